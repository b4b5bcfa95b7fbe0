"""The fence: where it is, whether a spot lies inside, and what crossing it looks like on the wire."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from training.mission_store import (
    FENCE_EXCLUSION_CIRCLE,
    FENCE_INCLUSION,
    FENCE_INCLUSION_CIRCLE,
    Kind,
)

if TYPE_CHECKING:
    from training.autopilot import Autopilot
    from training.local_frame import Spot

ALT_MAX, CIRCLE, POLYGON, ALT_MIN = 1, 2, 4, 8  # bits of FENCE_TYPE
_BREACH_TYPE = {ALT_MIN: 1, ALT_MAX: 2, CIRCLE: 3, POLYGON: 3}  # FENCE_BREACH
_NAMES = {ALT_MAX: "Max Alt", CIRCLE: "Circle", POLYGON: "Polygon", ALT_MIN: "Min Alt"}


def is_on(ap: Autopilot) -> bool:
    """Another value of FENCE_ENABLE switches it; DO_FENCE_ENABLE switches it and leaves the value alone."""
    watch, enable = ap.fence, bool(ap.parameters["FENCE_ENABLE"])
    if enable != watch.enable_was:
        watch.on = watch.enable_was = enable
    return watch.on


def breaches(ap: Autopilot, spot: Spot) -> int:
    """Which of the enabled fences `spot` lies outside of, as bits of FENCE_TYPE; 0 when none is."""
    if not is_on(ap):
        return 0
    kinds = int(ap.parameters["FENCE_TYPE"])
    found = 0
    if kinds & POLYGON and not inside_shapes(ap, spot):
        found |= POLYGON
    if ap.home is None:
        return found
    height_m = spot.up_m - ap.home.up_m
    if kinds & ALT_MAX and height_m >= ap.parameters["FENCE_ALT_MAX"]:
        found |= ALT_MAX
    if kinds & ALT_MIN and height_m <= ap.parameters["FENCE_ALT_MIN"]:
        found |= ALT_MIN
    distance_m = math.hypot(spot.north_m - ap.home.north_m, spot.east_m - ap.home.east_m)
    if kinds & CIRCLE and distance_m >= ap.parameters["FENCE_RADIUS"]:
        found |= CIRCLE
    return found


def inside_shapes(ap: Autopilot, spot: Spot) -> bool:
    """Inside every inclusion and outside every exclusion that was uploaded."""
    items = ap.missions.items[Kind.FENCE]
    position = 0
    while position < len(items):
        item = items[position]
        if item.command in (FENCE_INCLUSION_CIRCLE, FENCE_EXCLUSION_CIRCLE):
            north, east = ap.frame.north_east_m(item.x, item.y)
            within = math.hypot(spot.north_m - north, spot.east_m - east) <= item.p1
            wanted = item.command == FENCE_INCLUSION_CIRCLE
            position += 1
        else:
            count = max(1, int(item.p1))
            corners = [ap.frame.north_east_m(c.x, c.y) for c in items[position : position + count]]
            within = _within(spot.north_m, spot.east_m, corners)
            wanted = item.command == FENCE_INCLUSION
            position += count
        if within != wanted:
            return False
    return True


def names_of(bits: int) -> str:
    """ "Polygon", "Max Alt and Circle", ..."""
    return " and ".join(name for bit, name in _NAMES.items() if bits & bit)


def note_breach(ap: Autopilot, bits: int) -> None:
    """Count a new breach."""
    watch = ap.fence
    watch.breached = bits
    watch.count += 1
    watch.breach_type = next(_BREACH_TYPE[bit] for bit in (POLYGON, CIRCLE, ALT_MAX, ALT_MIN) if bits & bit)
    watch.breach_ms = round(ap.now_s * 1000)


def _within(north: float, east: float, corners: list[tuple[float, float]]) -> bool:
    """Even-odd rule."""
    inside = False
    for (n1, e1), (n2, e2) in zip(corners, corners[-1:] + corners[:-1], strict=True):
        if (e1 > east) != (e2 > east) and north < (n2 - n1) * (east - e1) / (e2 - e1) + n1:
            inside = not inside
    return inside
