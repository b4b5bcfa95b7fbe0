"""The painted land as a camera sees it: a perspective warp, far ground from coarser pictures of it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from training.camera.land import SIZE_M

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.lens import Projection

FARTHEST = 0.012  # downward part of a ray: flatter ones end in haze, some 80 heights away


def warped(
    levels: tuple[NDArray[Any], ...], cell_m: float, look: Projection, pixels: int = 1
) -> NDArray[Any]:
    """Rows from the top. `pixels` 2: half as large, for chroma. What is above the horizon is undefined."""
    height, width = look.lens.height_px // pixels, look.lens.width_px // pixels
    finest = levels[0]
    out = np.empty((height, width, *finest.shape[2:]), finest.dtype)
    chosen = _level_of_rows(look, cell_m, len(levels), pixels, height)
    edges = [0, *(np.flatnonzero(np.diff(chosen)) + 1).tolist(), height]
    for top, bottom in itertools.pairwise(edges):
        level = int(chosen[top])
        matrix = _to_cells(cell_m * 2**level) @ look.to_ground @ _to_pixels(pixels, top)
        out[top:bottom] = cv2.warpPerspective(
            levels[level],
            matrix,
            (width, bottom - top),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_WRAP,
        )
    return out


def downward(look: Projection, pixels: int = 1) -> NDArray[np.float32] | None:
    """Of each pixel's ray, sine of its depression. None: no pixel is near the horizon."""
    w, h = look.lens.width_px, look.lens.height_px
    corners = [float(look.to_ground[2] @ (u, v, 1.0)) for u in (0, w) for v in (0, h)]
    if min(corners) > 0.08 * look.lens.focal_px:
        return None
    u = (np.arange(w // pixels, dtype=np.float32) + 0.5) * pixels
    v = (np.arange(h // pixels, dtype=np.float32) + 0.5) * pixels
    down, f = look.to_ground[2].astype(np.float32), np.float32(look.lens.focal_px)
    length = np.sqrt((u - w / 2)[None, :] ** 2 + (v - h / 2)[:, None] ** 2 + f * f)
    return np.asarray((down[0] * u[None, :] + down[1] * v[:, None] + down[2]) / length, np.float32)


def _to_pixels(pixels: int, top: int) -> NDArray[np.float64]:
    """From whole numbers of columns and rows to the middle of what they cover."""
    return np.array([[pixels, 0.0, pixels / 2], [0.0, pixels, pixels * (top + 0.5)], [0.0, 0.0, 1.0]])


def _to_cells(cell_m: float) -> NDArray[np.float64]:
    middle = SIZE_M / 2 / cell_m - 0.5
    return np.array([[1.0 / cell_m, 0.0, middle], [0.0, -1.0 / cell_m, middle], [0.0, 0.0, 1.0]])


def _level_of_rows(
    look: Projection, cell_m: float, levels: int, pixels: int, height: int
) -> NDArray[np.int64]:
    """The level whose cells are about as large as a pixel on the ground, by the middle of each row."""
    f, w = look.lens.focal_px, look.lens.width_px
    v = (np.arange(height) + 0.5) * pixels
    down = look.to_ground[2] @ np.array([np.full(height, w / 2), v, np.ones(height)])
    steep = np.clip(down / np.hypot(v - look.lens.height_px / 2, f), FARTHEST, 1.0)
    pixel_m = look.up_m / steep / f * pixels / np.sqrt(steep)
    return np.asarray(np.clip(np.rint(np.log2(pixel_m / cell_m)), 0, levels - 1), np.int64)
