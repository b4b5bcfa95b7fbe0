"""The program dies while the drone flies; started again, it goes on in the same record."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.geo import AboveGround
from missions.camera_model import DEFAULT_CAMERA
from missions.patterns.sweep import parallel
from missions.plan_file import write_plan
from telemetry.flight_folder import raw_files, read_card
from tests.missions import shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from telemetry.flight_folder import FlightCard

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ROOT = Path(__file__).parents[2]
HOME = shapes.at(-50.0, -50.0)
STARTS_WITHIN_S = 60.0
BUSY_S = 30.0  # a machine that runs other tests meanwhile; the promise itself is for the full size alone
BACK_WITHIN_S = 5.0
PLAN = parallel(
    shapes.area([(0, 0), (900, 0), (900, 900), (0, 900)]), DEFAULT_CAMERA, AboveGround(60.0), home=HOME
)


@pytest.fixture
def address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as found:
        found.bind(("127.0.0.1", 0))
        return f"udp:127.0.0.1:{found.getsockname()[1]}"


@pytest.mark.hazard("H16")
def test_a_program_that_is_killed_in_flight_goes_on_in_the_same_record(
    tmp_path: Path, address: str, sized: Callable[[int, int], int]
):
    data, plan = tmp_path / "data", tmp_path / "plan.json"
    write_plan(PLAN, plan)
    with running("sim", "--listen", address, "--at", f"{HOME.lat_deg},{HOME.lon_deg}"):
        fly = ("--data", str(data), "fly", str(plan), "--link", address.replace("udp:", "udpout:"), "--yes")
        with running(*fly) as first:
            wait_for(lambda: has_taken_off(data), first, STARTS_WITHIN_S, "it never took off")
            first.kill()
            first.wait(10)
        (flight,) = (data / "flights").iterdir()
        vehicle = card(flight).vehicle
        assert vehicle is not None
        segments = len(raw_files(flight))
        took_s: list[float] = []
        for _ in range(sized(2, 50)):
            with running("--data", str(data)) as window:
                began_s = time.monotonic()
                wait_for(
                    lambda before=segments: heard_again(flight, before), window, BUSY_S, "nothing is heard"
                )
                took_s.append(time.monotonic() - began_s)
                window.kill()
                window.wait(10)
            segments += 1
            assert [folder.name for folder in (data / "flights").iterdir()] == [flight.name]
            assert len(raw_files(flight)) == segments
            assert card(flight).vehicle == vehicle
            assert len(card(flight).reopened) == segments - 1
    print(f"back after {max(took_s):.1f} s at most, of {len(took_s)} kills")  # noqa: T201 a figure for who asked
    assert max(took_s) < sized(round(BUSY_S), round(BACK_WITHIN_S))


def has_taken_off(data: Path) -> bool:
    """By what stands in the raw record: nothing else is asked."""
    flights = list((data / "flights").glob("*"))
    return bool(flights) and any(b"Mission: 1 Takeoff" in file.read_bytes() for file in raw_files(flights[0]))


def heard_again(flight: Path, segments: int) -> bool:
    """Whether a new segment stands in the record, with more in it than preallocated nothing."""
    files = raw_files(flight)
    return len(files) > segments and any(files[-1].read_bytes()[:64])


def card(flight: Path) -> FlightCard:
    found = read_card(flight)
    assert found is not None
    return found


@contextmanager
def running(*arguments: str) -> Generator[subprocess.Popen[bytes]]:
    """The program with these arguments; it is gone when this ends, whatever happened."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "firedrone.cli", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        try:
            yield program
        finally:
            if program.poll() is None:
                program.kill()


def wait_for(
    condition: Callable[[], bool], program: subprocess.Popen[bytes], within_s: float, otherwise: str
) -> None:
    until_s = time.monotonic() + within_s
    while not condition():
        assert program.poll() is None, f"the program ended by itself with {program.returncode}"
        assert time.monotonic() < until_s, otherwise
        time.sleep(0.02)
