"""Find the cameras and gimbals aboard, let them describe themselves, and have them tell how they are now.

A drone without any is asked a few times and left in peace. What is heard goes into the state by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from telemetry.camera.reduce import DEVICES, MOST_CAMERAS, MOST_STREAMS, OWN_COMPONENTS
from telemetry.messages import mavlink
from telemetry.protocol import Ask

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing
    from telemetry.protocol import Conversation, Peer

VIEW_HZ, THERMAL_HZ, LOOK_HZ, STATUS_HZ = 2.0, 5.0, 5.0, 1.0  # with all a camera has 0.6 kB/s
EVERYBODY = 0
_TRIES = 3
_ANSWER_S = 0.7
_INFORMATION = mavlink.MAVLINK_MSG_ID_CAMERA_INFORMATION
_STREAMS = mavlink.MAVLINK_MSG_ID_VIDEO_STREAM_INFORMATION
_MANAGER = mavlink.MAVLINK_MSG_ID_GIMBAL_MANAGER_INFORMATION
_THERMAL = mavlink.MAVLINK_MSG_ID_CAMERA_THERMAL_RANGE
_ACK = frozenset({"COMMAND_ACK"})


class Found(NamedTuple):
    """A camera, as every order to it names it."""

    component: int
    device: int


class Discovered(NamedTuple):
    """What is aboard. `managers` are components that move gimbals."""

    cameras: tuple[Found, ...]
    managers: tuple[int, ...]


def discover(peer: Peer) -> Conversation[Discovered]:
    """Ends when all that answered have described themselves, or nobody did; never with an error."""
    flags: dict[Found, int] = {}
    for message in (yield from _called(peer, _INFORMATION)):
        camera = _camera_of(message)
        if camera is not None and len(flags) < MOST_CAMERAS:
            flags[camera] = int(message.flags)
    told = yield from _called(peer, _MANAGER)
    managers = tuple(sorted({message.get_srcComponent() for message in told}))
    for component in sorted({camera.component for camera in flags}):
        yield from _describe(peer, component)
    for camera, can in sorted(flags.items()):
        yield from _rates(peer, camera, thermal=bool(can & mavlink.CAMERA_CAP_FLAGS_HAS_THERMAL_RANGE))
    for manager in managers:
        yield from _interval(peer, manager, mavlink.MAVLINK_MSG_ID_GIMBAL_MANAGER_STATUS, STATUS_HZ)
        yield from _interval(peer, manager, mavlink.MAVLINK_MSG_ID_GIMBAL_DEVICE_ATTITUDE_STATUS, LOOK_HZ)
    return Discovered(tuple(sorted(flags)), managers)


def _called(peer: Peer, number: int) -> Conversation[list[Message]]:
    """Everybody aboard is asked for this message: what came until they had time enough."""
    wants = frozenset({_name(number)})
    heard: list[Message] = []
    for _ in range(_TRIES):
        message = yield Ask((_asking(peer, EVERYBODY, number),), wants, _ANSWER_S)
        while message is not None:
            heard.append(message)
            message = yield Ask((), wants, goes_on=True)
        if heard:
            break
    return heard


def _describe(peer: Peer, component: int) -> Conversation[None]:
    for number in (mavlink.MAVLINK_MSG_ID_CAMERA_SETTINGS, mavlink.MAVLINK_MSG_ID_CAMERA_CAPTURE_STATUS):
        yield from _told(peer, component, number)
    streams, count = yield from _streams(peer, component, 0)
    for stream in range(1, min(count, MOST_STREAMS) + 1):
        if stream not in streams:
            yield from _streams(peer, component, stream)


def _told(peer: Peer, component: int, number: int) -> Conversation[None]:
    wants = frozenset({_name(number)})
    for _ in range(_TRIES):
        message = yield Ask((_asking(peer, component, number),), wants, _ANSWER_S)
        while message is not None and message.get_srcComponent() != component:
            message = yield Ask((), wants, goes_on=True)
        if message is not None:
            return


def _streams(peer: Peer, component: int, stream: int) -> Conversation[tuple[set[int], int]]:
    """Ask for one stream, 0 for all: which came, and how many there are."""
    wants = frozenset({_name(_STREAMS)})
    streams: set[int] = set()
    count = 0
    for _ in range(_TRIES):
        message = yield Ask((_asking(peer, component, _STREAMS, stream),), wants, _ANSWER_S)
        while message is not None:
            if message.get_srcComponent() == component:
                streams.add(int(message.stream_id))
                count = max(count, int(message.count))
            done = stream in streams if stream else 0 < count <= len(streams)
            if done:
                return streams, count
            message = yield Ask((), wants, goes_on=True)
        if streams:
            break
    return streams, count


def _rates(peer: Peer, camera: Found, *, thermal: bool) -> Conversation[None]:
    for number, hz in (
        (mavlink.MAVLINK_MSG_ID_CAMERA_SETTINGS, STATUS_HZ),
        (mavlink.MAVLINK_MSG_ID_CAMERA_CAPTURE_STATUS, STATUS_HZ),
        (mavlink.MAVLINK_MSG_ID_CAMERA_FOV_STATUS, VIEW_HZ),
    ):
        yield from _interval(peer, camera.component, number, hz)
    if thermal:  # common.xml: param3 is the stream, 0 all; param4 the camera, 0 when it is its own component
        yield from _interval(peer, camera.component, _THERMAL, THERMAL_HZ, (0, camera.device))


def _interval(
    peer: Peer, component: int, number: int, hz: float, of: tuple[int, int] = (0, 0)
) -> Conversation[None]:
    """Until it is answered, with yes or no: not every camera has everything to tell. `of`: stream, camera."""
    params = (float(number), 1e6 / hz, float(of[0]), float(of[1]), 0.0, 0.0, 0.0)
    command = mavlink.MAV_CMD_SET_MESSAGE_INTERVAL
    order = mavlink.MAVLink_command_long_message(peer.system, component, command, 0, *params)
    for _ in range(_TRIES):
        answer = yield Ask((order,), _ACK, _ANSWER_S)
        while answer is not None and (answer.command, answer.get_srcComponent()) != (command, component):
            answer = yield Ask((), _ACK, goes_on=True)
        if answer is not None:
            return


def _camera_of(message: Message) -> Found | None:
    component = message.get_srcComponent()
    if component in OWN_COMPONENTS:
        return Found(component, 0)
    device = int(message.camera_device_id) or 1
    return Found(component, device) if device in DEVICES else None


def _asking(peer: Peer, component: int, number: int, stream: int = 0) -> Outgoing:
    params = (float(number), float(stream), 0.0, 0.0, 0.0, 0.0, 0.0)
    return mavlink.MAVLink_command_long_message(
        peer.system, component, mavlink.MAV_CMD_REQUEST_MESSAGE, 0, *params
    )


def _name(number: int) -> str:
    return mavlink.mavlink_map[number].msgname
