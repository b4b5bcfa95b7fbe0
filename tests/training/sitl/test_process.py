"""A real child process, started and ended as an ArduPilot SITL is."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from telemetry.messages import Codec
from tests.training.sitl.stand_in import PLACE, ear, is_there, program, until
from training.sitl.errors import SitlError
from training.sitl.launch import INSTANCES, RC_PORT, Launch, free_instance
from training.sitl.process import SitlProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def ears() -> Iterator[tuple[socket.socket, socket.socket]]:
    crew, trainer = ear(), ear()
    yield crew, trainer
    crew.close()
    trainer.close()


@pytest.fixture
def launch(tmp_path: Path, ears: tuple[socket.socket, socket.socket]) -> Launch:
    crew_port, trainer_port = (sock.getsockname()[1] for sock in ears)
    return Launch(program(tmp_path), PLACE, crew_port, trainer_port, instance=free_instance())


def heard(sock: socket.socket) -> str:
    """The first message that comes."""
    codec = Codec()
    while True:
        messages = codec.decode(sock.recv(65_535))
        if messages:
            return messages[0].get_type()


def nothing_more(sock: socket.socket) -> bool:
    try:
        sock.recv(65_535)
    except TimeoutError:
        return True
    return False


def test_it_speaks_to_both_ports_and_ends_with_its_folder(
    launch: Launch, ears: tuple[socket.socket, socket.socket]
):
    with SitlProcess(launch) as sitl:
        assert [heard(sock) for sock in ears] == ["HEARTBEAT", "HEARTBEAT"]
        assert (sitl.folder / "eeprom.bin").exists()
        pid = sitl.pid
        assert pid is not None
        assert sitl.running
    assert not is_there(pid)
    assert not sitl.folder.exists()
    assert sitl.why_ended() is None
    sitl.stop()


def test_one_that_is_killed_is_noticed_and_said(launch: Launch, ears: tuple[socket.socket, socket.socket]):
    with SitlProcess(launch) as sitl:
        heard(ears[0])
        assert sitl.pid is not None
        os.kill(sitl.pid, signal.SIGKILL)
        until(lambda: not sitl.running)
        assert sitl.why_ended() == (
            f"the ArduPilot SITL {launch.program} was ended by signal 9; it said nothing"
        )


def test_one_that_exits_at_once_is_said_with_its_own_words(launch: Launch, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FAKE_SITL", "exits")
    with SitlProcess(launch) as sitl:
        until(lambda: not sitl.running)
        assert str(sitl.why_ended()).endswith("ended with code 1: Invalid device path: none:")


def test_one_that_hangs_when_asked_to_end_is_killed(
    launch: Launch, ears: tuple[socket.socket, socket.socket], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("FAKE_SITL", "hangs")
    sitl = SitlProcess(launch, patience_s=0.2)
    heard(ears[0])
    pid = sitl.pid
    sitl.stop()
    assert pid is not None
    assert not is_there(pid)
    assert sitl.ended is not None
    assert sitl.ended.code == -signal.SIGKILL


def test_one_that_cannot_be_started_is_said_at_once(launch: Launch, tmp_path: Path):
    no_program = tmp_path / "text"
    no_program.write_text("not a program")
    no_program.chmod(0o755)
    with pytest.raises(SitlError, match="cannot be started: Exec format error"):
        SitlProcess(replace(launch, program=no_program))


def test_a_port_that_is_taken_is_said_with_its_own_words(launch: Launch):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", RC_PORT + 10 * launch.instance))
        with SitlProcess(launch) as sitl:
            until(lambda: not sitl.running)
            assert "bind failed - Address already in use" in str(sitl.why_ended())


def test_the_next_instance_is_one_whose_ports_are_free(monkeypatch: pytest.MonkeyPatch):
    first = free_instance()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", RC_PORT + 10 * first))
        assert free_instance() > first
    assert free_instance(INSTANCES.index(first) + 1) > first  # two at once look from different ones
    monkeypatch.setattr("training.sitl.launch._is_free", lambda _: False)
    with pytest.raises(SitlError, match="end some"):
        free_instance()


def test_frozen_it_says_nothing_and_goes_on_where_it_stood(
    launch: Launch, ears: tuple[socket.socket, socket.socket]
):
    crew = ears[0]
    with SitlProcess(launch) as sitl:
        heard(crew)
        sitl.freeze()
        until(lambda: _state(sitl.pid) == "T")
        crew.settimeout(0.01)
        assert any(nothing_more(crew) for _ in range(1000))  # what it said before is read
        crew.settimeout(2.5)
        with pytest.raises(TimeoutError):  # two heartbeats would have come
            crew.recv(65_535)
        sitl.resume()
        crew.settimeout(20.0)
        assert heard(crew)


def test_a_frozen_one_ends_as_well(launch: Launch, ears: tuple[socket.socket, socket.socket]):
    sitl = SitlProcess(launch)
    heard(ears[0])
    pid = sitl.pid
    sitl.freeze()
    sitl.stop()
    assert pid is not None
    assert not is_there(pid)
    assert sitl.ended is not None
    assert sitl.ended.code == -signal.SIGTERM


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_program_that_is_killed_leaves_none_behind(
    how: signal.Signals, launch: Launch, ears: tuple[socket.socket, socket.socket]
):
    with subprocess.Popen(_owner(launch), cwd=ROOT, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        pid = int(owner.stdout.readline())
        heard(ears[0])
        owner.send_signal(how)
    until(lambda: not is_there(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own word, elsewhere there is none")
def test_a_keeper_that_is_killed_leaves_none_behind(
    launch: Launch, ears: tuple[socket.socket, socket.socket]
):
    with SitlProcess(launch) as sitl:
        heard(ears[0])
        pid = sitl.pid
        assert pid is not None
        keeper = int(Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[1])
        os.kill(keeper, signal.SIGKILL)
        until(lambda: not is_there(pid))
        until(lambda: not sitl.running)
        assert "what watched over it was ended" in str(sitl.why_ended())


def _owner(launch: Launch) -> list[str]:
    code = (
        "import sys, threading\nfrom pathlib import Path\nfrom maps.geo import LatLon\n"
        "from training.sitl.launch import Launch\nfrom training.sitl.process import SitlProcess\n"
        f"sitl = SitlProcess(Launch(Path({str(launch.program)!r}), LatLon(56.2, 25.3), {launch.crew_port}, "
        f"{launch.trainer_port}, instance={launch.instance}))\n"
        "print(sitl.pid, flush=True)\nthreading.Event().wait()\n"
    )
    return [sys.executable, "-c", code]


def _state(pid: int | None) -> str:
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
