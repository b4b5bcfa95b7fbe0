"""Items that come before they are asked for, as ArduPilot takes them."""

from __future__ import annotations

from telemetry.messages import mavlink
from tests.training.station import Station, item

ACCEPTED, ERROR, OUT_OF_TURN = 0, 1, 13


def begun(count: int) -> Station:
    station = Station()
    station.run(1.0)
    station.ask(mavlink.MAVLink_mission_count_message(1, 1, count, 0))
    return station


def answers(station: Station, *numbers: int) -> list[tuple[str, int]]:
    """What it says to items sent all at once."""
    heard = station.ask(*(item(seq, 16, z=seq) for seq in numbers))
    names = {"MISSION_REQUEST": "seq", "MISSION_ACK": "type"}
    return [(m.get_type(), getattr(m, names[m.get_type()])) for m in heard if m.get_type() in names]


def test_items_ahead_of_the_requests_are_taken_in_turn():
    station = begun(4)
    assert answers(station, 0, 1, 2, 3) == [
        ("MISSION_REQUEST", 1),
        ("MISSION_REQUEST", 2),
        ("MISSION_REQUEST", 3),
        ("MISSION_ACK", ACCEPTED),
    ]
    assert len(station.drone.autopilot.missions.mission()) == 4


def test_behind_a_lost_one_each_earns_a_13_and_the_upload_goes_on():
    station = begun(4)
    assert answers(station, 0, 2, 3) == [
        ("MISSION_REQUEST", 1),
        ("MISSION_ACK", OUT_OF_TURN),
        ("MISSION_ACK", OUT_OF_TURN),
    ]
    assert answers(station, 1, 2, 3)[-1] == ("MISSION_ACK", ACCEPTED)
    assert [i.z for i in station.drone.autopilot.missions.mission()] == [0.0, 1.0, 2.0, 3.0]


def test_one_more_after_the_end_is_an_error():
    station = begun(2)
    assert answers(station, 0, 1, 1)[-1] == ("MISSION_ACK", ERROR)
    assert len(station.drone.autopilot.missions.mission()) == 2


def test_several_questions_at_once_are_all_answered():
    station = begun(4)
    answers(station, 0, 1, 2, 3)
    heard = station.ask(*(mavlink.MAVLink_mission_request_int_message(1, 1, seq, 0) for seq in range(4)))
    assert [m.seq for m in heard if m.get_type() == "MISSION_ITEM_INT"] == [0, 1, 2, 3]
