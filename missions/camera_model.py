"""What a downward camera sees: footprint, track spacing and ground sample from lens and height."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telemetry.georeference.lens import Lens

if TYPE_CHECKING:
    from maps.geo import AboveGround


@dataclass(frozen=True, slots=True)
class Camera:
    """A lens and its picture, looking straight down with the picture's width across the track."""

    name: str
    hfov_deg: float
    vfov_deg: float
    width_px: int
    height_px: int
    thermal: bool

    @property
    def lens(self) -> Lens:
        return Lens(self.hfov_deg, self.vfov_deg, self.width_px, self.height_px)


# Full angles of the makers' data sheets; "thermal 640" is the common 9 mm, 640 x 512, 12 um core.
CAMERAS: dict[str, Camera] = {
    "thermal-640": Camera("thermal-640", 48.7, 39.8, 640, 512, thermal=True),
    "thermal-320": Camera("thermal-320", 34.0, 26.0, 320, 256, thermal=True),
    "visible-4k": Camera("visible-4k", 69.0, 42.0, 3840, 2160, thermal=False),
}
DEFAULT_CAMERA = CAMERAS["thermal-640"]


def swath_m(camera: Camera, height: AboveGround) -> float:
    """Width of ground in the picture, across the track: 2 h tan(hfov / 2)."""
    return 2.0 * height * math.tan(math.radians(camera.hfov_deg) / 2.0)


def footprint_along_m(camera: Camera, height: AboveGround) -> float:
    """Length of ground in the picture, along the track."""
    return 2.0 * height * math.tan(math.radians(camera.vfov_deg) / 2.0)


def spacing_m(camera: Camera, height: AboveGround, overlap: float) -> float:
    """Distance between tracks for a side overlap below 1. Below 0: strips between the tracks stay unseen."""
    if not -1.0 <= overlap < 1.0:
        raise ValueError(f"overlap is a share from -1 up to below 1, not {overlap}")
    return swath_m(camera, height) * (1.0 - overlap)


def overlap_for(pod: float) -> float:
    """The side overlap that finds what is there with this probability, 0.4 <= pod <= 0.99.

    Random search: POD = 1 - exp(-C) with C = swath / spacing = 1 / (1 - overlap) (Koopman; IAMSAR II).
    """
    if not 0.4 <= pod <= 0.99:
        raise ValueError(f"a wanted probability of detection is from 0.4 to 0.99, not {pod}")
    return 1.0 + 1.0 / math.log1p(-pod)


def pod_of(overlap: float) -> float:
    """The way back from `overlap_for`: 1 - exp(-1 / (1 - overlap))."""
    return -math.expm1(-1.0 / (1.0 - overlap))


def ground_sample_m(camera: Camera, height: AboveGround) -> float:
    """Size of one pixel on the ground. A person wants 6 to 10 pixels across."""
    return swath_m(camera, height) / camera.width_px
