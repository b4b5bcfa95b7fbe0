"""Flights that look at one object: where the camera is locked, and the level that is flown round it."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import AboveHome, LatLon, distance_m
from missions.plan import Look, PlanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.ground import Floats, Ground
    from missions.task import Around, Task

OVER_OBJECT_M = 10.0  # the least above the top of what is looked at
OVER_GROUND_M = 15.0  # trees and wires reach so high
_SAMPLE_M = 15.0


def object_of(task: Task, what: str) -> LatLon:
    """PlanError without one."""
    if task.at is None:
        raise PlanError(f"{what} needs the place to look at: give --at, or tap it on the map")
    return task.at


def look_of(task: Task, at: LatLon, around: Around) -> Look:
    """The middle of the object, so that all of it is in the picture; unknown ground is taken as flat."""
    return Look(at, AboveHome(round((rise_m(at, around) or 0.0) + task.object_height_m / 2, 1)))


def rise_m(at: LatLon, around: Around) -> float | None:
    """Ground there above the ground at home; None: not known."""
    if around.ground is None or around.home is None:
        return None
    there, here = around.ground.height_m(at), around.ground.height_m(around.home)
    return None if there is None or here is None else there - here


def level_over(task: Task, at: LatLon, way: Sequence[LatLon], around: Around) -> tuple[AboveHome, bool]:
    """One height for a whole flight that keeps the object's top and all ground on the way below it.

    At `task.height` above the ground at the object, or higher where that is not clear of it. Also whether
    the ground is known all the way.
    """
    wanted = max(float(task.height), task.object_height_m + OVER_OBJECT_M)
    rise = rise_m(at, around)
    if around.ground is None or around.home is None or rise is None:
        return AboveHome(round(wanted, 1)), False
    below = ground_along(way, around.ground)
    level = float(around.ground.height_m(around.home) or 0.0)
    known = below[np.isfinite(below)] - level
    highest = float(known.max()) + OVER_GROUND_M if known.size else -math.inf
    return AboveHome(round(max(rise + wanted, highest), 1)), bool(np.isfinite(below).all())


def ground_along(way: Sequence[LatLon], ground: Ground) -> Floats:
    """Ground above the sea every few metres of a way; NaN where it is not known."""
    lats: list[Floats] = []
    lons: list[Floats] = []
    for a, b in pairwise(way):
        count = max(2, math.ceil(distance_m(a, b) / _SAMPLE_M) + 1)
        lats.append(np.linspace(a.lat_deg, b.lat_deg, count))
        lons.append(np.linspace(a.lon_deg, b.lon_deg, count))
    if not lats:
        return ground.heights_m(np.array([way[0].lat_deg]), np.array([way[0].lon_deg]))
    return ground.heights_m(np.concatenate(lats), np.concatenate(lons))
