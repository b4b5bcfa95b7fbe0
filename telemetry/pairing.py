"""Give a drone its signing key, by cable: from then on it obeys by radio only who signs with it.

SETUP_SIGNING carries the key in clear and is never acknowledged. So it goes over a cable alone, and the proof
that the drone has it is a frame of the drone that is signed with it.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from maps.plain_error import PlainError
from telemetry.identity import uid_of
from telemetry.messages import mavlink
from telemetry.protocol import Ask
from telemetry.signing import KEY_BYTES, is_from, is_signed, signing_time
from telemetry.signing_keys import DroneKey

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from telemetry.messages import Message, Outgoing
    from telemetry.protocol import Conversation, Peer

TRIES = 3
ANSWER_S = 1.5
HEARTBEAT_S = 2.5  # one comes every second
HEARTBEATS = 3  # the first may have been on its way already
_BEAT = frozenset({"HEARTBEAT"})
_VERSION = frozenset({"AUTOPILOT_VERSION"})


class PairingError(PlainError):
    """Why a drone was not given a key, or did not give it up. What to do, in one line."""


def pair(
    peer: Peer, *, cable: bool, utc: Callable[[], datetime], name: str | None = None
) -> Conversation[DroneKey]:
    """A fresh key for the drone, which has proven that it has it; the caller keeps it. PairingError.

    `cable`: nobody else can listen on this link. `utc` is the time that the drone's signing clock begins at.
    """
    uid = yield from _ready(peer, cable=cable)
    key = secrets.token_bytes(KEY_BYTES)
    given = _SetupSigning(peer.system, peer.component, list(key), signing_time(utc()))
    if not (yield from _beats(peer, given, lambda frame: is_signed(frame) and is_from(key, frame))):
        raise PairingError(
            "the drone did not take the key: its autopilot does not sign, or the cable came off"
        )
    return DroneKey(uid, name or f"drone {uid.rstrip('0')[-4:]}", key)


def unpair(peer: Peer, *, cable: bool, uid: str | None = None) -> Conversation[str]:
    """Take the key away: the drone obeys anybody again, and has proven it. Returns its uid. PairingError.

    `uid`: only if it is this drone.
    """
    found = yield from _ready(peer, cable=cable)
    if uid is not None and found != uid:
        raise PairingError(f"this is drone {found}, not {uid}: nothing was changed")
    taken = _SetupSigning(peer.system, peer.component, [0] * KEY_BYTES, 0)
    if not (yield from _beats(peer, taken, lambda frame: not is_signed(frame))):
        raise PairingError("the drone still signs: plug it in by its own USB socket and try again")
    return found


class _SetupSigning(mavlink.MAVLink_setup_signing_message):
    """pymavlink's own would print the key wherever somebody prints messages."""

    def __str__(self) -> str:
        return self.msgname

    __repr__ = __str__


def _ready(peer: Peer, *, cable: bool) -> Conversation[str]:
    """The uid of the drone, which is on the ground and on a cable."""
    if not cable:
        raise PairingError("a key is given in clear, so not by radio: plug the drone in by its USB")
    beat = yield from _beat_of(peer)
    if beat.base_mode & mavlink.MAV_MODE_FLAG_SAFETY_ARMED:
        raise PairingError("the motors are armed: disarm the drone first")
    for _ in range(TRIES):
        version = yield Ask((_version_please(peer),), _VERSION, ANSWER_S)
        if version is not None and (uid := uid_of(version)) is not None:
            return uid
    raise PairingError("the drone does not say which one it is, so no key can be kept for it")


def _beat_of(peer: Peer) -> Conversation[Message]:
    for _ in range(TRIES):
        beat = yield Ask(wants=_BEAT, wait_s=HEARTBEAT_S)
        if beat is not None and beat.get_srcComponent() == peer.component:
            return beat
    raise PairingError("the drone fell silent: is the cable in?")


def _beats(peer: Peer, message: Outgoing, proven: Callable[[bytes], bool]) -> Conversation[bool]:
    """Send until a heartbeat of the drone proves that it was taken."""
    for _ in range(TRIES):
        ask = Ask((message,), _BEAT, HEARTBEAT_S)
        for _ in range(HEARTBEATS):
            beat = yield ask
            if beat is None:
                break
            if beat.get_srcComponent() == peer.component and proven(bytes(beat.get_msgbuf())):
                return True
            ask = Ask(wants=_BEAT, wait_s=HEARTBEAT_S)
    return False


def _version_please(peer: Peer) -> Outgoing:
    return mavlink.MAVLink_command_long_message(
        peer.system,
        peer.component,
        mavlink.MAV_CMD_REQUEST_MESSAGE,
        0,
        mavlink.MAVLINK_MSG_ID_AUTOPILOT_VERSION,
        *(0, 0, 0, 0, 0, 0),
    )
