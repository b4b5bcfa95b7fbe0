"""Make a gazetteer of what registers, map files and OpenStreetMap say: the same file every time.

Houses are sorted in a temporary table on disk; only the names of places are held in memory.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from maps.addresses.folding import stem, words
from maps.addresses.from_map import from_map
from maps.addresses.from_osm import from_osm
from maps.addresses.from_table import from_table
from maps.addresses.hit import Kind
from maps.addresses.merged import merged
from maps.addresses.query import house_key
from maps.addresses.schema import APPLICATION_ID, FORMAT, TABLES
from maps.addresses.staged import Staged
from maps.foreign.file import FormatError, one_line
from maps.foreign.osm_file import SUFFIXES as OSM
from maps.formats import by_suffix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from maps.addresses.entry import Entry
    from maps.addresses.merged import Place

MOST_PROBLEMS = 200
_TABLES = (".csv", ".txt", ".tsv")
_ORDER = {Kind.TOWN: 0, Kind.VILLAGE: 1, Kind.AREA: 2, Kind.STREET: 3, Kind.LAKE: 4, Kind.FOREST: 5}


@dataclass(frozen=True, slots=True)
class About:
    """What is written into the file; all of it is shown to whoever searches."""

    source: str
    licence: str
    edition: str
    built_at: datetime


@dataclass(frozen=True, slots=True)
class Built:
    """`count` of houses and named places; `problems` are lines about rows that were left out, at most 200."""

    count: int
    places: int
    left_out: int
    problems: tuple[str, ...]


class Fill(Protocol):
    """Tells of entries, and of what had to be left out."""

    def __call__(self, take: Callable[[Entry], None], leave: Callable[[str], None]) -> None: ...


def build(inputs: Sequence[Path], target: Path, about: About) -> Built:
    """From files: CSV, GeoJSON, KML, KMZ, GPX, .osm, .osm.pbf. FormatError names the one that is no use."""

    def fill(take: Callable[[Entry], None], leave: Callable[[str], None]) -> None:
        for path in inputs:
            _read(path, take, leave)

    return build_from(fill, target, about)


def build_from(fill: Fill, target: Path, about: About) -> Built:
    """From entries. The file is there whole or not at all."""
    problems = _Problems()
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as db:
            db.executescript(
                "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                f" PRAGMA temp_store = FILE; PRAGMA application_id = {APPLICATION_ID};"
                f" PRAGMA user_version = {FORMAT}; {TABLES}"
            )
            staged = Staged(db)
            db.execute("BEGIN")
            fill(staged.take, problems.leave)
            count, places = _write(db, staged)
            if not places:
                raise FormatError(target, "", "no place was found in what it is made of")
            _write_meta(db, about, count, places)
            db.execute("COMMIT")
            staged.drop()
            db.execute("VACUUM")
        part.replace(target)
    except sqlite3.Error as e:
        raise FormatError(target, "", f"cannot be written: {e}") from e
    finally:
        part.unlink(missing_ok=True)
    return Built(count, places, problems.count, tuple(problems.lines))


@dataclass(slots=True)
class _Problems:
    """Every row that was left out is counted, the first are named."""

    count: int = 0
    lines: list[str] = field(default_factory=list[str])

    def leave(self, line: str) -> None:
        self.count += 1
        if len(self.lines) < MOST_PROBLEMS:
            self.lines.append(one_line(line))


def _read(path: Path, take: Callable[[Entry], None], leave: Callable[[str], None]) -> None:
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        from_table(path, take, leave)
    elif suffix in OSM:
        from_osm(path, take)
    elif suffix in by_suffix.READERS:
        from_map(path, take)
    else:
        known = ", ".join((*_TABLES, *by_suffix.READERS, ".osm", ".osm.pbf"))
        raise FormatError(path, "", f"unknown kind of file; addresses are read from {known}")


def _write(db: sqlite3.Connection, staged: Staged) -> tuple[int, int]:
    """How many houses and named places, and how many places."""
    made = sorted(merged(staged), key=_importance)
    seen: Counter[str] = Counter()
    houses = 0
    for number, place in enumerate(made, 1):
        _write_place(db, number, place)
        texts = _indexed(place)
        db.execute("INSERT INTO words (rowid, name, other, around) VALUES (?, ?, ?, ?)", (number, *texts))
        seen.update({word for text in texts for word in text.split() if not word.isdigit()})
        houses += place.houses
    _write_houses(db, staged, made)
    _write_vocabulary(db, seen)
    db.execute("INSERT INTO words (words) VALUES ('optimize')")
    db.execute("INSERT INTO spelling (spelling) VALUES ('optimize')")
    return houses + len(made), len(made)


def _importance(place: Place) -> tuple[object, ...]:
    entry = place.entry
    lies = (entry.municipality, entry.parish, entry.settlement, entry.at.lat_deg, entry.at.lon_deg)
    return (_ORDER.get(entry.kind, 9), -place.houses, words(entry.name), entry.name, *lies)


def _write_place(db: sqlite3.Connection, number: int, place: Place) -> None:
    entry = place.entry
    other = "; ".join(entry.other)
    lies = (entry.settlement, entry.parish, entry.municipality, place.country)
    at = (round(entry.at.lat_deg * 1e6), round(entry.at.lon_deg * 1e6), place.radius_m, place.houses)
    db.execute(
        "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, entry.kind.value, entry.name, other, *lies, *at),
    )


def _indexed(place: Place) -> tuple[str, str, str]:
    entry = place.entry
    around = f"{entry.settlement} {entry.parish} {entry.municipality}"
    texts = (entry.name, " ".join(entry.other), around)
    name, other, lies = (" ".join(dict.fromkeys(words(text))) for text in texts)
    return name, other, lies


def _write_houses(db: sqlite3.Connection, staged: Staged, made: Sequence[Place]) -> None:
    """In the order of their table; of a number that stands there twice, the first."""
    for number, place in enumerate(made, 1):
        houses: dict[str, tuple[str, int, int]] = {}
        for shown, lat_e6, lon_e6 in staged.houses(place.key):
            houses.setdefault(house_key(shown), (shown, lat_e6, lon_e6))
        db.executemany(
            "INSERT INTO houses VALUES (?, ?, ?, ?, ?)",
            [(number, key, *house) for key, house in sorted(houses.items())],
        )


def _write_vocabulary(db: sqlite3.Connection, seen: Counter[str]) -> None:
    """What stands in more places first: it is meant more often."""
    ordered: Iterable[tuple[str, int]] = sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))
    for number, (word, _) in enumerate(ordered, 1):
        db.execute("INSERT INTO vocabulary VALUES (?, ?, ?)", (number, word, stem(word)))
        db.execute("INSERT INTO spelling (rowid, word) VALUES (?, ?)", (number, f"^{word}$"))


def _write_meta(db: sqlite3.Connection, about: About, count: int, places: int) -> None:
    said = {
        "edition": about.edition,
        "source": about.source,
        "licence": about.licence,
        "built_at": about.built_at.isoformat(timespec="seconds"),
        "count": str(count),
        "places": str(places),
    }
    db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(said.items()))
