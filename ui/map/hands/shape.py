"""What hands draw on the map: an area, or a line. Corners in, a shape or the reason why it is none out."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from shapely import LineString, Point

from maps.area import Area, AreaError, LocalFrame, to_polygon
from maps.geo import LatLon, distance_m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF

Line: TypeAlias = tuple[LatLon, ...]
Shape: TypeAlias = Area | Line

SHORTEST_M = 1.0


class Kind(StrEnum):
    """Closed or open."""

    AREA = "area"
    LINE = "line"

    @property
    def least(self) -> int:
        """How many corners it needs."""
        return 3 if self is Kind.AREA else 2


class NoShape(Exception):  # noqa: N818 an answer to the hands, not a fault
    """These corners are no shape. `few`: there are too few of them; else it crosses itself."""

    def __init__(self, *, few: bool) -> None:
        super().__init__("too few corners" if few else "crosses itself")
        self.few = few


def kind_of(shape: Shape) -> Kind:
    return Kind.AREA if isinstance(shape, Area) else Kind.LINE


def corners_of(shape: Shape) -> Line:
    """The outline without its holes, or the line."""
    return shape.ring if isinstance(shape, Area) else shape


def shape_of(kind: Kind, corners: Sequence[LatLon], holes: tuple[Line, ...] = ()) -> Shape:
    """The shape of these corners, or NoShape."""
    if len(set(corners)) < kind.least:
        raise NoShape(few=True)
    if kind is Kind.LINE:
        if sum(distance_m(a, b) for a, b in pairwise(corners)) < SHORTEST_M:
            raise NoShape(few=True)
        return tuple(corners)
    area = Area(tuple(corners), holes)
    try:
        to_polygon(area, LocalFrame(area.centre))
    except AreaError:
        raise NoShape(few=False) from None
    return area


def crosses(corners: Sequence[LatLon]) -> bool:
    """Whether the open line through the corners meets itself."""
    if len(corners) < 4:
        return False
    return not LineString([(corner.lon_deg, corner.lat_deg) for corner in corners]).is_simple


def edge_at(kind: Kind, pixels: Sequence[QPointF], point: QPointF, near_px: float) -> int | None:
    """The number of the corner that begins the edge under a point; None: no edge is near."""
    ends = [*pixels[1:], pixels[0]] if kind is Kind.AREA else pixels[1:]
    for i, (a, b) in enumerate(zip(pixels, ends, strict=False)):
        if LineString([a.toTuple(), b.toTuple()]).distance(Point(point.toTuple())) <= near_px:
            return i
    return None
