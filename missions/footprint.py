"""The outline of the ground that a camera sees: rays through the edge of its picture to the terrain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import LatLon
from missions.rays import edge_below_the_limit
from telemetry.georeference.ray_march import FARTHEST_M, LOWEST_M, lengths_m

if TYPE_CHECKING:
    from missions.camera_model import Camera
    from telemetry.georeference.pose import Pose
    from telemetry.georeference.relief import Relief


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
    lengths = lengths_m(eye, rays, relief)
    hit = lengths <= FARTHEST_M
    if hit.sum() < 3:
        return nothing
    ground = eye + rays[hit] * lengths[hit, None]
    lats, lons = relief.frame.all_to_degrees(ground[:, 0], ground[:, 1])
    ring = tuple(LatLon(lat, lon) for lat, lon in zip(lats.tolist(), lons.tolist(), strict=True))
    return Footprint(ring, cut=cut or not bool(hit.all()), ground_known=relief.known)
