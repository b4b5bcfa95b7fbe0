"""Seeded random search areas: concave, one square kilometre, one or two holes in them."""

from __future__ import annotations

import math
import random

from shapely import Point, Polygon, affinity

AREA_M2 = 1e6
_SLIMMEST = 0.85  # of its hull: an area that fills more of it is not concave
_HOLE_M = (50.0, 110.0)
_FROM_EDGE_M = 40.0
_APART_M = 60.0
_THROWS = 200


def concave_area(seed: int) -> Polygon:
    """In metres round (0, 0); the same for the same seed."""
    dice = random.Random(seed)
    while True:
        outline = _star(dice, dice.randint(8, 14), (0.45, 1.0), (0.5, 1.0))
        if not outline.is_valid or outline.area > _SLIMMEST * outline.convex_hull.area:
            continue
        scale = math.sqrt(AREA_M2 / outline.area)
        outline = affinity.scale(outline, scale, scale, origin=(0, 0))
        wanted = dice.randint(1, 2)
        holes = _holes(dice, outline, wanted)
        if len(holes) == wanted:
            return Polygon(outline.exterior, [hole.exterior for hole in holes])


def _holes(dice: random.Random, outline: Polygon, wanted: int) -> list[Polygon]:
    holes: list[Polygon] = []
    inside = outline.buffer(-_FROM_EDGE_M)
    left, low, right, high = outline.bounds
    for _ in range(_THROWS):
        middle = Point(dice.uniform(left, right), dice.uniform(low, high))
        size_m = dice.uniform(*_HOLE_M)
        shape = _star(dice, dice.randint(4, 7), (0.6 * size_m, size_m), (1.0, 1.0))
        hole = affinity.translate(shape, middle.x, middle.y)
        if inside.contains(hole) and all(hole.distance(other) > _APART_M for other in holes):
            holes.append(hole)
        if len(holes) == wanted:
            break
    return holes


def _star(dice: random.Random, corners: int, reach: tuple[float, float], gap: tuple[float, float]) -> Polygon:
    """Corners at rising angles and any reach from the middle."""
    gaps = [dice.uniform(*gap) for _ in range(corners)]
    ring: list[tuple[float, float]] = []
    angle = 0.0
    for one in gaps:
        from_middle = dice.uniform(*reach)
        ring.append((from_middle * math.cos(angle), from_middle * math.sin(angle)))
        angle += 2.0 * math.pi * one / sum(gaps)
    return Polygon(ring)
