"""Confirmations of others, kept in one file: the neighbour state for its border, a tower for its zone.

A confirmation holds for one thing, inside one area, from one hour to another; outside of them it is nothing.
One that was withdrawn stays in the file and confirms nothing. Files of version 1 knew no withdrawing.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import numpy as np
import shapely
from msgspec import Meta, Struct
from shapely import Polygon

from maps.area import Area
from maps.foreign import corners
from maps.foreign.file import FormatError, one_line
from maps.foreign.json_file import read_json
from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from maps.area import Ring

    Floats = NDArray[np.float64]

FILE = "confirmations.json"  # in the data folder
FORMAT = "firedrone-confirmations"
VERSION = 2
BORDER, HEIGHT = "border", "height"  # what may be confirmed besides a zone, which is named by its identifier


class Standing(StrEnum):
    """What a confirmation is worth at some hour."""

    VALID = "valid"
    TO_COME = "to_come"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Somebody in charge said yes."""

    about: str  # BORDER, HEIGHT, or the identifier of a zone
    area: Area
    valid_from: datetime
    valid_until: datetime
    who: str  # who confirmed it: an authority, a tower, a commander
    number: str = ""  # under which it is filed there
    area_name: str = ""
    withdrawn_at: datetime | None = None

    def standing(self, at: datetime) -> Standing:
        """Whether it counts at that hour, and if not, why."""
        if self.withdrawn_at is not None:
            return Standing.WITHDRAWN
        if at < self.valid_from:
            return Standing.TO_COME
        return Standing.VALID if at <= self.valid_until else Standing.EXPIRED

    def holds(self, begins: datetime, ends: datetime, lats: Floats, lons: Floats) -> bool:
        """Whether it covers all these places for all that time."""
        if self.withdrawn_at is not None:
            return False
        rings = [self.area.ring, *self.area.holes]
        outline, *holes = ([(at.lon_deg, at.lat_deg) for at in ring] for ring in rings)
        inside = shapely.intersects_xy(Polygon(outline, holes), lons, lats)
        return self.valid_from <= begins and ends <= self.valid_until and bool(np.all(inside))


def confirmation_of(
    known: Iterable[Confirmation],
    about: str,
    times: tuple[datetime, datetime] | None,
    lats: Floats,
    lons: Floats,
) -> Confirmation | None:
    """The one that holds for this thing, there and then; None without a time of flight."""
    if times is None:
        return None
    return next((c for c in known if c.about == about and c.holds(*times, lats, lons)), None)


class _At(Struct, forbid_unknown_fields=True, frozen=True):
    lat_deg: Annotated[float, Meta(ge=-90.0, le=90.0)]
    lon_deg: Annotated[float, Meta(ge=-180.0, le=180.0)]


Text = Annotated[str, Meta(min_length=1, max_length=200)]


class _Item(Struct, forbid_unknown_fields=True, frozen=True):
    about: Text
    area: tuple[_At, ...]
    valid_from: datetime
    valid_until: datetime
    who: Text
    number: Annotated[str, Meta(max_length=200)] = ""
    holes: tuple[tuple[_At, ...], ...] = ()
    area_name: Annotated[str, Meta(max_length=200)] = ""
    withdrawn_at: datetime | None = None


class _File(Struct, forbid_unknown_fields=True, frozen=True):
    format: Literal["firedrone-confirmations"]
    version: Literal[1, 2]  # 1 had no holes, no names of areas and no withdrawing
    confirmations: tuple[_Item, ...]


def read_confirmations(path: Path) -> tuple[Confirmation, ...]:
    """All of the file. FormatError names the place in it."""
    document = read_json(path)
    try:
        file = msgspec.convert(document, _File)
    except msgspec.ValidationError as error:
        raise FormatError(path, "", one_line(str(error))) from error
    return tuple(_confirmation(path, n, item) for n, item in enumerate(file.confirmations, 1))


def write_confirmations(path: Path, confirmations: Sequence[Confirmation]) -> None:
    """Write the file anew, whole or not at all."""
    items = [
        {
            "about": c.about,
            "area": _corners(c.area.ring),
            "holes": [_corners(hole) for hole in c.area.holes],
            "area_name": c.area_name,
            "valid_from": c.valid_from.astimezone(UTC).isoformat(),
            "valid_until": c.valid_until.astimezone(UTC).isoformat(),
            "who": c.who,
            "number": c.number,
            "withdrawn_at": None if c.withdrawn_at is None else c.withdrawn_at.astimezone(UTC).isoformat(),
        }
        for c in confirmations
    ]
    document = {"format": FORMAT, "version": VERSION, "confirmations": items}
    text = json.dumps(document, indent=1, ensure_ascii=False)
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise FormatError(path, "", f"cannot be written: {error.strerror}") from error


def _confirmation(path: Path, number: int, item: _Item) -> Confirmation:
    place = f"confirmation {number}"
    begins, ends = item.valid_from, item.valid_until
    if begins.tzinfo is None or ends.tzinfo is None:
        raise FormatError(path, place, "a time without its offset: write it as 2026-04-18T13:15:00Z")
    if ends <= begins:
        raise FormatError(path, place, "it ends before it begins")
    rings = [[LatLon(at.lat_deg, at.lon_deg) for at in ring] for ring in (item.area, *item.holes)]
    withdrawn_at = item.withdrawn_at
    if withdrawn_at is not None and withdrawn_at.tzinfo is None:
        raise FormatError(path, place, "withdrawn_at without its offset: write it as 2026-04-18T13:15:00Z")
    return Confirmation(
        about=item.about,
        area=corners.area(path, place, rings),
        valid_from=begins.astimezone(UTC),
        valid_until=ends.astimezone(UTC),
        who=item.who,
        number=item.number,
        area_name=item.area_name,
        withdrawn_at=None if withdrawn_at is None else withdrawn_at.astimezone(UTC),
    )


def _corners(ring: Ring) -> list[dict[str, float]]:
    return [{"lat_deg": at.lat_deg, "lon_deg": at.lon_deg} for at in ring]
