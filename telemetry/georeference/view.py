"""Pixels and places of one picture, many at once, in the metres of its land: the bare geometry.

Places are metres east and north of home and up from home's ground. A place that is not there is NaN.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from telemetry.georeference.pose import axes
from telemetry.georeference.ray_march import FARTHEST_M, FLATTEST_DEG, LOWEST_M, lengths_m

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from telemetry.georeference.land import Land
    from telemetry.georeference.lens import Lens
    from telemetry.georeference.pose import Pose
    from telemetry.georeference.relief import Relief

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]


class NoGround(StrEnum):
    """Why a pixel is no place."""

    ABOVE_HORIZON = "above_horizon"
    TOO_FLAT = "too_flat"  # FLATTEST_DEG: the error would be larger than the answer is worth
    TOO_FAR = "too_far"
    TURN_UNKNOWN = "turn_unknown"  # straight down without a heading: any turn is possible
    IN_THE_GROUND = "in_the_ground"  # the camera is on the ground, or said to be below it


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A camera over its land."""

    lens: Lens
    relief: Relief
    eye: Floats
    axes: Floats  # look, right, down as rows of east, north, up


@dataclass(frozen=True, slots=True, eq=False)
class Meetings:
    """Where rays meet the ground, in the order of their pixels."""

    places: Floats  # (n, 3)
    lengths_m: Floats  # along the rays; NaN: none
    sinks: Floats  # sine of the angle below the horizon
    known: Mask  # the height of the ground there is known, not assumed

    def reason(self, index: int) -> NoGround | None:
        """Why there is no place; None: there is one."""
        if not math.isnan(float(self.lengths_m[index])):
            return None
        if self.sinks[index] <= 0.0:
            return NoGround.ABOVE_HORIZON
        return NoGround.TOO_FLAT if self.sinks[index] < _LIMIT else NoGround.TOO_FAR


_LIMIT = math.sin(math.radians(FLATTEST_DEG))


def view(pose: Pose, lens: Lens, land: Land) -> View | NoGround:
    """What the camera stands over; or why nothing in its picture can be placed."""
    if pose.yaw_deg is None:
        return NoGround.TURN_UNKNOWN
    x, y = land.frame.to_xy(pose.at)
    eye = np.array([x, y, float(pose.above_home_m)])
    if not np.isfinite(eye).all():
        return NoGround.TOO_FAR
    relief = land.around(x, y)
    if eye[2] - float(relief.at(eye[:1], eye[1:2])[0]) < LOWEST_M:
        return NoGround.IN_THE_GROUND
    return View(lens, relief, eye, axes(pose))


def meet(seen: View, u_px: Floats, v_px: Floats) -> Meetings:
    """Where the rays of these pixels meet the ground."""
    rays = seen.lens.rays(u_px, v_px) @ seen.axes
    sinks: Floats = -rays[:, 2]
    down = sinks >= _LIMIT
    lengths: Floats = np.full(len(rays), np.nan)
    if down.any():
        far = lengths_m(seen.eye, rays[down], seen.relief)
        lengths[down] = np.where((far >= 0.0) & (far <= FARTHEST_M), far, np.nan)
    places: Floats = seen.eye + rays * lengths[:, None]
    return Meetings(places, lengths, sinks, _known(seen.relief, places))


def in_picture(seen: View, places: Floats) -> tuple[Floats, Floats]:
    """The pixels of places (..., 3); NaN behind the camera. Nothing here says that no hill is in between."""
    return seen.lens.pixels((places - seen.eye) @ seen.axes.T)


def on_ground(seen: View, x_m: Floats, y_m: Floats) -> Floats:
    """Places (..., 3) of the ground at these metres."""
    return np.stack([x_m, y_m, seen.relief.at(x_m, y_m)], axis=-1)


def _known(relief: Relief, places: Floats) -> Mask:
    met = ~np.isnan(places[:, 0])
    known = np.zeros(len(places), np.bool_)
    known[met] = relief.known_at(places[met, 0], places[met, 1])
    return known
