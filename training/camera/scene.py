"""The truth that all pictures of the test camera show, and that findings in them are graded against."""

from __future__ import annotations

import math
from dataclasses import dataclass

from maps.geo import LatLon, moved
from training.camera.things import Kind, Metres, Thing, placed

SUN_RISES_H, SUN_SETS_H = 4.5, 21.5  # a summer day at 56 degrees north


@dataclass(frozen=True, slots=True)
class Blob:
    """An ellipse with a ragged edge."""

    at: Metres
    east_m: float  # half of its size
    north_m: float


@dataclass(frozen=True, slots=True)
class Road:
    points: tuple[Metres, ...]
    width_m: float
    paved: bool


@dataclass(frozen=True, slots=True)
class House:
    """A box with a gable roof along its length."""

    at: Metres
    length_m: float
    width_m: float
    eaves_m: float
    ridge_m: float
    heading_deg: float
    roof: tuple[int, int, int] = (150, 70, 55)  # R, G, B


@dataclass(frozen=True, slots=True)
class Plan:
    """What lies where; the rest is meadow. The land repeats itself beyond its edges."""

    forests: tuple[Blob, ...] = ()
    fields: tuple[tuple[Metres, ...], ...] = ()
    waters: tuple[Blob, ...] = ()
    burnt: tuple[Blob, ...] = ()
    yards: tuple[Blob, ...] = ()
    roads: tuple[Road, ...] = ()
    houses: tuple[House, ...] = ()


@dataclass(frozen=True, slots=True)
class Plume:
    """Smoke from one place; `strength` 1 hides what is behind it."""

    at: Metres
    strength: float
    spread_m: float = 3.0


@dataclass(frozen=True, slots=True)
class Scene:
    """Metres round `origin` on flat ground; the same seed, the same scene."""

    name: str
    origin: LatLon
    seed: int
    hour: float  # local time of the day
    air_c: float
    plan: Plan
    things: tuple[Thing, ...]
    plumes: tuple[Plume, ...] = ()
    wind_from_deg: float = 240.0
    wind_m_s: float = 3.0
    glints_a_picture: float = 0.0  # on average
    middle: Metres = (0.0, 0.0)  # of what there is to see

    @property
    def sun(self) -> float:
        """0 at night, 1 at the height of the day."""
        through = (self.hour - SUN_RISES_H) / (SUN_SETS_H - SUN_RISES_H)
        return max(0.0, math.sin(math.pi * through)) if 0.0 < through < 1.0 else 0.0

    @property
    def sky_c(self) -> float:
        """How cold a clear sky looks straight up."""
        return self.air_c - 45.0


@dataclass(frozen=True, slots=True)
class HotTruth:
    """One hot thing as it really is. `number` stays with it: the scene's things, then its roofs."""

    number: int
    kind: Kind
    at: LatLon
    east_m: float
    north_m: float
    celsius: float
    area_m2: float


def truth(scene: Scene, now_s: float) -> tuple[HotTruth, ...]:
    """Everything that is warmer than the land round it, `now_s` seconds after the scene began."""
    found = [
        HotTruth(
            number, it.thing.kind, moved(scene.origin, it.east_m, it.north_m),
            it.east_m, it.north_m, it.celsius, it.thing.area_m2,
        )
        for number, it in enumerate(placed(thing, now_s, scene.air_c) for thing in scene.things)
    ]  # fmt: skip
    roof_c = roof_celsius(scene)
    for number, house in enumerate(scene.plan.houses, len(found)):
        east, north = house.at
        area = house.length_m * house.width_m
        found.append(HotTruth(number, Kind.ROOF, moved(scene.origin, east, north), east, north, roof_c, area))
    return tuple(found)


def burning(scene: Scene, now_s: float) -> tuple[HotTruth, ...]:
    """Only what a crew has to put out: what a search of hot spots should find."""
    return tuple(hot for hot in truth(scene, now_s) if hot.kind in {Kind.EMBER, Kind.FLAME})


def meadow_celsius(scene: Scene) -> float:
    """Of open grass: the ground that "over ground" refers to."""
    return scene.air_c + _between(-3.0, 4.0, scene.sun)


def roof_celsius(scene: Scene) -> float:
    """Of the side that the sun is on: up to 22 K over the ground, colder than the air at night."""
    return scene.air_c + _between(-4.0, 26.0, scene.sun)


def _between(night: float, day: float, sun: float) -> float:
    return night + (day - night) * sun
