"""The intervals a chief asks for, from the timeline. What was not recorded is None, never 0."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from incidents.codes import Clock, IncidentCode, TimeKind
from incidents.facts import number_in, text_in, time_in
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from incidents.model import Incident
    from incidents.timeline import Moment

MINUTE_S = 30.0  # a time that was written in whole minutes is good to so much
# What a chief asks first, in the order in which it happens; the headline before all
ASKED_FIRST = (
    "alarm_to_first_picture_s",
    "alarm_to_airborne_s",
    "on_scene_to_airborne_s",
    "airborne_to_first_picture_s",
    "alarm_to_first_hot_spot_s",
    "first_hot_spot_to_water_s",
    "under_control_to_last_hot_spot_s",
    "rechecks_total_s",
)
_HOT_SPOTS = (EventCode.HOT_SPOT_CONFIRMED, EventCode.HOT_SPOT_SEEN)
_NO_PICTURE = (EventCode.VIDEO_FAILED, EventCode.VIDEO_FROZEN)

Flown: TypeAlias = "list[tuple[datetime, datetime | None]]"


@dataclass(frozen=True, slots=True)
class End:
    """One end of an interval: when, how exactly that is known, by whose clock, and which entry says so."""

    at: datetime
    n: int
    precision_s: float
    clock: str


@dataclass(frozen=True, slots=True)
class Interval:
    """`seconds` None: not recorded. Negative: the second thing came first (a drone up before the truck)."""

    name: str
    seconds: float | None
    uncertainty_s: float | None = None  # the precisions of both ends together; None where nothing is known
    start: End | None = None
    end: End | None = None
    count: int | None = None  # of flights, where `seconds` is their sum


def intervals(moments: Sequence[Moment], incident: Incident | None = None) -> dict[str, float | None]:
    """Seconds by name."""
    return {one.name: one.seconds for one in measured(moments, incident)}


def measured(moments: Sequence[Moment], incident: Incident | None = None) -> tuple[Interval, ...]:
    """All of them with what they were measured between, in the order in which a chief asks for them."""
    find = _Ends(moments)
    alarm = _alarm(find, incident)
    # Where nobody said that a truck was there, its own track does
    on_scene = find.first(TimeKind.ON_SCENE) or find.first(IncidentCode.TRUCK_STOPPED)
    airborne = find.first(EventCode.TOOK_OFF)
    picture, mark = find.picture(airborne), find.first(EventCode.MARKED)
    hot_spot = find.first(EventCode.HOT_SPOT_CONFIRMED)
    under_control = find.first(TimeKind.UNDER_CONTROL)
    ends = {
        "alarm_to_first_picture_s": (alarm, picture),
        "alarm_to_airborne_s": (alarm, airborne),
        "alarm_to_on_scene_s": (alarm, on_scene),
        "on_scene_to_airborne_s": (on_scene, airborne),
        "airborne_to_first_picture_s": (airborne, picture),
        "alarm_to_first_hot_spot_s": (alarm, hot_spot),
        "first_hot_spot_to_water_s": (hot_spot, find.first(TimeKind.WATER_ON_FIRE, after=hot_spot)),
        "alarm_to_first_mark_s": (alarm, mark),
        "airborne_to_first_mark_s": (airborne, mark),
        "alarm_to_under_control_s": (alarm, under_control),
        "under_control_to_last_hot_spot_s": (under_control, find.last(*_HOT_SPOTS)),
        "under_control_to_extinguished_s": (under_control, find.first(TimeKind.SUPPRESSION_COMPLETE)),
        "alarm_to_closed_s": (alarm, find.last(TimeKind.RETURNED, TimeKind.AVAILABLE)),
        "airborne_to_landed_s": (airborne, find.landing()),
    }
    made = [_between(name, start, end, find.spread_s) for name, (start, end) in ends.items()]
    return (*made, _flights("airborne_total_s", flown(moments)), _rechecks(flown(moments), under_control))


def alarm_at(moments: Sequence[Moment], incident: Incident | None = None) -> datetime | None:
    """When the call came: as dispatched, else as typed in, else when the first unit was sent."""
    alarm = _alarm(_Ends(moments), incident)
    return None if alarm is None else alarm.at


@dataclass(frozen=True, slots=True)
class InTheAir:
    """One time in the air. `down` None: it was not recorded how it ended."""

    flight: str | None  # its folder, or the name of a drone that was recorded elsewhere
    up: datetime
    down: datetime | None


def flights_flown(moments: Sequence[Moment]) -> list[InTheAir]:
    """By their take-offs. Two drones may be up at once: each lands for itself."""
    flights: list[InTheAir] = []
    newest: dict[str | None, int] = {}
    for moment in moments:
        flight = text_in(moment.entry.facts, "flight")
        if moment.entry.code == EventCode.TOOK_OFF:
            newest[flight] = len(flights)
            flights.append(InTheAir(flight, moment.at, None))
        elif moment.entry.code == EventCode.LANDED and flight in newest:
            begun = newest[flight]
            if flights[begun].down is None:
                flights[begun] = replace(flights[begun], down=moment.at)
    return flights


def flown(moments: Sequence[Moment]) -> Flown:
    """Take-off and landing of each flight; None: it was not recorded how it ended."""
    return [(one.up, one.down) for one in flights_flown(moments)]


class _Ends:
    """The moments of one incident, asked for ends of intervals."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        self._moments = moments
        self._spread_s: dict[str, float] = {}
        for moment in sorted(moments, key=lambda moment: moment.entry.n):
            of, facts = text_in(moment.entry.facts, "of"), moment.entry.facts
            if moment.entry.code == IncidentCode.CLOCK_OFFSET and of is not None:
                self._spread_s[of] = abs(number_in(facts, "spread_s") or 0.0)

    def spread_s(self, clock: str) -> float:
        """By how much the correction of a clock may itself be wrong."""
        return self._spread_s.get(clock, 0.0)

    def first(self, *codes: str, after: End | None = None) -> End | None:
        """Of these codes; with `after` not before that."""
        return self._one(self._moments, lambda m: m.entry.code in codes and not (after and m.at < after.at))

    def last(self, *codes: str) -> End | None:
        return self._one(reversed(self._moments), lambda m: m.entry.code in codes)

    def picture(self, airborne: End | None) -> End | None:
        """The first picture from the air: the take-off itself where video was live by then."""
        if airborne is None:
            return self.first(EventCode.SNAPSHOT, EventCode.VIDEO_LIVE)
        before = [m for m in self._moments if m.at <= airborne.at]
        streams: dict[object, bool] = {}
        for moment in before:
            if moment.entry.code == EventCode.VIDEO_LIVE or moment.entry.code in _NO_PICTURE:
                streams[moment.entry.facts.get("stream")] = moment.entry.code == EventCode.VIDEO_LIVE
        if any(streams.values()):
            return airborne
        return self.first(EventCode.SNAPSHOT, EventCode.VIDEO_LIVE, after=airborne)

    def landing(self) -> End | None:
        """Of the first flight: another take-off before it means that it was not recorded."""
        codes = (EventCode.TOOK_OFF, EventCode.LANDED)
        both = [moment for moment in self._moments if moment.entry.code in codes]
        begun = next((i for i, m in enumerate(both) if m.entry.code == EventCode.TOOK_OFF), None)
        if begun is None:
            return None
        flight = both[begun].entry.facts.get("flight")  # another drone may be up meanwhile
        mine = [moment for moment in both[begun + 1 :] if moment.entry.facts.get("flight") == flight]
        return self._one(mine[:1], lambda m: m.entry.code == EventCode.LANDED)

    def typed(self, at: datetime) -> End:
        """An alarm that somebody typed in, by the newest entry that has it."""
        said = [m.entry for m in self._moments if time_in(m.entry.facts, "alarm_at") == at]
        precision_s = 0.0 if at.second or at.microsecond else MINUTE_S
        return End(at, said[-1].n if said else 1, precision_s, said[-1].clock if said else Clock.LAPTOP)

    def _one(self, moments: Iterable[Moment], wanted: Callable[[Moment], bool]) -> End | None:
        found = next((moment for moment in moments if wanted(moment)), None)
        if found is None:
            return None
        precision_s = max(number_in(found.entry.facts, "precision_s") or 0.0, 0.0)
        return End(found.at, found.entry.n, precision_s, found.entry.clock)


def _alarm(find: _Ends, incident: Incident | None) -> End | None:
    typed = find.typed(incident.alarm_at) if incident and incident.alarm_at else None
    return find.first(TimeKind.CALL_RECEIVED) or typed or find.first(TimeKind.DISPATCHED)


def _between(name: str, start: End | None, end: End | None, spread_s: Callable[[str], float]) -> Interval:
    if start is None or end is None:
        return Interval(name, None, None, start, end)
    doubt_s = start.precision_s + end.precision_s
    if start.clock != end.clock:  # what is wrong with one clock moves both ends alike
        doubt_s += spread_s(start.clock) + spread_s(end.clock)
    return Interval(name, (end.at - start.at).total_seconds(), doubt_s, start, end)


def _flights(name: str, flights: Flown) -> Interval:
    """All their times together; not known as soon as the end of one is not."""
    lengths = [(down - up).total_seconds() if down else None for up, down in flights]
    known = [length for length in lengths if length is not None]
    whole = bool(known) and len(known) == len(lengths)
    return Interval(name, sum(known) if whole else None, 0.0 if whole else None, count=len(flights))


def _rechecks(flights: Flown, under_control: End | None) -> Interval:
    """Flights that began after the fire was localised: to see whether it comes back."""
    name = "rechecks_total_s"
    if under_control is None:
        return Interval(name, None)
    return _flights(name, [flight for flight in flights if flight[0] > under_control.at])
