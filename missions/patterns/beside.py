"""Tracks beside a line at an even distance: of a road or a river, and of the edge of an area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapely import LineString, Point, Polygon
from shapely.ops import nearest_points

from missions.detour import XY, parts, polygons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely import LinearRing

    Track = list[XY]

_MITRE = 2.0  # a corner sharper than 60 degrees is cut off instead of flown far out
_SHORTEST_M = 1.0
_NO_OFFSET_M = 0.1
_SLIT_M = 0.4


def beside(line: LineString, right_m: float) -> list[Track]:
    """To the right of an open line (negative: left), in its direction; the pieces in their order along it.

    Where the line bends so sharply that its neighbour would come nearer than that to another part of it,
    the neighbour is cut short there, so that it falls into pieces or is gone.
    """
    if abs(right_m) < _NO_OFFSET_M:
        return [_points(line)]
    # shapely counts to the left.
    offset = line.offset_curve(-right_m, join_style="mitre", mitre_limit=_MITRE)
    pieces = [p for p in parts(offset) if isinstance(p, LineString) and p.length >= _SHORTEST_M]
    tracks = [_along(line, _points(piece)) for piece in pieces]
    return sorted(tracks, key=lambda track: line.project(Point(track[0])))


def around(ring: Polygon, outwards_m: float, start: XY) -> list[Track]:
    """Closed tracks outside of a ring (negative: inside), each from the corner nearest to `start`.

    Outside it is one; inside the ring may fall into several, or be too narrow for any.
    """
    wide = ring.buffer(outwards_m, join_style="mitre", mitre_limit=_MITRE)
    tracks: list[Track] = []
    for piece in sorted(polygons(wide), key=lambda piece: piece.distance(Point(start))):
        tracks.append(_from_nearest(piece.exterior, tracks[-1][-1] if tracks else start))
    return tracks


def without_holes(polygon: Polygon, worth_m2: float) -> Polygon:
    """The same ground without holes, opened by a slit to each: a hole of an area is shut to the drone.

    Holes smaller than `worth_m2` are filled.
    """
    holes = [Polygon(ring) for ring in polygon.interiors]
    opened = Polygon(polygon.exterior, [hole.exterior for hole in holes if hole.area > worth_m2])
    for hole in (Polygon(ring) for ring in opened.interiors):
        inside, outside = nearest_points(hole, polygon.exterior)
        reach = max(_SLIT_M, inside.distance(outside))
        dx, dy = (outside.x - inside.x) / reach, (outside.y - inside.y) / reach
        ends = (inside.x - dx * _SLIT_M, inside.y - dy * _SLIT_M), (outside.x + dx, outside.y + dy)
        slit = LineString(ends).buffer(_SLIT_M / 2, cap_style="square")
        opened = max(polygons(opened.difference(slit)), key=lambda piece: piece.area)
    simple = polygons(Polygon(opened.exterior).simplify(_SLIT_M / 4))[0]
    # Two stretches of the outline that only just miss each other would cross once they are degrees.
    joined = simple.buffer(_SLIT_M / 8, quad_segs=2).buffer(-_SLIT_M / 8, join_style="mitre")
    whole = polygons(joined)
    return whole[0] if len(whole) == 1 and not whole[0].interiors else simple


def _along(line: LineString, track: Track) -> Track:
    """In the direction of the line."""
    backwards = line.project(Point(track[0])) > line.project(Point(track[-1]))
    return track[::-1] if backwards else track


def _from_nearest(ring: LinearRing, start: XY) -> Track:
    corners = _points(ring)[:-1]
    first = min(range(len(corners)), key=lambda i: (Point(start).distance(Point(corners[i])), i))
    return [*corners[first:], *corners[: first + 1]]


def _points(line: LineString | LinearRing) -> Track:
    coords: Sequence[Sequence[float]] = list(line.coords)
    return [(float(x), float(y)) for x, y, *_ in coords]
