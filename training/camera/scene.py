"""The truth that all pictures of the test camera show, and that findings in them are graded against."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from maps.geo import LatLon, moved
from training.camera.things import Kind, Metres, Thing, placed

if TYPE_CHECKING:
    from training.camera.burn import Burn

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
class Stream:
    """Water with reed on its banks: a ditch, or a river."""

    points: tuple[Metres, ...]
    width_m: float


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
    bogs: tuple[Blob, ...] = ()
    streams: tuple[Stream, ...] = ()


class Season(StrEnum):
    """What colour the open land has."""

    GREEN = "green"
    BARE = "bare"  # last year's grass: before May and after October
    SNOW = "snow"


@dataclass(frozen=True, slots=True)
class WindSince:
    """It blows so from that second on, until the next."""

    since_s: float
    from_deg: float
    m_s: float


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
    winds: tuple[WindSince, ...] = ()  # where it turns; none: as above all the time
    burns: tuple[Burn, ...] = ()  # fires that spread
    season: Season = Season.GREEN
    sunlight: float | None = None  # what the sun warms, 0..1; None: by the hour of a clear summer day
    daylight: float | None = None  # how bright a visible picture is, 0..1; None: by the sun
    sky_below_air_k: float = 45.0  # a clear one; clouds are nearly as warm as the air
    visibility_m: float | None = None  # None: nothing is hidden by mist
    crowns_m: float = 0.0  # how high trees hide what is below them; 0: they hide nothing

    @property
    def sun(self) -> float:
        """0 at night, 1 at the height of the day."""
        if self.sunlight is not None:
            return self.sunlight
        through = (self.hour - SUN_RISES_H) / (SUN_SETS_H - SUN_RISES_H)
        return max(0.0, math.sin(math.pi * through)) if 0.0 < through < 1.0 else 0.0

    @property
    def sky_c(self) -> float:
        """How cold a clear sky looks straight up."""
        return self.air_c - self.sky_below_air_k

    @property
    def light(self) -> float:
        """How bright a visible picture is: a fifth at night, as the camera makes the best of it."""
        return min(1.0, 0.2 + 2.2 * self.sun) if self.daylight is None else self.daylight


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
        if it.thing.since_s <= now_s
    ]  # fmt: skip
    roof_c = roof_celsius(scene)
    for number, house in enumerate(scene.plan.houses, len(scene.things)):
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
