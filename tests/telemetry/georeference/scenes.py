"""Lands, lenses and poses for tests of places in pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.area import LocalFrame
from maps.geo import AboveHome, LatLon
from telemetry.georeference.land import Land
from telemetry.georeference.lens import Lens, lens_of_width
from telemetry.georeference.pose import Pose

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.georeference.view import Floats

HOME = LatLon(56.52, 27.33)
FRAME = LocalFrame(HOME)
HOME_AMSL_M = 140.0
LENS: Lens = lens_of_width(32.0, 640, 512)


@dataclass(frozen=True)
class Hills:
    """Heights by a rule: metres above home from metres east and north; NaN is a hole in the data."""

    rule: Callable[[Floats, Floats], Floats]

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        return HOME_AMSL_M + self.rule(*FRAME.all_to_xy(lats, lons))


FLAT = Land(HOME, Hills(lambda x, _y: np.zeros_like(x)))


def pose(
    east_m: float = 0.0,
    north_m: float = 0.0,
    up_m: float = 80.0,
    yaw_deg: float | None = 0.0,
    pitch_deg: float = -90.0,
    *,
    roll_deg: float = 0.0,
) -> Pose:
    return Pose(FRAME.to_latlon(east_m, north_m), AboveHome(up_m), yaw_deg, pitch_deg, roll_deg)
