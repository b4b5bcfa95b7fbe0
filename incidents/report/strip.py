"""The timeline as a strip: one lane a source over one clock, from the alarm to the last unit home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from incidents.codes import IncidentCode, Source, TimeKind
from incidents.local_time import clock, day
from incidents.metrics import flown
from incidents.paper.drawing import (
    ACCENT,
    DANGER,
    GREY,
    HAIRLINE,
    INK,
    WHITE,
    Anchor,
    Disc,
    Drawing,
    Label,
    Path,
    Shape,
    box,
    text_width_mm,
)
from incidents.words import label
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from incidents.timeline import Moment

NAME_MM = 27.0  # left of the time axis
TEXT_MM = 2.5
ROW_MM = 4.6
LANE_GAP_MM = 2.4
AXIS_MM = 6.0
NOTES_AFTER = timedelta(minutes=30)  # the last unit home, and a word about it
LABEL_ROWS = 3  # labels of one lane stand on so many rows before one is a mere stroke
FINDING_ROWS, NOTE_ROWS = 2, 1  # one page has to hold all of it
STEPS_MIN = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 43200)
TICKS_MAX = 11
NOTE_CHARS = 60
# The times of dispatch that a chief looks for; the others stand in the annex
_DISPATCH = frozenset(
    {
        TimeKind.CALL_RECEIVED,
        TimeKind.ON_SCENE,
        TimeKind.WATER_ON_FIRE,
        TimeKind.UNDER_CONTROL,
        TimeKind.SUPPRESSION_COMPLETE,
        TimeKind.AVAILABLE,
        TimeKind.RETURNED,
        TimeKind.INCIDENT_CLOSED,
    }
)


@dataclass(frozen=True, slots=True)
class _Axis:
    start: datetime
    end: datetime
    width_mm: float

    def x(self, at: datetime) -> float:
        share = (at - self.start) / (self.end - self.start)
        return NAME_MM + share * (self.width_mm - NAME_MM - 2)


def draw_strip(moments: Sequence[Moment], width_mm: float, language: str, zone: str) -> Drawing | None:
    """The strip, or None when nothing in it has a time."""
    told = [moment for moment in moments if moment.entry.source in _LANES and _is_told(moment)]
    if not told:
        return None
    # What was written down the day after belongs to the annex: the strip shows the day itself
    day_itself = [moment for moment in told if moment.entry.source != Source.PERSON] or told
    first, last = day_itself[0].at, day_itself[-1].at
    told = [moment for moment in told if first <= moment.at <= last + NOTES_AFTER]
    axis = _axis(told, width_mm)
    shapes: list[Shape] = []
    y = 0.0
    for source, lane in _LANES.items():
        mine = [moment for moment in told if moment.entry.source == source]
        if mine:
            drawn, rows = lane(mine, axis, y + LANE_GAP_MM, language)
            shapes.append(
                Label((0, y + LANE_GAP_MM + 2.6), label(language, f"source_{source}"), 2.8, bold=True)
            )
            shapes += drawn
            y += LANE_GAP_MM + rows * ROW_MM
            shapes.append(Path(((0, y + 0.6), (width_mm, y + 0.6)), HAIRLINE, 0.2))
    height_mm = y + AXIS_MM
    ticks = list(_ticks(axis, y, language, zone))
    return Drawing(width_mm, height_mm, (*ticks, *shapes), label(language, "timeline"))


def _is_told(moment: Moment) -> bool:
    """Has a place in its lane."""
    code = moment.entry.code
    match moment.entry.source:
        case Source.DISPATCH:
            return code in _DISPATCH
        case Source.TRUCK:
            return code == IncidentCode.TRUCK_STOPPED
        case Source.FLIGHT:
            return code in (EventCode.TOOK_OFF, EventCode.LANDED)
        case Source.PERSON:
            return _note(moment) is not None
        case _:
            return code != EventCode.HOT_SPOT_SEEN


def _axis(told: Sequence[Moment], width_mm: float) -> _Axis:
    first, last = told[0].at, told[-1].at
    span = max(last - first, timedelta(minutes=4))
    return _Axis(first - span * 0.03, last + span * 0.09, width_mm)


def _dispatch(moments: Sequence[Moment], axis: _Axis, y: float, language: str) -> tuple[list[Shape], int]:
    marks: list[tuple[datetime, str]] = []
    for moment in moments:
        name = label(language, f"short_{moment.entry.code}")
        unit = moment.entry.facts.get("unit")
        marks.append((moment.at, f"{name} · {unit}" if unit else name))
    return _dots(marks, axis, y, INK)


def _trucks(moments: Sequence[Moment], axis: _Axis, y: float, _language: str) -> tuple[list[Shape], int]:
    """When each stood at the scene, as its own track says."""
    marks = [(moment.at, str(moment.entry.facts.get("unit") or "?")) for moment in moments]
    return _dots(marks, axis, y, INK, FINDING_ROWS)


def _flight(moments: Sequence[Moment], axis: _Axis, y: float, _language: str) -> tuple[list[Shape], int]:
    shapes: list[Shape] = []
    for up, down in flown(moments):
        left, right = axis.x(up), axis.x(down or moments[-1].at)
        shapes.append(Path(box(left, y, max(right - left, 0.6), 3.4), None, fill=ACCENT, closed=True))
        length = f"{round(((down or moments[-1].at) - up).total_seconds() / 60)} min"
        if text_width_mm(length, TEXT_MM) + 1 < right - left:
            shapes.append(Label((left + 1, y + 2.6), length, TEXT_MM, WHITE))
        else:
            shapes.append(Label((right + 1, y + 2.6), length, TEXT_MM, ACCENT))
    return shapes, 1


def _findings(moments: Sequence[Moment], axis: _Axis, y: float, _language: str) -> tuple[list[Shape], int]:
    """Numbers that would cover each other stand below each other."""
    shapes: list[Shape] = []
    left_over: list[float] = []
    rows = _Rows(FINDING_ROWS)
    for place, moment in enumerate(moments, 1):
        x = axis.x(moment.at)
        row = rows.take(x - 2, x + 2)
        if row is None:
            left_over.append(x)
            continue
        middle = y + 1.7 + row * ROW_MM
        number = str(moment.entry.facts.get("number") or place)
        hollow = moment.entry.code == EventCode.HOT_SPOT_CONFIRMED  # as on the map
        fill, ink = (WHITE, DANGER) if hollow else (DANGER, WHITE)
        shapes.append(Disc((x, middle), 1.8, fill, ink, 0.4 if hollow else 0.2))
        shapes.append(Label((x, middle + 0.9), number, TEXT_MM, ink, Anchor.MIDDLE, bold=True))
    return [*shapes, *_ticked(left_over, y, rows.used, DANGER)], rows.used


def _notes(moments: Sequence[Moment], axis: _Axis, y: float, _language: str) -> tuple[list[Shape], int]:
    marks = [
        (moment.at, text if len(text) <= NOTE_CHARS else text[: NOTE_CHARS - 1] + "…")
        for moment in moments
        if (text := _note(moment))
    ]
    return _dots(marks, axis, y, GREY, NOTE_ROWS)


def _note(moment: Moment) -> str | None:
    text = moment.entry.facts.get("text")
    return text if moment.entry.code == "note" and isinstance(text, str) else None


_LANES = {
    Source.DISPATCH: _dispatch,
    Source.TRUCK: _trucks,
    Source.FLIGHT: _flight,
    Source.FINDING: _findings,
    Source.PERSON: _notes,
}


class _Rows:
    """The rows of one lane, each free from somewhere on."""

    def __init__(self, most: int) -> None:
        self._free_from = [0.0] * most
        self.used = 1

    def take(self, left: float, right: float) -> int | None:
        """The first row with room between the two; None when all are taken there."""
        row = next((i for i, free in enumerate(self._free_from) if free <= left), None)
        if row is not None:
            self._free_from[row] = right
            self.used = max(self.used, row + 1)
        return row


def _dots(
    marks: Sequence[tuple[datetime, str]], axis: _Axis, y: float, colour: str, most_rows: int = LABEL_ROWS
) -> tuple[list[Shape], int]:
    """A dot at each time, its text beside it on the first row where there is room."""
    rows = _Rows(most_rows)
    shapes: list[Shape] = []
    left_over: list[float] = []
    for at, text in marks:
        x, width = axis.x(at), text_width_mm(text, TEXT_MM)
        leftwards = x + 2 + width > axis.width_mm
        row = rows.take(x - 2 - width, x + 3) if leftwards else rows.take(x - 1.2, x + 3 + width)
        if row is None:
            left_over.append(x)
            continue
        middle = y + 1.7 + row * ROW_MM
        shapes.append(Disc((x, middle), 0.9, colour))
        side = Anchor.END if leftwards else Anchor.START
        beside = x + (-1.6 if leftwards else 1.6)
        shapes.append(Label((beside, middle + 0.9), text, TEXT_MM, colour, side))
    return [*shapes, *_ticked(left_over, y, rows.used, colour)], rows.used


def _ticked(left_over: Sequence[float], y: float, rows: int, colour: str) -> list[Shape]:
    """What found no room for its text is a stroke on the lane's lower edge; the annex says the rest."""
    bottom = y + rows * ROW_MM + 0.5
    return [Path(((x, bottom - 1.6), (x, bottom)), colour, 0.5) for x in left_over]


def _ticks(axis: _Axis, bottom: float, language: str, zone: str) -> Iterator[Shape]:
    minutes = (axis.end - axis.start).total_seconds() / 60
    step = next((step for step in STEPS_MIN if minutes / step <= TICKS_MAX), STEPS_MIN[-1])
    at = _first_tick(axis.start, step, zone)
    while at < axis.end:
        x = axis.x(at)
        yield Path(((x, 0.5), (x, bottom + 0.6)), HAIRLINE, 0.2)
        text = clock(at, zone, seconds=False) if step < 1440 else day(at, language, zone)
        yield Label((x, bottom + 4.2), text, TEXT_MM, GREY, Anchor.MIDDLE)
        at += timedelta(minutes=step)


def _first_tick(start: datetime, step_min: int, zone: str) -> datetime:
    """On the local clock's round minutes."""
    midnight = start.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    steps = (start - midnight) // timedelta(minutes=step_min) + 1
    return midnight.astimezone(start.tzinfo) + steps * timedelta(minutes=step_min)
