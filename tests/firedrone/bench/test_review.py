"""What is measured is what a person would see: a whole record, a real window, a peer that read the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from firedrone.bench import programs, review
from firedrone.bench.made_up_flight import HEIGHT_M, MESSAGES_PER_S, RATES_HZ
from firedrone.bench.review_incident import SPOTS, made_up
from incidents.folder import find
from incidents.journal import read_journal
from telemetry.frames import read_frames
from telemetry.track import track_of
from telemetry.video.playback import Playback, Reel
from ui.desk.flight_reader import read_flight

if TYPE_CHECKING:
    from firedrone.bench.review_incident import Made

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made_up(tmp_path_factory.mktemp("review"), flight_s=400, video_s=310, entries=200)


def test_each_flight_is_a_whole_log_of_a_drone_that_flies(made: Made):
    frames = read_frames(made.flights[0])
    assert len(frames) == 400 * MESSAGES_PER_S
    assert frames.bad_bytes == 0
    assert set(frames.counts()) == set(RATES_HZ)
    track = track_of(frames, frames.vehicles()[0])
    assert track.armed.all()
    assert track.above_home_m.max() == pytest.approx(HEIGHT_M)
    assert 2000 < track.distance_m() < 4000
    read = read_flight(made.flights[0])
    assert read is not None
    assert read.flight.gimbal is not None
    assert read.flight.gimbal.pitch_deg[0] == pytest.approx(-60.0, abs=0.01)


def test_the_peer_reads_as_many_messages(made: Made):
    review._pymavlink(made.flights[0])


def test_the_journal_holds_what_it_says(made: Made):
    entries = read_journal(find(made.data, made.incident))
    assert len(entries) >= 200
    assert len([entry for entry in entries if entry.code == "marked"]) == SPOTS


def test_the_pictures_are_there_when_the_drone_flew(made: Made):
    told: list[str] = []
    for stream in ("thermal", "visible"):
        playback = Playback([Reel(made.flights[1])], stream, lambda _, why: told.append(why))
        found = playback.picture_at(made.began[1] + timedelta(seconds=300))
        playback.close()
        assert found is not None
    assert told == []


def test_the_window_is_measured(made: Made):
    done = subprocess.run(
        [sys.executable, "-m", "firedrone.bench.review_window", str(made.data), made.incident, "quick"],
        cwd=programs.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100.0,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["lanes_ms"] <= found["open_ms"]
    assert found["step"]["count"] == 200
    assert 0.0 < found["step"]["p50_ms"] <= found["step"]["p95_ms"] <= found["step"]["most_ms"]
    assert found["picture"]["count"] == 20
    assert found["player_mb"] > 0.0
