"""Which vehicle speaks: its heartbeat says that it is one, its autopilot's uid says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.messages import GCS_SYSTEM, mavlink
from telemetry.protocol import Ask

if TYPE_CHECKING:
    from telemetry.messages import Message
    from telemetry.protocol import Conversation, Peer

ASK_AGAIN_S = 1.5
TRIES = 5


def is_vehicle(heartbeat: Message) -> bool:
    """An autopilot; no ground station, camera or gimbal."""
    return (
        heartbeat.autopilot != mavlink.MAV_AUTOPILOT_INVALID
        and heartbeat.type != mavlink.MAV_TYPE_GCS
        and heartbeat.get_srcSystem() != 0  # MAVLink: 0 means everybody
    )


def has_our_id(heartbeat: Message) -> bool:
    """It would take our own words for its: such a vehicle cannot be talked to."""
    return heartbeat.get_srcSystem() == GCS_SYSTEM


def enum_word(enum: str, value: int) -> str:
    """`MAV_TYPE_QUADROTOR` as "quadrotor"; the number of one that nobody has told us about."""
    entry = mavlink.enums[enum].get(value)
    return entry.name.removeprefix(f"{enum}_").lower() if entry else str(value)


def uid_of(version: Message) -> str | None:
    """The autopilot's own number, from AUTOPILOT_VERSION: the long one if it has one; None: it has none."""
    long: bytes = bytes(version.uid2)
    if any(long):
        return long.hex()
    return f"{version.uid:016x}" if version.uid else None


def ask_identity(peer: Peer) -> Conversation[None]:
    """Ask once for AUTOPILOT_VERSION; the answer comes as any message does."""
    yield Ask(
        send=(
            mavlink.MAVLink_command_long_message(
                peer.system,
                peer.component,
                mavlink.MAV_CMD_REQUEST_MESSAGE,
                0,
                mavlink.MAVLINK_MSG_ID_AUTOPILOT_VERSION,
                *(0, 0, 0, 0, 0, 0),
            ),
        ),
        wait_s=0.0,
    )


class IdentityWatch:
    """Remembers which autopilot we are connected to, and when it is time to ask again."""

    def __init__(self) -> None:
        self.uid: str | None = None
        self.other: str | None = None  # the uid of somebody else who answers in its place
        self._tries = 0
        self._due_s = 0.0

    def begin(self, now_s: float) -> None:
        """Somebody is met, perhaps again: ask who it is."""
        self._tries = TRIES
        self._due_s = now_s

    def heard(self, uid: str | None) -> bool:
        """An answer. True if it is of the vehicle we are connected to."""
        self._tries = 0
        if uid is None:
            return True
        self.uid = self.uid or uid
        self.other = None if uid == self.uid else uid
        return self.other is None

    def is_due(self, now_s: float, *, in_doubt: bool) -> bool:
        """Whether to ask now: a few times until it answers, and on and on while in doubt."""
        if (self._tries == 0 and not in_doubt) or now_s < self._due_s:
            return False
        self._tries = max(0, self._tries - 1)
        self._due_s = now_s + ASK_AGAIN_S
        return True
