"""From a pixel to a place on the ground with its error, and from a place to its pixel.

Heights are above home, home's ground as the elevation data have it (`telemetry/georeference/land.py`); the
heights of places are above mean sea level as those data count it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import LatLon
from telemetry.georeference.error_budget import ErrorBudget
from telemetry.georeference.error_model import ellipse_of, spread
from telemetry.georeference.ground_point import GroundPoint
from telemetry.georeference.view import NoGround, in_picture, meet, on_ground, view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telemetry.georeference.land import Land
    from telemetry.georeference.lens import Lens
    from telemetry.georeference.pose import Motion, Pose


class Where(StrEnum):
    """Where a place is for a picture."""

    INSIDE = "inside"
    OUTSIDE = "outside"  # in front of the camera, beside the picture
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """The pixel of a place, from the left and the upper edge; None: it is behind the camera."""

    where: Where
    u_px: float | None = None
    v_px: float | None = None


def pixel_to_ground(
    u_px: float,
    v_px: float,
    pose: Pose,
    lens: Lens,
    land: Land,
    *,
    budget: ErrorBudget | None = None,
    motion: Motion | None = None,
) -> GroundPoint | NoGround:
    """The place that a pixel shows; or why it shows none. `pose` is that of when the picture was taken."""
    return pixels_to_ground([(u_px, v_px)], pose, lens, land, budget=budget, motion=motion)[0]


def pixels_to_ground(
    pixels: Sequence[tuple[float, float]],
    pose: Pose,
    lens: Lens,
    land: Land,
    *,
    budget: ErrorBudget | None = None,
    motion: Motion | None = None,
) -> list[GroundPoint | NoGround]:
    """The same for many pixels of one picture."""
    if not pixels:
        return []
    seen = view(pose, lens, land)
    if isinstance(seen, NoGround):
        return [seen] * len(pixels)
    u, v = np.array(pixels, np.float64).T
    met = meet(seen, u, v)
    total = spread(seen, met, budget or ErrorBudget(), motion).total
    lats, lons = land.frame.all_to_degrees(met.places[:, 0], met.places[:, 1])
    answers: list[GroundPoint | NoGround] = []
    for n, (lat, lon, known) in enumerate(zip(lats.tolist(), lons.tolist(), met.known.tolist(), strict=True)):
        why_not = met.reason(n)
        if why_not is not None:
            answers.append(why_not)
            continue
        amsl = land.amsl_m(float(met.places[n, 2])) if known else None
        answers.append(GroundPoint(LatLon(lat, lon), amsl, ellipse_of(total[n]), known))
    return answers


def ground_to_pixel(
    at: LatLon, pose: Pose, lens: Lens, land: Land, up_m: float = 0.0
) -> PicturePlace | NoGround:
    """Where a place is in the picture; `up_m` above its ground. A hill in between is not looked for."""
    seen = view(pose, lens, land)
    if isinstance(seen, NoGround):
        return seen
    place = on_ground(seen, *(np.array([metres]) for metres in land.frame.to_xy(at)))
    place[:, 2] += up_m
    u, v = (float(side[0]) for side in in_picture(seen, place))
    if np.isnan(u):
        return PicturePlace(Where.BEHIND)
    inside = 0.0 <= u <= lens.width_px and 0.0 <= v <= lens.height_px
    return PicturePlace(Where.INSIDE if inside else Where.OUTSIDE, u, v)
