"""A place out of the texts that a row or an object tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from maps.foreign.file import SHOWN_CHARS
from maps.places.place import Place, PlaceKind
from maps.places.values import day, metres, tonnes
from maps.places.words import Field, form_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from maps.geo import LatLon

MOST_TEXT_CHARS = 300  # of one text of a place: more is no name and no note for a radio
Value = TypeVar("Value")


def told_place(
    told: Mapping[Field, str],
    positions: tuple[LatLon, ...],
    fallback: PlaceKind | None,
    source: str,
    say: Callable[[str], None],
    *,
    filled: bool = False,
) -> Place:
    """What cannot be read of it is said, and the place kept without it. `fallback`: where no kind is told."""

    def text(field: Field) -> str:
        return told.get(field, "")[:MOST_TEXT_CHARS]

    def read(field: Field, reader: Callable[[str], Value | None], wanted: str) -> Value | None:
        written = told.get(field, "")
        value = reader(written) if written else None
        if written and value is None:
            say(f'"{written[:SHOWN_CHARS]}" is no {wanted}')
        return value

    return Place(
        kind=_kind(told.get(Field.KIND, ""), fallback, say),
        positions=positions,
        name=text(Field.NAME),
        form=form_of(told.get(Field.FORM) or told.get(Field.KIND, "")),
        capacity=text(Field.CAPACITY),
        access=text(Field.ACCESS),
        season=text(Field.SEASON),
        note=text(Field.NOTE),
        checked_on=read(Field.CHECKED_ON, day, "day, such as 2026-05-04: it counts as unchecked"),
        max_weight_t=read(Field.MAX_WEIGHT_T, tonnes, "weight in t: left empty"),
        max_height_m=read(Field.MAX_HEIGHT_M, metres, "height in m: left empty"),
        filled=filled,
        source=source,
    )


def _kind(written: str, fallback: PlaceKind | None, say: Callable[[str], None]) -> PlaceKind:
    kind = kind_of(written) if written else None
    if written and kind is None:
        say(f'the kind "{written[:SHOWN_CHARS]}" is not known: shown as other')
        return PlaceKind.OTHER
    return kind or fallback or PlaceKind.OTHER
