"""Colours of the visible picture as encoders take them, and those that more than one part shows."""

from __future__ import annotations

OUTER_FLAME_RGB, INNER_FLAME_RGB = (236, 96, 14), (255, 214, 92)


def yuv_of(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """ITU-R BT.601, video range, as cameras of this size send."""
    y = 16.0 + 0.257 * red + 0.504 * green + 0.098 * blue
    return (
        y,
        128.0 - 0.148 * red - 0.291 * green + 0.439 * blue,
        128.0 + 0.439 * red - 0.368 * green - 0.071 * blue,
    )
