"""What the camera does: zoom, photos, recordings, and which of its eyes it shows."""

from __future__ import annotations

import math
from dataclasses import dataclass

ZOOM_MAX = 30.0
ZOOM_PER_S = 1.6  # a held zoom grows so many times in a second
STEP = 1.5
WHOLE_CARD_MIB, PHOTO_MIB, VIDEO_MIB_S = 60_000.0, 5.0, 3.0


@dataclass(slots=True)
class CameraBody:
    """Two eyes as a Siyi ZT30 has them: a visible one that zooms, and a thermal one that does not.

    The figures are those of its picture: pixels, and degrees across at the widest.
    """

    visible_px: tuple[int, int] = (1920, 1080)
    visible_hfov_deg: float = 58.0
    thermal_px: tuple[int, int] = (640, 512)
    thermal_hfov_deg: float = 24.0
    zoom: float = 1.0
    zooming: float = 0.0  # +1 nearer, -1 wider
    photos: int = 0
    shot: int = 0  # the number of the last order of a single photo
    every_s: float = 0.0
    still_to_take: int = 0  # -1: until it is stopped
    next_photo_s: float = 0.0
    recording_since_s: float | None = None
    recorded_s: float = 0.0
    mode: int = 0  # CAMERA_MODE
    source: tuple[int, int] = (0, 0)  # CAMERA_SOURCE, first and second

    def step(self, dt_s: float) -> None:
        if self.zooming:
            self._zoom_to(self.zoom * ZOOM_PER_S ** (self.zooming * dt_s))
        if self.recording_since_s is not None:
            self.recorded_s += dt_s

    @property
    def hfov_deg(self) -> float:
        """Of the visible eye, with its zoom."""
        half = math.tan(math.radians(self.visible_hfov_deg / 2.0)) / self.zoom
        return math.degrees(2.0 * math.atan(half))

    @property
    def zoom_percent(self) -> float:
        return (self.zoom - 1.0) / (ZOOM_MAX - 1.0) * 100.0

    @property
    def free_mib(self) -> float:
        return max(0.0, WHOLE_CARD_MIB - self.photos * PHOTO_MIB - self.recorded_s * VIDEO_MIB_S)

    def zoom_percent_to(self, percent: float) -> None:
        self.zooming = 0.0
        self._zoom_to(1.0 + max(0.0, min(100.0, percent)) / 100.0 * (ZOOM_MAX - 1.0))

    def zoom_step(self, steps: float) -> None:
        self._zoom_to(self.zoom * STEP**steps)

    def _zoom_to(self, zoom: float) -> None:
        self.zoom = max(1.0, min(ZOOM_MAX, zoom))


def vfov_deg(hfov_deg: float, size_px: tuple[int, int]) -> float:
    """From top to bottom, with square pixels."""
    half = math.tan(math.radians(hfov_deg / 2.0)) * size_px[1] / size_px[0]
    return math.degrees(2.0 * math.atan(half))
