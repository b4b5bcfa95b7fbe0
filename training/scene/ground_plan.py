"""What lies where in an exercise: its kind of land, made to fit what the exercise puts on it."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import TYPE_CHECKING

from training.camera.scene import House, Plan, Road
from training.camera.ways import rounded
from training.exercise.scenario import Fuel
from training.scene.figures import metres_from
from training.scene.lands import EDGE_M, GREY_SHEET, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.geo import LatLon
    from training.camera.scene import Blob, Stream
    from training.camera.things import Metres
    from training.exercise.scenario import Scenario, TruckDue

FREE_M = 4.0  # nothing that is placed by an exercise stands in a house or in a pond
ASIDE_M = (
    0.0,
    40.0,
    -40.0,
    80.0,
    -80.0,
    -130.0,
    -170.0,
    -210.0,
)  # to the east, where a river may run as well
BARN = (18.0, 11.0, 4.0, 7.6)  # length, width, eaves, ridge
BARN_TURNED_DEG = 70.0
MOST_STEPS = 2_000  # of one straight piece
ROAD_STEP_M, ROAD_WIDTH_M = 6.0, 3.2


def ground_plan(scenario: Scenario) -> Plan:
    """The land, without what would stand where the exercise has something, and with the way of the trucks."""
    points = [metres_from(scenario.at, at) for target in scenario.targets for at in (target.at, *target.way)]
    roads = tuple(_road(due, scenario.at) for due in scenario.trucks)
    passed = [*points, *(point for road in roads for point in _along(road.points))]
    burning = [metres_from(scenario.at, fire.at) for fire in scenario.fires if fire.fuel is Fuel.BUILDING]
    plan = _dry(scenario, (*points, *(metres_from(scenario.at, fire.at) for fire in scenario.fires)))
    houses = tuple(
        house
        for house in plan.houses
        if _free(house, passed)
        and all(math.dist(house.at, at) > BARN[0] + house.length_m / 2 for at in burning)
    )
    barns = tuple(House(at, *BARN, BARN_TURNED_DEG, roof=GREY_SHEET) for at in burning)
    waters = tuple(pond for pond in plan.waters if not any(_inside(point, pond) for point in points))
    inside = tuple(road for road in roads if len(road.points) > 1)
    return replace(plan, houses=(*houses, *barns), waters=waters, roads=(*inside, *plan.roads))


def _dry(scenario: Scenario, points: tuple[Metres, ...]) -> Plan:
    """With its river where none of the points is in it, if there is such a place."""
    plans = (plan_of(scenario.land, scenario.seed, aside_m) for aside_m in ASIDE_M)
    first = next(plans)
    for plan in (first, *plans):
        if not any(_in_stream(point, stream) for stream in plan.streams for point in points):
            return plan
    return first


def _in_stream(point: Metres, stream: Stream) -> bool:
    reach_m = stream.width_m / 2.0 + FREE_M
    return any(math.dist(point, at) < reach_m for at in _along(rounded(stream.points)))


def _road(due: TruckDue, origin: LatLon) -> Road:
    """A track where the truck comes along, as far as the land is not repeated."""
    points = list(_along(tuple(metres_from(origin, stop) for stop in due.way)))
    near: list[Metres] = []
    for east, north in reversed(points):
        if max(abs(east), abs(north)) > EDGE_M:
            break
        near.append((east, north))
    return Road(tuple(near), ROAD_WIDTH_M, paved=False)


def _along(way: tuple[Metres, ...]) -> Iterator[Metres]:
    yield from way[:1]
    for (e0, n0), (e1, n1) in itertools.pairwise(way):
        steps = max(1, math.ceil(math.dist((e0, n0), (e1, n1)) / ROAD_STEP_M))
        for step in range(1, min(steps, MOST_STEPS) + 1):
            share = step / min(steps, MOST_STEPS)
            yield e0 + share * (e1 - e0), n0 + share * (n1 - n0)


def _free(house: House, points: list[Metres]) -> bool:
    far_m = math.hypot(house.length_m, house.width_m) / 2.0 + FREE_M
    return all(math.dist(house.at, point) > far_m for point in points)


def _inside(point: Metres, blob: Blob) -> bool:
    out = math.hypot(
        (point[0] - blob.at[0]) / (blob.east_m + FREE_M), (point[1] - blob.at[1]) / (blob.north_m + FREE_M)
    )
    return out < 1.15  # its edge is ragged
