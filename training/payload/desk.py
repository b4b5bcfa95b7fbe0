"""What the camera and the gimbal do when they are told to, with the answers of an ArduPilot (read in its
AP_Camera and AP_Mount); a camera of its own can a little more."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from telemetry.messages import mavlink
from training.heard import Command, Sender, sender_of
from training.local_frame import Spot
from training.payload import telling
from training.payload.gimbal import Angles, AtPlace, Held, Rest, Turning

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Message, Outgoing
    from training.autopilot import Autopilot
    from training.mission_store import Item
    from training.payload.gimbal import Wish
    from training.payload.payload import Payload

ACCEPTED: Final = 0
DENIED: Final = 2
UNSUPPORTED: Final = 3
FAILED: Final = 4
SET_SOURCE = 534
INVOLVED = frozenset({"GIMBAL_MANAGER_SET_PITCHYAW", "GIMBAL_MANAGER_SET_ATTITUDE"})
_NOBODY = Sender(0, 0)
_STREAMS = (
    mavlink.MAVLINK_MSG_ID_VIDEO_STREAM_INFORMATION,
    mavlink.MAVLINK_MSG_ID_VIDEO_STREAM_STATUS,
)
_FOLD = mavlink.GIMBAL_MANAGER_FLAGS_RETRACT
_CENTRE = mavlink.GIMBAL_MANAGER_FLAGS_NEUTRAL
_LOCK = mavlink.GIMBAL_MANAGER_FLAGS_YAW_LOCK
_EARTH = mavlink.GIMBAL_MANAGER_FLAGS_YAW_IN_EARTH_FRAME
_MOUNT_RETRACT, _MOUNT_NEUTRAL, _MOUNT_ANGLES, _MOUNT_STICKS, _MOUNT_PLACE, _MOUNT_HOME = 0, 1, 2, 3, 4, 6


class PayloadDesk:
    """Takes orders for the payload. `later` says something behind the answer, as whoever gives that."""

    def __init__(self, payload: Payload, later: Callable[[Outgoing], None]) -> None:
        self.payload = payload
        self._later = later

    # --- as the flight uses it -------------------------------------------------------------------

    def look_at(self, place: Spot | None) -> None:
        """Keep looking there; None: no more, if it did."""
        gimbal = self.payload.gimbal
        if place is not None:
            gimbal.order(AtPlace(place))
        elif isinstance(gimbal.wish, AtPlace):
            gimbal.order(Held())

    def let_go(self) -> None:
        """The flight that steered it is over: back to its default, where nobody does."""
        self.payload.gimbal.order(Held())

    def obey_item(self, ap: Autopilot, item: Item) -> None:
        """A DO item of a mission. Who steers is not asked: the mission is the drone's own."""
        params = (item.p1, item.p2, item.p3, item.p4)
        missing = frozenset(number for number, value in enumerate(params, 1) if not math.isfinite(value))
        p1, p2, p3, p4 = (value if math.isfinite(value) else 0.0 for value in params)
        command = Command(
            item.command, p1, p2, p3, p4, item.x, item.y, item.z, item.frame, True, _NOBODY, missing
        )
        self.obey(ap, command)

    def step(self, ap: Autopilot, dt_s: float) -> None:
        """Live on; take the photos that are due."""
        camera = self.payload.camera
        camera.step(dt_s)
        self.payload.gimbal.step(dt_s, ap.copter.yaw_deg, ap.spot)
        if camera.still_to_take and ap.now_s >= camera.next_photo_s:
            camera.next_photo_s = ap.now_s + camera.every_s
            camera.still_to_take -= 1 if camera.still_to_take > 0 else 0
            self._shoot(ap)

    # --- as it is told ---------------------------------------------------------------------------

    def obey(self, ap: Autopilot, command: Command) -> int | None:
        """The result; None: this is for somebody else."""
        own = self._OWN.get(command.number) if self.payload.own_components else None
        handler = own or self._HANDLERS.get(command.number)
        return None if handler is None else handler(self, ap, command)

    def hear(self, message: Message) -> bool:
        """Aims that come fast and are never answered; False when the message is none."""
        if message.get_type() not in INVOLVED:
            return False
        if self._is_for_us(float(message.gimbal_device_id)) and self._may(sender_of(message)):
            wish = _wish_of(message)
            if wish is not None:
                self.payload.gimbal.order(wish)
        return True

    # --- the gimbal ------------------------------------------------------------------------------

    def _pitch_yaw(self, _ap: Autopilot, command: Command) -> int:
        if not self._is_for_us(command.z):
            return FAILED
        if not self._may(command.sender):
            return DENIED
        flags = _flags(command)
        if flags is None:
            return DENIED
        values = (command.p1, command.p2, command.p3, command.p4)
        angles, rates = values[:2], values[2:]
        if command.missing >= {1, 2}:
            angles = None
        elif command.missing & {1, 2}:
            return FAILED
        if command.missing & {3, 4}:
            rates = None
        self.payload.gimbal.order(_wish(flags, angles, rates))
        return ACCEPTED

    def _configure(self, ap: Autopilot, command: Command) -> int:
        payload, sender = self.payload, (command.sender.system, command.sender.component)
        if not self._is_for_us(command.z):
            return FAILED
        if not (-3.0 <= command.p1 <= 255.0 and -3.0 <= command.p2 <= 255.0):
            return FAILED
        before, who = payload.steered_by, int(command.p1)
        if who == -2:
            payload.steered_by = sender
        elif who == -3:
            payload.steered_by = (0, 0) if before == sender else before
        elif who >= 0:
            payload.steered_by = (who, max(0, int(command.p2)))
        if payload.steered_by != before:
            self._later(telling.manager_status(payload, ap))
        return ACCEPTED

    def _mount_control(self, ap: Autopilot, command: Command) -> int:
        """The old DO_MOUNT_CONTROL: what its numbers mean its last one says."""
        kind, order = int(command.z), self.payload.gimbal.order
        if kind in (_MOUNT_RETRACT, _MOUNT_NEUTRAL):
            order(Rest(retracted=kind == _MOUNT_RETRACT))
        elif kind == _MOUNT_ANGLES:
            if abs(command.p1) > 90.0 or abs(command.p3) > 360.0:
                return FAILED
            order(Angles(command.p1, command.p3, locked=False))
        elif kind == _MOUNT_STICKS:
            order(Held())
        elif kind == _MOUNT_PLACE and (command.x or command.y):
            north, east = ap.frame.north_east_m(command.x, command.y)
            order(AtPlace(Spot(north, east, ap.home_up_m + command.p4)))
        elif kind == _MOUNT_HOME and ap.home is not None:
            order(AtPlace(ap.home))
        else:
            return FAILED
        return ACCEPTED

    def _look(self, ap: Autopilot, command: Command) -> int:
        """A region of interest, for a gimbal that the autopilot does not move."""
        if abs(command.x) > 900_000_000 or abs(command.y) > 1_800_000_000:
            return DENIED
        if not self._may(command.sender):
            return DENIED
        north, east = ap.frame.north_east_m(command.x, command.y)
        amsl = command.frame in (mavlink.MAV_FRAME_GLOBAL, mavlink.MAV_FRAME_GLOBAL_INT)
        up_m = ap.frame.up_m(command.z) if amsl else ap.home_up_m + command.z
        self.look_at(Spot(north, east, up_m))
        return ACCEPTED

    def _look_nowhere(self, _ap: Autopilot, _: Command) -> int:
        self.look_at(None)
        return ACCEPTED

    def _may(self, sender: Sender) -> bool:
        return not self.payload.strict or sender in (_NOBODY, self.payload.steered_by)

    def _is_for_us(self, device: float) -> bool:
        return int(device) in (0, self.payload.gimbal_device)

    # --- the camera ------------------------------------------------------------------------------

    def _photo(self, ap: Autopilot, command: Command) -> int:
        camera = self.payload.camera
        if not self._is_ours(command.p1):
            return FAILED
        if command.p3 == 1.0 or (not command.p2 and not command.p3):
            shot = int(command.p4)
            # A camera of its own knows a repeated order by its number; an ArduPilot does not look at it.
            if self.payload.own_components and shot and shot == camera.shot:
                return ACCEPTED
            camera.shot = shot
            self._shoot(ap)
        else:
            camera.every_s, camera.next_photo_s = max(0.5, command.p2), ap.now_s
            camera.still_to_take = int(command.p3) or -1
        return ACCEPTED

    def _no_photo(self, _ap: Autopilot, command: Command) -> int:
        if not self._is_ours(command.p1):
            return UNSUPPORTED
        self.payload.camera.still_to_take = 0
        return ACCEPTED

    def _digicam(self, ap: Autopilot, command: Command) -> int:
        """DO_DIGICAM_CONTROL: in its fifth number 1 takes a photo."""
        shoot = command.x if command.exact else command.x / 1e7
        if math.isfinite(shoot) and round(shoot) == 1:
            self._shoot(ap)
        return ACCEPTED

    def _shoot(self, ap: Autopilot) -> None:
        self.payload.camera.photos += 1
        own = self.payload.own_components
        self._later((telling.image_captured if own else telling.feedback)(self.payload, ap))

    def _record(self, ap: Autopilot, command: Command) -> int:
        if not self._is_ours(command.p1):
            return FAILED
        camera = self.payload.camera
        if camera.recording_since_s is None:
            camera.recording_since_s = ap.now_s
        return ACCEPTED

    def _no_record(self, _ap: Autopilot, command: Command) -> int:
        if not self._is_ours(command.p1):
            return FAILED
        self.payload.camera.recording_since_s = None
        return ACCEPTED

    def _zoom(self, _ap: Autopilot, command: Command) -> int:
        camera, kind = self.payload.camera, int(command.p1)
        if kind == mavlink.ZOOM_TYPE_CONTINUOUS:
            camera.zooming = max(-1.0, min(1.0, command.p2))
        elif kind == mavlink.ZOOM_TYPE_RANGE:
            camera.zoom_percent_to(command.p2)
        elif kind == mavlink.ZOOM_TYPE_STEP and self.payload.own_components:
            camera.zoom_step(max(-1.0, min(1.0, command.p2)))
        else:
            return UNSUPPORTED
        return ACCEPTED

    def _source(self, _ap: Autopilot, command: Command) -> int:
        if not self._is_ours(command.p1) or not {int(command.p2), int(command.p3)} <= {0, 1, 2}:
            return DENIED
        self.payload.camera.source = (int(command.p2), int(command.p3))
        return ACCEPTED

    def _mode(self, _ap: Autopilot, command: Command) -> int:
        if int(command.p2) not in (0, 1, 2):
            return DENIED
        self.payload.camera.mode = int(command.p2)
        return ACCEPTED

    def _is_ours(self, camera: float) -> bool:
        """0 means every camera."""
        return int(camera) in (0, self.payload.camera_device, 100 if self.payload.own_components else 0)

    # --- messages --------------------------------------------------------------------------------

    def _request(self, _ap: Autopilot, command: Command) -> int | None:
        """Streams are asked for one by one, or all with 0; the rest is built as it is streamed."""
        number, stream = int(command.p1), int(command.p2)
        if number not in _STREAMS:
            return None
        count = len(self.payload.streams)
        if not count or not 0 <= stream <= count:
            return FAILED
        tell = telling.stream_information if number == _STREAMS[0] else telling.stream_status
        for one in [stream] if stream else range(1, count + 1):
            self._later(tell(self.payload, one))
        return ACCEPTED

    _HANDLERS = {  # noqa: RUF012 never changed
        mavlink.MAV_CMD_DO_GIMBAL_MANAGER_PITCHYAW: _pitch_yaw,
        mavlink.MAV_CMD_DO_GIMBAL_MANAGER_CONFIGURE: _configure,
        mavlink.MAV_CMD_DO_MOUNT_CONTROL: _mount_control,
        mavlink.MAV_CMD_IMAGE_START_CAPTURE: _photo,
        mavlink.MAV_CMD_IMAGE_STOP_CAPTURE: _no_photo,
        mavlink.MAV_CMD_DO_DIGICAM_CONTROL: _digicam,
        mavlink.MAV_CMD_VIDEO_START_CAPTURE: _record,
        mavlink.MAV_CMD_VIDEO_STOP_CAPTURE: _no_record,
        mavlink.MAV_CMD_SET_CAMERA_ZOOM: _zoom,
        SET_SOURCE: _source,
        mavlink.MAV_CMD_REQUEST_MESSAGE: _request,
    }
    _OWN = {  # noqa: RUF012 what an ArduPilot leaves to others, or does itself
        mavlink.MAV_CMD_SET_CAMERA_MODE: _mode,
        mavlink.MAV_CMD_DO_SET_ROI_LOCATION: _look,
        mavlink.MAV_CMD_DO_SET_ROI_NONE: _look_nowhere,
    }


def _flags(command: Command) -> int | None:
    """GIMBAL_MANAGER_FLAGS; a COMMAND_LONG was read as degrees."""
    flags = command.x if command.exact else command.x / 1e7
    return round(flags) if 0.0 <= flags < 2**16 else None


def _wish(flags: int, angles: tuple[float, ...] | None, rates: tuple[float, ...] | None) -> Wish:
    locked = bool(flags & (_LOCK | _EARTH))
    if flags & (_FOLD | _CENTRE):
        return Rest(retracted=bool(flags & _FOLD))
    if angles is not None:
        return Angles(angles[0], angles[1], locked)
    if rates is not None:
        return Turning(rates[0], rates[1], locked)
    return Held(locked)


def _wish_of(message: Message) -> Wish | None:
    """Of GIMBAL_MANAGER_SET_PITCHYAW or ..._SET_ATTITUDE; None: it says too much or nonsense."""
    if message.get_type() == "GIMBAL_MANAGER_SET_ATTITUDE":
        w, x, y, z = (float(part) for part in message.q)
        angles: tuple[float, float] = (
            math.asin(max(-1.0, min(1.0, 2 * (w * y - x * z)))) if math.isfinite(w + x + y + z) else math.nan,
            math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z)),
        )
        rates = (float(message.angular_velocity_y), float(message.angular_velocity_z))
    else:
        angles = (float(message.pitch), float(message.yaw))
        rates = (float(message.pitch_rate), float(message.yaw_rate))
    known, turning = all(map(math.isfinite, angles)), all(map(math.isfinite, rates))
    if known and turning:
        return None
    return _wish(
        int(message.flags),
        tuple(map(math.degrees, angles)) if known else None,
        tuple(map(math.degrees, rates)) if turning else None,
    )
