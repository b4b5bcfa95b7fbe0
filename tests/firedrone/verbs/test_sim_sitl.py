"""`firedrone sim --sitl` as a program of its own, with a stand-in for ArduPilot's."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firedrone.cli import BAD_INPUT, main
from telemetry.messages import Codec
from tests.training.sitl.stand_in import ear, is_there, program, until

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
ROOT = Path(__file__).parents[3]


@pytest.fixture
def station() -> Iterator[socket.socket]:
    sock = ear()
    yield sock
    sock.close()


def started(sitl: Path, station: socket.socket, **variables: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "firedrone.cli", "sim", "--sitl", "--json", "--at", "56.2,25.3"]
    command += ["--listen", f"udp:127.0.0.1:{station.getsockname()[1]}"]
    environment = {**os.environ, "FIREDRONE_SITL": str(sitl), **variables}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.slow
@pytest.mark.parametrize("ends_it", [signal.SIGTERM, signal.SIGINT])
def test_it_says_who_flies_speaks_to_the_station_and_ends_cleanly(
    ends_it: signal.Signals, tmp_path: Path, station: socket.socket
):
    with started(program(tmp_path), station) as verb:
        assert verb.stdout is not None
        document = json.loads(verb.stdout.readline())
        codec = Codec()
        until(lambda: any(m.get_type() == "HEARTBEAT" for m in codec.decode(station.recv(65_535))))
        children = _children(verb.pid)
        verb.send_signal(ends_it)
        rest, errors = verb.communicate(timeout=20)
    assert document["flown_by"] == "ArduPilot SITL 4.7.0-dev"
    assert document["home"] == {"lat_deg": 56.2, "lon_deg": 25.3}
    assert (rest, verb.returncode) == ("", 0), errors
    assert children
    until(lambda: not any(is_there(child) for child in children))  # one of them collects what is left


@pytest.mark.slow
def test_one_that_exits_at_once_is_bad_input_in_one_line(tmp_path: Path, station: socket.socket):
    with started(program(tmp_path), station, FAKE_SITL="exits") as verb:
        said, errors = verb.communicate(timeout=20)
    assert (said, verb.returncode) == ("", BAD_INPUT)
    assert errors.count("\n") == 1
    assert "ended with code 1: Invalid device path" in errors


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ([], "there is no ArduPilot SITL on this computer"),
        (
            ["--listen", "tcp:127.0.0.1:5760"],
            "speaks to one ground station by UDP, not to tcp:127.0.0.1:5760",
        ),
        (["--listen", "udp:127.0.0.1:1", "--listen", "udp:127.0.0.1:2"], "speaks to one ground station"),
        (["--camera", "village"], "carries no camera"),
        (["--drones", "2"], "--sitl is for one drone"),
    ],
)
def test_what_it_cannot_do_is_one_line(
    more: list[str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.delenv("ARDUPILOT_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("FIREDRONE_SITL", str(program(tmp_path)) if more else "")
    assert main(["sim", "--sitl", *more]) == BAD_INPUT
    assert says in capsys.readouterr().err


def _children(pid: int) -> list[int]:
    """All that descend from it."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [child for one in map(int, listed) for child in (one, *_children(one))]
