"""Fly one mission with mavsdk, as a program of its own: python mavsdk_flight.py CONNECTION FOLDER."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from mavsdk import ComponentType, Configuration, Mavsdk
from mavsdk.plugins.action import Action
from mavsdk.plugins.log_files import LogFiles
from mavsdk.plugins.mission_raw import MissionItem, MissionRaw
from mavsdk.plugins.param import Param
from mavsdk.plugins.telemetry import Telemetry

PATIENCE_S = 60.0
LOG_AFTER_S = 2.0  # real seconds: the drone writes on for 15 of its own
ROWS = [  # frame, command, x, y, z
    (5, 16, 562000000, 253000000, 80.0),
    (6, 22, 0, 0, 15.0),
    (6, 16, 562003000, 253000000, 15.0),
    (6, 20, 0, 0, 0.0),
]


def main(connection: str, folder: Path) -> None:
    with Mavsdk(Configuration.create_with_component_type(ComponentType.GROUND_STATION)) as station:
        station.add_any_connection(connection)
        system = station.first_autopilot(10.0)
        if system is None:
            raise SystemExit("no drone was found")
        mission, action, telemetry = MissionRaw(system), Action(system), Telemetry(system)
        parameters = Param(system)
        parameters.set_param_float("WPNAV_SPEED", 800.0)
        items = [
            MissionItem(n, frame, command, int(n == 0), 1, 0.0, 0.0, 0.0, 0.0, x, y, z, 0)
            for n, (frame, command, x, y, z) in enumerate(ROWS)
        ]
        mission.upload_mission(items)
        back = mission.download_mission()
        for set_rate in (
            telemetry.set_rate_gps_info,
            telemetry.set_rate_position,
            telemetry.set_rate_landed_state,
        ):
            set_rate(4.0)
        wait(lambda: telemetry.position().relative_altitude_m < 1.0, "position")  # NaN until it comes
        action.arm()
        mission.start_mission()
        wait(telemetry.in_air, "take-off")
        wait(lambda: not telemetry.armed(), "landing")
        time.sleep(LOG_AFTER_S)
        seen = {
            "uploaded": len(items),
            "read_back": [i.command for i in back],
            "parameter": parameters.get_param_float("WPNAV_SPEED"),
            "landed": True,
            "log_bytes_missing": _missing(LogFiles(system), folder / "flight.bin"),
        }
        sys.stdout.write(json.dumps(seen) + "\n")


def _missing(logs: LogFiles, path: Path) -> int:
    """How many bytes of the one log did not arrive."""
    (entry,) = logs.get_entries()
    done: list[bool] = []

    def progress(_result, data, _user) -> None:
        if data.progress >= 1.0:
            done.append(True)

    logs.download_log_file_async(entry, str(path), progress)
    wait(lambda: bool(done), "log")
    return entry.size_bytes - path.stat().st_size


def wait(true, what: str) -> None:
    until_s = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > until_s:
            raise SystemExit(f"no {what} within {PATIENCE_S} s")
        time.sleep(0.05)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
