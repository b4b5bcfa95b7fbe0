"""Use the camera and the gimbal with mavsdk, as a program of its own: mavsdk_camera.py CONNECTION."""

from __future__ import annotations

import json
import sys
import time

from mavsdk import ComponentType, Configuration, Mavsdk
from mavsdk.plugins.camera import Camera
from mavsdk.plugins.gimbal import Gimbal, GimbalMode, SendMode

PATIENCE_S = 20.0


def main(connection: str) -> None:
    with Mavsdk(Configuration.create_with_component_type(ComponentType.GROUND_STATION)) as station:
        station.add_any_connection(connection)
        system = station.first_autopilot(10.0)
        if system is None:
            raise SystemExit("no drone was found")
        camera, gimbal = Camera(system), Gimbal(system)
        wait(lambda: camera.camera_list().cameras, "camera")
        wait(lambda: gimbal.gimbal_list().gimbals, "gimbal")
        found = camera.camera_list().cameras[0]
        turns = gimbal.gimbal_list().gimbals[0]
        camera.take_photo(found.component_id)
        gimbal.take_control(turns.gimbal_id, 1)
        gimbal.set_angles(turns.gimbal_id, 0.0, -40.0, 20.0, GimbalMode.YAW_FOLLOW, SendMode.ONCE)
        wait(lambda: gimbal.get_attitude(turns.gimbal_id).euler_angle_forward.pitch_deg < -39.0, "turn")
        seen = {"model": found.model_name, "component": found.component_id, "turned": True}
        sys.stdout.write(json.dumps(seen) + "\n")


def wait(true, what: str) -> None:
    until_s = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > until_s:
            raise SystemExit(f"no {what} within {PATIENCE_S} s")
        time.sleep(0.05)


if __name__ == "__main__":
    main(sys.argv[1])
