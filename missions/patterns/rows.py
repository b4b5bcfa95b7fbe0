"""Straight legs that sweep a shape: even rows at one heading, and extra legs for what they leave out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

import shapely
from shapely import LineString, affinity

from missions.detour import XY, parts, polygons

if TYPE_CHECKING:
    from shapely import Polygon
    from shapely.geometry.base import BaseGeometry as Geometry

Leg: TypeAlias = tuple[XY, XY]

_ORIGIN = (0.0, 0.0)
_CORE = 0.4  # of a strip: of 0.2 to 1, the share that made the shortest tours over 20 random areas
_TOO_SMALL = 0.02  # of a square of one row: a sliver this small is not worth a turn


def rows(
    free: Geometry, blocked: Geometry, spacing_m: float, heading_deg: float, inset_m: float
) -> list[Leg]:
    """Legs at `heading_deg` over `free`, at most `spacing_m` apart, their ends `inset_m` inside the edge.

    Every leg stands for the strip to both sides of it, and is as long as the middle of the strip, so that
    slanted edges are covered without flying far past them. Where the strip falls into several pieces, each
    gets its leg; no leg enters `blocked`.
    """
    turned = affinity.rotate(free, heading_deg, origin=_ORIGIN)
    shut = affinity.rotate(blocked, heading_deg, origin=_ORIGIN)
    left, low, right, high = turned.bounds
    count = row_count(right - left, spacing_m)
    width = (right - left) / count
    legs: list[Leg] = []
    for row in range(count):
        x = left + (row + 0.5) * width
        core = shapely.box(x - _CORE * width / 2, low, x + _CORE * width / 2, high)
        strip = turned.intersection(shapely.box(x - width / 2, low, x + width / 2, high))
        for piece in polygons(strip):
            if piece.area > _TOO_SMALL * width * width or count == 1:
                for part in polygons(piece.intersection(core)) or [piece]:
                    legs += _along(x, part, shut, inset_m)
    return [_turned_back(leg, heading_deg) for leg in legs]


def fill(gaps: Geometry, blocked: Geometry, spacing_m: float, heading_deg: float) -> list[Leg]:
    """Legs at `heading_deg` through the gaps that are worth one, largest first."""
    turned = affinity.rotate(gaps, heading_deg, origin=_ORIGIN)
    shut = affinity.rotate(blocked, heading_deg, origin=_ORIGIN)
    worth = [gap for gap in polygons(turned) if gap.area > _TOO_SMALL * spacing_m * spacing_m]
    worth.sort(key=lambda gap: (-gap.area, gap.bounds))
    legs: list[Leg] = []
    for gap in worth:
        inside = gap.representative_point()
        legs += _along(float(inside.x), gap, shut, min(spacing_m / 4, _height(gap) / 4))
    return [_turned_back(leg, heading_deg) for leg in legs]


def row_count(width_m: float, spacing_m: float) -> int:
    """Rows that fill a width without a gap."""
    return max(1, math.ceil(width_m / spacing_m - 1e-9))


def _along(x: float, piece: Polygon, blocked: Geometry, inset_m: float) -> list[Leg]:
    _, low, _, high = piece.bounds
    middle = (low + high) / 2
    low, high = min(low + inset_m, middle), max(high - inset_m, middle)
    if high - low < 1e-6:
        return [] if blocked.intersects(shapely.Point(x, middle)) else [((x, middle), (x, middle))]
    left = LineString([(x, low), (x, high)]).difference(blocked)
    return [_ends(part) for part in parts(left) if isinstance(part, LineString) and part.length > 0.0]


def _ends(line: LineString) -> Leg:
    (x0, y0), *_, (x1, y1) = line.coords
    return (float(x0), float(y0)), (float(x1), float(y1))


def _height(piece: Polygon) -> float:
    _, low, _, high = piece.bounds
    return float(high - low)


def _turned_back(leg: Leg, heading_deg: float) -> Leg:
    angle = math.radians(-heading_deg)
    cos, sin = math.cos(angle), math.sin(angle)
    (x0, y0), (x1, y1) = leg
    return (x0 * cos - y0 * sin, x0 * sin + y0 * cos), (x1 * cos - y1 * sin, x1 * sin + y1 * cos)
