"""Grounds and flights for tests of what a camera sees, in the metres of `shapes`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.area import LocalFrame
from maps.geo import AboveHome, Amsl, LatLon
from missions.camera_model import DEFAULT_CAMERA
from telemetry.georeference.pose import Pose
from telemetry.georeference.relief import relief
from tests.missions import shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    from missions.camera_model import Camera
    from missions.coverage import Coverage
    from missions.ground import Floats
    from telemetry.georeference.relief import Relief

FRAME = LocalFrame(shapes.PLACE)
SEA_M = 120.0  # of the place where the metres begin


@dataclass(frozen=True)
class Land:
    """A ground by a rule: metres above home from metres east and north; NaN is a hole in the data."""

    rule: Callable[[Floats, Floats], Floats]

    def height_m(self, at: LatLon) -> Amsl | None:
        height = float(self.heights_m(np.array([at.lat_deg]), np.array([at.lon_deg]))[0])
        return None if np.isnan(height) else Amsl(height)

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        return SEA_M + self.rule(*FRAME.all_to_xy(lats, lons))


def relief_of(rule: Callable[[Floats, Floats], Floats], reach_m: float = 600.0) -> Relief:
    """That ground round the place where the metres begin, which is home."""
    bounds = (-reach_m, -reach_m, reach_m, reach_m)
    return relief(FRAME, bounds, Land(rule), shapes.PLACE)


def pose(
    east_m: float, north_m: float, up_m: float, yaw_deg: float | None = 0.0, pitch_deg: float = -90.0
) -> Pose:
    return Pose(FRAME.to_latlon(east_m, north_m), AboveHome(up_m), yaw_deg, pitch_deg)


def fly(
    coverage: Coverage,
    start: tuple[float, float],
    end: tuple[float, float],
    *,
    since_s: float = 0.0,
    up_m: float = 40.0,
    speed_m_s: float = 8.0,
    yaw_deg: float | None = 0.0,
    pitch_deg: float = -90.0,
    camera: Camera = DEFAULT_CAMERA,
    step_s: float = 0.25,
) -> float:
    """One straight pass; returns when it ends."""
    length_m = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    steps = max(1, int(length_m / speed_m_s / step_s))
    for n in range(steps + 1):
        share = n / steps
        at = [a + share * (b - a) for a, b in zip(start, end, strict=True)]
        coverage.step(pose(at[0], at[1], up_m, yaw_deg, pitch_deg), camera, since_s + n * step_s)
    return since_s + steps * step_s
