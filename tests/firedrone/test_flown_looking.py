"""An orbit and an overwatch planned, flown and recorded by command line: does the camera keep to the roof?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from maps.geo import LatLon, moved
from telemetry.frames import Source, read_frames
from telemetry.gimbal_track import gimbal_track
from telemetry.track import Track, distances_m, track_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

ROOT = Path(__file__).parents[2]
HOME = LatLon(56.3829, 24.6479)
ROOF = moved(HOME, 70.0, 40.0)
RADIUS_M = 35.0
HEIGHT_M = 30.0


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


class Terminal:
    """A shell in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT), "FIREDRONE_DATA": str(folder / "data")}

    def told(self, *arguments: str) -> dict[str, Any]:
        """The one JSON document of a verb that did what it names."""
        command = [sys.executable, "-m", "firedrone.cli", *arguments, "--json"]
        ended = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=110,
            check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)

    def flown(self, *pattern: str) -> Track:
        """Plan it, fly it with the drone inside the program, and read the track from the record."""
        options = ("--at", text(ROOF), "--home", text(HOME), "--radius", str(RADIUS_M), "--speed", "5")
        self.told("plan", *pattern, *options, "--height", str(HEIGHT_M), "--out", "plan.json")
        result = self.told("fly", "plan.json", "--link", "sim", "--speed", "25")
        assert (result["verified"], result["completed"], result["landed"]) == (True, True, True)
        frames, drone = read_frames(Path(result["flight_dir"])), Source(1, 1)
        track = track_of(frames, drone)
        looks = gimbal_track(frames, drone, track)
        assert looks is not None, "no gimbal was heard"
        # Over and back through north there are no straight lines: sine and cosine have them.
        angles = np.radians(looks.yaw_deg)
        north, east = (np.interp(track.at_us, looks.at_us, part) for part in (np.cos(angles), np.sin(angles)))
        self.yaw_deg = np.degrees(np.arctan2(east, north))
        return track


def test_on_an_orbit_the_camera_keeps_to_the_roof_all_round(terminal: Terminal):
    track = terminal.flown("orbit", "--object-height", "9")
    on_it = np.abs(away_m(track) - RADIUS_M) < 3.0
    bearings = np.degrees(np.arctan2(*from_roof_m(track)))[on_it] % 360.0
    assert len(np.unique(bearings // 30.0)) == 12  # seen from all twelve sides
    assert np.percentile(off_roof_deg(track, terminal.yaw_deg)[on_it], 90) < 8.0
    assert track.above_home_m[on_it].mean() == pytest.approx(HEIGHT_M, abs=1.0)
    assert away_m(track)[track.armed].min() > RADIUS_M - 4.0  # never over it


def test_on_an_overwatch_it_stays_as_long_as_asked_and_looks(terminal: Terminal):
    track = terminal.flown("overwatch", "--hold", "60", "--wind", "300,6")
    station = moved(ROOF, RADIUS_M * np.sin(np.radians(300.0)), RADIUS_M * np.cos(np.radians(300.0)))
    there = distances_m(track.lat_deg, track.lon_deg, np.array(station.lat_deg), np.array(station.lon_deg))
    stays = (there < 2.0) & (track.ground_speed_m_s < 0.5) & (track.above_home_m > HEIGHT_M - 2.0)
    seconds = np.diff(track.at_us[stays][[0, -1]])[0] / 1e6
    assert 58.0 < seconds < 75.0  # it levels out before, and turns towards home after
    looking = off_roof_deg(track, terminal.yaw_deg)[stays]
    assert np.median(looking) < 2.0
    assert np.percentile(looking, 80) < 3.0


def from_roof_m(track: Track) -> tuple[np.ndarray, np.ndarray]:
    """East and north of the roof."""
    north = np.radians(track.lat_deg - ROOF.lat_deg) * 6_371_008.8
    east = np.radians(track.lon_deg - ROOF.lon_deg) * 6_371_008.8 * np.cos(np.radians(ROOF.lat_deg))
    return east, north


def away_m(track: Track) -> np.ndarray:
    return np.hypot(*from_roof_m(track))


def off_roof_deg(track: Track, yaw_deg: np.ndarray) -> np.ndarray:
    """Between the look of the camera and the roof."""
    east, north = from_roof_m(track)
    return np.abs((yaw_deg - np.degrees(np.arctan2(-east, -north)) + 180.0) % 360.0 - 180.0)


def text(at: LatLon) -> str:
    return f"{at.lat_deg},{at.lon_deg}"
