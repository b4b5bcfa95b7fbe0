"""Training reaches this computer and, once a trainer's line is opened, one laptop; never a drone."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from telemetry.link.link import LinkError
from training.ports import parse_listen

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "training"
# Those that open sockets, each for what it says; a new one has to be looked at and named here.
KNOWN = {
    "ports.py",  # ground stations, on this computer only
    "camera/rtsp_server.py",  # the camera's picture, to this program
    "camera/siyi_server.py",
    "camera/camera.py",
    "camera/mount.py",
    "camera/own_process.py",
    "chaos/udp_proxy.py",  # a bad network, for tests
    "chaos/tcp_proxy.py",
    "remote/addresses.py",
    "remote/crew_end.py",  # the paired line
    "remote/reception.py",
    "remote/guest.py",
    "remote/trainer_end.py",
    "remote/wire.py",
}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.add(node.module)
    return names


def test_only_these_files_of_the_training_know_what_a_socket_is():
    users = {
        path.relative_to(TRAINING).as_posix()
        for path in TRAINING.rglob("*.py")
        if imported(path) & {"socket", "socketserver", "asyncio", "ssl", "http.server"}
        and not path.relative_to(TRAINING).as_posix().startswith("sitl/")
    }
    assert users <= KNOWN


def test_no_file_of_the_training_speaks_of_serial_ports_or_of_the_stations_links():
    forbidden = {"serial", "telemetry.link.serial", "telemetry.link.sockets", "telemetry.link.kept"}
    assert not [path for path in TRAINING.rglob("*.py") if imported(path) & forbidden]


@pytest.mark.slow
def test_loading_the_whole_of_the_line_and_the_exercise_loads_no_serial_port():
    code = (
        "import sys, training.exercise.running, training.remote.crew_end, training.remote.trainer_line\n"
        "sys.exit(any(name == 'serial' or name.startswith('telemetry.link.serial') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("address", ["udp:10.0.0.5:14550", "tcp:0.0.0.0:5760", "udpout:192.168.1.2:14550"])
def test_the_practice_drone_listens_on_this_computer_only(address: str):
    with pytest.raises(LinkError):
        parse_listen(address)
