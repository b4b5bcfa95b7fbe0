"""Houses that stand up from the flat ground: their walls and roofs as polygons, the farthest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.lens import Projection
    from training.camera.scene import House, Scene

    Floats = NDArray[np.float64]

WALL = (206, 198, 182)
SUN_FROM_DEG = 215.0


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One wall or one side of a roof, in pixels; `sunny` 0..1."""

    corners_px: Floats
    colour: tuple[int, int, int]
    sunny: float
    roof: bool


def faces(scene: Scene, look: Projection) -> list[Face]:
    """What can be seen of all houses, to be painted in this order."""
    seen: list[tuple[float, Face]] = []
    for house in scene.plan.houses:
        seen += _of_house(house, look)
    return [face for _, face in sorted(seen, key=lambda pair: -pair[0])]


def _of_house(house: House, look: Projection) -> list[tuple[float, Face]]:
    turn = np.radians(house.heading_deg)
    along = np.array([np.sin(turn), np.cos(turn), 0.0]) * house.length_m / 2
    across = np.array([np.cos(turn), -np.sin(turn), 0.0]) * house.width_m / 2
    base = np.array([*house.at, 0.0])
    eaves, ridge = np.array([0.0, 0.0, house.eaves_m]), np.array([0.0, 0.0, house.ridge_m])
    over = 1.08  # the roof hangs over its walls
    feet = [base + along + across, base + along - across, base - along - across, base - along + across]
    tops = [base + over * (p - base) + eaves for p in feet]
    ends = [base + over * along + ridge, base - over * along + ridge]
    gables = [base + along + ridge, base - along + ridge]
    walls = [
        ([feet[0], feet[1], feet[1] + eaves, gables[0], feet[0] + eaves], along),
        ([feet[2], feet[3], feet[3] + eaves, gables[1], feet[2] + eaves], -along),
        ([feet[1], feet[2], feet[2] + eaves, feet[1] + eaves], -across),
        ([feet[3], feet[0], feet[0] + eaves, feet[3] + eaves], across),
    ]
    roofs = [([tops[3], tops[0], ends[0], ends[1]], across), ([tops[1], tops[2], ends[1], ends[0]], -across)]
    camera = np.array([look.east_m, look.north_m, look.up_m])
    found: list[tuple[float, Face]] = []
    for is_roof, group in ((False, walls), (True, roofs)):
        for corners, outward in group:
            normal = outward / np.linalg.norm(outward) + (np.array([0.0, 0.0, 1.2]) if is_roof else 0.0)
            points = np.array(corners)
            to_camera = camera - points.mean(axis=0)
            if float(normal @ to_camera) <= 0.0:
                continue
            pixels, ahead = look.pixels_of(points)
            if not bool((ahead > 0.0).all()) or not _near_picture(pixels, look):
                continue
            colour = house.roof if is_roof else WALL
            far = float(np.linalg.norm(camera - base)) - (1.0 if is_roof else 0.0)
            found.append((far, Face(pixels, colour, _sunny(normal), is_roof)))
    return found


def _near_picture(pixels: Floats, look: Projection) -> bool:
    limit = 3 * look.lens.width_px
    inside = bool((pixels.max(axis=0) > 0).all()) and bool(
        (pixels.min(axis=0) < (look.lens.width_px, look.lens.height_px)).all()
    )
    return inside and float(np.abs(pixels).max()) < limit


def _sunny(normal: Floats) -> float:
    turn = np.radians(SUN_FROM_DEG)
    sun = np.array([0.65 * np.sin(turn), 0.65 * np.cos(turn), 0.76])
    return float(max(0.0, normal @ sun / np.linalg.norm(normal)))
