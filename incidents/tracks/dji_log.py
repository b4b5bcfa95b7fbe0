"""A DJI flight log as CSV, in the two families that services write: Airdata's, and OSD with CUSTOM dates.

Feet, miles and metres stand in the names of the columns. Heights are above the take-off. OSD dates are local,
and without a zone; in which order day and month stand is told by the days themselves.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from incidents.dispatch.place import read_number
from incidents.dispatch.profiles import folded
from incidents.tracks.fixes import NAN, ZONE, Doubts, Fix, Gathered, keep
from incidents.tracks.taip import MPH_M_S
from incidents.tracks.track import AskedError, HeightOf, micros
from incidents.written_time import read_time
from maps.foreign.limits import MAX_TRACK_FIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from incidents.tracks.fixes import Asked

    Clock: TypeAlias = Callable[[int, Sequence[str]], int | None]  # microseconds of a row

FOOT_M = 0.3048
_UTC_FORMS = ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f")
_CLOCKS = ("%I:%M:%S.%f %p", "%I:%M:%S %p", "%H:%M:%S.%f", "%H:%M:%S")
_ISO_DAYS = ("%Y-%m-%d", "%Y/%m/%d")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b", re.ASCII)


class DjiForm(StrEnum):
    """Who made the table."""

    AIRDATA = "airdata"
    OSD = "osd"


# Latitude, longitude, height above the take-off, speed over ground, heading
_COLUMNS = {
    DjiForm.AIRDATA: ("latitude", "longitude", "height above takeoff", "speed", "compass heading"),
    DjiForm.OSD: ("osd.latitude", "osd.longitude", "osd.height", "osd.hspeed", "osd.yaw"),
}


_NEEDED = {
    *(name for names in _COLUMNS.values() for name in names),
    *("time", "datetime", "custom.date", "custom.updatetime"),
}


def form_of(header: Sequence[str]) -> DjiForm | None:
    """By the columns that only these tables have."""
    names = {folded(column) for column in header}
    if "osd.latitude" in names and "custom.date [local]" in names:
        return DjiForm.OSD
    if "datetime(utc)" in names and "latitude" in names and "time(millisecond)" in names:
        return DjiForm.AIRDATA
    return None


def read_dji_log(
    path: Path,
    header: Sequence[str],
    rows: Iterable[tuple[int, list[str]]],
    form: DjiForm,
    asked: Asked,
) -> Gathered:
    """AskedError when the day can be read in two ways."""
    names = [folded(column) for column in header]
    places = [place for place, name in enumerate(names) if _stem(name) in _NEEDED]  # of some hundred columns
    table = _Table([names[place] for place in places])
    kept = [
        (number, [row[place] if place < len(row) else "" for place in places])
        for number, row in islice(rows, MAX_TRACK_FIXES + 1)
    ]
    doubts = Doubts()
    clock = (
        _utc_clock(table, kept) if form is DjiForm.AIRDATA else _local_clock(path, table, kept, asked, doubts)
    )
    lat, lon, height, speed, course = _COLUMNS[form]
    fixes: list[Fix] = []
    for number, row in kept:
        at_us = clock(number, row)
        if at_us is None:
            doubts.line("track_unreadable", number)
            continue
        fix = Fix(
            number,
            at_us,
            table.number(row, lat),
            table.number(row, lon),
            table.measured(row, height),
            table.measured(row, speed),
            table.measured(row, course) % 360.0,
        )
        keep(path.name, fixes, fix)
    return Gathered(fixes, doubts, HeightOf.TAKE_OFF)


class _Table:
    """Finds the cells of a row by the names of the columns; units stand behind a name, in brackets."""

    def __init__(self, names: Sequence[str]) -> None:
        self._places = {name: place for place, name in reversed(list(enumerate(names)))}
        self._scaled: dict[str, tuple[int, float] | None] = {}

    def text(self, row: Sequence[str], name: str) -> str:
        place = self._places.get(name)
        return row[place].strip() if place is not None and place < len(row) else ""

    def number(self, row: Sequence[str], name: str) -> float:
        found = read_number(self.text(row, name))
        return NAN if found is None else found

    def measured(self, row: Sequence[str], quantity: str) -> float:
        """In metres, metres a second or degrees, whatever the column's unit."""
        if quantity not in self._scaled:
            self._scaled[quantity] = self._scale(quantity)
        scaled = self._scaled[quantity]
        if scaled is None or scaled[0] >= len(row):
            return NAN
        found = read_number(row[scaled[0]])
        return NAN if found is None else found * scaled[1]

    def _scale(self, quantity: str) -> tuple[int, float] | None:
        for name, place in self._places.items():
            unit = name.replace("[", "(").partition("(")[2]
            factor = _UNITS.get(unit.rstrip(")] ").strip())
            if _stem(name) == quantity and factor is not None:
                return place, factor
        return None


def _stem(name: str) -> str:
    """A column's name without the unit or the zone behind it."""
    return name.replace("[", "(").partition("(")[0].strip()


_UNITS = {
    "": 1.0,
    "m": 1.0,
    "meters": 1.0,
    "m/s": 1.0,
    "degrees": 1.0,
    "ft": FOOT_M,
    "feet": FOOT_M,
    "mph": MPH_M_S,
    "km/h": 1 / 3.6,
    "kph": 1 / 3.6,
}


def _utc_clock(table: _Table, kept: Sequence[tuple[int, list[str]]]) -> Clock:
    """Whole seconds in UTC, and the milliseconds of the flight between them, where the two agree."""
    pairs: list[tuple[int, int]] = []
    seconds: dict[int, int] = {}
    for number, row in kept:
        read = read_time(table.text(row, "datetime(utc)"), _UTC_FORMS, "UTC")
        ms = table.number(row, "time(millisecond)")
        if read is not None:
            seconds[number] = micros(read.at)
            if abs(ms) < 1e9:
                pairs.append((seconds[number], round(ms * 1000)))
    earliest = max((at_us - flown_us for at_us, flown_us in pairs), default=0)
    latest = min((at_us - flown_us + 1_000_000 for at_us, flown_us in pairs), default=0)
    agree = earliest < latest

    def at_us(number: int, row: Sequence[str]) -> int | None:
        ms = table.number(row, "time(millisecond)")
        if agree and number in seconds and abs(ms) < 1e9:
            return earliest + round(ms * 1000)
        return seconds.get(number)

    return at_us


def _local_clock(
    path: Path, table: _Table, kept: Sequence[tuple[int, list[str]]], asked: Asked, doubts: Doubts
) -> Clock:
    days = [table.text(row, "custom.date [local]") for _, row in kept]
    forms = _day_forms(path, days, asked)
    formats = [f"{day} {clock}" for day in forms for clock in _CLOCKS]
    if asked.tz is None:
        doubts.whole("track_zone_assumed", ZONE)
    tz = asked.tz or ZONE

    def at_us(number: int, row: Sequence[str]) -> int | None:
        written = f"{table.text(row, 'custom.date [local]')} {table.text(row, 'custom.updatetime [local]')}"
        read = read_time(written, formats, tz)
        if read is None:
            return None
        for doubt in read.doubts:
            doubts.line(f"track_{doubt}", number)
        return micros(read.at)

    return at_us


def _day_forms(path: Path, days: Sequence[str], asked: Asked) -> tuple[str, ...]:
    """Month or day first: a number above twelve tells, else the day that was given. Nothing is guessed."""
    slashed = next((match for day in days if (match := _SLASHED.match(day))), None)
    if slashed is None:
        return _ISO_DAYS
    sign = slashed[0][len(slashed[1])]
    month_first, day_first = f"%m{sign}%d{sign}%Y", f"%d{sign}%m{sign}%Y"
    first, second = int(slashed[1]), int(slashed[2])
    if first > 12 or sign == ".":
        return (day_first,)
    if second > 12 or first == second:
        return (month_first,)
    if asked.day is None:
        what = f'its day "{slashed[0]}" can be read in two ways: say which it is with --date'
        raise AskedError(f"{path.name}: {what}", "date")
    if (asked.day.month, asked.day.day) == (first, second):
        return (month_first,)
    if (asked.day.day, asked.day.month) == (first, second):
        return (day_first,)
    raise AskedError(f'{path.name}: is of "{slashed[0]}", not of {asked.day}: give another --date', "date")
