"""DJI's thermal JPEGs: the sensor's counts, and no degrees without DJI's own algorithm."""

from __future__ import annotations

import numpy as np

from maps.foreign.limits import MAX_THERMAL_PX
from telemetry.thermal.camera_files.card_picture import CardPicture

MAKER = "DJI"
WHY = (
    "DJI keeps the way from its counts to temperatures to itself: contrast only; "
    "read degrees in DJI's own program, and write them into the incident by hand"
)
# Width and height by the number of bytes; DJI's JPEG is often larger than its sensor
_SIZES_PX = {655_360: (640, 512), 2_621_440: (1280, 1024), 38_400: (160, 120), 614_400: (640, 480)}


def dji_picture(camera: str, parts: list[memoryview], size_px: tuple[int, int] | None) -> CardPicture | None:
    """From the APP3 segments, joined: uint16, low byte first. None: that is not what they hold."""
    length = sum(map(len, parts))
    size = _SIZES_PX.get(length)
    if size_px is not None and 0 < size_px[0] * size_px[1] * 2 == length <= 2 * MAX_THERMAL_PX:
        size = size_px
    if size is None:
        return None
    counts = np.frombuffer(b"".join(parts), "<u2").astype(np.uint16).reshape(size[1], size[0])
    return CardPicture(camera, "DJI R-JPEG", counts, None, why=WHY)
