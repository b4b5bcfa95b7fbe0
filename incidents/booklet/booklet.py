"""What is other on the far side of the border: dated rows in three languages, each with its source.

The shipped file is `incidents/data/booklet.toml`. A brigade puts a `booklet.toml` of its own into the data
folder: a row with the key of a shipped one takes its place, any other is added.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # at run time too: msgspec reads the annotations
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from incidents.model import IncidentError
from incidents.operator.country_profile import Texts  # the same
from maps.borders import COUNTRIES, country_at
from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from maps.geo import LatLon

SHIPPED = Path(__file__).parents[1] / "data" / "booklet.toml"
FILE = "booklet.toml"
TRUSTED_DAYS = 730  # an older row is to be confirmed, whatever its file says
ROWS_MAX = 300
LATVIA, LITHUANIA = COUNTRIES

_Key = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]{0,39}$")]
_Text = Annotated[str, Meta(min_length=1, max_length=300)]


class Topic(StrEnum):
    """Where a difference is told beside something else."""

    BORDER = "border"
    LEGAL_BASIS = "legal_basis"
    DISPATCH = "dispatch"
    PLACE = "place"
    WATER = "water"


class Section(Struct, forbid_unknown_fields=True, frozen=True):
    """A chapter of the booklet."""

    key: _Key
    name: Texts


class Row(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One difference. `certain` is False for what a lawyer of the country has to confirm first."""

    key: _Key
    section: _Key
    name: Texts
    lv: Texts | _Text  # a plain text reads the same in every language
    lt: Texts | _Text
    source: _Text
    as_of: date  # the day that the older of its sources speaks for
    certain: bool
    topics: tuple[Topic, ...] = ()

    def said(self, country: str, language: str) -> str:
        """How it is in "LV" or "LT", for a reader."""
        value = self.lv if country == LATVIA else self.lt
        return value.said(language) if isinstance(value, Texts) else value

    def own_words(self, country: str) -> str:
        """The same as people of that country say it."""
        return self.said(country, country.lower())

    def trusted(self, today: date) -> bool:
        """True while it is certain and not too old to be."""
        return self.certain and (today - self.as_of).days <= TRUSTED_DAYS


_Keyed = TypeVar("_Keyed", Section, Row)


class _File(Struct, forbid_unknown_fields=True, frozen=True):
    rows: Annotated[tuple[Row, ...], Meta(max_length=ROWS_MAX)] = ()
    sections: Annotated[tuple[Section, ...], Meta(max_length=20)] = ()


@dataclass(frozen=True, slots=True)
class Booklet:
    """All rows in the order of their sections."""

    sections: tuple[Section, ...]
    rows: tuple[Row, ...]


def booklet(data: Path | None = None) -> Booklet:
    """The shipped booklet with the brigade's own rows. IncidentError names file, place and reason."""
    shipped = _read(SHIPPED)
    path = data / FILE if data is not None else None
    own = _read(path) if path is not None and path.is_file() else _File()
    sections = _joined(shipped.sections, own.sections)
    rows = _joined(shipped.rows, own.rows)
    order = {section.key: number for number, section in enumerate(sections)}
    for row in rows:
        if row.section not in order:
            known = ", ".join(order)
            raise IncidentError(f'{path}, row "{row.key}": its section "{row.section}" is none of {known}')
    return Booklet(sections, tuple(sorted(rows, key=lambda row: order[row.section])))


def differences_for(found: Booklet, topic: Topic) -> tuple[Row, ...]:
    """The rows that matter there, what counts most first."""
    return tuple(row for row in found.rows if topic in row.topics)


def far_side(places: Iterable[LatLon]) -> str | None:
    """The country that a way leads into; None while it stays where it begins, at sea or in a third one."""
    countries = [country for at in places if (country := country_at(at)) is not None]
    return next((country for country in countries if country != countries[0]), None)


def _joined(shipped: tuple[_Keyed, ...], own: tuple[_Keyed, ...]) -> tuple[_Keyed, ...]:
    """Each key once and where it stood first; the brigade's own word counts."""
    return tuple({one.key: one for one in (*shipped, *own)}.values())


def _read(path: Path) -> _File:
    mend = "mend the line, or take the file away to go on with the shipped one"
    try:
        return msgspec.convert(read_toml(path), _File)
    except FormatError as error:
        where = f", {error.place}" if error.place else ""
        raise IncidentError(one_line(f"{path}{where}: {error.what}; {mend}")) from error
    except msgspec.ValidationError as error:
        raise IncidentError(one_line(f"{path}: {error}; {mend}")) from error
