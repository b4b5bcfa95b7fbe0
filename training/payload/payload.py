"""The camera and the gimbal that hang below the drone, as one thing with a life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.geo import AboveHome, LatLon
from training.payload.camera import CameraBody
from training.payload.gimbal import Gimbal, Held
from training.payload.pose import CameraPose

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.thermal.range import ThermalRange
    from training.autopilot import Autopilot
    from training.payload.offer import StreamOffer
    from training.payload.pose import Ground

CAMERA, GIMBAL = 100, 154  # MAV_COMP_ID_CAMERA, MAV_COMP_ID_GIMBAL


class Payload:
    """A trainer may set `streams`, `thermal_range` and `ground` at any time, from any thread.

    `own_components`: camera and gimbal are MAVLink components of their own and the autopilot knows nothing of
    them; otherwise the autopilot moves the gimbal and speaks for both, as with a Siyi on an ArduCopter.
    `pitch_deg`: where the camera looks when it is switched on.
    `strict`: who did not take the gimbal is refused (an ArduPilot refuses nobody).
    """

    def __init__(self, *, own_components: bool = False, strict: bool = False, pitch_deg: float = 0.0) -> None:
        self.own_components = own_components
        self.strict = strict
        self.vendor, self.model = "Siyi", "ZT30"
        self.gimbal = Gimbal(pitch_deg)
        self.camera = CameraBody()
        self.streams: tuple[StreamOffer, ...] = ()
        self.thermal_range: Callable[[], ThermalRange | None] = _nothing_warm
        self.ground: Ground | None = None  # None: flat at home's height
        self.steered_by: tuple[int, int] = (0, 0)

    @property
    def camera_device(self) -> int:
        return 0 if self.own_components else 1

    @property
    def gimbal_device(self) -> int:
        return GIMBAL if self.own_components else 1

    def boot(self) -> None:
        """The autopilot starts anew: nobody steers, the camera goes on."""
        if not self.own_components:
            self.steered_by = (0, 0)
            self.gimbal.order(Held())

    def pose(self, ap: Autopilot) -> CameraPose:
        """Where the camera really is and looks."""
        copter = ap.copter
        lat, lon = ap.frame.lat_lon_e7(copter.north_m, copter.east_m)
        return CameraPose(
            at=LatLon(lat / 1e7, lon / 1e7),
            above_home_m=AboveHome(copter.up_m - ap.home_up_m),
            amsl_m=ap.frame.amsl_m(copter.up_m),
            yaw_deg=(copter.yaw_deg + self.gimbal.yaw_deg) % 360.0,
            pitch_deg=self.gimbal.pitch_deg,
            roll_deg=0.0,
            hfov_deg=self.camera.hfov_deg,
            thermal_hfov_deg=self.camera.thermal_hfov_deg,
            zoom=self.camera.zoom,
            boot_s=ap.now_s,
        )


def _nothing_warm() -> None:
    """No thermal picture yet."""
