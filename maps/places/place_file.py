"""Read places from CSV (with a mapping, or without), GeoJSON, KML, KMZ and GPX.

A row of a table that cannot be kept is named and left out, the others stay: a hydrant is missing then, and
it is said which. A map file is kept whole or refused whole, as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from maps.borders import ATTRIBUTION
from maps.foreign.file import FormatError
from maps.formats import by_suffix
from maps.places.mapping import columns_of, read_mapped
from maps.places.place_features import places_of
from maps.places.problem import Problem, RowError
from maps.places.row_position import position_of
from maps.places.told_place import told_place
from maps.places.words import kind_of

if TYPE_CHECKING:
    from pathlib import Path

    from maps.places.place import Place

SUFFIXES = frozenset({".csv", *by_suffix.READERS})


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """All of a file. `edition` is the day that the mapping states, else the file's own."""

    name: str
    places: tuple[Place, ...]
    problems: tuple[Problem, ...]
    edition: date
    edition_stated: bool = False
    attribution: str = ""

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """The rows that are not on the map."""
        return tuple(problem for problem in self.problems if problem.left_out)


def read_places(path: Path) -> PlaceFile:
    """All places of a file. FormatError when nothing in it can be used, and why."""
    if path.suffix.lower() == ".csv":
        return _of_table(path)
    found = places_of(by_suffix.read(path), kind_of(path.stem), path.name)
    attribution = ATTRIBUTION if found.has_tags else ""
    return PlaceFile(path.name, found.places, found.problems, _changed_on(path), attribution=attribution)


def _of_table(path: Path) -> PlaceFile:
    said, table = read_mapped(path)
    columns = columns_of(path, table, said)
    fallback = kind_of(path.stem)  # "hidranti.csv"
    places: list[Place] = []
    problems: list[Problem] = []
    for row in table.rows:
        where, told = f"row {row.number}", columns.read(row)
        remarks: list[str] = []
        try:
            at = position_of(told, said.crs, said.decimal)
        except RowError as error:
            problems.append(Problem(where, str(error), left_out=True))
            continue
        places.append(told_place(told, (at,), fallback, path.name, remarks.append))
        problems += [Problem(where, remark) for remark in remarks]
    return PlaceFile(
        path.name,
        tuple(places),
        tuple(problems),
        said.edition or _changed_on(path),
        said.edition is not None,
        said.attribution,
    )


def _changed_on(path: Path) -> date:
    try:
        changed_s = path.stat().st_mtime
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror}") from e
    return datetime.fromtimestamp(changed_s, UTC).date()
