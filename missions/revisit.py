"""Looking again at places: a short tour, standing still above each with the camera straight down."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from shapely import Point

from maps.area import LocalFrame
from maps.geo import AboveHome
from missions.camera_model import footprint_along_m
from missions.items import MOST_WAYPOINTS
from missions.patterns.over_ground import over_ground
from missions.patterns.tour import Costs
from missions.patterns.ways import Step, plan_with, refuse_unflyable, shut_off
from missions.plan import PlanError, Waypoint
from missions.task import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from maps.geo import LatLon
    from missions.detour import XY, Router
    from missions.patterns.ways import Shut
    from missions.plan import Plan
    from missions.task import Around, Task

HOLD_S = 6.0  # a hot spot is confirmed by 5 of 12 sightings at 10 a second, and the gimbal settles first
MOST_PLACES = 200
_MOST_STOPS = 49  # over one place; one so uncertain is searched, not looked at
_SEEN_SURE = 0.8  # of half the picture's short side: the drone does not stand still to the metre
_FAR_M = 50_000.0  # places of one flight lie nearer together


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to look at: all within `error_m` of it comes into the picture."""

    at: LatLon
    error_m: float


@dataclass(frozen=True, slots=True)
class Revisit:
    """`order`: the places as they are flown, by their numbers from 0; `left_out` cannot be flown over."""

    plan: Plan
    order: tuple[int, ...]
    left_out: tuple[int, ...] = ()


def revisit(places: Sequence[Place], task: Task, around: Around) -> Revisit:
    """An ordinary plan, to be checked and split over batteries as any other.

    Of `task` count height, camera, speed, `no_fly`, and `hold_s` (else HOLD_S) above each stop. A place whose
    error does not fit into one picture gets several stops. PlanError where none can be flown over, there are
    too many, or one is too uncertain to be looked at.
    """
    if not 1 <= len(places) <= MOST_PLACES:
        raise PlanError(f"a flight looks again at 1 to {MOST_PLACES} places, not {len(places)}")
    frame = LocalFrame(places[0].at)
    shut = shut_off(frame, task.no_fly)
    refuse_unflyable(task, around, shut)
    stops = [_stops(place, task, frame) for place in places]
    home = None if around.home is None else frame.to_xy(around.home)
    router = _router([at for own in stops for at in own], home, shut)
    reached = [[at for at in own if _is_open(at, home, shut, router)] for own in stops]
    flown = [number for number, own in enumerate(reached) if own]
    if not flown:
        raise PlanError("all of these places lie inside no-fly areas, or no way leads there")
    begin = home or reached[flown[0]][0]
    order = [flown[i] for i in _toured([reached[n][0] for n in flown], begin, router)]
    steps = _steps([reached[number] for number in order], home, router)
    hold_s = HOLD_S if task.hold_s is None else task.hold_s
    plan = _plan(replace(task, pattern=Pattern.ALONG), around, frame, steps, hold_s)
    return Revisit(plan, tuple(order), tuple(n for n in range(len(places)) if n not in set(flown)))


def _stops(place: Place, task: Task, frame: LocalFrame) -> list[XY]:
    """Where to stand so that the whole circle is seen: above it, or on squares that cover it, row by row."""
    x, y = frame.to_xy(place.at)
    if not math.hypot(x, y) <= _FAR_M:
        raise PlanError(f"the places lie more than {_FAR_M / 1000:.0f} km apart: fly them one by one")
    sees_m = _SEEN_SURE * min(task.swath_m, footprint_along_m(task.lens, task.height)) / 2.0
    if not 0.0 <= place.error_m < math.inf:
        raise PlanError(f"a place has an error of 0 m or more, not {place.error_m} m")
    if place.error_m <= sees_m:
        return [(x, y)]
    # Squares inside the circle that is seen; the heading of the drone is not known, so neither are corners.
    side_m = sees_m * math.sqrt(2.0)
    count = math.ceil(2.0 * place.error_m / side_m)
    if count**2 > _MOST_STOPS:
        raise PlanError(
            f"a place is known to {place.error_m:.0f} m only, too little for a look from "
            f"{task.height:.0f} m: fly higher, or search the area"
        )
    ends = [(i - (count - 1) / 2.0) * side_m for i in range(count)]
    reach_m = place.error_m + side_m / math.sqrt(2.0)
    rows = ([(dx, dy) for dx in (ends if row % 2 == 0 else ends[::-1])] for row, dy in enumerate(ends))
    return [(x + dx, y + dy) for row in rows for dx, dy in row if math.hypot(dx, dy) < reach_m]


def _router(stops: Iterable[XY], home: XY | None, shut: Shut) -> Router | None:
    """None where nothing is shut: then every way is straight."""
    if shut.kept_off.is_empty:
        return None
    return shut.router([*stops, *([] if home is None else [home])])


def _is_open(at: XY, home: XY | None, shut: Shut, router: Router | None) -> bool:
    if router is None:
        return True
    if shut.blocked.intersects(Point(at)):
        return False
    return home is None or router.way(home, at) is not None


def _toured(places: Sequence[XY], begin: XY, router: Router | None) -> list[int]:
    """The numbers of the places in a short order from `begin` and back there."""
    points = [begin, *places]
    if router is None:
        xy = np.array(points)
        metres = np.hypot(*(xy[:, None, :] - xy[None, :, :]).transpose(2, 0, 1))
    else:
        metres = router.lengths(points)
    if not np.isfinite(metres).all():
        raise PlanError("the no-fly areas leave no way from one of these places to another")
    link = np.repeat(np.repeat(metres[1:, 1:], 2, axis=0), 2, axis=1)  # a place is a leg of no length
    there = np.repeat(metres[0, 1:], 2)
    costs = Costs(link, there, there, np.zeros(2 * len(places)))
    return [entry // 2 for entry in costs.improved(costs.nearest_next())]


def _steps(stops: Sequence[Sequence[XY]], home: XY | None, router: Router | None) -> list[Step]:
    """Stops are `searching`, the corners on the way round what is shut are not. From home and back there."""
    flown = [at for own in stops for at in own]
    ways = [*([] if home is None else [home]), *flown, *([] if home is None else [home])]
    steps: list[Step] = [] if home is not None else [Step(flown[0])]
    for start, end in pairwise(ways):
        corners = [] if router is None else router.way(start, end)
        if corners is None:
            raise PlanError("the no-fly areas leave no way from one of these places to another")
        steps += [Step(at, searching=False) for at in corners]
        steps.append(Step(end))
    return steps if home is None else steps[:-1]  # home itself is no waypoint


def _plan(task: Task, around: Around, frame: LocalFrame, steps: Sequence[Step], hold_s: float) -> Plan:
    if len(steps) > MOST_WAYPOINTS:
        raise PlanError(f"these places need {len(steps)} waypoints, {MOST_WAYPOINTS} fit aboard: take fewer")
    first = next(step for step in steps if step.searching)  # the leg to it is only the way
    flat = [
        Waypoint(
            frame.to_latlon(*step.at),
            AboveHome(float(task.height)),
            step.searching and step is not first,
            float(math.ceil(hold_s)) if step.searching else 0.0,
        )
        for step in steps
    ]
    waypoints, ground_known = over_ground(flat, task, around)
    return plan_with(task, around, waypoints, None, ground_known=ground_known)
