"""The test camera with a clock burnt into its pictures, one of its two streams at full size."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.camera.own_process import TestCamera
from training.camera.settings import CameraSettings

if TYPE_CHECKING:
    from collections.abc import Generator

SMALL_PX = (160, 160)  # of the stream that nobody watches
COARSE_M = 0.5  # of the painted land: ready sooner, and as hard to encode
FPS = 30


@dataclass(frozen=True, slots=True)
class PictureSize:
    """What is measured at, and the name it has in the figures."""

    name: str
    width_px: int
    height_px: int
    thermal: bool


THERMAL = PictureSize("640x512", 640, 512, thermal=True)
VISIBLE = PictureSize("1080p", 1920, 1088, thermal=False)  # sides are multiples of 16


@contextmanager
def clock_camera(size: PictureSize) -> Generator[str]:
    """Its RTSP address, while it runs in a process of its own. CameraError: it cannot run."""
    sides = size.width_px, size.height_px
    settings = CameraSettings(
        thermal_px=sides if size.thermal else SMALL_PX,
        visible_px=SMALL_PX if size.thermal else sides,
        thermal_fps=FPS if size.thermal else 1,
        visible_fps=1 if size.thermal else FPS,
        clock=True,
        cell_m=COARSE_M,
    )
    with TestCamera(settings) as camera:
        addresses = camera.wait_ready()
        yield addresses.thermal if size.thermal else addresses.visible
