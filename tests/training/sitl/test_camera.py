"""The camera beside an ArduPilot SITL is found by a real session, and says where its pictures come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from telemetry.camera.discover import discover
from telemetry.link.loopback import LoopbackLink
from telemetry.messages import Codec, mavlink
from telemetry.session import Session
from tests.training.sitl.stand_in import PLACE
from training.payload.offer import StreamOffer
from training.payload.payload import CAMERA
from training.sitl.camera import CameraBeside, fixed_payload
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing
    from training.payload.payload import Payload

THERMAL = StreamOffer("Thermal", "rtsp://127.0.0.1:1/thermal", thermal=True)
VISIBLE = StreamOffer("Visible", "rtsp://127.0.0.1:1/visible")
WANTED = mavlink.MAV_CMD_REQUEST_MESSAGE
STREAMS = mavlink.MAVLINK_MSG_ID_VIDEO_STREAM_INFORMATION


@pytest.fixture
def payload() -> Payload:
    made = fixed_payload()
    made.streams = (THERMAL, VISIBLE)
    return made


class Both:
    """A drone without a camera, and the camera beside it."""

    def __init__(self, drone: EmbeddedDrone, camera: CameraBeside) -> None:
        self._drone, self._camera = drone, camera

    def step(self, now_s: float, received: bytes) -> bytes:
        return self._drone.step(now_s, received) + self._camera.step(now_s, received)


def asked(camera: CameraBeside, command: int, *params: float, component: int = CAMERA) -> list[Message]:
    filled = (*params, *(0.0 for _ in range(7 - len(params))))
    order: Outgoing = mavlink.MAVLink_command_long_message(1, component, command, 0, *filled)
    said = camera.step(camera.now_s + 0.01, Codec(255, 190).pack(order))
    return [one for one in Codec().decode(said) if one.get_type() != "HEARTBEAT"]


def test_a_station_finds_it_beside_the_drone_and_knows_its_streams(payload: Payload):
    bare = EmbeddedDrone(PLACE, ready=True)
    session = Session(LoopbackLink(Both(bare, CameraBeside(payload, 1)), speed=None))
    for step in range(1200):
        session.step(0.05)
        if step == 60:
            session.run(discover)
        cameras = session.state.get().cameras
        if cameras and len(cameras[0].streams) == 2:
            break
    (camera,) = session.state.get().cameras
    assert [(one.name, one.uri, one.thermal) for one in camera.streams] == [
        ("Thermal", THERMAL.uri, True),
        ("Visible", VISIBLE.uri, False),
    ]
    session.close()


def test_one_stream_can_be_asked_for_and_one_that_is_not_there_is_refused(payload: Payload):
    camera = CameraBeside(payload, 1)
    ack, told = asked(camera, WANTED, float(STREAMS), 2.0)
    assert (ack.result, told.uri) == (0, VISIBLE.uri)
    (refused,) = asked(camera, WANTED, float(STREAMS), 3.0)
    assert refused.result == 4


def test_it_takes_no_orders_and_leaves_those_of_the_autopilot_alone(payload: Payload):
    camera = CameraBeside(payload, 1)
    (refused,) = asked(camera, mavlink.MAV_CMD_SET_CAMERA_ZOOM, 1.0, 1.0)
    assert refused.result == 3
    assert asked(camera, mavlink.MAV_CMD_COMPONENT_ARM_DISARM, 1.0, component=1) == []
    assert asked(camera, mavlink.MAV_CMD_NAV_LAND, component=0) == []
    (information,) = asked(camera, WANTED, float(mavlink.MAVLINK_MSG_ID_CAMERA_INFORMATION), component=0)[1:]
    assert not information.flags & mavlink.CAMERA_CAP_FLAGS_CAPTURE_IMAGE


def test_what_is_wanted_often_comes_often_until_it_is_not(payload: Payload):
    camera = CameraBeside(payload, 1)
    settings = float(mavlink.MAVLINK_MSG_ID_CAMERA_SETTINGS)
    asked(camera, mavlink.MAV_CMD_SET_MESSAGE_INTERVAL, settings, 1e6)
    assert told(camera, 10.0) == pytest.approx(10, abs=1)
    asked(camera, mavlink.MAV_CMD_SET_MESSAGE_INTERVAL, settings, -1.0)
    assert told(camera, 10.0) == 0


def told(camera: CameraBeside, seconds: float) -> int:
    said = b"".join(camera.step(camera.now_s + 0.1, b"") for _ in range(round(seconds * 10)))
    return [one.get_type() for one in Codec().decode(said)].count("CAMERA_SETTINGS")
