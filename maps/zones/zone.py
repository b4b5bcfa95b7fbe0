"""Zones of the air: where, when and at which heights flying is forbidden, or bound to a permit."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from shapely import MultiPolygon, Polygon

    from maps.zones.times import Period

NO_CEILING = math.inf
MASK_DEG = 40.0  # whatever is wider than this is a picture of the world outside, not a zone


class Reference(StrEnum):
    """What a height is counted from."""

    GROUND = "agl"
    SEA = "amsl"
    ELLIPSOID = "wgs84"  # in Latvia and Lithuania 15 to 35 m below the sea level of maps
    UNKNOWN = "unknown"  # the file names none, or one that nobody knows


class Restriction(StrEnum):
    """What a zone asks for."""

    PROHIBITED = "prohibited"
    PERMIT = "req_authorisation"
    USPACE = "uspace"  # only with the services of U-space, which no brigade has: as good as a permit
    CONDITIONAL = "conditional"
    NONE = "no_restriction"


@dataclass(frozen=True, slots=True)
class Limit:
    """A lower or an upper limit. `metres` None: not stated, and then every height counts as inside."""

    metres: float | None
    counted_from: Reference


@dataclass(frozen=True, slots=True)
class Volume:
    """A piece of the air: an outline in degrees (x longitude, y latitude; a hole is outside), and heights."""

    shape: Polygon | MultiPolygon
    lower: Limit
    upper: Limit


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask. What the file does not say is empty."""

    name: str = ""
    phone: str = ""
    email: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """One zone of a file. `names` are by language ("" for a name without one)."""

    id: str
    names: Mapping[str, str]
    country: str  # ISO 3166 with three letters; "" when the file names none
    restriction: Restriction
    volumes: tuple[Volume, ...]
    periods: tuple[Period, ...] = ()  # none: always
    contact: Contact = field(default_factory=Contact)
    message: Mapping[str, str] = field(default_factory=dict[str, str])  # by language, as the names
    conditions: Mapping[str, str] = field(default_factory=dict[str, str])

    def name(self, language: str = "") -> str:
        """In this language, else in English, else the first there is, else the identifier."""
        return in_language(self.names, language) or self.id

    @property
    def centre(self) -> LatLon:
        """The middle of its first volume: near enough to know when the sun rises there."""
        middle = self.volumes[0].shape.centroid
        return LatLon(float(middle.y), float(middle.x))


def in_language(texts: Mapping[str, str], language: str) -> str:
    """A text in this language, else in English, else the first there is; "" where there is none."""
    for wanted in (language, "en", ""):
        for known, said in texts.items():
            if said and known[:2] == wanted[:2]:
                return said
    return next((said for said in texts.values() if said), "")


@dataclass(frozen=True, slots=True)
class ZoneRemark:
    """Something in a file that was read, but not as it stands."""

    code: str
    zone: str  # by name or number
    said: str = ""


@dataclass(frozen=True, slots=True)
class ZoneFile:
    """What one file holds, and how old it is."""

    name: str  # of the file, without its folder
    kind: str  # "ED-269", "ED-318" or "GeoJSON"
    edition: datetime  # when it was issued
    edition_stated: bool  # False: the file does not say; when it was saved is taken
    sha256: str
    zones: tuple[Zone, ...]
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    dropped: tuple[str, ...] = ()  # names of world-sized masks and hidden features, which are no zones
    remarks: tuple[ZoneRemark, ...] = ()

    def age_h(self, at: datetime) -> float:
        """Hours from its edition to a flight; 0 for a flight before it."""
        return max(0.0, (at - self.edition).total_seconds() / 3600.0)
