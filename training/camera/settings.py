"""How the test camera is set up, and where it can be reached; light to import, for the window too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.geo import LatLon
from telemetry.video.access_unit import Encoding
from training.camera.digest import Credentials
from training.camera.samples import SKAISTKALNE, sample_scene

if TYPE_CHECKING:
    from training.camera.scene import Scene

SMALLEST_PX, LARGEST_PX = 160, 4096


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """Ports of 0 are chosen by the system. `scene_shown` has the truth."""

    scene: str | Scene = "mop-up"  # a sample's name, made round `origin` from `seed`; or the scene
    origin: LatLon = SKAISTKALNE
    seed: int = 1
    host: str = "127.0.0.1"
    rtsp_port: int = 0
    raw_port: int = 0
    sdk_port: int = 0
    thermal_px: tuple[int, int] = (640, 512)
    thermal_hfov_deg: float = 32.0
    thermal_fps: int = 30
    visible_px: tuple[int, int] = (1280, 720)
    visible_hfov_deg: float = 58.0
    visible_fps: int = 15
    encoding: Encoding = Encoding.H264
    plateau_gain: bool = False  # True: degrees cannot be read back from the picture
    clock: bool = False  # burnt in, in the top 16 rows
    credentials: Credentials | None = None
    cell_m: float = 0.125  # of the painted land; 0.5 is ready sooner and looks coarse
    first_rtp_time: int = 0  # near 2**32: the stream's clock starts again from 0 soon

    def __post_init__(self) -> None:
        for width, height in (self.thermal_px, self.visible_px):
            if (
                width % 16
                or height % 16
                or not SMALLEST_PX <= min(width, height) <= max(width, height) <= LARGEST_PX
            ):
                raise ValueError(f"{width}x{height} is no size: sides are multiples of 16 from 160 to 4096")
        if not (1 <= self.thermal_fps <= 60 and 1 <= self.visible_fps <= 60):
            raise ValueError("pictures a second are from 1 to 60")


def scene_shown(settings: CameraSettings) -> Scene:
    """What a camera with these settings looks at. CameraError: no sample has that name."""
    if isinstance(settings.scene, str):
        return sample_scene(settings.scene, origin=settings.origin, seed=settings.seed)
    return settings.scene


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the running camera is."""

    thermal: str  # rtsp://...; also as /video1
    visible: str  # also as /video2
    raw: tuple[str, int]  # TCP, raw thermal pictures
    sdk: tuple[str, int]  # UDP


@dataclass(frozen=True, slots=True)
class RangeSeen:
    """What CAMERA_THERMAL_RANGE (277) is to say of a thermal picture. Places 0..1 from the top left."""

    hottest_c: float
    coldest_c: float
    hottest_at: tuple[float, float]
    coldest_at: tuple[float, float]
    taken_s: float  # time.monotonic()
    picture: int
