"""A burnt field after the fire, as a thermal camera sees it: embers, sun-warmed stones, glints.

What is hot is smaller than a pixel and a little blurred; the camera has its noise; the poses that are told
are off from the true ones as the error budget says, the same way during one pass.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from maps.geo import AboveHome, Amsl
from telemetry.georeference.error_budget import ErrorBudget
from telemetry.georeference.pose import Pose
from telemetry.georeference.view import View, in_picture, view
from telemetry.state import Fix, Gimbal, VehicleState
from telemetry.thermal.frame import ThermalFrame, TruthLevel, counts_of
from tests.telemetry.georeference.scenes import FLAT, FRAME, LENS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telemetry.georeference.view import Floats

GROUND_C = 28.0
UP_M, SPEED_M_S, RATE = 80.0, 8.0, 10.0
NETD_K = 0.06
BUDGET = ErrorBudget()


@dataclass(frozen=True)
class Field:
    """Places (n, 2) in metres and how much hotter than the ground they show."""

    embers: Floats
    ember_k: Floats
    stones: Floats
    stone_k: Floats

    def hot(self, least_c: float) -> Floats:
        """The embers that are above this temperature."""
        return self.embers[self.ember_k + GROUND_C > least_c]


def field(rng: np.random.Generator, embers: int = 40, stones: int = 60) -> Field:
    """Embers 15 to 150 K above a ground of 20 x 100 m, at least 3 m apart; stones up to 22 K."""
    places: list[Floats] = []
    while len(places) < embers:
        place = np.array([rng.uniform(-14.0, 14.0), rng.uniform(-50.0, 50.0)])
        if all(float(np.hypot(*(place - other))) > 3.0 for other in places):
            places.append(place)
    near = rng.uniform((-20.0, -55.0), (20.0, 55.0), (stones, 2))
    return Field(np.array(places), rng.uniform(15.0, 150.0, embers), near, rng.uniform(5.0, 22.0, stones))


def picture(seen: View, ground: Field, rng: np.random.Generator, glints: int = 2) -> np.ndarray:
    """Counts, Kelvin times 64."""
    height, width = LENS.height_px, LENS.width_px
    over = np.zeros((height, width), np.float32)
    for places, warmth in ((ground.stones, ground.stone_k), (ground.embers, ground.ember_k)):
        u, v = in_picture(seen, np.column_stack([places, np.zeros(len(places))]))
        for column, row, kelvin in zip(u, v, warmth, strict=True):
            if 3.0 <= column < width - 3.0 and 3.0 <= row < height - 3.0:
                c, r = int(column), int(row)
                over[r - 1 : r + 2, c - 1 : c + 2] = np.maximum(over[r - 1 : r + 2, c - 1 : c + 2], kelvin)
    over = cv2.GaussianBlur(over, (0, 0), 0.6)
    for _ in range(glints):
        over[rng.integers(3, height - 3), rng.integers(3, width - 3)] += rng.uniform(40.0, 120.0)
    noise = rng.standard_normal((64, width)).astype(np.float32)  # repeated: cheap, and as good here
    celsius = np.minimum(GROUND_C + over + NETD_K * np.tile(noise, (height // 64, 1)), 150.0)
    return np.rint((celsius + 273.15) * 64.0).astype(np.uint16)


@dataclass(frozen=True)
class Moment:
    """What is told at one time, and what is seen."""

    state: VehicleState
    frame: ThermalFrame


def told(pose: Pose, t_s: float) -> VehicleState:
    fix = Fix(pose.at, Amsl(200.0), pose.above_home_m, SPEED_M_S, 0.0, 0.0, t_s)
    return VehicleState(fix=fix, gimbal=Gimbal(pose.pitch_deg, pose.yaw_deg, t_s))


def fly_over(
    ground: Field,
    rng: np.random.Generator,
    since_s: float,
    *,
    north: bool = True,
    pitch_deg: float = -90.0,
    glints: int = 2,
    slow: Floats | None = None,
    budget: ErrorBudget = BUDGET,
    reach_m: float = 65.0,
) -> Iterator[Moment]:
    """One straight pass over the field. `slow`: the satellites' error that stays between passes."""
    yaw = 0.0 if north else 180.0
    part = math.sqrt(0.63)
    bias = rng.normal(0.0, budget.gnss_m * part, 2) if slow is None else slow
    off = bias + rng.normal(0.0, budget.gnss_m * math.sqrt(1.0 - part**2), 2)
    off_up, off_yaw = rng.normal(0.0, budget.height_m), rng.normal(0.0, budget.yaw_deg)
    late_m = rng.normal(0.0, budget.sync_s) * SPEED_M_S
    back_m = UP_M / math.tan(math.radians(-pitch_deg)) if pitch_deg > -90.0 else 0.0
    side = 1.0 if north else -1.0
    for n in range(int(reach_m * 2 / SPEED_M_S * RATE)):
        along = side * (n / RATE * SPEED_M_S - reach_m - back_m)
        true = Pose(FRAME.to_latlon(0.0, along), AboveHome(UP_M), yaw, pitch_deg)
        seen = view(true, LENS, FLAT)
        assert isinstance(seen, View)
        t_s = since_s + n / RATE
        tilt = rng.normal(0.0, budget.gimbal_deg)
        said = Pose(
            FRAME.to_latlon(off[0], along + off[1] + side * late_m),
            AboveHome(UP_M + off_up),
            (yaw + off_yaw) % 360.0,
            min(pitch_deg + tilt, -1.0) if pitch_deg > -89.0 else -90.0 + abs(tilt),
        )
        counts = picture(seen, ground, rng, glints)
        saturated = bool(counts.max() >= counts_of(150.0))
        yield Moment(told(said, t_s), ThermalFrame(counts, t_s, TruthLevel.RAW, saturated))
