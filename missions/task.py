"""A task: what the crew wants. The same task over the same surroundings is always the same plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from maps.geo import AboveGround
from missions.camera_model import CAMERAS, DEFAULT_CAMERA, spacing_m, swath_m
from missions.energy import CALM, DroneProfile, WindAt

if TYPE_CHECKING:
    from maps.area import Area
    from maps.geo import LatLon
    from missions.camera_model import Camera
    from missions.chances import Chances
    from missions.ground import Ground


_HEIGHT = AboveGround(60.0)
_DRONE = DroneProfile()


class Pattern(StrEnum):
    """How the ground is flown over. The values are the words of the command line and of plan files."""

    PARALLEL = "parallel"  # rows along the best heading
    CREEPING = "creeping"  # rows along the short side, advancing along the long one
    SQUARE = "square"  # expanding square from a datum
    SECTOR = "sector"  # three triangles through a datum
    CONTOUR = "contour"  # along lines of equal elevation, from high to low
    ALONG = "along"  # beside a line: fire edge, road, river, perimeter
    ORBIT = "orbit"  # round an object, the camera locked on it
    OVERWATCH = "overwatch"  # one station upwind with the scene in view
    PROBABILITY = "probability"  # where somebody most likely is


@dataclass(frozen=True, slots=True)
class Task:
    """What is wanted. Each pattern reads what concerns it and says in its docstring what that is.

    `None` and the defaults leave the choice to the pattern.
    """

    pattern: Pattern = Pattern.PARALLEL
    area: Area | None = None  # parallel, creeping, contour; probability may do without
    parts: tuple[Area, ...] = ()  # parallel: of `area`, only these; one upon another is one more pass
    line: tuple[LatLon, ...] = ()  # along
    at: LatLon | None = None  # datum of a square or sector, middle of an orbit, the scene that is watched
    chances: Chances | None = None  # probability
    no_fly: tuple[Area, ...] = ()
    height: AboveGround = _HEIGHT
    camera: str = DEFAULT_CAMERA.name  # a name in camera_model.CAMERAS
    overlap: float = 0.2  # of neighbouring tracks; camera_model.overlap_for gives it for a wanted detection
    speed_m_s: float = 8.0
    person: str | None = None  # probability: who is missing since `at`, a name in lost_person.lost_persons
    heading_deg: float | None = None  # of the rows, the first leg, or the first look
    radius_m: float | None = None  # of a sector, an orbit; half the side of a square; stand-off of a station
    offset_m: float = 0.0  # of the track beside a line, to its right; for a closed line: outwards
    both_sides: bool = False  # along: out on one side, back on the other
    passes: int = 1  # 2: the second, turned pass of square and sector; the second, higher ring of an orbit
    object_height_m: float = 0.0  # of what an orbit looks at, above the ground
    hold_s: float | None = None  # how long an overwatch stays
    batteries: int = 1  # how many may be spent
    stay_inside: bool = True  # of the area, also between legs; the way from home and back is free

    @property
    def lens(self) -> Camera:
        """ValueError for a camera that nobody knows."""
        if self.camera not in CAMERAS:
            raise ValueError(f'"{self.camera}" is not a camera; known are {", ".join(CAMERAS)}')
        return CAMERAS[self.camera]

    @property
    def swath_m(self) -> float:
        """Width of ground in the picture."""
        return swath_m(self.lens, self.height)

    @property
    def spacing_m(self) -> float:
        """Distance between neighbouring tracks."""
        return spacing_m(self.lens, self.height, self.overlap)


@dataclass(frozen=True, slots=True)
class Around:
    """What a plan is made in: all that may change without the crew having changed its mind."""

    home: LatLon | None = None  # where the drone stands
    ground: Ground | None = None
    wind: WindAt = CALM
    drone: DroneProfile = _DRONE


class Effort(StrEnum):
    """How much work a plan is worth."""

    QUICK = "quick"  # while a hand is on the map: within 100 ms
    THOROUGH = "thorough"  # the plan that is flown: within a second
