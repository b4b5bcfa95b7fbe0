"""The camera of the practice drone, found and pointed through the flight's one door."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from maps.geo import AboveHome, bearing_deg, moved
from telemetry.camera.drag import Frame
from tests.ui.desk.stepped import HOME
from ui.desk.camera_desk import CameraDesk
from ui.video.camera_abilities import Aim, Control

if TYPE_CHECKING:
    from tests.ui.desk.stepped import Room

FRAME = Frame(640.0, 512.0, 24.0)


@pytest.fixture
def desk(room: Room) -> CameraDesk:
    """Connected; what is aboard has described itself."""
    made = CameraDesk(room.desk)
    room.pump.vehicle_changed.connect(made.on_vehicle)
    room.connect()
    room.until(lambda: made.camera is not None and made.mount is not None and made.mount.look is not None)
    return made


def test_what_the_drone_carries_is_found_and_says_what_it_can(desk: CameraDesk):
    assert desk.can(Control.PHOTO)
    assert desk.can(Control.ZOOM)
    assert desk.can(Control.POINT)
    assert not desk.can(Control.PALETTE)  # no MAVLink command has it


def test_it_looks_ahead_and_down_again(desk: CameraDesk, room: Room):
    aims: list[Aim] = []
    desk.aimed.connect(aims.append)
    desk.look_at(moved(HOME, 0.0, 60.0), AboveHome(0.0))
    room.until(lambda: pitch(desk) > -60.0)
    desk.look_down()
    room.until(lambda: pitch(desk) < -88.0)
    assert aims == [Aim.PLACE, Aim.DOWN]


def test_ahead_is_the_ground_before_the_drone(desk: CameraDesk, room: Room):
    desk.look_ahead()
    room.until(lambda: abs(pitch(desk) + 20.0) < 1.0)


def test_it_keeps_looking_at_a_place(desk: CameraDesk, room: Room):
    place = moved(HOME, 60.0, 60.0)
    desk.look_at(place, AboveHome(0.0))
    room.until(lambda: abs((yaw(desk) - bearing_deg(HOME, place) + 180.0) % 360.0 - 180.0) < 2.0)
    desk.let_go()
    answers: list[str] = []
    desk.answered.connect(lambda _control, refused: answers.append(refused))
    room.until(lambda: bool(answers))
    assert answers == [""]


def test_the_last_wish_of_a_finger_is_where_the_camera_ends(desk: CameraDesk, room: Room):
    before = pitch(desk)
    for n in range(6):
        desk.drag(FRAME, 0.0, 60.0, finished=n == 5)
        room.step()
    wanted = before + 6 * math.degrees(math.atan(60.0 / FRAME.focal_px[1]))
    room.until(lambda: abs(pitch(desk) - wanted) < 0.5)


def test_when_the_link_is_gone_nothing_is_claimed(desk: CameraDesk, room: Room):
    told: list[str] = []
    desk.answered.connect(lambda _control, refused: told.append(refused))
    room.desk.disconnect_link()
    desk.photo()
    assert told in ([], ["the link is gone"])  # nobody is there any more to be asked


def pitch(desk: CameraDesk) -> float:
    look = desk.mount.look if desk.mount is not None else None
    return 0.0 if look is None else look.pitch_deg


def yaw(desk: CameraDesk) -> float:
    look = desk.mount.look if desk.mount is not None else None
    return 0.0 if look is None or look.yaw_deg is None else look.yaw_deg
