"""The laptop dies in mid flight: the window is killed, and the next start shows all that it knew."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.folder import folders
from incidents.journal import read_journal
from incidents.verify import verify
from telemetry.events import EventCode
from telemetry.flight_folder import raw_files
from telemetry.framing import Framer
from telemetry.messages import Codec
from ui import units
from ui.recovery import recover
from ui.review.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from pytestqt.qtbot import QtBot

    from ui.review.flights import ReviewedFlight
    from ui.station import Station

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

ROOT = Path(__file__).parents[2]
SPEED = 10.0
FLOWN_S = 20.0  # of the exercise, after it took off: enough for a track, and still on the way out
START_WITHIN_S = 60.0
MISSING_MAX_S = 1.0 * SPEED  # one second of ours
STAMP_BYTES = 8  # tlog: microseconds since 1970, big-endian, before each frame


@dataclass(frozen=True)
class Killed:
    """What the disk held when the program was gone, read without any of the code that reads it back."""

    data: Path
    flight: Path
    last_frame_at: datetime
    last_position_at: datetime
    missing_s: float  # of the exercise's own time: from the last frame to the moment of the kill


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    data = tmp_path_factory.mktemp("killed") / "data"
    with demo(data) as program:
        wait_for(lambda: EventCode.TOOK_OFF in journal_codes(data), program, "no take-off in the journal")
        (flight,) = (data / "flights").iterdir()
        took_off = recorded(flight)[-1][0]
        ahead: list[float] = []  # the exercise's clock against ours; it never runs faster than SPEED

        def flown() -> bool:
            asked_s = time.time()
            newest = recorded(flight)[-1][0]
            ahead.append(newest.timestamp() - SPEED * asked_s)
            return newest - took_off > timedelta(seconds=FLOWN_S)

        wait_for(flown, program, "the flight is not recorded")
        killed_at_s = time.time()
        program.kill()
        program.wait(10)
    frames = recorded(flight)
    positions = [at for at, name in frames if name == "GLOBAL_POSITION_INT"]
    missing_s = max(ahead) + SPEED * killed_at_s - frames[-1][0].timestamp()
    return Killed(data, flight, frames[-1][0], positions[-1], missing_s)


@pytest.fixture
def station(killed: Killed, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(killed.data, Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.show()
    yield opened
    opened.close()


def test_at_most_a_second_is_missing_and_the_next_start_shows_the_rest(
    killed: Killed, station: Station, qtbot: QtBot
):
    assert killed.missing_s <= MISSING_MAX_S
    assert killed.missing_s > -1.0, "that was no measurement"
    shown: list[tuple[ReviewedFlight, ...]] = []
    station.parts.review.flights_shown.connect(shown.append)

    recover(station)
    qtbot.waitUntil(lambda: bool(shown and shown[-1]))

    parts = station.parts
    assert parts.incidents.incident is not None
    assert parts.incidents.incident.what == "Grass fire"
    assert parts.window.page == "review"
    (flight,) = shown[-1]
    assert flight.name == killed.flight.name
    assert abs(utc(flight.track.at_us[-1]) - killed.last_position_at) < timedelta(milliseconds=1)
    assert flight.plan is not None
    assert sentence(station) == (
        "FireDrone ended while this flight was recorded. "
        f"Its record is whole up to {units.clock(killed.last_frame_at)}."
    )
    assert [entry.code for entry in parts.incidents.entries].count("flight_attached") == 1


def test_the_cursor_reaches_the_last_second_before_the_kill(killed: Killed, station: Station, qtbot: QtBot):
    station.parts.incidents.open("last")
    station.reviewing.look()
    parts = station.parts
    qtbot.waitUntil(lambda: not parts.review.reading)
    parts.replay.go_to(killed.last_position_at + timedelta(hours=1))  # as far as it goes
    assert abs(parts.replay.at - killed.last_position_at) < timedelta(seconds=1)
    parts.replay.go_to(killed.last_position_at)
    fix = parts.review_page.vehicle.fix
    assert fix is not None
    assert fix.above_home_m > 10.0


def test_the_record_is_whole_and_a_second_start_says_nothing(killed: Killed, station: Station):
    before = len(read_journal(folders(killed.data)[0]))
    recover(station)
    assert sentence(station) == ""
    assert station.parts.incidents.incident is None
    assert station.parts.window.page == "incident"
    station.close()
    assert len(read_journal(folders(killed.data)[0])) == before
    verdict = verify(killed.data)
    assert verdict.ok, verdict.problems
    assert verdict.entries == before


@contextmanager
def demo(data: Path) -> Generator[subprocess.Popen[bytes]]:
    """The real window without a screen; it is gone when this ends, whatever happened."""
    command = [sys.executable, "-m", "firedrone.cli", "--data", str(data), "demo", "--speed", f"{SPEED:g}"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as program:
        try:
            yield program
        finally:
            if program.poll() is None:
                program.kill()


def wait_for(condition: object, program: subprocess.Popen[bytes], otherwise: str) -> None:
    until_s = time.monotonic() + START_WITHIN_S
    while not condition():  # type: ignore[operator]
        assert program.poll() is None, f"the window ended by itself with {program.returncode}"
        assert time.monotonic() < until_s, otherwise
        time.sleep(0.02)


def journal_codes(data: Path) -> list[str]:
    return [entry.code for folder in folders(data) for entry in read_journal(folder)]


def recorded(flight: Path) -> list[tuple[datetime, str]]:
    """Time and name of every frame that is whole in the raw files."""
    codec, found = Codec(), list[tuple[datetime, str]]()
    for file in raw_files(flight):
        data, offset = file.read_bytes(), 0
        while (frame := whole_frame(data[offset + STAMP_BYTES : offset + STAMP_BYTES + 280])) is not None:
            stamp_us = int.from_bytes(data[offset : offset + STAMP_BYTES], "big")
            found += [(utc(stamp_us), message.get_type()) for message in codec.decode(frame)]
            offset += STAMP_BYTES + len(frame)
    return found


def whole_frame(data: bytes) -> bytes | None:
    return next(iter(Framer().feed(data)), None)


def utc(stamp_us: int) -> datetime:
    return datetime.fromtimestamp(int(stamp_us) / 1e6, UTC)


def sentence(station: Station) -> str:
    (notice,) = station.parts.review_page.findChildren(Notice)
    return notice.text
