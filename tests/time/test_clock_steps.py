"""The laptop's clock is set while a drone flies: the record stays in order, nothing ends before it began."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.attach import attach_to
from incidents.codes import Clock, Source
from incidents.folder import create
from incidents.journal import Journal, read_journal
from incidents.metrics import flown, intervals
from incidents.model import Entry
from incidents.timeline import timeline
from incidents.verify import verify
from incidents.watch import record
from incidents.words import LANGUAGES, say
from telemetry.clock import WallClock
from telemetry.events import EventCode
from telemetry.flight_summary import summarise
from telemetry.messages import mavlink
from telemetry.recorder import Recorder
from telemetry.session import Session
from tests.telemetry.links import MemoryLink
from tests.telemetry.tlogs import sender

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.events import Event

START = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)  # ten minutes before the clocks of the region go back
FLIGHT = "20261025T005000Z_1f3c"
steps = st.sampled_from([-7200.0, -3600.0, -61.5, -3.0, 3.0, 90.0, 3600.0])


class SteppedClock(WallClock):
    """A computer's clocks of which one is set."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.set_s = 0.0

    def monotonic_s(self) -> float:
        return self.now_s

    def utc(self) -> datetime:
        return START + timedelta(seconds=self.now_s - 100.0 + self.set_s)

    def advance(self, seconds: float) -> None:
        self.now_s += seconds


class Drone(MemoryLink):
    """Says what is asked of it, on a laptop whose clock is set now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.wall = SteppedClock()
        self.clock = self.wall  # pyright: ignore[reportAttributeAccessIssue]
        self._mav = sender()

    def says(self, *, armed: bool, airborne: bool) -> None:
        base = mavlink.MAV_MODE_FLAG_CUSTOM_MODE_ENABLED
        base |= mavlink.MAV_MODE_FLAG_SAFETY_ARMED if armed else 0
        status = mavlink.MAV_STATE_ACTIVE if airborne else mavlink.MAV_STATE_STANDBY
        beat = self._mav.heartbeat_encode(mavlink.MAV_TYPE_QUADROTOR, 3, base, 4, status)
        self.incoming.append(beat.pack(self._mav))


def flight(session: Session, drone: Drone, steps_s: dict[int, float]) -> list[Event]:
    """A minute on the ground, three in the air, one on the ground; the clock is set at those seconds."""
    events: list[Event] = []
    for second in range(300):
        drone.wall.set_s += steps_s.get(second, 0.0)
        drone.says(armed=20 < second < 280, airborne=60 <= second < 240)
        for _ in range(4):
            session.step(0.25)
        while not session.events.empty():
            events.append(session.events.get_nowait())
    return events


def codes(entries: tuple[Entry, ...], *wanted: str) -> list[str]:
    return [entry.code for entry in entries if entry.code in wanted]


IN_ORDER = [EventCode.ARMED, EventCode.TOOK_OFF, EventCode.LANDED, EventCode.DISARMED]


@pytest.mark.hazard("H21")
@pytest.mark.parametrize("step_s", [-3600.0, -120.0, 3600.0])
@pytest.mark.parametrize("second", [40, 150, 260])
def test_a_clock_that_is_set_in_flight_leaves_the_timeline_in_order(
    tmp_path: Path, step_s: float, second: int
):
    incident = create(tmp_path, "Kūlas ugunsgrēks", "Tērvete", now=START - timedelta(hours=2))
    folder = tmp_path / "incidents" / incident.id
    drone = Drone()
    recorder = Recorder(tmp_path, drone.clock.utc(), address="udp:x", training=False)
    session = Session(drone, recorder)
    events = flight(session, drone, {second: step_s})
    session.close()
    name = recorder.folder.name
    with Journal(folder, START) as journal:
        for event in events:
            record(journal, event, flight=name, training=False)
        attach_to(journal, recorder.folder, drone.clock.utc(), events)
    entries = read_journal(folder)
    moments = timeline(entries)
    seen = tuple(moment.entry for moment in moments)
    assert codes(seen, EventCode.CLOCK_JUMPED) == [EventCode.CLOCK_JUMPED]
    assert codes(seen, *IN_ORDER) == IN_ORDER
    flown_s = intervals(moments)["airborne_to_landed_s"]
    unknown_s = max(0.0, step_s) if 60 <= second < 240 else 0.0  # forward it may as well have slept
    assert flown_s == pytest.approx(180.0 + unknown_s, abs=3.0)
    assert summarise(recorder.folder).armed_s >= 0
    assert verify(tmp_path).ok


@pytest.mark.hazard("H21")
def test_the_jump_itself_is_told_in_every_language():
    facts = {"by_s": -3600.0, "gap_s": 0.3, "flight": FLIGHT}
    entry = Entry(1, START, Clock.DRONE, Source.FLIGHT, EventCode.CLOCK_JUMPED, facts)
    assert all("3600" in say(entry, language) for language in LANGUAGES)


@pytest.mark.hazard("H21")
@given(
    gaps=st.lists(st.tuples(st.floats(0.5, 600.0), st.none() | steps), min_size=2, max_size=30),
    landings=st.sets(st.integers(0, 29)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whenever_and_however_often_it_is_set_nothing_ends_before_it_began(
    gaps: list[tuple[float, float | None]], landings: set[int]
):
    entries, set_s, elapsed_s, airborne = list[Entry](), 0.0, 0.0, False
    for place, (gap_s, step_s) in enumerate(gaps):
        elapsed_s += gap_s
        if step_s is not None:
            set_s += step_s
            entries.append(entry(len(entries), elapsed_s + set_s, EventCode.CLOCK_JUMPED, by_s=step_s))
        airborne = not airborne if place in landings else airborne
        code = EventCode.TOOK_OFF if airborne else EventCode.LANDED
        entries.append(entry(len(entries), elapsed_s + set_s, code))
    moments = timeline(entries)
    assert [moment.entry.n for moment in moments] == sorted(entry.n for entry in entries)
    assert all(a.at <= b.at for a, b in pairwise(moments))
    for up, down in flown(moments):
        assert down is None or down >= up


@pytest.mark.hazard("H21")
def test_only_what_was_written_since_the_flight_began_is_moved():
    entries = [
        entry(0, -3600.0, "note", flight=None),
        entry(1, 0.0, EventCode.ARMED),
        entry(2, 30.0, "on_scene", flight=None, clock="dispatch:lv_excel"),
        entry(3, 60.0, "note", flight=None),
        entry(4, -1740.0, EventCode.CLOCK_JUMPED, by_s=-1800.0),
        entry(5, -1700.0, EventCode.LANDED),
    ]
    at = {moment.entry.n: (moment.at - START).total_seconds() for moment in timeline(entries)}
    assert at == {1: -3600.0, 2: -1800.0, 3: 30.0, 4: -1740.0, 5: -1740.0, 6: -1700.0}


@pytest.mark.parametrize("by_s", [None, "soon", float("-1e300"), -1e12])
def test_a_jump_that_nobody_can_have_made_breaks_nothing(by_s: float | str | None):
    entries = [entry(0, 0.0, EventCode.ARMED), entry(1, 1.0, EventCode.CLOCK_JUMPED, by_s=by_s)]
    assert len(timeline(entries)) == 2


def entry(
    place: int,
    at_s: float,
    code: str,
    *,
    by_s: float | str | None = None,
    flight: str | None = FLIGHT,
    clock: str = Clock.DRONE,
) -> Entry:
    facts = {"flight": flight, "by_s": by_s}
    return Entry(place + 1, START + timedelta(seconds=at_s), clock, Source.FLIGHT, code, facts)
