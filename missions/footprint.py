"""The outline of the ground that a camera sees: rays through the edge of its picture to the terrain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import LatLon
from missions.pose import FARTHEST_M, LOWEST_M, edge_below_the_limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from missions.camera_model import Camera
    from missions.pose import Pose
    from missions.relief import Relief

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

_MARCH = 64  # steps of a ray over uneven ground, before halving finds the place
_HALVINGS = 12


@dataclass(frozen=True, slots=True)
class Footprint:
    """The outline of the seen ground. Empty: only sky, too flat, too far, or the camera is in the ground."""

    ring: tuple[LatLon, ...]
    cut: bool  # the picture reaches over the limits; what lies beyond is not in the ring
    ground_known: bool  # False: flat at home's height was assumed


def footprint(pose: Pose, camera: Camera, relief: Relief) -> Footprint:
    """By rays through the edge of the picture. Rays flatter than FLATTEST_DEG or longer than FARTHEST_M end
    there."""
    x, y = relief.frame.to_xy(pose.at)
    eye = np.array([x, y, float(pose.above_home_m)])
    nothing = Footprint((), cut=True, ground_known=relief.known)
    if not pose.placeable or eye[2] - float(relief.at(eye[:1], eye[1:2])[0]) < LOWEST_M:
        return nothing
    rays, cut = edge_below_the_limit(pose, camera)
    if len(rays) < 3:
        return nothing
    lengths = _lengths(eye, rays, relief)
    hit = lengths <= FARTHEST_M
    if hit.sum() < 3:
        return nothing
    ground = eye + rays[hit] * lengths[hit, None]
    lats, lons = relief.frame.all_to_degrees(ground[:, 0], ground[:, 1])
    ring = tuple(LatLon(lat, lon) for lat, lon in zip(lats.tolist(), lons.tolist(), strict=True))
    return Footprint(ring, cut=cut or not bool(hit.all()), ground_known=relief.known)


def _lengths(eye: Floats, rays: Floats, relief: Relief) -> Floats:
    """How far each ray goes until it meets the ground; inf where it meets none within the limit."""
    sink = -rays[:, 2]
    nearest = np.maximum((eye[2] - relief.high_m) / sink, 0.0)
    farthest = (eye[2] - relief.low_m) / sink
    if relief.level:
        return farthest
    farthest = np.minimum(farthest + 1.0, FARTHEST_M)

    def below(lengths: Floats) -> Mask:
        at = eye + rays * lengths[..., None]
        return at[..., 2] <= relief.at(at[..., 0], at[..., 1])

    tried: Floats = nearest + (farthest - nearest) * np.linspace(0.0, 1.0, _MARCH)[:, None]
    under = below(tried)
    first = np.argmax(under, axis=0)
    column = np.arange(len(rays))
    low: Floats = tried[np.maximum(first - 1, 0), column]
    high: Floats = tried[first, column]
    for _ in range(_HALVINGS):
        middle: Floats = (low + high) / 2
        down = below(middle)
        low, high = np.where(down, low, middle), np.where(down, middle, high)
    return np.where(under.any(axis=0), high, np.inf)
