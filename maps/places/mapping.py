"""Which column of a table is what: guessed from its names, or said in `X.mapping.toml` beside `X.csv`.

crs = "EPSG:3346"                    # the columns are metres of LKS-94; others in row_position.Crs
decimal = ","
encoding = "cp1257"
attribution = "Rokiškio rajono savivaldybė"
edition = 2026-05-04
[columns]                            # what is not said here is guessed; "" takes a guess away
northing = "X koordinatė"
access = ["Gatvė", "Privažiavimas"]  # several become one text
[constants]
kind = "hydrant"
[values.form]                        # the words of the table, in ours
"PH" = "underground"
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # msgspec reads it when it runs
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from maps.foreign.file import FormatError
from maps.foreign.toml_file import read_toml
from maps.places.row_position import PAIRS, Crs, has_position
from maps.places.table import Row, Table, read_table
from maps.places.words import COLUMNS, Field, folded, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

SUFFIX = ".mapping.toml"
PREVIEW_ROWS = 20
_JOINED = (Field.ACCESS, Field.NOTE)  # of which a table may have several columns


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The mapping file, as it stands."""

    columns: dict[Field, str | list[str]] = {}
    constants: dict[Field, str] = {}
    values: dict[Field, dict[str, str]] = {}
    encoding: Literal["utf-8", "utf-8-sig", "utf-16", "cp1257", "iso-8859-13", "cp1252"] | None = None
    delimiter: Literal[";", ",", "\t", "|"] | None = None
    decimal: Literal[",", "."] | None = None
    crs: Crs | None = None
    attribution: str = ""
    edition: date | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands where: of each field the columns, counted from 0."""

    at: Mapping[Field, tuple[int, ...]]
    said: Said
    capacity_unit: str  # from the name of its column

    def read(self, row: Row) -> dict[Field, str]:
        """The texts of a row by their meaning, translated; without those that are empty."""
        told = dict(self.said.constants)
        for field, places in self.at.items():
            texts = [row.cells[place] for place in places if place < len(row.cells) and row.cells[place]]
            if texts:
                told[field] = self._translated(field, ", ".join(texts))
        capacity = told.get(Field.CAPACITY, "")
        if self.capacity_unit and capacity[-1:].isdigit():
            told[Field.CAPACITY] = f"{capacity} {self.capacity_unit}"
        return told

    def _translated(self, field: Field, text: str) -> str:
        """A word of the table in ours, whatever its case and accents."""
        known = self.said.values.get(field, {})
        return known.get(text) or {folded(word): ours for word, ours in known.items()}.get(folded(text), text)


@dataclass(frozen=True, slots=True)
class Guess:
    """For an editor: the columns as they are taken, and the first rows to look at."""

    columns: Columns
    names: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def unused(self) -> tuple[str, ...]:
        """Columns of which nothing is taken."""
        used = {place for places in self.columns.at.values() for place in places}
        return tuple(name for place, name in enumerate(self.names) if place not in used)


def mapping_path(path: Path) -> Path:
    """Where the mapping of a table lies."""
    return path.with_name(path.stem + SUFFIX)


def guess_mapping(path: Path, known: Mapping[Field, str] = COLUMNS) -> Guess:
    """How a table is taken, with its mapping file where it has one. FormatError where it has no position."""
    said, table = read_mapped(path)
    return Guess(columns_of(path, table, said, known), table.columns, table.rows[:PREVIEW_ROWS])


def read_mapped(path: Path) -> tuple[Said, Table]:
    """The mapping file's words, or none, and the table."""
    beside = mapping_path(path)
    said = read_mapping(beside) if beside.is_file() else Said()
    return said, read_table(path, said.encoding, said.delimiter)


def read_mapping(path: Path) -> Said:
    """FormatError says what is wrong in it."""
    document: dict[str, Any] = read_toml(path)
    try:
        return msgspec.convert(document, Said)
    except msgspec.ValidationError as error:
        raise FormatError(path, "", f"not a mapping of places: {error}") from error


def columns_of(path: Path, table: Table, said: Said, known: Mapping[Field, str] = COLUMNS) -> Columns:
    """The columns as the mapping says, and the others by their names. FormatError without a position."""
    found = {field: _named(path, table.columns, field, names) for field, names in said.columns.items()}
    taken = {place for places in found.values() for place in places}
    says_where = any(field in (*said.columns,) for pair in PAIRS for field in pair)
    names = [folded(name) for name in table.columns]
    for field, words in known.items():
        is_place = field is Field.POINT or any(field in pair for pair in PAIRS)
        if field in found or field in said.constants or (is_place and says_where):
            continue
        free = [place for place in _fitting(names, words.split(), field) if place not in taken]
        found[field] = tuple(free if field in _JOINED else free[:1])
        taken.update(found[field])
    found = {field: places for field, places in found.items() if places}
    if not has_position(found):
        beside = mapping_path(path).name
        what = f"no columns for a position, such as lat and lon or X and Y: name them in {beside}"
        raise FormatError(path, "row 1", what)
    capacity = next(iter(found.get(Field.CAPACITY, ())), None)
    return Columns(found, said, "" if capacity is None else unit_of(table.columns[capacity]))


def field_of(name: str) -> Field | None:
    """The meaning of one name by itself, such as a key of GeoJSON."""
    word = folded(name)
    return next((field for field, words in COLUMNS.items() if word in words.split()), None)


def _named(path: Path, columns: Sequence[str], field: Field, names: str | list[str]) -> tuple[int, ...]:
    wanted = [names] if isinstance(names, str) else names
    known = [folded(column) for column in columns]
    for name in wanted:
        if name and folded(name) not in known:
            what = f'{path.name} has no column "{name}"; it has {", ".join(columns[:8])}'
            raise FormatError(mapping_path(path), f"columns.{field}", what)
    return tuple(known.index(folded(name)) for name in wanted if name)


def _fitting(names: Sequence[str], words: Iterable[str], field: Field) -> list[int]:
    """The columns that bear one of the words, the likelier word first; of a capacity with its unit behind."""
    found = [place for word in words for place, name in enumerate(names) if name == word]
    if field is Field.CAPACITY:
        starts = [f"{word}_" for word in words]
        found += [p for p, name in enumerate(names) if unit_of(name) and name.startswith(tuple(starts))]
    return list(dict.fromkeys(found))
