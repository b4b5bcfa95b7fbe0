"""Upload one mission with mavsdk, as a program of its own: rows on stdin, {"seconds": ...} on stdout."""

from __future__ import annotations

import importlib
import json
import sys
import time
from typing import Any

MEET_S = 30.0


def main(connection: str) -> None:
    """`seconds` is null when it failed."""
    # mavsdk is a peer, not a dependency of ours: its types are not there for whoever checks ours
    mavsdk: Any = importlib.import_module("mavsdk")
    raw: Any = importlib.import_module("mavsdk.plugins.mission_raw")
    rows = json.loads(sys.stdin.readline())
    kind = mavsdk.Configuration.create_with_component_type(mavsdk.ComponentType.GROUND_STATION)
    with mavsdk.Mavsdk(kind) as station:
        station.add_any_connection(connection)
        system = station.first_autopilot(MEET_S)
        if system is None:
            raise SystemExit("no drone was found")
        items = [
            raw.MissionItem(n, frame, command, int(n == 0), 1, p1, p2, p3, p4, x, y, z, 0)
            for n, (frame, command, p1, p2, p3, p4, x, y, z) in enumerate(rows)
        ]
        mission = raw.MissionRaw(system)
        began_s = time.monotonic()
        try:
            mission.upload_mission(items)
            seconds = time.monotonic() - began_s
        except Exception:  # noqa: BLE001 whatever it raises, it did not upload
            seconds = None
        sys.stdout.write(json.dumps({"seconds": seconds}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
