from __future__ import annotations

from datetime import UTC, datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING

from telemetry.alarms import Alarm, AlarmCode
from telemetry.clock import VirtualClock
from telemetry.events import Event, EventCode
from telemetry.mailbox import Latest
from telemetry.refusals import Lock
from telemetry.state import LinkCounts, VehicleState
from ui.pump import Pump

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from telemetry.fleet import Seen

START = datetime(2026, 8, 22, 10, 0, tzinfo=UTC)
ALARM = Alarm(AlarmCode.LINK_LOST, 1.0)


class Source:
    def __init__(self) -> None:
        self.state = Latest(VehicleState())
        self.fleet: Latest[tuple[Seen, ...]] = Latest(())
        self.lock: Latest[Lock | None] = Latest(None)
        self.alarms: Latest[tuple[Alarm, ...]] = Latest(())
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.clock = VirtualClock(START)

    def say(self, code: EventCode) -> None:
        self.events.put(Event(code, self.clock.utc(), self.clock.monotonic_s(), {}))


class Heard:
    def __init__(self, pump: Pump) -> None:
        self.states: list[tuple[VehicleState, float]] = []
        self.alarms: list[tuple[Alarm, ...]] = []
        self.events: list[Event] = []
        pump.vehicle_changed.connect(lambda state, now_s: self.states.append((state, now_s)))
        pump.alarms_changed.connect(self.alarms.append)
        pump.happened.connect(self.events.append)


def test_a_thousand_states_between_two_ticks_are_one_repaint():
    pump, source = Pump(), Source()
    heard = Heard(pump)
    pump.attach(source)
    for n in range(1000):
        source.state.put(VehicleState(link=LinkCounts(messages=n)))
    assert heard.states == []
    pump.tick()
    assert [state.link.messages for state, _ in heard.states] == [999]


def test_a_silent_drone_still_grows_older_on_screen():
    pump, source = Pump(), Source()
    heard = Heard(pump)
    pump.attach(source)
    pump.tick()
    source.clock.advance(3.0)
    pump.tick()
    assert [now_s for _, now_s in heard.states] == [0.0, 3.0]


def test_no_event_is_lost_and_their_order_stays():
    pump, source = Pump(), Source()
    heard = Heard(pump)
    pump.attach(source)
    codes = [EventCode.ARMED, EventCode.TOOK_OFF, EventCode.LANDED]
    for code in codes:
        source.say(code)
    pump.tick()
    assert [event.code for event in heard.events] == codes


def test_alarms_are_told_when_they_change_only():
    pump, source = Pump(), Source()
    heard = Heard(pump)
    pump.attach(source)
    source.alarms.put((ALARM,))
    pump.tick()
    pump.tick()
    assert heard.alarms == [(ALARM,)]


def test_leaving_a_session_tells_its_last_events_and_clears_its_alarms():
    pump, source = Pump(), Source()
    heard = Heard(pump)
    pump.attach(source)
    source.alarms.put((ALARM,))
    pump.tick()
    source.say(EventCode.LANDED)
    pump.detach()
    assert [event.code for event in heard.events] == [EventCode.LANDED]
    assert heard.alarms[-1] == ()
    pump.tick()
    assert not pump.attached


def test_the_timer_beats_by_itself(qtbot: QtBot):
    pump, source = Pump(), Source()
    heard = Heard(pump)
    pump.attach(source)
    qtbot.waitUntil(lambda: len(heard.states) >= 2, timeout=2000)
    pump.detach()


def test_a_lock_is_told_when_it_comes_and_when_it_goes_and_ends_with_the_link():
    pump, source = Pump(), Source()
    told: list[Lock | None] = []
    pump.lock_changed.connect(told.append)
    pump.attach(source)
    for lock in (Lock.TWO_VEHICLES, Lock.TWO_VEHICLES, None, Lock.NOT_SIGNED):
        source.lock.put(lock)
        pump.tick()
    pump.detach()
    assert told == [Lock.TWO_VEHICLES, None, Lock.NOT_SIGNED, None]
