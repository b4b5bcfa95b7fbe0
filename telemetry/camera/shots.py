"""Photos and recordings: one photo for each order however bad the radio, and whether it really records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from telemetry.camera.order import CameraCannot, CameraOrder, CameraSilent, Hears, give
from telemetry.camera.state import Ability
from telemetry.messages import mavlink
from telemetry.protocol import Ask

if TYPE_CHECKING:
    from telemetry.camera.state import Camera
    from telemetry.messages import Message, Outgoing
    from telemetry.protocol import Conversation, Peer, Start

PHOTO, RECORD, NO_RECORD = "take a photo", "start recording", "stop recording"
SHOWN_S = 2.0  # so long after its yes a camera may take to show the photo
_ASK_S = 0.5
_TRIES = 4
_LAST_SHOT = 2**24 - 1  # a parameter is a float32, which counts no further
_PHOTOS = frozenset({"CAMERA_IMAGE_CAPTURED", "CAMERA_FEEDBACK"})
_STATUS = frozenset({"CAMERA_CAPTURE_STATUS"})


@dataclass(slots=True)
class Shutter:
    """Numbers the photos, so that a repeated order is known to be the same one (IMAGE_START_CAPTURE param4).

    A camera that remembers the last number of an earlier start of this program takes the first photo for a
    repetition, so `first` differs from start to start: the second of the day will do.
    """

    first: int = 1
    _given: int = 0

    def press(self, camera: Camera) -> Start[int | None]:
        """The protocol of the next photo. From the thread that owns this."""
        shot = (self.first + self._given - 1) % _LAST_SHOT + 1
        self._given += 1
        return partial(take_photo, camera=camera, shot=shot)


def take_photo(peer: Peer, camera: Camera, shot: int) -> Conversation[int | None]:
    """One photo; `shot` rises with each. Returns the camera's number of it, None when it does not say.

    An ArduPilot does not look at `shot`: when the answer is lost, the photo itself or the count of photos
    tells whether it was taken, before it is ordered again. CameraError when it was not, as far as we know.
    """
    if camera.info is not None and not camera.can(Ability.PHOTO):
        raise CameraCannot(PHOTO, "this camera takes none")
    params = (float(camera.device), 0.0, 1.0, float(shot))
    order = CameraOrder(PHOTO, camera.component, mavlink.MAV_CMD_IMAGE_START_CAPTURE, params, once=True)
    before = yield from _count(peer, camera)  # what the state holds may be older than the last photo
    for _ in range(_TRIES):
        hears = Hears(_PHOTOS)
        try:
            yield from give(peer, order, hears)
        except CameraSilent:
            if hears.heard:
                return _number(hears.heard[0])
            count = yield from _count(peer, camera)
            if None not in (before, count) and before != count:
                return None  # taken, and only the answer was lost
            if None in (before, count) and camera.device:
                raise  # ordered again it might be taken twice
            continue
        return _number(hears.heard[0]) if hears.heard else (yield from _shown(camera))
    raise CameraSilent(PHOTO)


def start_recording(peer: Peer, camera: Camera) -> Conversation[bool]:
    """On the camera's own card. True: the camera shows that it records; False: it only said yes."""
    return _record(peer, camera, RECORD, mavlink.MAV_CMD_VIDEO_START_CAPTURE, wanted=True)


def stop_recording(peer: Peer, camera: Camera) -> Conversation[bool]:
    """True: the camera shows that it records no more."""
    return _record(peer, camera, NO_RECORD, mavlink.MAV_CMD_VIDEO_STOP_CAPTURE, wanted=False)


def _record(peer: Peer, camera: Camera, name: str, command: int, *, wanted: bool) -> Conversation[bool]:
    if camera.info is not None and not camera.can(Ability.VIDEO):
        raise CameraCannot(name, "this camera records nothing")
    # common.xml: param1 is a stream, 0 all. An ArduPilot takes it for the camera, and 0 for its first.
    stream = float(camera.device) if camera.device > 1 else 0.0
    device = float(camera.device)
    starts = command == mavlink.MAV_CMD_VIDEO_START_CAPTURE
    params = (stream, 0.0, device) if starts else (stream, device)
    yield from give(peer, CameraOrder(name, camera.component, command, params))
    for _ in range(_TRIES):
        status = yield from _status(peer, camera)
        if status is not None and (status.video_status == 1) is wanted:
            return True
    return False


def _shown(camera: Camera) -> Conversation[int | None]:
    message = yield Ask(wants=_PHOTOS, wait_s=SHOWN_S)
    while message is not None and message.get_srcComponent() != camera.component:
        message = yield Ask(wants=_PHOTOS, goes_on=True)
    return None if message is None else _number(message)


def _number(message: Message) -> int:
    return int(message.image_index if message.get_type() == "CAMERA_IMAGE_CAPTURED" else message.img_idx)


def _count(peer: Peer, camera: Camera) -> Conversation[int | None]:
    status = yield from _status(peer, camera)
    return None if status is None else int(status.image_count)


def _status(peer: Peer, camera: Camera) -> Conversation[Message | None]:
    """CAMERA_CAPTURE_STATUS, as it is now; None: it does not come."""
    for _ in range(_TRIES):
        status = yield Ask((_asking(peer, camera),), _STATUS, _ASK_S)
        while status is not None and not _is_of(camera, status):
            status = yield Ask(wants=_STATUS, goes_on=True)
        if status is not None:
            return status
    return None


def _is_of(camera: Camera, message: Message) -> bool:
    same_device = camera.device == 0 or message.camera_device_id in (0, camera.device)
    return message.get_srcComponent() == camera.component and same_device


def _asking(peer: Peer, camera: Camera) -> Outgoing:
    number = float(mavlink.MAVLINK_MSG_ID_CAMERA_CAPTURE_STATUS)
    return mavlink.MAVLink_command_long_message(
        peer.system, camera.component, mavlink.MAV_CMD_REQUEST_MESSAGE, 0, number, *(0.0,) * 6
    )
