"""The rectangle a map shows, and what of the wide world falls into it: border line and tiles."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely import LineString

from maps import borders
from maps.geo import LatLon
from maps.mercator import from_world, metres_per_unit, to_world
from maps.tiles.pyramid import tiles_covering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from maps.tiles.mbtiles import TileStore
    from maps.tiles.pyramid import Tile

WITHOUT_PLACES = (LatLon(55.9, 21.5), LatLon(56.7, 26.5))  # the border region


@dataclass(frozen=True, slots=True)
class Scene:
    """A rectangle in world units: x east, y down."""

    left: float
    top: float
    right: float
    bottom: float

    def wider(self, metres: float) -> Scene:
        """The same with room on all sides."""
        lat, _ = from_world(self.left, (self.top + self.bottom) / 2)
        units = metres / metres_per_unit(lat)
        return Scene(self.left - units, self.top - units, self.right + units, self.bottom + units)

    @property
    def centre(self) -> LatLon:
        return LatLon(*from_world((self.left + self.right) / 2, (self.top + self.bottom) / 2))

    @property
    def reach_m(self) -> float:
        """From the centre to a corner."""
        half = math.hypot(self.right - self.left, self.bottom - self.top) / 2
        return half * metres_per_unit(self.centre.lat_deg)

    def corners(self) -> tuple[LatLon, LatLon]:
        """South-west and north-east."""
        south, west = from_world(self.left, self.bottom)
        north, east = from_world(self.right, self.top)
        return LatLon(south, max(west, -180.0)), LatLon(north, min(east, 180.0))


def around(places: Iterable[LatLon]) -> Scene:
    """The rectangle round all places; the border region if there is none."""
    world = [to_world(at.lat_deg, at.lon_deg) for at in places]
    world = world or [to_world(at.lat_deg, at.lon_deg) for at in WITHOUT_PLACES]
    xs, ys = [x for x, _ in world], [y for _, y in world]
    return Scene(min(xs), min(ys), max(xs), max(ys))


def border_in(scene: Scene) -> tuple[tuple[LatLon, ...], ...]:
    """The pieces of the Latvia-Lithuania border inside the rectangle."""
    south_west, north_east = scene.corners()
    box = shapely.box(south_west.lon_deg, south_west.lat_deg, north_east.lon_deg, north_east.lat_deg)
    (line,) = borders.border_line()
    inside = shapely.get_parts(shapely.intersection(LineString(line), box))
    pieces = (piece for piece in inside if isinstance(piece, LineString) and piece.length > 0)
    return tuple(tuple(LatLon(float(lat), float(lon)) for lon, lat in piece.coords) for piece in pieces)


def pictures_in(
    scene: Scene, stores: Sequence[TileStore], max_count: int, max_bytes: int
) -> Iterator[tuple[Tile, bytes]]:
    """The pictures of the rectangle, coarse zooms first, until the next zoom would be more than allowed. Of
    several stores the first that has a picture gives it.
    """
    deepest = max(store.info.max_zoom for store in stores)
    for zoom in range(min(store.info.min_zoom for store in stores), deepest + 1):
        wanted = list(tiles_covering(scene.left, scene.top, scene.right, scene.bottom, zoom))
        found = [(tile, picture) for tile in wanted[: max_count + 1] if (picture := _first(stores, tile))]
        max_count -= len(wanted)
        max_bytes -= sum(len(picture) for _, picture in found)
        if max_count < 0 or max_bytes < 0:
            return
        yield from found


def _first(stores: Sequence[TileStore], tile: Tile) -> bytes | None:
    return next((picture for store in stores if (picture := store.picture(tile))), None)
