"""A picture as encoders take it: YUV 4:2:0 in three planes, video range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Planes:
    """Rows from the top; chroma half as high and wide."""

    luma: Bytes
    blue: Bytes  # U
    red: Bytes  # V


def black_planes(width_px: int, height_px: int) -> Planes:
    """A picture of nothing."""
    grey = np.full((height_px // 2, width_px // 2), 128, np.uint8)
    return Planes(np.full((height_px, width_px), 16, np.uint8), grey, grey.copy())


def rgb_of(planes: Planes) -> Bytes:
    """For looking at it in a file; streams never need it."""
    height, width = planes.luma.shape
    flat = np.concatenate([planes.luma.ravel(), planes.blue.ravel(), planes.red.ravel()])
    return np.asarray(cv2.cvtColor(flat.reshape(height * 3 // 2, width), cv2.COLOR_YUV2RGB_I420), np.uint8)


def fill(planes: Planes, corners_px: NDArray[np.float64], yuv: tuple[float, float, float]) -> None:
    """A convex polygon with soft edges."""
    fine = np.round((corners_px - 0.5) * 16.0).astype(np.int32)
    coarse = np.round((corners_px / 2.0 - 0.5) * 16.0).astype(np.int32)
    cv2.fillConvexPoly(planes.luma, fine, yuv[0], lineType=cv2.LINE_AA, shift=4)
    cv2.fillConvexPoly(planes.blue, coarse, yuv[1], lineType=cv2.LINE_AA, shift=4)
    cv2.fillConvexPoly(planes.red, coarse, yuv[2], lineType=cv2.LINE_AA, shift=4)
