"""The rays round the edge of a camera's picture."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from telemetry.georeference.pose import axes
from telemetry.georeference.ray_march import FLATTEST_DEG

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from missions.camera_model import Camera
    from telemetry.georeference.pose import Pose

    Floats = NDArray[np.float64]

_A_SIDE = 12  # rays through one side of the picture
_ARC = 13  # rays along the limit, where a picture reaches over it


def edge_rays(pose: Pose, camera: Camera) -> Floats:
    """Unit vectors (east, north, up) round the edge of the picture; without a yaw, round what is in it
    whatever its turn."""
    half_width, half_height = half_angles(camera)
    if pose.yaw_deg is None:
        turn = np.linspace(0.0, 2 * np.pi, 4 * _A_SIDE, endpoint=False)
        least = min(half_width, half_height)
        u, v = least * np.cos(turn), least * np.sin(turn)
    else:
        side = np.linspace(-1.0, 1.0, _A_SIDE, endpoint=False)
        one = np.ones(_A_SIDE)
        u = half_width * np.concatenate([side, one, -side, -one])
        v = half_height * np.concatenate([-one, side, one, -side])
    rays = np.column_stack([np.ones(len(u)), u, v]) @ axes(pose)
    return rays / np.linalg.norm(rays, axis=1)[:, None]


def edge_below_the_limit(pose: Pose, camera: Camera) -> tuple[Floats, bool]:
    """The same ring without what is flatter than FLATTEST_DEG, closed along the limit; whether it was cut."""
    rays = edge_rays(pose, camera)
    limit = math.sin(math.radians(FLATTEST_DEG))
    sink = -rays[:, 2]
    low = sink >= limit
    if low.all():
        return rays, False
    if not low.any():
        return rays[:0], True
    first = int(np.flatnonzero(low & ~np.roll(low, 1))[0])  # begin where the ring comes down
    rays, low, sink = np.roll(rays, -first, axis=0), np.roll(low, -first), np.roll(sink, -first)

    def crossing(inside: int, outside: int) -> Floats:
        share = (sink[inside] - limit) / (sink[inside] - sink[outside])
        between = rays[inside] + share * (rays[outside] - rays[inside])
        return between / np.linalg.norm(between)

    leaves = [n for n in range(len(low)) if low[n] and not low[(n + 1) % len(low)]]
    comes = [n for n in range(len(low)) if low[n] and not low[n - 1]]
    ring: list[Floats] = []
    for begin, end, again in zip(comes, leaves, [*comes[1:], comes[0]], strict=True):
        arc = _arc(crossing(end, (end + 1) % len(low)), crossing(again, again - 1), limit)
        ring += [rays[begin : end + 1], arc]
    return np.vstack(ring), True


def focal_px(camera: Camera) -> float:
    """Pixels to a radian, near the middle of the picture."""
    return camera.width_px / 2.0 / half_angles(camera)[0]


def half_angles(camera: Camera) -> tuple[float, float]:
    """Tangents of half the angles across and along."""
    return math.tan(math.radians(camera.hfov_deg) / 2), math.tan(math.radians(camera.vfov_deg) / 2)


def _arc(start: Floats, end: Floats, limit: float) -> Floats:
    """Rays along the limit, the short way round."""
    turn = np.arctan2([start[0], end[0]], [start[1], end[1]])
    swing = (turn[1] - turn[0] + np.pi) % (2 * np.pi) - np.pi
    bearings = turn[0] + swing * np.linspace(0.0, 1.0, _ARC)
    level = math.sqrt(1.0 - limit * limit)
    return np.column_stack([level * np.sin(bearings), level * np.cos(bearings), np.full(_ARC, -limit)])
