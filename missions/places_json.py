"""Places and areas as our own JSON files write them, in plans and in tasks alike."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from maps.area import Area
from maps.geo import LatLon


class AtJson(Struct, forbid_unknown_fields=True, frozen=True):
    """A position."""

    lat_deg: Annotated[float, Meta(ge=-90.0, le=90.0)]
    lon_deg: Annotated[float, Meta(ge=-180.0, le=180.0)]


class AreaJson(Struct, forbid_unknown_fields=True, frozen=True):
    """An area; rings are open, as in `maps.area`."""

    ring: tuple[AtJson, ...]
    holes: tuple[tuple[AtJson, ...], ...] = ()


def at_out(at: LatLon) -> AtJson:
    return AtJson(at.lat_deg, at.lon_deg)


def at_in(at: AtJson) -> LatLon:
    return LatLon(at.lat_deg, at.lon_deg)


def area_out(area: Area) -> AreaJson:
    holes = tuple(tuple(at_out(at) for at in hole) for hole in area.holes)
    return AreaJson(tuple(at_out(at) for at in area.ring), holes)


def area_in(area: AreaJson) -> Area:
    """AreaError for one of fewer than three corners."""
    holes = tuple(tuple(at_in(at) for at in hole) for hole in area.holes)
    return Area(tuple(at_in(at) for at in area.ring), holes)
