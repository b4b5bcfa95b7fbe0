"""How much of each pixel is seen through misty air: none for a pixel that looks up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.lens import Projection

REDUCED = 8  # mist is soft: its picture is so much smaller
CONTRAST_LEFT = 3.912  # visibility is where 2 % of a contrast are left (Koschmieder)
THERMAL_SHARE = 0.3  # of it hides at 10 micrometres: droplets of thin fog are not much larger than that
CLEAR_FROM_M = 8_000.0  # nothing to see of it from where a drone flies


def clear_share(
    look: Projection, visibility_m: float | None, share: float = 1.0
) -> NDArray[np.float32] | None:
    """At an eighth of the size; None: the air is clear. `share` is how strongly this camera is hindered."""
    if visibility_m is None or visibility_m >= CLEAR_FROM_M:
        return None
    width, height = look.lens.width_px, look.lens.height_px
    u = (np.arange(width // REDUCED, dtype=np.float32) + 0.5) * REDUCED
    v = (np.arange(height // REDUCED, dtype=np.float32) + 0.5) * REDUCED
    down, f = look.to_ground[2].astype(np.float32), np.float32(look.lens.focal_px)
    length = np.sqrt((u - width / 2)[None, :] ** 2 + (v - height / 2)[:, None] ** 2 + f * f)
    steep = np.maximum((down[0] * u[None, :] + down[1] * v[:, None] + down[2]) / length, 1e-4)
    far_m = np.float32(look.up_m) / steep
    return np.exp(far_m * np.float32(-CONTRAST_LEFT * share / max(10.0, visibility_m))).astype(np.float32)
