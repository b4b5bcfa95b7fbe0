"""How an ArduPilot SITL is started: its command line, what it counts as calibrated by, and a free instance.

It is reached by UDP alone. By itself it listens on three TCP ports of every network that the computer is in
and obeys whoever connects; told to speak to a port of this computer, nobody else can reach it there.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

from training.sitl.errors import SitlError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from maps.geo import LatLon

HERE = "127.0.0.1"
MODEL = "+"  # the quadrotor whose flights were recorded
HOME_AMSL_M = 80.0  # of the embedded drone too
DEFAULTS = "defaults.parm"
INSTANCES = range(20, 90)  # away from those that people start by hand
RC_PORT = 5501  # the pilot's remote control; ten more for each instance
_NEEDED = "data/sitl_copter.parm"


@dataclass(frozen=True, slots=True)
class Launch:
    """One start. `crew_port` and `trainer_port` wait on this computer for what SERIAL0 and SERIAL1 say."""

    program: Path
    home: LatLon
    crew_port: int
    trainer_port: int
    heading_deg: float = 0.0
    speed: float = 1.0
    instance: int = INSTANCES.start
    parameters: Mapping[str, float] = field(default_factory=dict[str, float])  # besides those it needs


def command_line(launch: Launch) -> list[str]:
    """To be run in an empty folder that holds `DEFAULTS`: it keeps its memory and its logs there."""
    at, heading_deg = launch.home, launch.heading_deg % 360.0
    return [
        str(launch.program),
        *("--model", MODEL),
        *("--speedup", f"{launch.speed:g}"),
        *("--home", f"{at.lat_deg:.7f},{at.lon_deg:.7f},{HOME_AMSL_M:g},{heading_deg:g}"),
        *("--defaults", DEFAULTS),
        *("--sim-address", HERE),
        *("-I", str(launch.instance)),
        *("--serial0", f"udpclient:{HERE}:{launch.crew_port}"),
        *("--serial1", f"udpclient:{HERE}:{launch.trainer_port}"),
        *("--serial2", "none:"),
        "-w",
    ]


def write_defaults(folder: Path, parameters: Mapping[str, float]) -> None:
    """The least that it needs to count as a calibrated quadrotor that arms, and `parameters`."""
    needed = files("training").joinpath(_NEEDED).read_text("utf-8")
    more = "".join(f"{name} {value:g}\n" for name, value in parameters.items())
    (folder / DEFAULTS).write_text(needed + more, "utf-8")


def free_instance(first: int = 0) -> int:
    """One whose ports nobody has, looked for from the `first` on.

    Two that are begun at the same moment do not see each other's ports yet: give each another first, such as
    the port of its crew.
    """
    for n in range(len(INSTANCES)):
        instance = INSTANCES[(first + n) % len(INSTANCES)]
        if _is_free(RC_PORT + 10 * instance):
            return instance
    raise SitlError("no ArduPilot SITL can be started: the ports of all its instances are taken; end some")


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((HERE, port))
        except OSError:
            return False
    return True
