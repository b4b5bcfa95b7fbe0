"""A thermal search over a made-up scene, without waiting: what the drone says and what its camera sees.

The pictures are taken from where the camera really is; what is told is off by the errors that the product
reckons with (`ErrorBudget`): some stay the whole flight, some one row, some change with each picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import AboveHome, Amsl, moved
from telemetry.georeference.error_budget import ErrorBudget
from telemetry.georeference.error_model import SLOW_GNSS
from telemetry.observer import Told
from telemetry.state import Fix, Gimbal, Heartbeat, Home, SystemStatus, VehicleState
from telemetry.thermal.frame import ThermalFrame, TruthLevel, counts_of
from training.camera.land import paint
from training.camera.lens import Lens, look
from training.camera.pose import CameraPose
from training.camera.samples import sample_scene
from training.camera.view import HIGH_GAIN_C, ThermalView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from maps.geo import LatLon
    from training.camera.land import Land
    from training.camera.scene import Scene

    Floats = NDArray[np.float64]

RATE_HZ = 10.0
BETWEEN_ROWS_S = 25.0  # longer than a pass goes on: the errors of a row are its own
LENS = Lens(640, 512, 32.0)
HOME_AMSL_M = Amsl(40.0)
COARSE_M = 0.25
START = datetime(2026, 7, 3, 11, 0, tzinfo=UTC)
DRAWS = 20_000


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """Rows from south to north and back, about the middle of a scene."""

    scene: str = "mop-up"
    seed: int = 1
    pitch_deg: float = -90.0
    above_m: float = 80.0
    speed_m_s: float = 8.0
    rows_m: tuple[float, ...] = (-45.0, -15.0, 15.0, 45.0)  # east of the middle
    half_m: float = 55.0  # of a row

    @property
    def ahead_m(self) -> float:
        """How far before the drone the middle of the picture is."""
        return 0.0 if self.pitch_deg <= -90.0 else self.above_m / math.tan(math.radians(-self.pitch_deg))


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture, what was told just then, and the truth of the camera."""

    told: Told
    frame: ThermalFrame
    camera: CameraPose


class FlatGround:
    """Elevation data of a land that is flat, as the scenes are."""

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        return np.full_like(lats + lons, HOME_AMSL_M)


@dataclass(frozen=True, slots=True)
class Off:
    """By what the camera really is elsewhere, and looks elsewhere, than is told."""

    east_m: float
    north_m: float
    up_m: float
    yaw_deg: float
    pitch_deg: float
    roll_deg: float
    late_s: float

    def camera(self, told: CameraPose, north_m_s: float) -> CameraPose:
        at = moved(told.at, self.east_m, self.north_m + self.late_s * north_m_s)
        return CameraPose(
            at,
            told.above_ground_m + self.up_m,
            (told.yaw_deg + self.yaw_deg) % 360.0,
            told.pitch_deg + self.pitch_deg,
            self.roll_deg,
        )


class Errors:
    """Draws errors as they come in a flight."""

    def __init__(self, rng: np.random.Generator, budget: ErrorBudget) -> None:
        self._rng, self._budget = rng, budget
        self._flight = self._normal(
            budget.gnss_m * math.sqrt(SLOW_GNSS), budget.gnss_m * math.sqrt(SLOW_GNSS), budget.dem_m,
            *(budget.boresight_deg,) * 3,
        )  # fmt: skip
        self._row = self._new_row()

    def next_row(self) -> None:
        """Another pass: other errors of what is the same during one."""
        self._row = self._new_row()

    def one(self) -> Off:
        """Of one picture."""
        east, north, up, yaw, pitch, roll = self._flight
        row_east, row_north, row_up, row_yaw, late_s = self._row
        shaken = self._normal(*(self._budget.gimbal_deg,) * 3)
        return Off(
            east + row_east,
            north + row_north,
            up + row_up,
            yaw + row_yaw + shaken[0],
            pitch + shaken[1],
            roll + shaken[2],
            late_s,
        )

    def _new_row(self) -> list[float]:
        budget = self._budget
        restless = budget.gnss_m * math.sqrt(1.0 - SLOW_GNSS)
        return self._normal(restless, restless, budget.height_m, budget.yaw_deg, budget.sync_s)

    def _normal(self, *deviations: float) -> list[float]:
        return (self._rng.standard_normal(len(deviations)) * deviations).tolist()


def fly(plan: SearchPlan, budget: ErrorBudget | None = None) -> Iterator[Shot]:
    """Ten pictures a second, in the order in which they are taken."""
    scene, land = scene_of(plan.scene, plan.seed)
    view = ThermalView(scene, land, LENS)
    errors = Errors(np.random.default_rng((plan.seed, 17)), budget or ErrorBudget())
    steps = int(2.0 * plan.half_m / plan.speed_m_s * RATE_HZ)
    now_s, number = 100.0, 0
    for row, east_m in enumerate(plan.rows_m):
        errors.next_row()
        side = 1.0 if row % 2 == 0 else -1.0
        for step in range(steps):
            along_m = step / RATE_HZ * plan.speed_m_s - plan.half_m
            east, north = scene.middle[0] + east_m, scene.middle[1] + side * (along_m - plan.ahead_m)
            told = CameraPose(
                moved(scene.origin, east, north),
                plan.above_m,
                0.0 if side > 0.0 else 180.0,
                plan.pitch_deg,
            )
            camera = errors.one().camera(told, side * plan.speed_m_s)
            counts = view.render(camera, now_s, number)
            saturated = bool(counts.max() >= counts_of(HIGH_GAIN_C[1]))
            frame = ThermalFrame(counts, now_s, TruthLevel.RAW, saturated)
            yield Shot(_told(scene.origin, told, plan.speed_m_s, now_s), frame, camera)
            now_s, number = now_s + 1.0 / RATE_HZ, number + 1
        now_s += BETWEEN_ROWS_S


@lru_cache(maxsize=4)
def scene_of(name: str, seed: int) -> tuple[Scene, Land]:
    """Painted once."""
    scene = sample_scene(name, seed=seed)
    return scene, paint(scene, COARSE_M)


def bound_m(plan: SearchPlan, budget: ErrorBudget | None = None, draws: int = DRAWS) -> float:
    """19 of 20 single sightings are nearer than this: drawn, by the training camera's own arithmetic.

    One anywhere in the picture, with a flight's errors of its own for each draw and half a pixel of rounding.
    """
    budget = budget or ErrorBudget()
    rng = np.random.default_rng(5)
    origin = scene_of(plan.scene, plan.seed)[0].origin
    told = CameraPose(origin, plan.above_m, 0.0, plan.pitch_deg)
    says = look(LENS, told, origin)
    off_m: list[float] = []
    for _ in range(draws):
        u, v = rng.uniform(0.0, LENS.width_px), rng.uniform(0.0, LENS.height_px)
        true = look(LENS, Errors(rng, budget).one().camera(told, plan.speed_m_s), origin)
        rounded = rng.normal(0.0, budget.pixel_px, 2)
        said, was = says.ground_of(u + rounded[0], v + rounded[1]), true.ground_of(u, v)
        if said is not None and was is not None:
            off_m.append(math.dist(said, was))
    return float(np.percentile(off_m, 95.0))


def _told(home: LatLon, told: CameraPose, speed_m_s: float, now_s: float) -> Told:
    above = AboveHome(told.above_ground_m)
    state = VehicleState(
        heartbeat=Heartbeat("AUTO", True, SystemStatus.ACTIVE, now_s),
        home=Home(home, HOME_AMSL_M, now_s),
        fix=Fix(told.at, Amsl(HOME_AMSL_M + above), above, speed_m_s, 0.0, told.yaw_deg, now_s),
        gimbal=Gimbal(told.pitch_deg, told.yaw_deg, now_s),
    )
    return Told(state, now_s, START + timedelta(seconds=now_s), now_s)
