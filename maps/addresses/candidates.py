"""The places worth ranking: asked of FTS5 word by word, strictly first, then with more forgiven."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maps.addresses.hit import Kind
from maps.addresses.query import number_forms
from maps.addresses.spelling import spelt_alike, with_other_endings
from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from maps.addresses.query import Query
    from maps.foreign.database import ForeignDatabase

MOST_FOUND = 3000  # of one question; what is asked for more often comes first
MOST_KEPT = 40  # of them, the nearest
MOST_LEFT_OUT = 5  # words, one at a time
_MOST_KEYS = 6
# A town is wanted from eight times as far as a street or a farm, squares compared
_QUESTION = """
SELECT p.id, p.kind, p.name, p.other, p.settlement, p.parish, p.municipality, p.country,
    p.lat_e6, p.lon_e6, p.radius_m,
    EXISTS (SELECT 1 FROM houses AS h WHERE h.place = p.id AND h.key IN (?, ?, ?, ?, ?, ?)) AS has_number
FROM (SELECT rowid FROM words WHERE words MATCH ? LIMIT ?) AS w JOIN places AS p ON p.id = w.rowid
ORDER BY has_number DESC,
    ((p.lat_e6 - ?) * (p.lat_e6 - ?) + (p.lon_e6 - ?) * (p.lon_e6 - ?) * ? / 1000) * ?
    / CASE p.kind WHEN 'town' THEN 64 WHEN 'village' THEN 8 WHEN 'area' THEN 8 ELSE 1 END,
    p.id
LIMIT ?
"""
_MOST_TEXT_CHARS = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of `places`. `has_number`: it has a house with a number that was typed."""

    id: int
    kind: Kind
    name: str
    other: str
    settlement: str
    parish: str
    municipality: str
    country: str
    at: LatLon
    radius_m: float
    has_number: bool


def candidates(db: ForeignDatabase, asked: Query, near: LatLon | None, wanted: int) -> tuple[Candidate, ...]:
    """Step by step until there are as many as are wanted: as typed, with beginnings and endings, with letters
    forgiven, and last without one of the words. DatabaseError where the file is damaged.
    """
    found: dict[int, Candidate] = {}
    for question in _questions(db, asked.words):
        for one in _ask(db, question, asked, near):
            found.setdefault(one.id, one)
        if len(found) >= wanted:
            return tuple(found.values())
    if not found and len(asked.words) > 1:
        for i in range(min(len(asked.words), MOST_LEFT_OUT)):
            *_, loosest = _questions(db, asked.words[:i] + asked.words[i + 1 :])
            for one in _ask(db, loosest, asked, near):
                found.setdefault(one.id, one)
    return tuple(found.values())


def _questions(db: ForeignDatabase, words: Sequence[str]) -> Iterator[str]:
    """For FTS5: every word anywhere, one of them in the name itself."""
    exact = [[f'"{word}"'] for word in words]
    yield _question(exact)
    begun = [[f'"{word}"*', *(f'"{other}"' for other in with_other_endings(db, word))] for word in words]
    yield _question(begun)
    similar = [[f'"{other}"' for other in spelt_alike(db, word)] for word in words]
    if any(similar):
        yield _question([one + more for one, more in zip(begun, similar, strict=True)])


def _question(words: Sequence[Sequence[str]]) -> str:
    anywhere = [f"({' OR '.join(forms)})" for forms in words]
    in_name = " OR ".join(form for forms in words for form in forms)
    return " AND ".join([f"({{name other}} : ({in_name}))", *anywhere])


def _ask(db: ForeignDatabase, question: str, asked: Query, near: LatLon | None) -> Iterator[Candidate]:
    keys = [key for number in asked.numbers for key in number_forms(number)]
    padded = (*keys, *("",) * _MOST_KEYS)[:_MOST_KEYS]
    lat, lon = (0, 0) if near is None else (round(near.lat_deg * 1e6), round(near.lon_deg * 1e6))
    squeezed = round(1000 * math.cos(math.radians(lat / 1e6)) ** 2)
    place = (lat, lat, lon, lon, squeezed, int(near is not None))
    rows = db.ask(_QUESTION, (*padded, question, MOST_FOUND, *place, MOST_KEPT), MOST_KEPT)
    for row in rows:
        one = _candidate(row)
        if one is not None:
            yield one


def _candidate(row: Sequence[Any]) -> Candidate | None:
    """None for a row that no gazetteer of ours has."""
    number, kind, *texts, lat_e6, lon_e6, radius_m, has_number = row
    numbers = (number, lat_e6, lon_e6, radius_m)
    if not all(isinstance(one, int) for one in numbers) or not all(isinstance(one, str) for one in texts):
        return None
    lat, lon = lat_e6 / 1e6, lon_e6 / 1e6
    if abs(lat) > 90.0 or abs(lon) > 180.0 or kind not in set(Kind) or not 0 <= radius_m < 1_000_000:
        return None
    name, other, settlement, parish, municipality, country = (text[:_MOST_TEXT_CHARS] for text in texts)
    return Candidate(
        *(number, Kind(kind), name, other, settlement, parish, municipality, country),
        *(LatLon(lat, lon), float(radius_m), bool(has_number)),
    )
