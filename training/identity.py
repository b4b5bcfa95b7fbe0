"""Who the drone says it is: firmware, capabilities, and the modes it offers."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from telemetry.messages import mavlink
from training.modes import NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

CAPABILITIES = 64495
FIRMWARE = 0x04070000  # 4.7.0-dev
GIT_HASH = b"6577264c"
UID2 = bytes([59, 100, 49, 50, 49, 57, 99, 55, 99, 52, 99, 53, 52, 48, 52, 97, 97, 0])
AVAILABLE_MODES, AVAILABLE_MODES_MONITOR = 435, 437


def autopilot_version(board: int) -> mavlink.MAVLink_autopilot_version_message:
    """AUTOPILOT_VERSION of this firmware; `board` tells drones apart whatever number they have."""
    uid = UID2[:11] + bytes([(UID2[11] + board) & 0xFF]) + UID2[12:]
    return mavlink.MAVLink_autopilot_version_message(
        CAPABILITIES, FIRMWARE, 0, 0, 0, GIT_HASH, bytes(8), bytes(8), 0, 0, 0, uid
    )


def available_modes(index: int) -> Iterator[mavlink.MAVLink_message]:
    """AVAILABLE_MODES of one mode (counted from 1), or of all with index 0."""
    for number, (mode, needs) in enumerate(NEEDS.items(), start=1):
        if index in (0, number):
            head = struct.pack("<IIBBB", int(mode), 0, len(NEEDS), number, 0)
            yield Unlisted(AVAILABLE_MODES, 134, head + needs.label.encode().ljust(35, b"\0"))


def modes_monitor() -> mavlink.MAVLink_message:
    """AVAILABLE_MODES_MONITOR: the list has not changed."""
    return Unlisted(AVAILABLE_MODES_MONITOR, 30, b"\0")


class Unlisted(mavlink.MAVLink_message):
    """A message that pymavlink's ardupilotmega dialect does not know."""

    def __init__(self, number: int, crc_extra: int, payload: bytes) -> None:
        super().__init__(number, f"UNKNOWN_{number}")
        self._number_crc_extra = crc_extra
        self._content = payload

    def pack(self, mav: mavlink.MAVLink, force_mavlink1: bool = False) -> bytes:
        return self._pack(mav, self._number_crc_extra, self._content, force_mavlink1=force_mavlink1)
