"""Which of many places a camera sees, how large a pixel is there, and how flat it looks at them.

It must agree with `missions.footprint`, which goes the other way: from the picture to the ground.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from missions.rays import edge_below_the_limit, half_angles
from telemetry.georeference.pose import axes
from telemetry.georeference.ray_march import FARTHEST_M, FLATTEST_DEG

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from missions.camera_model import Camera
    from telemetry.georeference.pose import Pose
    from telemetry.georeference.relief import Relief

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

_BULGE = 0.002  # of the limit's arc between two of its rays


class Sight(NamedTuple):
    """What a camera has of many places."""

    inside: Mask  # of the picture and of the limits
    depth_m: Floats  # along the look; a pixel is depth / focal length large
    sink: Floats  # sine of the angle under which it is looked down at


def sight(pose: Pose, camera: Camera, east_m: Floats, north_m: Floats, up_m: Floats) -> Sight:
    """Of places given from the camera; `east_m`, `north_m` and `up_m` broadcast against each other.

    Nothing here says that no hill is in between: `clear` does.
    """
    forward, right, down = axes(pose)
    depth = east_m * forward[0] + north_m * forward[1] + up_m * forward[2]
    far2 = east_m * east_m + north_m * north_m + up_m * up_m
    half_width, half_height = half_angles(camera)
    if pose.yaw_deg is None:
        least = min(half_width, half_height)
        inside = (far2 - depth * depth <= (depth * least) ** 2) & (depth > 0.0)
    else:
        across = east_m * right[0] + north_m * right[1] + up_m * right[2]
        along = east_m * down[0] + north_m * down[1] + up_m * down[2]
        inside = (np.abs(across) <= depth * half_width) & (np.abs(along) <= depth * half_height)
    sink = -up_m / np.sqrt(np.maximum(far2, 1e-9))
    inside &= (sink >= math.sin(math.radians(FLATTEST_DEG))) & (far2 <= FARTHEST_M**2)
    return Sight(inside, depth, np.broadcast_to(sink, inside.shape))


def clear(eye: Floats, places: Floats, relief: Relief, steps: int = 24, spare_m: float = 1.0) -> Mask:
    """Whether the straight line from the eye to each place (n, 3) stays above the ground."""
    share = np.linspace(0.0, 1.0, steps + 2)[1:-1, None]
    line = eye + share[..., None] * (places - eye)
    above: Mask = line[..., 2] + spare_m >= relief.at(line[..., 0], line[..., 1])
    return np.asarray(above.all(axis=0), np.bool_)


def reach(
    pose: Pose, camera: Camera, eye: Floats, low_m: float, high_m: float
) -> tuple[float, float, float, float] | None:
    """West, south, east and north of all that can be seen of ground between two heights; None: nothing."""
    drops = eye[2] - np.array([low_m, high_m])
    if drops[0] <= 0.0:
        return None
    rays, _ = edge_below_the_limit(pose, camera)
    if not len(rays):
        return None
    lengths = np.minimum(np.maximum(drops, 0.0)[:, None] / -rays[:, 2], FARTHEST_M)
    spare_m = _BULGE * float(lengths.max())
    xs, ys = eye[0] + lengths * rays[:, 0], eye[1] + lengths * rays[:, 1]
    west, south, east, north = (float(v) for v in (xs.min(), ys.min(), xs.max(), ys.max()))
    return west - spare_m, south - spare_m, east + spare_m, north + spare_m
