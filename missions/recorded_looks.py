"""Every look of a recorded flight, a quarter of a second apart."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import AboveHome, LatLon
from missions.coverage import Remark
from missions.looking import GIMBAL_STALE_S, assumed
from telemetry.georeference.pose import Pose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from missions.camera_model import Camera
    from missions.coverage import Coverage
    from missions.plan import Look
    from telemetry.gimbal_track import GimbalTrack
    from telemetry.track import Track

    Floats = NDArray[np.float64]

STEP_S = 0.25
SILENCE_S = 2.0  # between two positions that are farther apart nobody knows where the drone was


def cover(
    coverage: Coverage,
    track: Track,
    gimbal: GimbalTrack | None,
    camera: Camera,
    locked_on: Look | None = None,
    *,
    every: int = 1,
) -> None:
    """Add a whole flight to what was seen. `every`: of so many looks one, for who wants it soon."""
    coverage.begin()
    if gimbal is None:
        coverage.remarks.add(Remark.CAMERA_ASSUMED)
    for at_s, pose in islice(recorded_looks(track, gimbal, locked_on), 0, None, every):
        coverage.step(pose, camera, at_s)
    if not coverage.lambdas.any():
        coverage.remarks.add(Remark.NOTHING_SEEN)


def recorded_looks(
    track: Track, gimbal: GimbalTrack | None, locked_on: Look | None = None
) -> Iterator[tuple[float, Pose | None]]:
    """Seconds since the first position, and the pose; while it was armed, silences left out."""
    at_s = _moments(track)
    if not len(at_s):
        return
    start = track.at_us[0]
    heard_s = (track.at_us - start) / 1e6
    lat, lon, height = (
        np.interp(at_s, heard_s, column) for column in (track.lat_deg, track.lon_deg, track.above_home_m)
    )
    heading = _turning(at_s, heard_s, track.heading_deg)
    looks = None if gimbal is None else _gimbal_at(at_s, gimbal, int(start))
    for n, second in enumerate(at_s.tolist()):
        at, above = LatLon(float(lat[n]), float(lon[n])), AboveHome(float(height[n]))
        if looks is None:
            yield second, assumed(Pose(at, above, _known(heading[n])), locked_on)
        elif np.isnan(looks[0][n]):
            yield second, None
        else:
            yield second, Pose(at, above, _known(looks[1][n]), float(looks[0][n]))


def _moments(track: Track) -> Floats:
    """Seconds since the first position, where something is known."""
    if len(track) < 2:
        return np.zeros(0)
    heard_s = (track.at_us - track.at_us[0]) / 1e6
    heard = (np.diff(heard_s) <= SILENCE_S) & track.armed[:-1] & track.armed[1:]
    # Only inside what was heard: a damaged time may make a flight of centuries.
    begin, end = np.ceil(heard_s[:-1] / STEP_S), np.ceil(heard_s[1:] / STEP_S)
    count = np.where(heard, end - begin, 0.0).astype(np.int64)
    before = np.cumsum(count) - count
    number = np.arange(int(count.sum())) + np.repeat(begin.astype(np.int64) - before, count)
    return number.astype(np.float64) * STEP_S


def _gimbal_at(at_s: Floats, gimbal: GimbalTrack, start_us: int) -> tuple[Floats, Floats]:
    """Pitch and yaw; NaN as pitch where the gimbal had fallen silent."""
    heard_s = (gimbal.at_us - start_us) / 1e6
    newest = np.searchsorted(heard_s, at_s, side="right") - 1
    known = (newest >= 0) & (at_s - heard_s[np.maximum(newest, 0)] <= GIMBAL_STALE_S)
    pitch = np.where(known, gimbal.pitch_deg[np.maximum(newest, 0)], np.nan)
    return pitch, gimbal.yaw_deg[np.maximum(newest, 0)]


def _turning(at_s: Floats, heard_s: Floats, heading_deg: Floats) -> Floats:
    """Headings between headings, the short way round; unknown stays unknown."""
    known = ~np.isnan(heading_deg)
    if not known.any():
        return np.full(len(at_s), np.nan)
    turned = np.interp(at_s, heard_s[known], np.degrees(np.unwrap(np.radians(heading_deg[known])))) % 360.0
    after = np.clip(np.searchsorted(heard_s, at_s, side="right"), 1, len(heard_s) - 1)
    return np.where(known[after - 1] & known[after], turned, np.nan)


def _known(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
