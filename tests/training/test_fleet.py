"""Several drones on one link."""

from __future__ import annotations

import pytest

from maps.geo import LatLon
from telemetry.events import EventCode
from telemetry.link.loopback import LoopbackLink
from telemetry.mailbox import taken
from telemetry.messages import Codec, Message, mavlink
from telemetry.refusals import Lock
from telemetry.session import Session
from tests.training.station import HOME
from training.fleet import Fleet
from training.modes import Mode
from training.practice import practice_drone
from training.vehicle import EmbeddedDrone
from training.weather import Wind

OF_THE_PAIR = frozenset(
    {EventCode.MODE_CHANGED, EventCode.ARMED, EventCode.DISARMED, EventCode.TOOK_OFF, EventCode.LANDED}
)
BESIDE = LatLon(56.2005, 25.3)


def heard(fleet: Fleet, seconds: float, now_s: float = 0.0, sent: bytes = b"") -> list[Message]:
    codec, said = Codec(), list[Message]()
    for step in range(round(seconds / 0.1)):
        said += codec.decode(fleet.step(now_s + (step + 1) * 0.1, sent if step == 0 else b""))
    return said


def three() -> Fleet:
    return Fleet(EmbeddedDrone(HOME, ready=True, seed=n, system=n, board=n) for n in (1, 2, 3))


def command(system: int, number: int, *values: float) -> bytes:
    filled = [*values, *([0.0] * (7 - len(values)))]
    return Codec().pack(mavlink.MAVLink_command_long_message(system, 1, number, 0, *filled))


def twin() -> EmbeddedDrone:
    """Of number 1 as well; its own station has asked for its telemetry."""
    drone = EmbeddedDrone(BESIDE, ready=True, seed=2, board=1)
    drone.step(0.0, Codec(252).pack(mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1)))
    return drone


def test_each_speaks_under_its_own_number():
    beats = [m.get_srcSystem() for m in heard(three(), 2.0) if m.get_type() == "HEARTBEAT"]
    assert beats == [1, 2, 3, 1, 2, 3]


def test_only_the_one_that_is_meant_obeys_and_all_obey_who_means_all():
    fleet = three()
    heard(fleet, 1.0)
    heard(fleet, 1.0, 1.0, command(2, 176, 1, int(Mode.GUIDED)))
    assert [drone.autopilot.mode for drone in fleet.drones] == [Mode.STABILIZE, Mode.GUIDED, Mode.STABILIZE]
    heard(fleet, 1.0, 2.0, command(0, 176, 1, int(Mode.LOITER)))
    assert {drone.autopilot.mode for drone in fleet.drones} == {Mode.LOITER}


def test_twins_speak_under_one_number_and_are_two_boards():
    drone = practice_drone(HOME)
    fleet = Fleet([drone])
    heard(fleet, 2.0)
    fleet.join(EmbeddedDrone(BESIDE, ready=True, board=1))
    said = heard(fleet, 1.0, 2.0, command(1, 512, 148))
    versions = [m for m in said if m.get_type() == "AUTOPILOT_VERSION"]
    assert [m.get_srcSystem() for m in versions] == [1, 1]
    assert len({bytes(m.uid2) for m in versions}) == 2


def test_a_twin_locks_all_commands():
    drone = practice_drone(HOME)
    fleet = Fleet([drone])
    session = Session(LoopbackLink(fleet, speed=None))
    while session.clock.monotonic_s() < 10.0:
        session.step(0.05)
    assert session.lock.get() is None
    fleet.join(other := twin())
    while session.clock.monotonic_s() < 20.0:
        session.step(0.05)
    assert session.lock.get() is Lock.TWO_VEHICLES
    fleet.leave(other)
    with pytest.raises(ValueError, match="not in list"):
        fleet.leave(other)


def test_a_twin_that_only_beats_is_known_within_three_seconds():
    fleet = Fleet([practice_drone(HOME)])
    session = Session(LoopbackLink(fleet, speed=None))
    until(session, 10.0)
    fleet.join(EmbeddedDrone(BESIDE, ready=True, seed=2, board=1))  # nobody asked it for more
    until(session, 13.0)
    assert session.lock.get() is Lock.TWO_VEHICLES


def test_of_two_under_one_number_nothing_is_told_but_that_there_are_two():
    fleet = Fleet([practice_drone(HOME)])
    link = LoopbackLink(fleet, speed=None)
    session = Session(link)
    until(session, 10.0)
    for number, values in ((176, (1, int(Mode.GUIDED))), (400, (1,)), (22, (0, 0, 0, 0, 0, 0, 30))):
        link.write(command(1, number, *values))
        until(session, link.clock.monotonic_s() + 1.0)
    until(session, 30.0)
    assert session.state.get().flying
    fleet.join(other := twin())
    until(session, 33.0)
    told = [event.code for event in taken(session.events)]
    assert EventCode.COMMANDS_LOCKED in told
    until(session, 60.0)
    assert [event.code for event in taken(session.events)] == []
    fleet.leave(other)
    until(session, 75.0)
    assert [event.code for event in taken(session.events) if event.code in OF_THE_PAIR] == []
    assert session.lock.get() is None
    assert session.state.get().flying


def until(session: Session, second: float) -> None:
    while session.clock.monotonic_s() < second:
        session.step(0.05)


def test_a_fleet_goes_back_together_and_without_who_came_since():
    fleet = Fleet(
        EmbeddedDrone(HOME, ready=True, seed=n, system=n, wind=Wind(200.0, 4.0, 1.0)) for n in (1, 2)
    )
    heard(fleet, 3.0)
    moment = fleet.snapshot()
    first = fleet.step(30.0, b"")
    fleet.join(EmbeddedDrone(BESIDE, ready=True, system=3))
    fleet.step(31.0, b"")
    fleet.restore(moment, 3.0)
    assert len(fleet.drones) == 2
    assert fleet.step(30.0, b"") == first
