"""Targets and trucks of an exercise as warm patches on the ground, in metres round its scene."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from maps.geo import EARTH_RADIUS_M
from training.camera.things import Kind, Thing
from training.exercise.scenario import TargetKind

if TYPE_CHECKING:
    from maps.geo import LatLon
    from training.camera.things import Metres
    from training.exercise.scenario import Scenario, Target, TruckDue

SKIN_C = 33.0
STILL_AIR_CLO = 0.7  # what the air itself keeps warm round a clothed body (ISO 9920)
FUR_CLO = 2.2
CREW = 3
TURNOUT, CIVIL = (214, 196, 40), ((60, 70, 140), (150, 40, 40), (70, 92, 60), (40, 44, 50))
RED, WHITE, GLASS = (200, 30, 30), (235, 235, 235), (30, 36, 44)


def figures_of(scenario: Scenario) -> tuple[Thing, ...]:
    """Targets in their order, then trucks, then the people who came with them; the parts of each in the order
    in which they lie on each other.
    """
    return (
        *(part for target in scenario.targets for part in _target(target, scenario)),
        *(part for due in scenario.trucks for part in _truck(due, scenario)),
        *(part for due in scenario.trucks for part in _crew(due, scenario)),
    )


def metres_from(origin: LatLon, at: LatLon) -> Metres:
    """East and north on the local tangent: what `maps.geo.moved` undoes."""
    parallel_m = EARTH_RADIUS_M * math.cos(math.radians(origin.lat_deg))
    east_deg = (at.lon_deg - origin.lon_deg + 180.0) % 360.0 - 180.0
    north_m = EARTH_RADIUS_M * math.radians(at.lat_deg - origin.lat_deg)
    return parallel_m * math.radians(east_deg), north_m


def clothed_c(air_c: float) -> float:
    """Of the outside of clothes as people wear them in such air: what they keep of 33 C against still air."""
    clo = 0.5 if air_c > 20.0 else 0.8 if air_c > 10.0 else 1.3 if air_c > 0.0 else 1.8
    return air_c + (SKIN_C - air_c) * STILL_AIR_CLO / (STILL_AIR_CLO + clo)


def fur_c(air_c: float) -> float:
    """Of a deer's back."""
    return air_c + (38.0 - air_c) * STILL_AIR_CLO / (STILL_AIR_CLO + FUR_CLO)


def _target(target: Target, scenario: Scenario) -> tuple[Thing, ...]:
    air_c = scenario.weather.air_c
    random = Random(f"{scenario.seed} {target.name}")
    at = metres_from(scenario.at, target.at)
    heading = random.uniform(0.0, 360.0)
    match target.kind:
        case TargetKind.PERSON:
            parts = _person(at, heading, air_c, target.celsius, random.choice(CIVIL))
        case TargetKind.ANIMAL:
            celsius = fur_c(air_c) if target.celsius is None else target.celsius
            parts = (Thing(Kind.ANIMAL, at, 1.4, 0.5, celsius, heading, colour=(120, 85, 55)),)
        case TargetKind.VEHICLE:
            parts = _car(at, heading, air_c, target.celsius, random.choice(CIVIL))
        case TargetKind.FIRE:
            parts = _hot_spot(at, heading, air_c, target.celsius)
    way = (at, *(metres_from(scenario.at, stop) for stop in target.way))
    return tuple(_walking(part, way, target.speed_m_s, target.moves_at_s) for part in parts)


def _walking(thing: Thing, way: tuple[Metres, ...], speed_m_s: float, from_s: float) -> Thing:
    """To the end of its way, where it stays: as `training.exercise.whereabouts` has it."""
    if len(way) < 2 or speed_m_s <= 0.0:
        return thing
    return replace(thing, way=way, speed_m_s=speed_m_s, sets_off_s=from_s, stays=True)


def _person(
    at: Metres, heading_deg: float, air_c: float, celsius: float | None, colour: tuple[int, int, int]
) -> tuple[Thing, ...]:
    """Clothes, and a head that is nearly as warm as skin."""
    body_c = clothed_c(air_c) if celsius is None else celsius
    head_c = max(body_c, air_c + 0.8 * (SKIN_C - air_c))
    return (
        Thing(Kind.PERSON, at, 1.5, 0.5, body_c, heading_deg, colour=colour),
        Thing(Kind.PERSON, at, 0.26, 0.22, head_c, heading_deg, ahead_m=0.85, colour=(196, 160, 136)),
    )


def _hot_spot(at: Metres, heading_deg: float, air_c: float, celsius: float | None) -> tuple[Thing, ...]:
    """What glows, and the warm ground that shows round it."""
    hot_c = 320.0 if celsius is None else celsius
    glows = Thing(Kind.EMBER, at, 0.8, 0.7, hot_c, round=True, flickers=0.06, colour=(70, 50, 44))
    beside = 0.55 * math.cos(math.radians(heading_deg)), 0.55 * math.sin(math.radians(heading_deg))
    warm_c = air_c + 0.15 * (hot_c - air_c)
    spots = ((1.0, 0.9, 1.0), (-1.1, 0.6, 0.7))
    return (
        glows,
        *(
            Thing(
                Kind.EMBER, (at[0] + far * beside[0], at[1] + far * beside[1]), size, 0.8 * size,
                air_c + share * (warm_c - air_c), heading_deg, round=True, colour=(52, 46, 42),
            )
            for far, size, share in spots
        ),
    )  # fmt: skip


def _car(
    at: Metres, heading_deg: float, air_c: float, celsius: float | None, colour: tuple[int, int, int]
) -> tuple[Thing, ...]:
    engine_c = air_c + 24.0 if celsius is None else celsius
    body = Thing(Kind.VEHICLE, at, 4.5, 1.8, air_c + 3.0, heading_deg, colour=colour)
    return (
        body,
        replace(body, length_m=2.0, width_m=1.5, celsius=air_c, ahead_m=-0.4, colour=GLASS),
        replace(body, kind=Kind.ENGINE, length_m=0.9, width_m=1.0, celsius=engine_c, ahead_m=1.6),
    )


def _truck(due: TruckDue, scenario: Scenario) -> tuple[Thing, ...]:
    """Its engine and exhaust are hot on the way and go on running for the pump."""
    air_c = scenario.weather.air_c
    way = tuple(metres_from(scenario.at, stop) for stop in due.way)
    speed_m_s = _length_m(way) / max(1.0, due.arrives_s - due.dispatched_s)
    body = Thing(Kind.VEHICLE, way[0], 7.6, 2.5, air_c + 4.0, colour=RED)
    parts = (
        body,
        replace(body, length_m=1.9, width_m=2.4, celsius=air_c + 8.0, ahead_m=2.8, colour=WHITE),
        replace(body, length_m=1.6, width_m=1.9, ahead_m=-1.8, colour=(176, 178, 182)),
        replace(body, kind=Kind.ENGINE, length_m=1.2, width_m=1.0, celsius=78.0, ahead_m=3.0, colour=WHITE),
        replace(body, kind=Kind.ENGINE, length_m=0.5, width_m=0.4, celsius=130.0, ahead_m=0.6, colour=GLASS),
    )
    return tuple(_walking(part, way, speed_m_s, due.dispatched_s) for part in parts)


def _crew(due: TruckDue, scenario: Scenario) -> tuple[Thing, ...]:
    """They get off when it stands, and walk to and fro beside it."""
    random = Random(f"{scenario.seed} {due.unit}")
    east, north = metres_from(scenario.at, due.way[-1])
    figures: list[Thing] = []
    for number in range(1, CREW + 1):
        turn, out_m = random.uniform(0.0, 2.0 * math.pi), random.uniform(3.5, 7.0)
        door = (east + out_m * math.sin(turn), north + out_m * math.cos(turn))
        way = (door, (door[0] + random.uniform(-9.0, 9.0), door[1] + random.uniform(-9.0, 9.0)))
        parts = _person(door, 0.0, scenario.weather.air_c, None, TURNOUT)
        figures += (
            replace(
                part, way=way, speed_m_s=0.7 + 0.1 * number, sets_off_s=due.arrives_s, since_s=due.arrives_s
            )
            for part in parts
        )
    return tuple(figures)


def _length_m(way: tuple[Metres, ...]) -> float:
    return sum(math.dist(a, b) for a, b in itertools.pairwise(way))
