"""A first guess at what the columns of an unknown export mean, by their names and by what stands in them.

A guess is an offer to a person, with how sure it is and why; nothing is imported by it until it was kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from incidents.dispatch.day_number import day_number
from incidents.dispatch.guess_words import guess_words, likeness, zone_of
from incidents.dispatch.mapping import MOST_TITLE_ROWS
from incidents.dispatch.place import read_number
from incidents.dispatch.profiles import Profile
from incidents.dispatch.sheet import DAY_ZERO
from incidents.local_time import ZONE
from incidents.written_time import read_time
from maps.grids import Grid, PositionError, grid_positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from incidents.dispatch.sheet import Sheet

SURE = 0.75  # what a person need not look at twice
_LEAST = 0.5
# Day before month, as the region writes; the other order only where the values leave no choice
FORMATS = (
    *("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y.%m.%d %H:%M:%S"),
    *("%Y.%m.%d %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d.%m.%y %H:%M", "%d-%m-%Y %H:%M:%S"),
    *("%d-%m-%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%d-%b-%y %H:%M:%S"),
    *("%d-%b-%Y %H:%M:%S", "%Y %b %d %I:%M:%S %p", "%d %b %Y %H:%M:%S", "%s"),
)
_CALL_SIGN = re.compile(r"(?=.*\d)[^\W\d][\w .\-/]{1,40}")  # BUB-1, AC 2, Tērvete BUB-1
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_GRID_WORDS = {"lks-94": Grid.LKS_94, "lks94": Grid.LKS_94, "lks-92": Grid.LKS_92, "lks92": Grid.LKS_92}
_TELLING = ("call_sign", "point")  # by their look alone
_NUMBERS = {  # what each may hold
    "lat": (-90.0, 90.0),
    "lon": (-180.0, 180.0),
    "northing": (1e5, 7e6),
    "easting": (1e5, 7e6),
    "area_m2": (0.0, 1e9),
}
_POINT = re.compile(r"\(?-?\d{1,3}\.\d+\s*,\s*-?\d{1,3}\.\d+\)?|POINT ?\(.*\)", re.IGNORECASE)
_IN_LITHUANIA_M = 5_000_000.0  # a larger number is a Lithuanian northing


class Why(StrEnum):
    """What a guess rests on."""

    NAME = "name"  # the column is called so
    NAME_AND_VALUES = "name_and_values"
    NAME_NOT_VALUES = "name_not_values"  # called so, but other things stand in it
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class Guess:
    """One of our fields and the column that it may be in."""

    field: str
    column: str
    confidence: float  # 0 to 1
    why: Why
    about: str  # the word of the header, or a value


@dataclass(frozen=True, slots=True)
class Guessed:
    """A mapping to begin with. `day_first_uncertain`: 05/04 could be either day, the region's was taken."""

    guesses: tuple[Guess, ...]
    profile: Profile
    zone_known: bool
    day_first_uncertain: bool


def guess_mapping(sheet: Sheet, name: str) -> Guessed:
    """Each field at most once, each column at most once, the surest first."""
    every = sorted(
        (one for column in filter(None, sheet.columns) for one in _of_column(column, sheet.texts(column))),
        key=lambda one: (-one.confidence, -len(one.about)),
    )
    guesses: list[Guess] = []
    for one in every:
        taken = {guess.field for guess in guesses} | _excluded(guesses)
        if one.field not in taken and one.column not in {guess.column for guess in guesses}:
            guesses.append(one)
    guesses = _in_order(sheet, guesses)
    order = {field: i for i, field in enumerate(guess_words().fields())}
    guesses.sort(key=lambda one: order[one.field])
    zone = zone_of(sheet.columns)
    of_times = [
        text for one in guesses if one.field in guess_words().times for text in sheet.texts(one.column)
    ]
    formats = formats_of(of_times)
    columns = {one.field: one.column for one in guesses}
    grid = grid_of(sheet, columns.get("northing"), columns.get("easting"))
    profile = profile_of(name, columns, zone or ZONE, formats, grid)
    return Guessed(tuple(guesses), profile, zone is not None, _either_way(of_times, formats))


def under_header(sheet: Sheet) -> Sheet:
    """The sheet under the row whose texts are most like names of columns: a title may stand above it."""
    if sheet.sparse:
        return sheet
    rows = (sheet, *(sheet.headed_by(row) for row in sheet.rows[:MOST_TITLE_ROWS]))
    return max(rows, key=_known_names)  # the first of equals


def _known_names(sheet: Sheet) -> int:
    words = guess_words().fields().values()
    return sum(any(likeness(column, known)[0] for known in words) for column in sheet.columns if column)


def profile_of(
    name: str, columns: Mapping[str, str], tz: str, formats: Sequence[str], crs: str | None
) -> Profile:
    """A mapping of our fields to columns. It is known again by all of its columns."""
    words = guess_words()
    unit = {field: columns[field] for field in words.unit if field in columns}
    times = {field: columns[field] for field in words.times if field in columns}
    incident = {field: columns[field] for field in words.incident if field in columns}
    return Profile(
        detect=list(dict.fromkeys([*incident.values(), *unit.values(), *times.values()])),
        tz=tz,
        formats=list(formats),
        row="unit" if "call_sign" in unit else "incident",
        times=dict(times),
        incident=dict(incident),
        unit=dict(unit),
        crs=crs if {"northing", "easting"} <= incident.keys() else None,
        name=name,
        own=True,
    )


def formats_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The formats that are needed to read these times, the usual ones first; ISO needs none."""
    left = [text for text in texts if not _CLOCK.fullmatch(text) and read_time(text, (), "UTC") is None]
    needed: list[str] = []
    # Where one format reads all, it is the one: 04/13 among them means that the month comes first
    for form in sorted(FORMATS, key=lambda form: -_count(left, form)):
        if any(read_time(text, (form,), "UTC") for text in left):
            needed.append(form)
            left = [text for text in left if read_time(text, (form,), "UTC") is None]
    return tuple(needed) or ("%Y-%m-%d %H:%M",)


def grid_of(sheet: Sheet, northing: str | None, easting: str | None) -> str | None:
    """The national grid of two columns: by the header's words, else by the size of their numbers."""
    if northing is None or easting is None:
        return None
    header = f"{northing} {easting}".casefold()
    named = next((grid for word, grid in _GRID_WORDS.items() if word in header), None)
    if named is not None:
        return named.value
    numbers = [read_number(text) or 0.0 for column in (northing, easting) for text in sheet.texts(column)]
    return (Grid.LKS_94 if any(number > _IN_LITHUANIA_M for number in numbers) else Grid.LKS_92).value


def _in_order(sheet: Sheet, guesses: list[Guess]) -> list[Guess]:
    """X is the northing in the books and the easting in most exports: where the size tells, it counts."""
    of = {guess.field: guess for guess in guesses if guess.field in ("northing", "easting")}
    if len(of) < 2:
        return guesses
    turned = 0
    pairs = zip(*(sheet.texts(of[field].column) for field in ("northing", "easting")), strict=False)
    for first, second in pairs:
        n, e = read_number(first), read_number(second)
        try:
            possible = grid_positions(n or 0.0, e or 0.0)
        except PositionError:
            continue
        if len(possible) == 1:
            turned += 1 if possible[0].northing_m != n else -1
    if turned <= 0:
        return guesses
    other = {"northing": "easting", "easting": "northing"}
    return [replace(guess, field=other.get(guess.field, guess.field)) for guess in guesses]


def _of_column(column: str, values: Sequence[str]) -> Iterable[Guess]:
    """What the column may be; by its values alone only a call sign's look or a point's is telling."""
    words = guess_words()
    for field, known in words.fields().items():
        by_name, word = likeness(column, known)
        if not by_name and field not in _TELLING:
            continue
        share = _share(field, values, is_time=field in words.times)
        if by_name and (share is None or not values):
            yield Guess(field, column, round(by_name * 0.9, 2), Why.NAME, word)
        elif by_name and share is not None and share >= _LEAST:
            yield Guess(field, column, round(min(1.0, by_name + 0.05 * share), 2), Why.NAME_AND_VALUES, word)
        elif by_name and share is not None and field not in words.times:
            yield Guess(field, column, round(by_name * 0.5, 2), Why.NAME_NOT_VALUES, word)
        elif not by_name and values and share == 1.0:
            yield Guess(field, column, 0.4, Why.VALUES, values[0])


def _share(field: str, values: Sequence[str], *, is_time: bool) -> float | None:
    """How many of the values look like the field; None where any text may be one."""
    if not values:
        return None
    if is_time:
        return sum(_is_time(text) for text in values) / len(values)
    looks = {"call_sign": _CALL_SIGN.fullmatch, "point": _POINT.fullmatch}.get(field)
    if looks is not None:
        return sum(bool(looks(text)) for text in values) / len(values)
    if field in ("lat", "lon", "northing", "easting", "area_m2"):
        least, most = {"lat": (-90.0, 90.0), "lon": (-180.0, 180.0), "area_m2": (0.0, 1e9)}.get(
            field, (1e5, 7e6)
        )
        numbers = [read_number(text) for text in values]
        return sum(number is not None and least <= number <= most for number in numbers) / len(values)
    if field in ("number", "type", "address", "note") and all(map(_is_time, values)):
        return 0.0
    return None


@lru_cache(maxsize=4096)  # every row repeats the call
def _is_time(text: str) -> bool:
    return (
        _CLOCK.fullmatch(text) is not None
        or day_number(text, DAY_ZERO) is not None
        or read_time(text, FORMATS, "UTC") is not None
    )


def _excluded(guesses: Sequence[Guess]) -> set[str]:
    """A place in degrees and a place in a grid are not both mapped: the surer one is."""
    fields = {guess.field for guess in guesses}
    if fields & {"lat", "lon"}:
        return {"northing", "easting", "point"}
    if fields & {"northing", "easting"}:
        return {"lat", "lon", "point"}
    return {"lat", "lon", "northing", "easting"} if "point" in fields else set()


def _either_way(texts: Iterable[str], formats: Sequence[str]) -> bool:
    """Day first was taken, and month first would have read every time as well."""
    for form in formats:
        if form.startswith("%d/%m"):
            turned = form.replace("%d/%m", "%m/%d")
            return all(read_time(text, (turned,), "UTC") for text in texts if read_time(text, (form,), "UTC"))
    return False


def _count(texts: Iterable[str], form: str) -> int:
    return sum(read_time(text, (form,), "UTC") is not None for text in texts)
