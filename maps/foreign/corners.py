"""Make positions and areas from the numbers of a map file, and say which number is wrong and why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapely import Polygon
from shapely.validation import explain_validity

from maps.area import Area, AreaError
from maps.coordinates.swapped import seems_swapped
from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_POSITIONS
from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from maps.area import Ring

METRES_PER_DEG = 111_195.0  # of latitude, mean sphere
ZERO_DEG = 0.01  # nearer to 0, 0 than this nobody draws


@dataclass(slots=True)
class Positions:
    """Makes the positions of one file, and counts them."""

    path: Path
    count: int = 0

    def position(self, place: str, lon_deg: float, lat_deg: float) -> LatLon:
        """A position from longitude and latitude, in this order, as GeoJSON and KML have them."""
        self.expect(place, 1)
        self.count += 1
        if not (math.isfinite(lon_deg) and math.isfinite(lat_deg)):
            raise FormatError(self.path, place, f"{lon_deg}, {lat_deg} is not a position: write numbers")
        hint = _hint(lon_deg, lat_deg)
        if hint is not None:
            given = f"longitude {lon_deg:.10g}, latitude {lat_deg:.10g}"
            raise FormatError(self.path, place, f"{given}: {hint}")
        return LatLon(lat_deg, lon_deg)

    def expect(self, place: str, more: int) -> None:
        """FormatError when the file would hold too many positions with these."""
        if self.count + more > MAX_POSITIONS:
            what = f"the file has more than {MAX_POSITIONS:,} positions: keep only the part that is needed"
            raise FormatError(self.path, place, what)


def is_missing(lon_deg: float, lat_deg: float) -> bool:
    """What a receiver without satellites and a table with empty cells write for a position."""
    return abs(lon_deg) < ZERO_DEG and abs(lat_deg) < ZERO_DEG


def _hint(lon_deg: float, lat_deg: float) -> str | None:
    """What is wrong with the pair, and what to do; None when it may be right."""
    if max(abs(lon_deg), abs(lat_deg)) > 1000.0:
        return "these look like metres of a national grid: export as WGS 84 degrees"
    if not (-180.0 <= lon_deg <= 180.0 and -90.0 <= lat_deg <= 90.0):
        swapped = abs(lat_deg) <= 180.0 and abs(lon_deg) <= 90.0
        return "these seem swapped, longitude must stand first" if swapped else "not on the Earth: correct it"
    if seems_swapped(LatLon(lat_deg, lon_deg)):
        return "these seem swapped, longitude must stand first"
    if is_missing(lon_deg, lat_deg):
        return "0, 0 in the Gulf of Guinea stands for a position that is missing: correct it or leave it out"
    return None


def area(path: Path, place: str, rings: Sequence[Sequence[LatLon]]) -> Area:
    """An area from closed or open rings: at least three corners, not crossing itself, at least 1 m²."""
    outer, *holes = (_open_ring(ring) for ring in rings)
    try:
        made = Area(outer, tuple(holes))
    except AreaError as e:
        raise FormatError(path, place, str(e)) from e
    shape = Polygon(_degrees(outer), [_degrees(hole) for hole in holes])
    if not shape.is_valid:
        why = explain_validity(shape).replace("[", " at longitude, latitude ").rstrip("]")
        raise FormatError(path, place, f"the outline crosses itself ({why}): draw it again")
    if shape.area * METRES_PER_DEG**2 * math.cos(math.radians(outer[0].lat_deg)) < 1.0:
        raise FormatError(path, place, "the outline encloses less than 1 m²: draw it larger")
    return made


def _open_ring(ring: Sequence[LatLon]) -> Ring:
    """Without corners said twice in a row; most files repeat the first at the end."""
    corners = [corner for i, corner in enumerate(ring) if i == 0 or corner != ring[i - 1]]
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    return tuple(corners)


def _degrees(ring: Ring) -> list[tuple[float, float]]:
    return [(corner.lon_deg, corner.lat_deg) for corner in ring]
