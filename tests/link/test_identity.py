"""Commands go to one drone, the right one, and to nobody while that is in doubt."""

from __future__ import annotations

from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

import pytest

from telemetry.alarms import AlarmCode
from telemetry.door import Admission, Signing
from telemetry.events import EventCode
from telemetry.messages import Codec, mavlink
from telemetry.refusals import Lock, LockedError, NotRecordedError, NoVehicleError
from tests.link.on_air import Air, Craft, order
from tests.telemetry.links import MemoryLink, MemoryRecord
from tests.telemetry.tlogs import unknown
from tests.telemetry.wire import Wire, heartbeat

if TYPE_CHECKING:
    from collections.abc import Callable

RETURN = mavlink.MAV_CMD_NAV_RETURN_TO_LAUNCH
HERE, THERE = "127.0.0.1:14550", "10.0.0.9:14550"


def returns(craft: Craft) -> int:
    """How often it was sent home."""
    return sum(one.command == RETURN for one in craft.orders)


def alarms(air: Air) -> list[AlarmCode]:
    return [alarm.code for alarm in air.session.alarms.get()]


def lock(air: Air) -> Lock | None:
    return air.session.lock.get()


# --- the right one of several --------------------------------------------------------------------


@pytest.mark.hazard("H11")
def test_of_thousands_of_commands_none_reaches_another_vehicle(sized: Callable[[int, int], int]):
    ours, others = Craft(3, uid=3), [Craft(system, uid=system) for system in (1, 2, 4, 5)]
    air = Air(ours, *others)
    air.link.incoming = [ours.frame(heartbeat())]
    air.step()
    wanted = sized(300, 10_000)
    done = 0
    while done < wanted:
        futures = [air.session.run(order()) for _ in range(20)]
        air.after(0.2)
        assert [future.result(timeout=0) for future in futures] == [0] * 20
        done += 20
    assert returns(ours) == done
    assert [one.orders for one in others] == [[], [], [], []]
    assert {one.system for one in air.session.fleet.get()} == {1, 2, 3, 4, 5}


@pytest.mark.hazard("H11")
def test_state_and_events_are_of_the_commanded_vehicle_alone():
    ours, other = Craft(1), Craft(2, uid=2, lat=60.0)
    air = Air(ours, other)
    air.after(5.0)
    other_armed = mavlink.MAVLink_heartbeat_message(2, 3, 89 + 128, 3, 4, 3)
    air.link.incoming = [
        other.frame(other_armed),
        other.frame(mavlink.MAVLink_statustext_message(2, b"Crash")),
    ]
    air.after(0.5)
    state = air.session.state.get()
    assert state.fix is not None
    assert state.fix.at.lat_deg == pytest.approx(56.2)
    assert not state.armed
    assert not {EventCode.ARMED, EventCode.STATUS_TEXT} & set(air.codes)


@pytest.mark.hazard("H11")
def test_the_one_that_is_chosen_is_commanded_from_then_on_and_its_state_starts_anew():
    first, second = Craft(1), Craft(2, uid=2, lat=60.0)
    air = Air(first, second)
    air.after(2.0)
    air.link.incoming = [first.frame(mavlink.MAVLink_gps_raw_int_message(0, 3, 0, 0, 0, 80, 80, 0, 0, 14))]
    air.step()
    assert air.session.state.get().satellites is not None
    open_order = air.session.run(order(mavlink.MAV_CMD_DO_SET_HOME))
    assert air.session.choose(2)
    air.step()
    assert air.session.peer is not None
    assert air.session.peer.system == 2
    assert air.session.state.get().satellites is None
    air.after(3.0)
    state = air.session.state.get()
    assert state.fix is not None
    assert state.fix.at.lat_deg == pytest.approx(60.0)
    assert state.identity is not None
    assert (state.identity.system, state.identity.uid) == (2, f"{2:036x}")
    future = air.session.run(order())
    air.until(future.done, 5.0)
    assert (returns(first), returns(second)) == (0, 1)
    assert open_order.done()
    assert air.codes.count(EventCode.VEHICLE_CHOSEN) == 1
    assert [(one.system, one.commanded) for one in air.session.fleet.get()] == [(2, True), (1, False)]


@pytest.mark.hazard("H11")
def test_what_was_under_way_with_the_one_before_ends_when_another_is_chosen():
    first, second = Craft(1), Craft(2, uid=2)
    air = Air(first, second)
    air.after(2.0)
    first.speaks = False
    future = air.session.run(order())
    air.after(0.5)
    air.session.choose(2)
    air.step()
    with pytest.raises(NoVehicleError, match="another drone was chosen"):
        future.result(timeout=0)


def test_nobody_who_was_not_heard_can_be_chosen():
    air = Air(Craft())
    air.after(1.0)
    assert not air.session.choose(9)
    assert not air.session.choose(1, THERE)


def test_a_vehicle_that_another_sender_carries_can_be_chosen():
    air = Air(Craft(1))
    air.link.sender = HERE
    air.afar[THERE] = Craft(2, uid=2)
    air.after(2.0)
    assert [(one.system, one.sender) for one in air.session.fleet.get()] == [(1, HERE), (2, THERE)]
    assert air.session.choose(2, THERE)
    air.step()
    assert air.link.sender == THERE


# --- two under one id ----------------------------------------------------------------------------


TWINS = [
    pytest.param(Craft(1, uid=0xB2, boot_s=5000.0), id="both send all"),
    pytest.param(Craft(1, uid=0xB2, boot_s=100.2, lat=56.3), id="started together"),
    pytest.param(Craft(1, uid=0xB2, positions=False), id="the second sends heartbeats only"),
    pytest.param(Craft(1, uid=0, boot_s=5000.0), id="the second has no uid"),
]


@pytest.mark.hazard("H10")
@pytest.mark.parametrize("second", TWINS)
def test_a_second_drone_under_the_same_id_locks_the_commands_within_three_seconds(second: Craft):
    first = Craft(1)
    for _ in range(120):
        second.frame(heartbeat())  # it was on for a while, out of reach
    air = Air(first)
    air.after(10.0)
    assert lock(air) is None
    air.craft.append(second)
    took_s = air.until(lambda: lock(air) is Lock.TWO_VEHICLES, 3.0)
    assert took_s <= 3.0
    air.step()
    assert AlarmCode.TWO_VEHICLES in alarms(air)
    assert EventCode.COMMANDS_LOCKED in air.codes


@pytest.mark.hazard("H10")
def test_two_that_are_there_from_the_start_are_noticed_within_three_seconds():
    air = Air(Craft(1), Craft(1, uid=0xB2, boot_s=7.0))
    air.until(lambda: lock(air) is Lock.TWO_VEHICLES, 3.0)


@pytest.mark.hazard("H10")
def test_while_it_is_locked_nothing_is_sent_and_what_runs_is_ended():
    first, second = Craft(1), Craft(1, uid=0xB2, boot_s=5000.0)
    air = Air(first)
    air.after(5.0)
    first.speaks = False
    running = air.session.run(order())
    air.after(0.1)
    first.speaks = True
    air.craft.append(second)
    air.until(lambda: lock(air) is not None, 3.0)
    air.step()
    with pytest.raises(LockedError, match="use the remote control"):
        running.result(timeout=0)
    first.orders.clear()
    refused = air.session.run(order())
    air.until(refused.done, 1.0)
    error = refused.exception(timeout=0)
    assert isinstance(error, LockedError)
    assert error.lock is Lock.TWO_VEHICLES
    assert returns(first) == returns(second) == 0


@pytest.mark.hazard("H10")
def test_it_opens_by_itself_when_the_second_is_gone_for_five_seconds():
    air = Air(Craft(1))
    air.after(5.0)
    air.craft.append(Craft(1, uid=0xB2, boot_s=5000.0))
    air.until(lambda: lock(air) is not None, 3.0)
    air.after(20.0)
    assert lock(air) is Lock.TWO_VEHICLES
    air.craft.pop()
    took_s = air.until(lambda: lock(air) is None, 10.0)
    assert took_s >= 4.0
    future = air.session.run(order())
    air.until(future.done, 5.0)
    assert future.result() == 0
    assert air.codes.count(EventCode.COMMANDS_LOCKED) == air.codes.count(EventCode.COMMANDS_UNLOCKED) == 1


@pytest.mark.hazard("H10")
def test_in_a_recording_two_drones_under_one_id_are_noticed_too():
    recording = MemoryLink()
    recording.live = False
    air = Air(Craft(1), Craft(1, uid=0xB2, boot_s=5000.0), link=recording)
    air.until(lambda: AlarmCode.TWO_VEHICLES in alarms(air), 3.0)
    assert air.link.written == []


@pytest.mark.hazard("H10")
@pytest.mark.hazard("H25")
def test_a_stranger_under_our_drones_id_locks_the_commands_unless_our_drone_signs():
    for signing, locked in ((Signing.OFF, Lock.TWO_VEHICLES), (Signing.ON, None)):
        air = Air(Craft(1), door=SomeDoor(signing))
        air.link.sender = HERE
        air.after(5.0)
        air.afar[THERE] = Craft(1, uid=0xB2)
        air.after(3.0)
        assert lock(air) is locked
        assert air.link.sender == HERE


# --- the same one, and another one ---------------------------------------------------------------


@pytest.mark.hazard("H12")
def test_our_drone_under_a_new_system_id_is_followed_by_its_uid():
    before, after = Craft(1, uid=0xA1), Craft(7, uid=0xA1, boot_s=0.0)
    air = Air(before)
    air.after(5.0)
    before.speaks = False
    air.after(2.0)
    air.craft.append(after)
    air.until(lambda: air.session.peer is not None and air.session.peer.system == 7, 6.0)
    assert EventCode.VEHICLE_REBOUND in air.codes
    future = air.session.run(order())
    air.until(future.done, 5.0)
    assert (returns(before), returns(after)) == (0, 1)
    state = air.session.state.get()
    assert state.identity is not None
    assert state.identity.system == 7
    assert lock(air) is None


@pytest.mark.hazard("H12")
def test_another_drone_never_takes_the_place_of_a_lost_one():
    ours, other = Craft(1), Craft(7, uid=0xC3)
    air = Air(ours)
    air.after(5.0)
    ours.speaks = False
    air.after(1.0)
    air.craft.append(other)
    air.after(10.0)
    assert air.session.peer is not None
    assert air.session.peer.system == 1
    assert air.session.state.get().fix is not None  # as it was, with its age
    assert returns(other) == 0


@pytest.mark.hazard("H12")
def test_a_vehicle_with_our_own_id_is_never_talked_to_and_that_is_said():
    air = Air(Craft(255, uid=0xD4))
    air.after(3.0)
    assert air.session.peer is None
    said = [event.facts for event in air.events if event.code is EventCode.LINK_REFUSED]
    assert said[0] == {"reason": "own_id", "count": 1}


@pytest.mark.hazard("H12")
def test_another_drone_behind_the_same_port_and_id_is_not_commanded_until_it_is_chosen():
    ours, other = Craft(1), Craft(1, uid=0xC3, boot_s=0.0)
    air = Air(ours)
    air.after(5.0)
    air.link.down = "the cable is out"
    air.craft = []
    air.after(10.0)
    air.link.down, air.craft = None, [other]
    air.until(lambda: lock(air) is Lock.OTHER_VEHICLE, 3.0)
    air.step()
    assert AlarmCode.OTHER_VEHICLE in alarms(air)
    refused = air.session.run(order())
    air.until(refused.done, 1.0)
    with pytest.raises(LockedError, match="choose it"):
        refused.result()
    assert air.session.choose(1)
    air.after(3.0)
    assert lock(air) is None
    state = air.session.state.get()
    assert state.identity is not None
    assert state.identity.uid == f"{0xC3:036x}"
    future = air.session.run(order())
    air.until(future.done, 5.0)
    assert (returns(ours), returns(other)) == (0, 1)


def test_the_long_uid_counts_where_there_is_one():
    craft = Craft(1)
    air = Air(craft)
    air.after(2.0)
    state = air.session.state.get()
    assert state.identity is not None
    assert state.identity.uid == f"{0xA1:036x}"
    assert air.session.fleet.get()[0].uid == state.identity.uid


# --- what else nothing is sent for ---------------------------------------------------------------


class SomeDoor:
    """A door whose judgement is the test's."""

    def __init__(self, signing: Signing = Signing.ON) -> None:
        self.signing = signing
        self.verdict = Admission.OK
        self.uids: list[str] = []
        self.closed = False

    def admit(self, _frame: bytes, /) -> Admission:
        return self.verdict

    def seal(self, frame: bytes) -> bytes:
        return frame

    def identified(self, uid: str) -> None:
        self.uids.append(uid)

    def close(self) -> None:
        self.closed = True


@pytest.mark.hazard("H22")
def test_a_drone_that_has_a_key_and_does_not_sign_gets_no_command():
    door = SomeDoor(Signing.ON)
    air = Air(Craft(1), door=door)
    air.after(2.0)
    assert set(door.uids) == {f"{0xA1:036x}"}
    door.signing = Signing.MISSING
    air.after(0.1)
    assert lock(air) is Lock.NOT_SIGNED
    assert air.session.state.get().link.signing is Signing.MISSING
    air.step()
    assert AlarmCode.NOT_SIGNED in alarms(air)
    said = [event.facts for event in air.events if event.code is EventCode.SIGNING_CHANGED]
    assert said == [{"from": None, "signing": "on"}, {"from": "on", "signing": "missing"}]
    refused = air.session.run(order())
    air.until(refused.done, 1.0)
    with pytest.raises(LockedError, match="does not sign"):
        refused.result()
    door.signing = Signing.ON
    air.after(0.1)
    assert lock(air) is None
    air.session.close()
    assert door.closed


@pytest.mark.hazard("H22")
def test_what_the_door_refuses_is_recorded_and_told_but_means_nothing():
    record, door, wire = MemoryRecord(), SomeDoor(), Wire()
    air = Air(record=record, door=door)
    door.verdict = Admission.FORGED
    frames = [wire.frame(heartbeat()) for _ in range(40)]
    for frame in frames:
        air.link.incoming = [frame]
        air.step()
    assert air.session.peer is None
    assert record.apart == frames
    assert not set(record.kept) & set(frames)
    assert air.session.state.get().link.refused == 40
    said = [event.facts for event in air.events if event.code is EventCode.LINK_REFUSED]
    assert said == [{"reason": "forged", "count": 1}, {"reason": "forged", "count": 21}]


def test_a_message_that_nobody_knows_is_recorded_and_never_acted_upon():
    record = MemoryRecord()
    air = Air(Craft(1), record=record)
    air.after(1.0)
    heard: list[str] = []
    air.session.listen(lambda message: heard.append(message.get_type()))
    strange = unknown(0x123456, b"abc")
    air.link.incoming = [strange]
    air.step()
    link = air.session.state.get().link
    assert strange in record.kept
    assert (link.unknown, link.refused) == (1, 0)
    assert set(heard) <= {"HEARTBEAT", "GLOBAL_POSITION_INT"}


def test_who_signs_with_our_key_but_too_late_is_answered_once_a_second_without_being_pinned():
    door = SomeDoor()
    air = Air(door=door)
    door.verdict = Admission.TOO_OLD
    wire = Wire()
    for _ in range(40):
        air.link.incoming = [wire.frame(heartbeat())]
        air.step()
    assert [message.get_type() for message in Codec().decode(b"".join(air.link.answered))] == [
        "HEARTBEAT"
    ] * 2
    assert not air.link.pinned


@pytest.mark.hazard("H18")
def test_an_order_that_needs_the_record_is_refused_while_none_is_written():
    record = MemoryRecord()
    air = Air(Craft(1), record=record)
    air.after(2.0)
    record.writing = False
    refused = air.session.run(order(), needs_record=True)
    allowed = air.session.run(order())
    air.until(lambda: refused.done() and allowed.done(), 1.0)
    with pytest.raises(NotRecordedError, match="is not being recorded"):
        refused.result()
    assert allowed.result() == 0
    record.writing = True
    again = air.session.run(order(), needs_record=True)
    air.until(again.done, 1.0)
    assert again.result() == 0


@pytest.mark.hazard("H18")
def test_without_any_record_an_order_that_needs_one_is_refused():
    air = Air(Craft(1))
    air.after(2.0)
    refused = air.session.run(order(), needs_record=True)
    air.until(refused.done, 1.0)
    assert isinstance(refused.exception(), NotRecordedError)


def test_an_order_that_comes_too_late_is_cancelled():
    air = Air(Craft(1))
    air.after(2.0)
    before = air.session.run(order())
    air.session.close()
    after = air.session.run(order())
    for future in (before, after):
        with pytest.raises(CancelledError):
            future.result(timeout=0)
