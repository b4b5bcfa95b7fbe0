"""A plan: what the drone is to do, in words a commander uses, before it is bytes for an autopilot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.plain_error import PlainError

if TYPE_CHECKING:
    from maps.area import Area
    from maps.geo import AboveGround, AboveHome, LatLon


class PlanError(PlainError):
    """A plan that cannot be made or read. The text says what, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A place to fly through. Heights are above home: the one frame of every plan."""

    at: LatLon
    height: AboveHome
    searching: bool = True  # the leg that ends here looks at the ground; False: only the way to it
    hold_s: float = 0.0  # stay there so long before the next one; whole seconds go aboard


@dataclass(frozen=True, slots=True)
class Look:
    """What the camera is locked on while the drone flies round it: a roof, a chimney, a fire."""

    at: LatLon
    height: AboveHome


@dataclass(frozen=True, slots=True)
class Fence:
    """Where the drone must stay: an inclusion polygon and a ceiling above home."""

    area: Area
    ceiling: AboveHome


@dataclass(frozen=True, slots=True)
class RallyPoint:
    """A place to come down at instead of home, when it is nearer: RTL flies there at this height."""

    at: LatLon
    height: AboveHome


@dataclass(frozen=True, slots=True)
class Plan:
    """One search: climb, fly through the waypoints, come home and land."""

    pattern: str  # a name in task.Pattern; "imported" for plans of other stations
    area: Area | None  # what is to be searched; None for plans of other stations
    home: LatLon | None  # None: wherever the drone stands
    waypoints: tuple[Waypoint, ...]
    takeoff_height: AboveHome
    speed_m_s: float
    camera: str  # a name in camera_model.CAMERAS
    height: AboveGround  # wanted above the ground
    swath_m: float
    spacing_m: float
    fence: Fence | None = None
    ground_known: bool = False  # True: heights follow elevation data; False: flat ground assumed
    no_fly: tuple[Area, ...] = ()  # never flown over, besides the holes of `area`
    rally: tuple[RallyPoint, ...] = ()  # none: those aboard are taken away, RTL comes home
    look: Look | None = None  # None: the camera looks straight down
