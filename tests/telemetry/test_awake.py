"""The laptop stays awake while the drone is armed, and may sleep again afterwards."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from telemetry import awake
from telemetry.awake import Awake

if TYPE_CHECKING:
    from pathlib import Path

STAND_IN = "import sys; open(sys.argv[1], 'w').close(); sys.stdin.read(); open(sys.argv[2], 'w').close()"


class Lamp:
    """Counts how often it was lit and put out."""

    def __init__(self) -> None:
        self.lit = 0
        self.out = 0

    def hold(self) -> Lamp:
        self.lit += 1
        return self

    def release(self) -> None:
        self.out += 1


@pytest.fixture
def lamp(monkeypatch: pytest.MonkeyPatch) -> Lamp:
    lamp = Lamp()
    monkeypatch.setattr(awake, "hold", lamp.hold)
    return lamp


@pytest.mark.hazard("H17")
def test_asked_at_every_heartbeat_it_holds_once_and_lets_go_once(lamp: Lamp):
    laptop = Awake()
    for _ in range(3):
        laptop.keep(True)
    assert laptop.held
    assert (lamp.lit, lamp.out) == (1, 0)
    for _ in range(3):
        laptop.keep(False)
    assert not laptop.held
    assert (lamp.lit, lamp.out) == (1, 1)


def test_a_computer_that_cannot_be_held_awake_is_said_once_a_flight(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(awake, "inhibitor", lambda: None)
    monkeypatch.setattr(sys, "platform", "linux")
    laptop = Awake()
    for _ in range(5):
        laptop.keep(True)
    assert not laptop.held
    assert caplog.text.count("cannot be kept from sleeping") == 1


def test_an_inhibitor_that_is_not_there_stops_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(awake, "inhibitor", lambda: ["/nowhere/inhibit"])
    laptop = Awake()
    laptop.keep(True)
    assert not laptop.held


def test_the_inhibitor_runs_until_it_is_released(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    began, ended = tmp_path / "began", tmp_path / "ended"
    command = [sys.executable, "-c", STAND_IN, str(began), str(ended)]
    monkeypatch.setattr(awake, "inhibitor", lambda: command)
    laptop = Awake()
    laptop.keep(True)
    assert laptop.held
    laptop.keep(False)  # closes its input and waits for its end
    assert began.exists()
    assert ended.exists()


@pytest.mark.slow
def test_the_inhibitor_ends_with_a_program_that_is_killed(tmp_path: Path):
    ended = tmp_path / "ended"
    child = f"import sys; sys.stdin.read(); open({str(ended)!r}, 'w').close(); sys.stdout.write('over')"
    parent = (
        "import os, signal, sys\n"
        "from telemetry import awake\n"
        "awake.subprocess.DEVNULL = None  # so that the child's last word reaches the test\n"
        f"awake.inhibitor = lambda: [sys.executable, '-c', {child!r}]\n"
        "awake.Awake().keep(True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # The pipe is read to its end: that is when the child, which has inherited it, is gone too.
    done = subprocess.run([sys.executable, "-c", parent], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stdout == "over"
    assert ended.exists()
