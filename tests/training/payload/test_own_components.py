"""A camera and a gimbal that speak for themselves, beside an autopilot that knows nothing of them."""

from __future__ import annotations

import pytest

from telemetry.messages import Message, mavlink
from tests.training.station import HOME, Station, long
from training.payload.payload import Payload
from training.vehicle import EmbeddedDrone


@pytest.fixture
def station() -> Station:
    return Station(EmbeddedDrone(HOME, ready=True, payload=Payload(own_components=True)))


def to(component: int, number: int, *values: float) -> mavlink.MAVLink_command_long_message:
    order = long(number, *values)
    order.target_component = component
    return order


def said_by(messages: list[Message], component: int) -> list[str]:
    return [message.get_type() for message in messages if message.get_srcComponent() == component]


def test_each_says_that_it_is_there_and_is_no_drone(station: Station):
    station.run(3.0)
    beats = {m.get_srcComponent(): m for m in station.all("HEARTBEAT")}
    assert set(beats) == {1, 100, 154}
    assert (beats[100].type, beats[154].type) == (mavlink.MAV_TYPE_CAMERA, mavlink.MAV_TYPE_GIMBAL)
    assert beats[100].autopilot == beats[154].autopilot == mavlink.MAV_AUTOPILOT_INVALID


def test_each_counts_its_own_frames(station: Station):
    station.run(3.0)
    for component in (1, 100, 154):
        numbers = [m.get_seq() for _, m in station.heard if m.get_srcComponent() == component]
        assert numbers == [(numbers[0] + step) % 256 for step in range(len(numbers))]


def test_what_is_meant_for_the_camera_the_autopilot_leaves_alone(station: Station):
    answers = station.ask(to(100, 2000, 0, 0, 1, 1))
    said = [kind for kind in said_by(answers, 100) if kind != "HEARTBEAT"]
    assert said == ["COMMAND_ACK", "CAMERA_IMAGE_CAPTURED"]
    assert "COMMAND_ACK" not in said_by(answers, 1)
    assert station.drone.payload.camera.photos == 1  # type: ignore[union-attr]


def test_the_same_order_again_is_no_second_photo_and_a_new_one_is(station: Station):
    for shot in (5, 5, 6):
        answers = station.ask(to(100, 2000, 0, 0, 1, shot))
        assert [m.result for m in answers if m.get_type() == "COMMAND_ACK"] == [0]
    assert station.drone.payload.camera.photos == 2  # type: ignore[union-attr]


def test_a_call_to_everybody_is_answered_by_who_knows(station: Station):
    answers = station.ask(to(0, 512, 259))
    assert "CAMERA_INFORMATION" in said_by(answers, 100)
    results = {m.get_srcComponent(): m.result for m in answers if m.get_type() == "COMMAND_ACK"}
    assert results == {100: 0, 1: 4}


def test_the_gimbal_tells_where_it_points_unasked_and_where_north_is(station: Station):
    station.run(2.0)
    told = list(station.all("GIMBAL_DEVICE_ATTITUDE_STATUS"))
    assert len(told) == pytest.approx(10, abs=1)
    assert {(m.get_srcComponent(), m.gimbal_device_id, m.flags & 32) for m in told} == {(154, 0, 32)}
    assert told[-1].delta_yaw == pytest.approx(0.0)


def test_what_none_of_them_knows_is_refused_by_who_was_asked(station: Station):
    for component in (100, 154):
        answers = station.ask(to(component, 22, 0, 0, 0, 0, 0, 0, 10))
        acks = [(m.get_srcComponent(), m.result) for m in answers if m.get_type() == "COMMAND_ACK"]
        assert acks == [(component, 3)]
