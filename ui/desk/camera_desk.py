"""The camera at hand: found aboard, pointed, zoomed, triggered; what it answered."""

from __future__ import annotations

import logging
import time
from concurrent.futures import CancelledError
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from telemetry.camera import aim
from telemetry.camera.aim import Aim as Angles
from telemetry.camera.discover import discover
from telemetry.camera.drag import dragged
from telemetry.camera.hand import steer
from telemetry.camera.lens import Zoom, set_zoom
from telemetry.camera.order import CameraError
from telemetry.camera.shots import Shutter, start_recording, stop_recording
from telemetry.camera.state import Ability
from telemetry.refusals import NoVehicleError
from telemetry.state import VehicleState
from ui.video.camera_abilities import Aim, Control

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from maps.geo import AboveHome, LatLon
    from telemetry.camera.drag import Frame
    from telemetry.camera.mount import Mount
    from telemetry.camera.state import Camera
    from telemetry.protocol import Conversation, Start
    from ui.desk.flight_desk import FlightDesk

log = logging.getLogger(__name__)
AGAIN_S = 5.0  # a camera that boots slower than the drone is asked for again
ASKED_AT_MOST = 8
AHEAD_DEG = -20.0  # above the horizon: the ground before the drone, not the sky
NUDGE_PX = 40.0  # of an arrow key, on a picture of `NUDGE_OF_PX`
NUDGE_OF_PX = 640.0


class CameraDesk(QObject):
    """Orders go through the flight's one door; what it says comes on the GUI thread."""

    answered = Signal(object, str)  # Control, why it was refused; "": the camera did it
    aimed = Signal(object)  # Aim: what it was told last
    looks_at = Signal(object)  # LatLon | None: the place it is told to keep in the picture

    def __init__(self, flight: FlightDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flight = flight
        self._state = VehicleState()
        self._shutter = Shutter(first=int(time.time()) % 86_400 + 1)
        self._asked = 0
        self._ask_due_s = 0.0
        self._hand: _Hand | None = None
        flight.linked.connect(self._on_linked)

    # --- what is aboard --------------------------------------------------------------------------

    @property
    def camera(self) -> Camera | None:
        """The one that shows heat, else the first."""
        cameras = self._state.cameras
        return next((one for one in cameras if one.thermal_stream is not None), next(iter(cameras), None))

    @property
    def mount(self) -> Mount | None:
        """What the camera hangs on."""
        camera, mounts = self.camera, self._state.mounts
        device = camera.info.gimbal_device if camera is not None and camera.info is not None else None
        return next((one for one in mounts if one.device == device), next(iter(mounts), None))

    def can(self, control: Control) -> bool:
        """As far as the camera and its gimbal have said."""
        camera, mount = self.camera, self.mount
        match control:
            case Control.PHOTO:
                return camera is not None and camera.can(Ability.PHOTO)
            case Control.RECORD:
                return camera is not None and camera.can(Ability.VIDEO)
            case Control.ZOOM:
                return camera is not None and camera.can(Ability.ZOOM)
            case Control.POINT:
                return mount is not None
            case _:
                return False

    def on_vehicle(self, state: VehicleState, _now_s: float) -> None:
        """At every tick."""
        self._state = state
        if state.identity is None or self._asked >= ASKED_AT_MOST or _is_described(state.cameras):
            return
        now_s = time.monotonic()
        if now_s >= self._ask_due_s and self._flight.converse(discover, self._on_discovered):
            self._asked += 1
            self._ask_due_s = now_s + AGAIN_S

    def _on_linked(self, _linked: bool) -> None:
        self._asked, self._ask_due_s = 0, 0.0
        self._let_hand_go()
        self.looks_at.emit(None)
        self.aimed.emit(Aim.FREE)

    def _let_hand_go(self) -> None:
        if self._hand is not None:
            self._hand.over = True
            self._hand = None

    def _on_discovered(self, future: Future[Any]) -> None:
        try:
            found = future.result(timeout=0)
        except (CancelledError, NoVehicleError) as error:
            log.info("nobody was asked for a camera: %s", error)
            return
        log.info("%d cameras, %d gimbals aboard", len(found.cameras), len(found.managers))

    # --- orders ----------------------------------------------------------------------------------

    def photo(self) -> None:
        if self.camera is not None:
            self._order(Control.PHOTO, self._shutter.press(self.camera))

    def record(self, on: bool) -> None:
        """On the camera's own card; the stream is recorded here in any case."""
        if self.camera is not None:
            protocol = start_recording if on else stop_recording
            self._order(Control.RECORD, partial(protocol, camera=self.camera))

    def zoom(self, step: int) -> None:
        """One step nearer (+1) or farther (-1); by percent where the camera says where it stands."""
        camera = self.camera
        if camera is None:
            return
        percent = camera.settings.zoom_percent if camera.settings is not None else None
        if percent is None:
            self._order(Control.ZOOM, partial(set_zoom, camera=camera, how=Zoom.STEP, value=float(step)))
            return
        wanted = max(0.0, min(100.0, percent + 20.0 * step))
        self._order(Control.ZOOM, partial(set_zoom, camera=camera, how=Zoom.RANGE, value=wanted))

    def look_down(self) -> None:
        self._aim(Aim.DOWN, aim.look_down)

    def look_ahead(self) -> None:
        """With the nose of the drone, wherever it turns."""
        self._aim(Aim.AHEAD, partial(aim.point, aim=Angles(AHEAD_DEG, 0.0, from_nose=True)))

    def look_at(self, at: LatLon, height: AboveHome) -> None:
        """Keep this place in the picture. Without a gimbal the drone turns as a whole."""
        self._order(Control.POINT, partial(aim.look_at, mount=self.mount, at=at, height=height))
        self.aimed.emit(Aim.PLACE)
        self.looks_at.emit(at)

    def let_go(self) -> None:
        """Of the place that is looked at."""
        self._order(Control.POINT, partial(aim.stop_looking, mount=self.mount))
        self._free()

    def drag(self, frame: Frame, dx_px: float, dy_px: float, *, finished: bool) -> None:
        """What is under the finger follows it: ten times a second at most, the last until it is answered."""
        mount = self.mount
        if mount is None or mount.look is None or mount.look.yaw_deg is None:
            return
        hand = self._hand
        if hand is None:
            hand = self._hand = _Hand(Angles(mount.look.pitch_deg, mount.look.yaw_deg))
            self._free()
            protocol = partial(steer, mount=mount, newest=hand.newest, heading_deg=self._heading_deg)
            self._flight.converse(protocol, partial(self._on_answer, Control.POINT))
        pitch, yaw = dragged(frame, dx_px, dy_px, hand.aim.pitch_deg)
        hand.aim = Angles(hand.aim.pitch_deg + pitch, (hand.aim.yaw_deg + yaw) % 360.0)
        if finished:
            hand.over = True
            self._hand = None

    def nudge(self, right: int, down: int, hfov_deg: float) -> None:
        """By the arrow keys: a step as wide as an inch of the picture."""
        mount = self.mount
        if mount is None or mount.look is None or mount.look.yaw_deg is None:
            return
        step = hfov_deg * NUDGE_PX / NUDGE_OF_PX
        wanted = Angles(mount.look.pitch_deg - step * down, (mount.look.yaw_deg + step * right) % 360.0)
        self._free()
        self._order(Control.POINT, partial(aim.point, mount=mount, aim=wanted, heading_deg=self._heading_deg))

    @property
    def _heading_deg(self) -> float | None:
        return None if self._state.fix is None else self._state.fix.heading_deg

    def _aim(self, how: Aim, protocol: Callable[..., Conversation[None]]) -> None:
        mount = self.mount
        if mount is not None:
            self._order(Control.POINT, partial(protocol, mount=mount))
            self.aimed.emit(how)
            self.looks_at.emit(None)

    def _free(self) -> None:
        self.aimed.emit(Aim.FREE)
        self.looks_at.emit(None)

    def _order(self, control: Control, start: Start[Any]) -> None:
        self._flight.converse(start, partial(self._on_answer, control))

    def _on_answer(self, control: Control, future: Future[Any]) -> None:
        try:
            future.result(timeout=0)
        except CancelledError:
            self.answered.emit(control, self.tr("the link is gone"))
        except (CameraError, NoVehicleError) as error:
            self.answered.emit(control, str(error))
        else:
            self.answered.emit(control, "")


def _is_described(cameras: tuple[Camera, ...]) -> bool:
    """Whether all that there is to know of the cameras has come, with their streams."""
    return bool(cameras) and all(camera.streams or not camera.can(Ability.STREAM) for camera in cameras)


class _Hand:
    """What a finger wants, from the window's thread to the session's; the last wish is never left out."""

    def __init__(self, aim: Angles) -> None:
        self.aim = aim
        self.over = False
        self._given: Angles | None = None

    def newest(self) -> Angles | None:
        """For `steer`: None when the finger is gone and its last wish was given."""
        over, aim = self.over, self.aim
        if over and aim is self._given:
            return None
        self._given = aim
        return aim
