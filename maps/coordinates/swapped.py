"""Whether latitude and longitude of a position were exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.geo import LatLon


def seems_swapped(at: LatLon) -> bool:
    """Whether it lies where the places of Latvia and Lithuania come to lie when latitude and longitude are
    exchanged: in Arabia, Iran and the sea between.
    """
    return 19.0 <= at.lat_deg <= 29.0 and 53.0 <= at.lon_deg <= 60.0
