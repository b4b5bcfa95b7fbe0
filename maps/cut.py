"""An area cut in two by a line somebody drew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapely import LineString, Polygon, ops

from maps.area import LocalFrame, from_polygon, to_polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.area import Area
    from maps.geo import LatLon

SMALLEST_M2 = 25.0  # a splinter is no part


def cut(area: Area, line: Sequence[LatLon]) -> tuple[Area, ...]:
    """The parts, the largest first; the whole area alone where the line does not cut it through."""
    frame = LocalFrame(area.centre)
    knife = LineString([frame.to_xy(at) for at in line])
    split: Any = ops.split(to_polygon(area, frame), knife)
    parts = [part for part in split.geoms if isinstance(part, Polygon) and part.area >= SMALLEST_M2]
    if len(parts) < 2:
        return (area,)
    parts.sort(key=lambda part: (-part.area, part.bounds))
    return tuple(from_polygon(part, frame) for part in parts)
