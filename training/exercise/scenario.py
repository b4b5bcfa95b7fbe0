"""An exercise as it is written down: where, what burns, who is lost, what breaks, what is asked of the crew.

Seconds count from the start of the exercise and directions are degrees from true north. Texts are by
language: "en" is always there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from maps.geo import LatLon
    from training.fault import Fault

SUFFIX: Final = ".toml"  # of its file

Said: TypeAlias = "Mapping[str, str]"
"""A text by language."""


class Land(StrEnum):
    """What the ground round the scene looks like."""

    FARM = "farm"
    FOREST = "forest"
    BOG = "bog"
    VILLAGE = "village"
    ROADSIDE = "roadside"
    RIVER = "river"


class Fuel(StrEnum):
    """What burns; `training.fire.fuel` knows how fast."""

    GRASS = "grass"
    CROP = "crop"
    SHRUB = "shrub"
    PINE = "pine"
    PEAT = "peat"  # smoulders: it hardly spreads
    BUILDING = "building"  # stays where it is, with a tall plume


class TargetKind(StrEnum):
    """What can be found."""

    PERSON = "person"
    VEHICLE = "vehicle"
    ANIMAL = "animal"
    FIRE = "fire"  # a hot spot that somebody has to put out


@dataclass(frozen=True, slots=True)
class Weather:
    """The air. `visibility_m` is how far a thing is seen by day; fog hides it from both cameras."""

    wind_from_deg: float = 225.0
    wind_m_s: float = 3.0
    gust_m_s: float = 0.5  # 1 sigma
    air_c: float = 18.0
    humidity_percent: float = 55.0
    cloud: float = 0.3  # 0 clear, 1 covered
    visibility_m: float = 10_000.0


@dataclass(frozen=True, slots=True)
class FireSource:
    """Where a fire begins: a disc that burns at `starts_s` (negative: so long before the exercise)."""

    at: LatLon
    fuel: Fuel
    radius_m: float = 2.0
    starts_s: float = 0.0
    slope_percent: float = 0.0
    slope_towards_deg: float = 0.0  # uphill


@dataclass(frozen=True, slots=True)
class Target:
    """Something to find, or only to be met (`wanted` False: a deer, a colleague). With a way it walks it."""

    name: str  # unique in the exercise: "person-1"
    kind: TargetKind
    at: LatLon
    wanted: bool = True
    way: tuple[LatLon, ...] = ()
    speed_m_s: float = 0.0
    celsius: float | None = None  # None: as its kind usually is
    moves_at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class TruckDue:
    """A fire truck: on the road from `dispatched_s`, straight lines along `way`, on scene at `arrives_s`."""

    unit: str
    way: tuple[LatLon, ...]
    dispatched_s: float
    arrives_s: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle on the ground that the drone flies into."""

    at: LatLon
    radius_m: float


@dataclass(frozen=True, slots=True)
class FaultDue:
    """A fault by time, by place (once the drone is inside, in flight), or by the trainer's hand (neither)."""

    fault: Fault
    at_s: float | None = None
    inside: Spot | None = None
    lasts_s: float | None = None  # None: until it is mended


@dataclass(frozen=True, slots=True)
class WeatherDue:
    """The wind turns or freshens."""

    at_s: float
    wind_from_deg: float
    wind_m_s: float
    gust_m_s: float


@dataclass(frozen=True, slots=True)
class Rules:
    """What the crew has to keep. None: not asked."""

    fence: tuple[LatLon, ...] = ()
    max_above_ground_m: float | None = 120.0
    line_of_sight_m: float | None = None  # from home, horizontally
    crosses_border: bool = False  # the way crosses it: a confirmation has to be on record first
    battery_at_landing_percent: float = 20.0


@dataclass(frozen=True, slots=True)
class Drone:
    """The practice drone as it stands at the start. `aboard`: a mission somebody left in it."""

    home: LatLon
    heading_deg: float = 0.0
    charge: float = 1.0  # 0..1
    capacity_share: float = 1.0  # an old or a cold pack holds less
    cold_c: float | None = None  # the pack's temperature; None: that of the air
    aboard: tuple[LatLon, ...] = ()
    aboard_height_m: float = 40.0


@dataclass(frozen=True, slots=True)
class Work:
    """What a good crew flies: the search or look that `missions` plans. One of area, around or along."""

    pattern: str = "parallel"
    height_m: float = 50.0
    area: tuple[LatLon, ...] = ()
    around: LatLon | None = None
    radius_m: float = 60.0
    along: tuple[LatLon, ...] = ()


@dataclass(frozen=True, slots=True)
class Alarm:
    """The message of the dispatch centre, as the crew gets it."""

    text: str
    what: str
    where: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One exercise. The same seed makes the same flight."""

    id: str  # the stem of its file
    title: Said
    brief: Said  # what the crew is told
    trainer: Said  # what the trainer looks at
    at: LatLon  # the scene
    begins_at: datetime  # aware UTC: day or night, summer or winter
    land: Land
    weather: Weather
    drone: Drone
    work: Work
    alarm: Alarm
    rules: Rules = field(default_factory=Rules)
    fires: tuple[FireSource, ...] = ()
    targets: tuple[Target, ...] = ()
    trucks: tuple[TruckDue, ...] = ()
    faults: tuple[FaultDue, ...] = ()
    weather_due: tuple[WeatherDue, ...] = ()
    lasts_s: float = 600.0
    seed: int = 1
    pass_mark: int = 70  # of 100
    from_incident: str | None = None  # the id of the real one that it was made from
