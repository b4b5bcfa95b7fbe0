"""What the journal tells of an exercise: take-off, picture, landing, alarms, marks, ticks, overrides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import number_in, place_in, text_in
from incidents.hot_spot_ledger.row import How
from incidents.metrics import measured
from incidents.timeline import Moment
from telemetry.events import EventCode
from training.score.performance import AlarmMet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from incidents.debrief.true_flight import TrueFlight
    from incidents.model import Entry
    from maps.geo import LatLon

TICKS = ("propellers", "area_clear", "observer", "crew_names")  # of the crew, before take-off
SOON_OVER_S = 10.0  # an alarm that went by itself so soon asks for no hand


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the crew marked, or that the finder found and the crew kept."""

    at_s: float  # of the exercise
    at: LatLon


@dataclass(frozen=True, slots=True)
class Told:
    """Seconds of the exercise. None: it never came to it."""

    airborne_s: float | None
    first_picture_s: float | None
    landed_s: float | None
    alarms: tuple[AlarmMet, ...]
    marks: tuple[Mark, ...]
    ticks_missing: tuple[str, ...]
    overrides: tuple[str, ...]


def told_of(entries: Sequence[Entry], truth: TrueFlight) -> Told:
    """From the last exercise of the journal, without what the trainer took back."""
    own = _of_the_exercise(entries)
    timed = [(at_s, entry) for entry in own if (at_s := truth.second_of(entry.at)) is not None]
    timed.sort(key=lambda pair: (pair[0], pair[1].n))
    airborne_s = _first(timed, EventCode.TOOK_OFF)
    landed_s = _last(timed, EventCode.LANDED)
    ticked = {text_in(entry.facts, "item") for entry in own if entry.code == IncidentCode.CHECK_TICKED}
    overrides = [entry for entry in own if entry.code == IncidentCode.OVERRIDE]
    return Told(
        airborne_s=airborne_s,
        first_picture_s=_first_picture_s(timed, truth),
        landed_s=landed_s,
        alarms=tuple(_alarms(timed, airborne_s, landed_s)),
        marks=tuple(_marks(timed, own)),
        ticks_missing=tuple(tick for tick in TICKS if tick not in ticked),
        overrides=tuple(text_in(entry.facts, "finding") or "" for entry in overrides),
    )


def started(entries: Sequence[Entry]) -> Entry | None:
    """The entry with which the last exercise began."""
    return next((e for e in reversed(entries) if e.code == IncidentCode.EXERCISE_STARTED), None)


def _of_the_exercise(entries: Sequence[Entry]) -> list[Entry]:
    """Ticks and overrides come before it, too: since the exercise before this one, if there was one."""
    begun = started(entries)
    first = 0 if begun is None else begun.n
    borders = (IncidentCode.EXERCISE_STARTED, IncidentCode.EXERCISE_ENDED)
    before = max((e.n for e in entries if e.n < first and e.code in borders), default=0)
    prepared = (IncidentCode.CHECK_TICKED, IncidentCode.OVERRIDE)
    return [e for e in entries if e.n >= first or (e.n > before and e.code in prepared)]


def _first(timed: Sequence[tuple[float, Entry]], code: str) -> float | None:
    return next((at_s for at_s, entry in timed if entry.code == code), None)


def _last(timed: Sequence[tuple[float, Entry]], code: str) -> float | None:
    """None as well where another take-off came after it."""
    codes = (code, EventCode.TOOK_OFF)
    both = [(at_s, entry) for at_s, entry in timed if entry.code in codes]
    return both[-1][0] if both and both[-1][1].code == code else None


def _first_picture_s(timed: Sequence[tuple[float, Entry]], truth: TrueFlight) -> float | None:
    """As the report has it: the take-off itself, where the picture was there by then."""
    found = {one.name: one for one in measured([Moment(entry.at, entry) for _, entry in timed])}
    end = found["airborne_to_first_picture_s"].end
    return None if end is None else truth.second_of(end.at)


def _alarms(
    timed: Sequence[tuple[float, Entry]], airborne_s: float | None, landed_s: float | None
) -> Iterator[AlarmMet]:
    """Of the time in the air; one that was soon over by itself is none."""
    if airborne_s is None:
        return
    until_s = float("inf") if landed_s is None else landed_s
    for i, (at_s, entry) in enumerate(timed):
        alarm = text_in(entry.facts, "alarm")
        if entry.code != EventCode.ALARM_RAISED or alarm is None or not airborne_s <= at_s < until_s:
            continue
        seen_s = over_s = None
        for later_s, later in timed[i + 1 :]:
            if text_in(later.facts, "alarm") not in (alarm, None):
                continue
            if later.code == EventCode.ALARM_RAISED:
                break
            if later.code == EventCode.ALARM_SEEN:
                seen_s = later_s
                break
            if later.code == EventCode.ALARM_CLEARED and over_s is None:
                over_s = later_s
        if seen_s is not None or over_s is None or over_s - at_s >= SOON_OVER_S:
            yield AlarmMet(alarm, at_s, seen_s)


def _marks(timed: Sequence[tuple[float, Entry]], own: Sequence[Entry]) -> Iterator[Mark]:
    """Without the hot spots that the crew itself closed as no fire."""
    closed = {
        number_in(e.facts, "number")
        for e in own
        if e.code == IncidentCode.HOT_SPOT_CLOSED and e.facts.get("how") == How.NOT_A_FIRE
    }
    for at_s, entry in timed:
        at = place_in(entry.facts)
        if at is None or entry.code not in (EventCode.MARKED, EventCode.HOT_SPOT_CONFIRMED):
            continue
        if entry.code == EventCode.HOT_SPOT_CONFIRMED and number_in(entry.facts, "number") in closed:
            continue
        yield Mark(at_s, at)
