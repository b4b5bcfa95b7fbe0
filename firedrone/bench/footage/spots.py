"""Hot spots over made-up fires: which are found, what else is confirmed, how well they are placed.

The camera sees from where the drone is; the observer is told where it would say it is: off by what
satellites, compass, gimbal and clock are off by, drawn from the product's own error budget, the same for a
whole row of the search. The bound is that budget put through the geometry alone, a thousand times.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import AboveHome, Amsl, LatLon, distance_m, moved
from telemetry.georeference.error_budget import ErrorBudget
from telemetry.georeference.ground_point import GroundPoint
from telemetry.georeference.land import Land
from telemetry.georeference.lens import lens_of_width
from telemetry.georeference.pixel_to_ground import Where, ground_to_pixel, pixel_to_ground
from telemetry.georeference.pose import Pose
from telemetry.georeference.view import NoGround
from telemetry.hot_spots.detection import HOT
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.observer import Observer, Told, Wishes
from telemetry.state import Fix, Gimbal, Heartbeat, Home, SystemStatus, VehicleState
from telemetry.thermal.frame import ThermalFrame, TruthLevel, counts_of
from training.camera.land import paint
from training.camera.pose import CameraPose
from training.camera.samples import sample_scene
from training.camera.scene import burning, truth
from training.camera.view import THERMAL_LENS, ThermalView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from telemetry.thermal.frame import Counts
    from training.camera.scene import HotTruth, Scene

SEEDS = (5, 1)  # full, quick
HEIGHT_M, SPEED_M_S, LOOK_S = 60.0, 8.0, 0.1
ROWS_M, MARGIN_M, TURN_S = 22.0, 15.0, 25.0
HOT_C = 60.0
LEAST_LOOKS = 12  # in which an ember must have been hot for the camera, to be asked for
NEAR_M = 3.0
DRAWS = 1000
BEGIN = datetime(2026, 8, 22, 14, 0, tzinfo=UTC)
LENS = lens_of_width(THERMAL_LENS.hfov_deg, THERMAL_LENS.width_px, THERMAL_LENS.height_px)


@dataclass(frozen=True, slots=True)
class Off:
    """What a row of the search is off by."""

    east_m: float
    north_m: float
    up_m: float
    yaw_deg: float
    pitch_deg: float
    late_s: float


@dataclass(frozen=True, slots=True)
class Judged:
    """Of one fire."""

    embers: int
    found: int
    confirmed: int
    false: int
    errors_m: tuple[float, ...]


def spots(*, full: bool) -> dict[str, float | int]:
    """Over some fires; distances of confirmed spots from the nearest burning thing."""
    judged = [_over(seed + 1) for seed in range(SEEDS[0 if full else 1])]
    errors = np.array([error for one in judged for error in one.errors_m] or [np.nan])
    bound_m, error_m = _bound_m(), float(np.percentile(errors, 95))
    embers, found = sum(one.embers for one in judged), sum(one.found for one in judged)
    return {
        "fires": len(judged),
        "embers": embers,
        "found": found,
        "recall": round(found / max(1, embers), 4),
        "confirmed": sum(one.confirmed for one in judged),
        "false": sum(one.false for one in judged),
        "error_p50_m": round(float(np.percentile(errors, 50)), 2),
        "error_p95_m": round(error_m, 2),
        "bound_p95_m": round(bound_m, 2),
        "error_over_bound": round(error_m / bound_m, 3),
    }


def judge(confirmed: Sequence[HotSpot], asked: Sequence[HotTruth], hot: Sequence[HotTruth]) -> Judged:
    """A spot is right when something hot is within its 95 % circle and NEAR_M; an ember is found when a right
    one is as near to it."""
    errors: list[float] = []
    false = 0
    for spot in confirmed:
        nearest_m = min((distance_m(spot.at, one.at) for one in hot), default=np.inf)
        if nearest_m <= spot.ellipse.most_m + NEAR_M:
            errors.append(nearest_m)
        else:
            false += 1
    found = sum(
        any(distance_m(spot.at, one.at) <= spot.ellipse.most_m + NEAR_M for spot in confirmed)
        for one in asked
    )
    return Judged(len(asked), found, len(confirmed), false, tuple(errors))


def _over(seed: int) -> Judged:
    scene = sample_scene("mop-up", seed=seed)
    view, observer = ThermalView(scene, paint(scene, 0.5)), Observer(Wishes(lens=LENS, rule=HOT))
    random, land = np.random.default_rng(seed), Land(scene.origin)
    looks: dict[int, int] = {}
    confirmed: dict[int, HotSpot] = {}
    fire = burning(scene, 0.0)
    for number, (now_s, at, yaw_deg, off) in enumerate(_flight(scene, fire, random)):
        counts = view.render(CameraPose(at, HEIGHT_M, yaw_deg, -90.0), now_s, number)
        _count(looks, counts, fire, Pose(at, AboveHome(HEIGHT_M), yaw_deg), land)
        shake_deg = float(random.normal(0.0, ErrorBudget().gimbal_deg))
        utc = BEGIN + timedelta(seconds=now_s)
        observer.hear(
            Told(_told(scene.origin, at, yaw_deg, off, shake_deg=shake_deg, now_s=now_s), now_s, utc, now_s)
        )
        looked = observer.frame(ThermalFrame(counts, now_s, TruthLevel.RAW))
        if looked is not None:
            confirmed |= {spot.number: spot for spot in looked.changes.spots if spot.state is _CONFIRMED}
    asked = [one for one in fire if looks.get(one.number, 0) >= LEAST_LOOKS]
    hot = [one for one in truth(scene, 0.0) if one.celsius >= HOT_C]
    return judge(tuple(confirmed.values()), asked, hot)


_CONFIRMED = SpotState.CONFIRMED


def _flight(
    scene: Scene, fire: Sequence[HotTruth], random: np.random.Generator
) -> Iterator[tuple[float, LatLon, float, Off]]:
    """Rows to the east and back over what burns, each with errors of its own."""
    budget = ErrorBudget()
    east = [one.east_m for one in fire]
    north = [one.north_m for one in fire]
    now_s, forth = 0.0, True
    for row_m in np.arange(min(north) - MARGIN_M, max(north) + MARGIN_M + ROWS_M / 2, ROWS_M).tolist():
        off = Off(
            float(random.normal(0.0, budget.gnss_m)),
            float(random.normal(0.0, budget.gnss_m)),
            float(random.normal(0.0, budget.height_m)),
            float(random.normal(0.0, budget.yaw_deg)),
            float(random.normal(0.0, budget.boresight_deg)),
            float(random.normal(0.0, budget.sync_s)),
        )
        along = np.arange(min(east) - MARGIN_M, max(east) + MARGIN_M, SPEED_M_S * LOOK_S)
        for east_m in (along if forth else along[::-1]).tolist():
            yield now_s, moved(scene.origin, east_m, row_m), 90.0 if forth else 270.0, off
            now_s += LOOK_S
        now_s += TURN_S  # so long that the next row is another pass
        forth = not forth


def _told(
    home: LatLon, at: LatLon, yaw_deg: float, off: Off, *, shake_deg: float, now_s: float
) -> VehicleState:
    """What the drone says; a clock that is late puts it where it was."""
    late_m = off.late_s * SPEED_M_S * (1.0 if yaw_deg < 180.0 else -1.0)
    said = moved(at, off.east_m - late_m, off.north_m)
    height = AboveHome(HEIGHT_M + off.up_m)
    return VehicleState(
        heartbeat=Heartbeat("AUTO", armed=True, status=SystemStatus.ACTIVE, received_s=now_s),
        fix=Fix(said, Amsl(height), height, SPEED_M_S, 0.0, yaw_deg, now_s),
        home=Home(home, Amsl(0.0), now_s),
        gimbal=Gimbal(-90.0 + abs(off.pitch_deg + shake_deg), (yaw_deg + off.yaw_deg) % 360.0, now_s),
    )


def _count(looks: dict[int, int], counts: Counts, fire: Sequence[HotTruth], pose: Pose, land: Land) -> None:
    """In which pictures each of them was hot, as the camera sees it."""
    threshold = counts_of(HOT_C)
    for one in fire:
        place = ground_to_pixel(one.at, pose, LENS, land)
        if isinstance(place, NoGround) or place.where is not Where.INSIDE or place.u_px is None:
            continue
        u, v = int(place.u_px), int(place.v_px or 0.0)
        near = counts[max(0, v - 2) : v + 3, max(0, u - 2) : u + 3]
        if near.size and int(near.max()) >= threshold:
            looks[one.number] = looks.get(one.number, 0) + 1


def _bound_m() -> float:
    """How far a pixel is off in 19 of 20 draws of the budget."""
    budget, random, home = ErrorBudget(), np.random.default_rng(3), LatLon(56.38, 24.65)
    land, errors = Land(home), list[float]()
    for _ in range(DRAWS):
        u, v = random.uniform(0, LENS.width_px), random.uniform(0, LENS.height_px)
        draw = random.normal(0.0, 1.0, 7).tolist()
        true = pixel_to_ground(u, v, Pose(home, AboveHome(HEIGHT_M), 90.0), LENS, land)
        said = Pose(
            moved(
                home, draw[0] * budget.gnss_m - draw[6] * budget.sync_s * SPEED_M_S, draw[1] * budget.gnss_m
            ),
            AboveHome(HEIGHT_M + draw[2] * budget.height_m),
            90.0 + draw[3] * budget.yaw_deg,
            -90.0 + abs(draw[4] * np.hypot(budget.gimbal_deg, budget.boresight_deg)),
            draw[5] * float(np.hypot(budget.gimbal_deg, budget.boresight_deg)),
        )
        found = pixel_to_ground(u, v, said, LENS, land)
        if isinstance(true, GroundPoint) and isinstance(found, GroundPoint):
            errors.append(distance_m(true.at, found.at))
    return float(np.percentile(errors, 95))
