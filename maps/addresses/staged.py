"""Entries on their way into a gazetteer: on disk, by the key of the place they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.addresses.entry import Entry
from maps.addresses.folding import words
from maps.addresses.hit import Kind
from maps.foreign.file import plain
from maps.foreign.limits import MAX_ADDRESS_CHARS
from maps.geo import LatLon

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

SETTLED = frozenset({Kind.TOWN, Kind.VILLAGE})
_POINTS = frozenset({Kind.FARM, Kind.LAKE, Kind.FOREST, Kind.OTHER})
_CELLS_A_DEGREE = {True: 50, False: 20}  # about 2 km for farms, 5 km for streets that lie nowhere
_TABLE = """
CREATE TEMP TABLE staged (
    key TEXT, kind TEXT, name TEXT, number TEXT, other TEXT, settlement TEXT, parish TEXT, municipality TEXT,
    lat_e6 INTEGER, lon_e6 INTEGER
)
"""


class Staged:
    """One build. Nothing of it stays in the file."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._is_indexed = False
        db.execute(_TABLE)

    def take(self, entry: Entry) -> None:
        """One more; what has no letter and no figure in its name is passed over."""
        name = _kept(entry.name)
        if not words(name):
            return
        lies = (_kept(entry.settlement), _kept(entry.parish), _kept(entry.municipality))
        other = ";".join(_kept(one) for one in entry.other)
        at = (round(entry.at.lat_deg * 1e6), round(entry.at.lon_deg * 1e6))
        row = (_key(entry), entry.kind.value, name, _kept(entry.number)[:20], other, *lies, *at)
        self._db.execute("INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def by_key(self) -> Iterator[tuple[str, Entry]]:
        """All, those of one place together; in the same order whatever the order of the sources."""
        self._index()
        for key, kind, name, number, other, *lies, lat_e6, lon_e6 in self._db.execute(
            "SELECT * FROM staged"
            " ORDER BY key, lat_e6, lon_e6, number, name, kind, other, settlement, parish, municipality"
        ):
            at = LatLon(lat_e6 / 1e6, lon_e6 / 1e6)
            others = tuple(one for one in other.split(";") if one)
            yield key, Entry(Kind(kind), name, at, number, others, *lies)

    def houses(self, key: str) -> Iterator[tuple[str, int, int]]:
        """Number, latitude and longitude in millionths of a degree, of the houses of one place."""
        question = "SELECT number, lat_e6, lon_e6 FROM staged WHERE key = ? AND number != '' ORDER BY 1, 2, 3"
        yield from self._db.execute(question, (key,))

    def drop(self) -> None:
        """Nothing is needed any more."""
        self._db.execute("DROP TABLE temp.staged")

    def _index(self) -> None:
        if not self._is_indexed:
            self._db.execute("CREATE INDEX temp.by_key ON staged (key)")
            self._is_indexed = True


def _key(entry: Entry) -> str:
    """The same for everything that is one place. Where nothing says in what it lies, and for farms and lakes
    of one name, the ground is cut in cells.
    """
    kind = "settled" if entry.kind in SETTLED else entry.kind.value
    lies = (entry.settlement, entry.parish, entry.municipality)
    cell = ""
    if entry.kind in _POINTS or not any(lies):
        cells = _CELLS_A_DEGREE[entry.kind in _POINTS]
        cell = f"{round(entry.at.lat_deg * cells)} {round(entry.at.lon_deg * cells / 2)}"
    return "|".join([kind, *(" ".join(words(text)) for text in (entry.name, *lies)), cell])


def _kept(text: str) -> str:
    return " ".join(plain(text).split())[:MAX_ADDRESS_CHARS]
