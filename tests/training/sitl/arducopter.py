"""Stands in for ArduPilot's program: its command line, a process of its own, real MAVLink on real sockets.

FAKE_SITL is what is the matter with it: "exits" at once with a word, "hangs" when it is asked to end, "boots"
as long as the real one does.
"""

from __future__ import annotations

import math
import os
import signal
import socket
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from maps.geo import Amsl, LatLon
from training.faults import Faults
from training.ports import parse_listen
from training.serve import serve
from training.vehicle import EmbeddedDrone

METRES_A_DEGREE = 111_320.0


def main(arguments: list[str]) -> int:
    flags = {"-w"}
    rest = [argument for argument in arguments if argument not in flags]
    option = dict(zip(rest[::2], rest[1::2], strict=True))
    matter = os.environ.get("FAKE_SITL", "")
    if matter == "exits":
        sys.stderr.write("Invalid device path: none:\n")
        return 1
    if matter == "hangs":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    assert option["--sim-address"] == "127.0.0.1"
    remote = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        remote.bind(("127.0.0.1", 5501 + 10 * int(option["-I"])))
    except OSError as error:
        sys.stderr.write(f"RC input: bind failed - {error.strerror}\n")
        return 1
    Path("eeprom.bin").write_bytes(bytes(16))
    lat, lon, amsl_m, heading_deg = map(float, option["--home"].split(","))
    drone = EmbeddedDrone(LatLon(lat, lon), Amsl(amsl_m), heading_deg, ready=matter != "boots")
    for line in Path(option["--defaults"]).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, value = line.split()
            drone.autopilot.parameters.store(name, float(value))
    assert drone.autopilot.parameters["FRAME_CLASS"] == 1.0
    listen = [
        parse_listen(option[name].replace("udpclient", "udpout")) for name in ("--serial0", "--serial1")
    ]
    stop, speed = threading.Event(), float(option["--speedup"])
    serve(drone, listen, stop, speed=speed, tick=lambda: obey(drone))
    return 0


def obey(drone: EmbeddedDrone) -> None:
    """Those parameters of the simulation that the embedded drone does not follow by itself."""
    read = drone.autopilot.parameters
    parallel_m = METRES_A_DEGREE * math.cos(math.radians(drone.place.lat_deg))
    astray_m = (read["SIM_GPS1_GLTCH_X"] * METRES_A_DEGREE, read["SIM_GPS1_GLTCH_Y"] * parallel_m)
    weak = 1.0 - read["SIM_ENGINE_MUL"] if read["SIM_ENGINE_FAIL"] else 0.0
    drone.faults = Faults(position_off_m=astray_m, motor_weak=weak)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
