"""What a map file holds: points, lines and areas with their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from maps.area import Area
    from maps.geo import Amsl, LatLon

    Fact = str | int | float | bool | None


def _no_facts() -> Mapping[str, Fact]:
    return {}


@dataclass(frozen=True, slots=True)
class Point:
    """One place. `facts` are the plain properties that the file gives it."""

    at: LatLon
    name: str = ""
    amsl_m: Amsl | None = None
    facts: Mapping[str, Fact] = field(default_factory=_no_facts)


@dataclass(frozen=True, slots=True)
class Line:
    """A way; a track when it has times. `amsl_m` and `times` are empty or have one for each place."""

    places: tuple[LatLon, ...]
    name: str = ""
    amsl_m: tuple[Amsl | None, ...] = ()
    times: tuple[datetime, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=_no_facts)

    def __post_init__(self) -> None:
        for column in (self.amsl_m, self.times):
            if column and len(column) != len(self.places):
                raise ValueError(f"{len(self.places)} places but {len(column)} heights or times")


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area as a file names it."""

    area: Area
    name: str = ""
    facts: Mapping[str, Fact] = field(default_factory=_no_facts)


@dataclass(frozen=True, slots=True)
class Features:
    """All that one file holds, each kind in the order of the file."""

    areas: tuple[NamedArea, ...] = ()
    lines: tuple[Line, ...] = ()
    points: tuple[Point, ...] = ()
