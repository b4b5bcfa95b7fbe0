"""Which share of each pixel a small flat patch of ground covers, the blur of the lens included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.lens import Projection
    from training.camera.things import Placed

    Floats = NDArray[np.float32]

CORNERS = 12  # of a round patch
BLUR_PX = 0.5  # standard deviation: a point is 1.2 pixels wide at half its height
BESIDE_PX = 3
SHIFT = 4  # fractional bits of the drawing's coordinates


def outline(it: Placed) -> NDArray[np.float64]:
    """Corners (N, 2) in metres east and north, with exactly the area of the thing."""
    thing = it.thing
    if thing.round:
        turns = np.arange(CORNERS) * (2.0 * np.pi / CORNERS)
        grown = np.sqrt(np.pi / (CORNERS / 2.0 * np.sin(2.0 * np.pi / CORNERS)))
        along, across = grown * thing.length_m / 2 * np.cos(turns), grown * thing.width_m / 2 * np.sin(turns)
    else:
        half_l, half_w = thing.length_m / 2, thing.width_m / 2
        along, across = (
            np.array([half_l, half_l, -half_l, -half_l]),
            np.array([half_w, -half_w, -half_w, half_w]),
        )
    turn = np.radians(it.heading_deg)
    return np.column_stack([
        it.east_m + along * np.sin(turn) + across * np.cos(turn),
        it.north_m + along * np.cos(turn) - across * np.sin(turn),
    ])  # fmt: skip


def on_picture(corners_m: NDArray[np.float64], look: Projection) -> NDArray[np.float64] | None:
    """The outline in pixels; None: a part of it is behind the camera."""
    flat = np.column_stack([corners_m, np.zeros(len(corners_m))])
    pixels, ahead = look.pixels_of(flat)
    return pixels if bool((ahead > 0.0).all()) else None


def shares(
    corners_px: NDArray[np.float64], width_px: int, height_px: int
) -> tuple[slice, slice, Floats] | None:
    """Rows, columns and the share of each pixel there; None: outside of the picture.

    However small the patch is, the shares add up to its area in pixels (before the picture's edge cuts it).
    """
    low = np.floor(corners_px.min(axis=0)).astype(int) - BESIDE_PX
    high = np.ceil(corners_px.max(axis=0)).astype(int) + BESIDE_PX
    low, high = np.maximum(low, -BESIDE_PX), np.minimum(high, (width_px + BESIDE_PX, height_px + BESIDE_PX))
    columns, rows = (high - low).tolist()
    if columns <= 0 or rows <= 0:
        return None
    cut = corners_px.min() < 0 or bool((corners_px > (width_px, height_px)).any())
    share = _shares(corners_px - low, columns, rows, cut=cut)
    cv2.GaussianBlur(share, (5, 5), BLUR_PX, dst=share)
    left, top = max(0, int(low[0])), max(0, int(low[1]))
    right, bottom = min(width_px, int(high[0])), min(height_px, int(high[1]))
    if right <= left or bottom <= top:
        return None
    inner = share[top - int(low[1]) : bottom - int(low[1]), left - int(low[0]) : right - int(low[0])]
    return slice(top, bottom), slice(left, right), inner


def _shares(corners: NDArray[np.float64], columns: int, rows: int, *, cut: bool) -> Floats:
    x, y = corners[:, 0], corners[:, 1]
    area = abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2.0
    if area < 0.5:
        return _point(float(x.mean()), float(y.mean()), area, columns, rows)
    fine = (
        16
        if max(columns, rows) < 24
        else 8
        if max(columns, rows) < 64
        else 4
        if max(columns, rows) < 160
        else 1
    )
    drawn = np.zeros((rows * fine, columns * fine), np.uint8)
    # OpenCV's whole numbers are the middles of pixels; it fills the edge as well, which `area` takes back
    points = np.round((corners * fine - 0.5) * (1 << SHIFT)).astype(np.int32)
    cv2.fillConvexPoly(drawn, points, 255, lineType=cv2.LINE_8, shift=SHIFT)
    share = np.asarray(cv2.resize(drawn, (columns, rows), interpolation=cv2.INTER_AREA), np.float32)
    share *= np.float32(1.0 / 255.0)
    total = float(share.sum())
    if not cut and total > 0.0:
        whole = share >= 1.0  # what the edge has too much is taken from the edge alone
        count = float(np.count_nonzero(whole))
        edge = np.float32(max(0.0, area - count) / max(total - count, 1e-6))
        share = np.where(whole, np.float32(1.0), np.minimum(share * edge, np.float32(1.0)))
    return share


def _point(x: float, y: float, area: float, columns: int, rows: int) -> Floats:
    """Shared out to the four pixels whose middles are round it."""
    share = np.zeros((rows, columns), np.float32)
    left, top = int(np.floor(x - 0.5)), int(np.floor(y - 0.5))
    right_share, low_share = x - 0.5 - left, y - 0.5 - top
    for row, across in ((top, 1.0 - low_share), (top + 1, low_share)):
        for column, along in ((left, 1.0 - right_share), (left + 1, right_share)):
            if 0 <= row < rows and 0 <= column < columns:
                share[row, column] = area * across * along
    return share
