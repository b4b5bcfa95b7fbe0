"""An ArduPilot SITL that the user installed, in a folder of its own, heard on two UDP ports of loopback."""

from __future__ import annotations

import os
import socket
import subprocess
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from maps.geo import LatLon
from training.chaos.air import CLEAR, Air
from training.chaos.proxy import Proxy
from training.chaos.udp_proxy import HERE, UdpEnd

if TYPE_CHECKING:
    from collections.abc import Generator

PROGRAM = os.environ.get("FIREDRONE_SITL")
PLACE = LatLon(56.2, 25.3)
DEFAULTS = Path(__file__).parents[2] / "training" / "data" / "sitl_copter.parm"
END_S = 5.0
_INSTANCES = range(20, 90)  # what it listens on besides counts on from its instance, ten a piece
_RC_PORT = 5501


@dataclass(frozen=True, slots=True)
class Sitl:
    """A running one. SERIAL0 is to an ArduPilot what its USB is; SERIAL1 is a telemetry radio."""

    usb: Proxy
    radio: Proxy
    program: subprocess.Popen[bytes]


@contextmanager
def sitl(
    folder: Path, *, air: Air = CLEAR, speedup: int = 1, system: int = 1, place: LatLon = PLACE
) -> Generator[Sitl]:
    """Started with its parameters wiped; it boots at once. `air` is on both ports and can be changed."""
    if PROGRAM is None:
        raise OSError("FIREDRONE_SITL names no program")
    usb, radio = UdpEnd(), UdpEnd()
    command = [PROGRAM, "--model", "+", "--speedup", str(speedup), "-w", "--defaults", str(DEFAULTS)]
    command += ["--home", f"{place.lat_deg},{place.lon_deg},80,0", "--sysid", str(system)]
    command += ["--sim-address", HERE, "-I", str(_free_instance())]
    command += ["--serial0", _to(usb), "--serial1", _to(radio), "--serial2", "none:"]
    with ExitStack() as stack:
        proxies = [stack.enter_context(Proxy(UdpEnd(), end, air)) for end in (usb, radio)]
        log = stack.enter_context((folder / "sitl.log").open("wb"))
        program = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            yield Sitl(*proxies, program)
        finally:
            program.terminate()
            try:
                program.wait(END_S)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()


def _to(end: UdpEnd) -> str:
    return "udpclient:" + end.address.removeprefix("udpout:")


def _free_instance() -> int:
    for instance in _INSTANCES:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.bind((HERE, _RC_PORT + 10 * instance))
            except OSError:
                continue
            return instance
    raise OSError("no port is free")
