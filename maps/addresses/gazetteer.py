"""Places by name, without a network: an open gazetteer and the search in it.

The file may come from anybody's stick: it is opened as every foreign database (`maps.foreign.database`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from maps.addresses.candidates import Candidate, candidates
from maps.addresses.folding import words
from maps.addresses.hit import Hit, How, Kind, Matched
from maps.addresses.query import number_forms, query
from maps.addresses.ranking import Around, matches, named, score
from maps.addresses.schema import APPLICATION_ID, FORMAT, META
from maps.borders import country_at
from maps.foreign.database import DatabaseError, ForeignDatabase
from maps.foreign.file import FormatError
from maps.geo import LatLon, distance_m

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from maps.addresses.query import Query

LIMIT = 8
HOUSE_ERROR_M = 30.0
_TWICE_M = 2_000.0  # a place from two sources, when its name and kind are the same
_MOST_META_CHARS = 300


@dataclass(frozen=True, slots=True)
class GazetteerInfo:
    """What the file says of itself. `licence` and `source` must be shown wherever its places are listed."""

    edition: str
    source: str
    licence: str
    built_at: str
    count: int  # houses and named places
    places: int


class Gazetteer:
    """One open file. Used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        """FormatError if it is no gazetteer of ours."""
        self._path = path
        if not path.is_file():
            raise FormatError(path, "", "no such file")
        try:
            self._db = ForeignDatabase(path)
        except DatabaseError as e:
            raise self._refused(e) from e
        try:
            self.info = self._read_info()
        except DatabaseError as e:
            self.close()
            raise self._refused(e) from e
        except FormatError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def search(self, text: str, near: LatLon | None = None, limit: int = LIMIT) -> tuple[Hit, ...]:
        """The places that a text may mean, the best first. FormatError where the file is damaged.

        What fits as typed comes before what fits with a letter forgiven; of two alike the nearer to `near`
        comes first, and its country's before the neighbour's.
        """
        asked = query(text)
        if not asked.words or limit < 1:
            return ()
        try:
            found = candidates(self._db, asked, near, limit)
            country = None if near is None else country_at(near)
            ranked = sorted(
                (self._hit(one, asked, near, country) for one in found),
                key=lambda pair: (-pair[1].score, pair[0].id),
            )
            hits = [self._with_house(one, hit, asked) for one, hit in ranked[: 3 * limit]]
        except DatabaseError as e:
            raise self._refused(e) from e
        hits.sort(key=lambda hit: -hit.score)
        return tuple(_once(hits))[:limit]

    def _hit(
        self, one: Candidate, asked: Query, near: LatLon | None, country: str | None
    ) -> tuple[Candidate, Hit]:
        place = named(one.name, one.other, f"{one.settlement} {one.parish} {one.municipality}")
        found, worth = matches(asked.words, place)
        away_m = None if near is None else distance_m(near, one.at)
        around = Around(one.kind, away_m, country is not None and country == one.country, one.has_number)
        return one, Hit(
            one.kind,
            one.name,
            one.settlement,
            one.parish,
            one.municipality,
            one.country or None,
            one.at,
            max(HOUSE_ERROR_M, one.radius_m),
            round(score(asked, place, found, worth, around), 4),
            found,
            _known_as(one, found),
        )

    def _with_house(self, one: Candidate, hit: Hit, asked: Query) -> Hit:
        """The house that was typed, where the place has it; else the place, and the number is missing."""
        own = words(one.name)
        left = [number for number in asked.numbers if number not in own]
        if not left:
            return hit
        wanted = left[-1]
        for key in number_forms(wanted):
            rows = self._db.ask(
                "SELECT number, lat_e6, lon_e6 FROM houses WHERE place = ? AND key = ?", (one.id, key)
            )
            at = _position(rows[0][1], rows[0][2]) if rows else None
            if at is not None:
                whole = number_forms(wanted)[0]
                missing = "" if whole == key or whole.startswith(f"{key}-") else wanted
                address = f"{one.name} {rows[0][0]}"
                return replace(
                    hit,
                    kind=Kind.HOUSE,
                    address=address,
                    at=at,
                    error_m=HOUSE_ERROR_M,
                    missing_number=missing,
                )
        return replace(hit, missing_number=wanted)

    def _read_info(self) -> GazetteerInfo:
        ((application,),), ((version,),) = (
            self._db.ask("PRAGMA application_id"),
            self._db.ask("PRAGMA user_version"),
        )
        if application != APPLICATION_ID:
            raise FormatError(self._path, "", "no gazetteer: make one with `firedrone addresses build`")
        if version != FORMAT:
            raise FormatError(
                self._path, "", f"a gazetteer of format {version}; build it again (format {FORMAT})"
            )
        question = "SELECT key, value FROM meta WHERE length(key) < 40 AND length(value) < ?"
        said: dict[Any, Any] = dict(self._db.ask(question, (_MOST_META_CHARS,), 50))
        edition, source, licence, built_at, count, places = (str(said.get(key, "")) for key in META)
        return GazetteerInfo(edition, source, licence, built_at, _count(count), _count(places))

    def _refused(self, error: DatabaseError) -> FormatError:
        return FormatError(self._path, "", f"no gazetteer, or a damaged one ({error}): build it again")


def _known_as(one: Candidate, found: Iterable[Matched]) -> str:
    """The other name that a typed word led to, where the name itself has no such word."""
    own = set(words(one.name))
    led = [word.found for word in found if word.how is not How.LEFT_OUT and word.found not in own]
    names = (name.strip() for name in one.other.split(";"))
    return next((name for name in names if set(words(name)) & set(led)), "")


def _once(hits: Iterable[Hit]) -> Iterable[Hit]:
    """Without those that stand there twice, from two sources."""
    kept: list[Hit] = []
    for hit in hits:
        name = words(hit.address)
        if any(
            words(other.address) == name and distance_m(other.at, hit.at) < _TWICE_M and _alike(other, hit)
            for other in kept
        ):
            continue
        kept.append(hit)
        yield hit


def _alike(a: Hit, b: Hit) -> bool:
    settled = {Kind.TOWN, Kind.VILLAGE}
    return a.kind is b.kind or {a.kind, b.kind} <= settled


def _position(lat_e6: object, lon_e6: object) -> LatLon | None:
    if not (isinstance(lat_e6, int) and isinstance(lon_e6, int)):
        return None
    lat, lon = lat_e6 / 1e6, lon_e6 / 1e6
    return LatLon(lat, lon) if abs(lat) <= 90.0 and abs(lon) <= 180.0 else None


def _count(said: str) -> int:
    return (
        int(said)
        if said.isascii() and said.isdigit() and len(said) < 12 and math.isfinite(float(said))
        else 0
    )
