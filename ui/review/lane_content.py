"""What stands on the lanes: dots and bars made of the entries of an incident."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from incidents.clocks import same_unit
from incidents.codes import IncidentCode, Source, TimeKind
from incidents.facts import number_in, text_in, time_in
from incidents.metrics import alarm_at, flights_flown, flown
from incidents.words import say, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from incidents.model import Incident
    from incidents.timeline import Moment


class LaneName(StrEnum):
    """From above to below."""

    DISPATCH = "dispatch"
    TRUCKS = "trucks"
    FLIGHT = "flight"
    ALARMS = "alarms"
    FINDINGS = "findings"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Dot:
    """Something that happened at one moment. With a number it is a disc."""

    at: datetime
    label: str  # short, beside it; may be left out where there is no room
    sentence: str
    number: int | None = None
    hot: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that lasted. `end_known` False: nobody wrote down how it ended."""

    start: datetime
    end: datetime
    label: str
    row: int = 0
    end_known: bool = True
    there_from: datetime | None = None  # a truck stands at the scene from then
    there_until: datetime | None = None
    seen_from: datetime | None = None  # by its track it stood there from then
    seen_until: datetime | None = None
    red: bool = False  # of an alarm: red or amber


@dataclass(frozen=True, slots=True)
class Lane:
    """One source of what is known."""

    name: LaneName
    clock: str | None = None  # whose times these are, where all are of one clock
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()

    @property
    def rows(self) -> int:
        return max((bar.row for bar in self.bars), default=0) + 1


def lanes_of(
    moments: Sequence[Moment], language: str, flight_label: Callable[[int], str]
) -> tuple[Lane, ...]:
    """The five lanes, empty ones too: that nothing is known of the trucks is worth seeing. The one of the
    alarms is made by `alarm_lane`.

    What a truck's track tells stands on its bar, beside what the dispatch centre wrote; a bar of its own
    has who is in no dispatch record.
    """
    of_units = [m for m in moments if m.entry.source in _OUTSIDE and text_in(m.entry.facts, "unit")]
    dispatch = [m for m in moments if m.entry.source == Source.DISPATCH]
    flight = [m for m in moments if m.entry.source == Source.FLIGHT]
    findings = [m for m in moments if m.entry.source == Source.FINDING]
    notes = [m for m in moments if m.entry.code in _NOTES]
    return (
        Lane(LaneName.DISPATCH, _clock(dispatch), _dispatch_dots(dispatch, language)),
        Lane(LaneName.TRUCKS, _clock(of_units), bars=_truck_bars(of_units)),
        Lane(LaneName.FLIGHT, _clock(flight), bars=_flight_bars(flight, flight_label, language)),
        Lane(LaneName.FINDINGS, None, _finding_dots(findings, language)),
        Lane(LaneName.NOTES, None, _note_dots(notes, language)),
    )


def told(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The moments of the story: without what the record says about itself the next morning."""
    return tuple(m for m in moments if m.entry.source in _STORY or m.entry.code in _NOTES)


def span_of(moments: Sequence[Moment], incident: Incident | None) -> tuple[datetime, datetime] | None:
    """From the alarm to the last thing that happened; None when nothing has a time."""
    times = [m.at for m in moments if m.entry.source in _STORY]
    times += [*_cut_off(moments), *_track_ends(moments)]
    alarm = alarm_at(moments, incident)
    times += [alarm] if alarm is not None else []
    if not times:
        times = [m.at for m in moments]
    return (min(times), max(times)) if times else None


def offset_of(lane: Lane, offsets: Mapping[str, float]) -> float | None:
    """Seconds by which this lane's clock was corrected; None where it has no clock of its own."""
    return None if lane.clock is None else offsets.get(lane.clock, 0.0)


_STORY = frozenset({Source.DISPATCH, Source.TRUCK, Source.FLIGHT, Source.FINDING})
_OUTSIDE = frozenset({Source.DISPATCH, Source.TRUCK})
_NOTES = frozenset({IncidentCode.NOTE, IncidentCode.OVERRIDE, IncidentCode.SCENE_SET})
_OUT = (TimeKind.EN_ROUTE, TimeKind.DISPATCHED, IncidentCode.TRUCK_LEFT)
_THERE = (TimeKind.ON_SCENE, IncidentCode.TRUCK_STOPPED)
_GONE = (TimeKind.AVAILABLE, IncidentCode.TRUCK_MOVED_ON)
_BACK = (TimeKind.RETURNED, TimeKind.AVAILABLE, IncidentCode.TRUCK_BACK)


def _clock(moments: Sequence[Moment]) -> str | None:
    clocks = {moment.entry.clock for moment in moments}
    return clocks.pop() if len(clocks) == 1 else None


def _dispatch_dots(moments: Sequence[Moment], language: str) -> tuple[Dot, ...]:
    """The times of the incident, and of all the trucks' only when the first arrived."""
    known = words(language).labels
    arrived = False
    dots: list[Dot] = []
    for moment in moments:
        short = known.get(f"short_{moment.entry.code}")
        of_unit = text_in(moment.entry.facts, "unit") is not None
        first = moment.entry.code == TimeKind.ON_SCENE and not arrived
        arrived = arrived or first
        if short is not None and (first or not of_unit):
            dots.append(Dot(moment.at, short, say(moment.entry, language)))
    return tuple(dots)


def _truck_bars(moments: Sequence[Moment]) -> tuple[Bar, ...]:
    written = _times_of_units(m for m in moments if m.entry.source == Source.DISPATCH)
    tracked = _times_of_units(m for m in moments if m.entry.source == Source.TRUCK)
    names = {same_unit(unit): unit for unit in written}
    bars = {unit: _truck_bar(unit, times) for unit, times in written.items()}
    for unit, times in tracked.items():
        gps = _truck_bar(f"{unit} · GPS", times)
        known = names.get(same_unit(unit))
        if known is None:
            bars[unit] = gps
        else:
            bars[known] = replace(
                bars[known], seen_from=gps.there_from, seen_until=gps.there_until or gps.end
            )
    return _in_rows(list(bars.values()))


def _times_of_units(moments: Iterable[Moment]) -> dict[str, dict[str, datetime]]:
    """The first time of each kind."""
    units: dict[str, dict[str, datetime]] = {}
    for moment in moments:
        unit = text_in(moment.entry.facts, "unit") or ""
        units.setdefault(unit, {}).setdefault(moment.entry.code, moment.at)
    return units


def _truck_bar(unit: str, times: Mapping[str, datetime]) -> Bar:
    start = next((times[code] for code in _OUT if code in times), min(times.values()))
    back = [times[code] for code in _BACK if code in times]
    end = max(back) if back else max(times.values())
    return Bar(
        start,
        max(start, end),
        unit,
        end_known=bool(back),
        there_from=_first_of(times, _THERE),
        there_until=_first_of(times, _GONE) or (max(back) if back else None),
    )


def _first_of(times: Mapping[str, datetime], codes: Iterable[str]) -> datetime | None:
    return next((times[code] for code in codes if code in times), None)


def _in_rows(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    """Each bar on the first row where nothing stands in its way."""
    free_from: list[datetime] = []
    placed: list[Bar] = []
    for bar in sorted(bars, key=lambda bar: (bar.start, bar.label)):
        row = next((i for i, free in enumerate(free_from) if free <= bar.start), len(free_from))
        if row == len(free_from):
            free_from.append(bar.end)
        free_from[row] = bar.end
        placed.append(replace(bar, row=row))
    return tuple(placed)


def _flight_bars(moments: Sequence[Moment], label: Callable[[int], str], language: str) -> tuple[Bar, ...]:
    """Our flights by their numbers; other drones by their names, and with all that was recorded of them
    where nobody knows when they took off.
    """
    tracks = [m for m in moments if m.entry.code == IncidentCode.TRACK_IMPORTED]
    others = {text_in(track.entry.facts, "name") for track in tracks}
    ours = [m for m in moments if m not in tracks and text_in(m.entry.facts, "flight") not in others]
    last = max([*(m.at for m in ours), *_cut_off(ours)], default=None)
    bars = [
        Bar(one.up, one.down or last or one.up, label(number), end_known=one.down is not None)
        for number, one in enumerate(flights_flown(ours), 1)
    ]
    bars += [_other_bar(track, moments, language) for track in tracks]
    return _in_rows(bars) if tracks else tuple(bars)


def _other_bar(track: Moment, moments: Sequence[Moment], language: str) -> Bar:
    name, ended = text_in(track.entry.facts, "name"), _track_end(track)
    inside = [one for one in flights_flown(moments) if one.flight == name and track.at <= one.up <= ended]
    named = f"{name} · {words(language).labels['elsewhere']}"
    if not inside:
        return Bar(track.at, ended, named, end_known=False)
    return Bar(inside[0].up, inside[0].down or ended, named, end_known=inside[0].down is not None)


def _track_end(track: Moment) -> datetime:
    end = time_in(track.entry.facts, "end")
    return track.at if end is None else max(track.at, track.at + (end - track.entry.at))


def _track_ends(moments: Sequence[Moment]) -> list[datetime]:
    return [_track_end(m) for m in moments if m.entry.code == IncidentCode.TRACK_IMPORTED]


def _cut_off(moments: Sequence[Moment]) -> list[datetime]:
    """Where the records end, when one ends in the air: the last that is known of that flight."""
    if all(down is not None for _, down in flown(moments)):
        return []
    attached = [m for m in moments if m.entry.code == IncidentCode.FLIGHT_ATTACHED]
    ends = [(m, time_in(m.entry.facts, "end")) for m in attached]
    return [m.at + (end - m.entry.at) for m, end in ends if end is not None]


def _finding_dots(moments: Sequence[Moment], language: str) -> tuple[Dot, ...]:
    dots: list[Dot] = []
    for place, moment in enumerate(moments, 1):
        facts = moment.entry.facts
        number = number_in(facts, "number")
        dots.append(
            Dot(
                moment.at,
                "",
                say(moment.entry, language),
                place if number is None else int(number),
                hot=number_in(facts, "temperature_c") is not None,
            )
        )
    return tuple(dots)


def _note_dots(moments: Sequence[Moment], language: str) -> tuple[Dot, ...]:
    return tuple(Dot(m.at, say(m.entry, language), say(m.entry, language)) for m in moments)
