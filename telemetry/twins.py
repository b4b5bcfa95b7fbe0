"""Notices two vehicles under one system id: every command would reach both.

What gives them away: two autopilot uids; a boot clock or a position that jumps to and fro; somebody else on
the network who speaks under the same id. Two interleaved sequences of frame numbers are a suspicion only,
because one vehicle that is heard over two radios looks the same; then its uid is asked for.
"""

from __future__ import annotations

import math
import struct
from collections import deque
from enum import StrEnum

from telemetry.framing import V2

SIGN_S = 5.0  # how long a sign of a second vehicle counts
WINDOW_S = 3.0  # of jumps to and fro
JUMPS = 3  # to, fro and to again: a restart or a glitch of the receiver jumps once or twice
CLOCK_JUMP_S = 3.0  # more than a bad link delays
PLACE_JUMP_M = 10.0
FASTEST_M_S = 25.0
NEAR = 20  # frames that may be lost between two of one sequence
RETURNS = 2  # to the one and to the other: a restart or a loss does not come back
_BOOT_LAT_LON = struct.Struct("<Iii")  # how GLOBAL_POSITION_INT begins: ms, 1e-7 degrees


class Sign(StrEnum):
    """What shows that there are two."""

    UIDS = "uids"
    CLOCKS = "clocks"
    PLACES = "places"
    SENDERS = "senders"


class TwinWatch:
    """Looks at the raw frames of one autopilot's id: both vehicles' frames have to pass here."""

    def __init__(self) -> None:
        self._uids: dict[str, float] = {}
        self._signs: dict[Sign, float] = {}
        self._sequences = _Sequences()
        self._suspected_s: float | None = None
        self._last: tuple[float, float, float, float] | None = None  # heard, boot in s; latitude, longitude
        self._clock_jumps: deque[float] = deque(maxlen=JUMPS)
        self._place_jumps: deque[float] = deque(maxlen=JUMPS)

    def jump(self, last: int, number: int, now_s: float) -> None:
        """A frame whose sequence number does not follow the last one's."""
        if self._sequences.jump(last, number):
            self._suspected_s = now_s

    def position(self, frame: bytes, now_s: float) -> None:
        """One whole GLOBAL_POSITION_INT."""
        if frame[0] != V2 or frame[1] < _BOOT_LAT_LON.size:
            return
        boot_ms, lat_e7, lon_e7 = _BOOT_LAT_LON.unpack_from(frame, 10)
        if lat_e7 == 0 and lon_e7 == 0:  # before its first position
            return
        last, self._last = self._last, (now_s, boot_ms / 1000, lat_e7 / 1e7, lon_e7 / 1e7)
        if last is None:
            return
        passed_s = self._last[1] - last[1]
        if abs(passed_s - (now_s - last[0])) > CLOCK_JUMP_S:
            self._note(Sign.CLOCKS, self._clock_jumps, now_s)
        elif _metres(last, self._last) > PLACE_JUMP_M + FASTEST_M_S * abs(passed_s):
            self._note(Sign.PLACES, self._place_jumps, now_s)

    def uid(self, uid: str, now_s: float) -> None:
        """Somebody under this id says that it is this one."""
        self._uids[uid] = now_s
        if len(self._uids) > 1:
            self._signs[Sign.UIDS] = sorted(self._uids.values())[-2]  # when both were last heard

    def stranger(self, now_s: float) -> None:
        """Somebody else on the network speaks under this id while ours does."""
        self._signs[Sign.SENDERS] = now_s

    def sign(self, now_s: float) -> Sign | None:
        """What showed lately that there are two; None: nothing."""
        return next((sign for sign, seen_s in self._signs.items() if now_s - seen_s <= SIGN_S), None)

    def suspects(self, now_s: float) -> bool:
        """Whether it is worth asking who is there."""
        return self._suspected_s is not None and now_s - self._suspected_s <= WINDOW_S

    def _note(self, sign: Sign, jumps: deque[float], now_s: float) -> None:
        jumps.append(now_s)
        if len(jumps) == JUMPS and now_s - jumps[0] <= WINDOW_S:
            self._signs[sign] = now_s


class _Sequences:
    """One row of numbers that may be two, each going its own way, however fast each of them is."""

    def __init__(self) -> None:
        self._left: int | None = None  # where the one was left when the other began to speak
        self._returns = 0

    def jump(self, last: int, number: int) -> bool:
        """True when the one was gone back to, and then the other: both go on."""
        if (number - last + NEAR) & 0xFF <= 2 * NEAR:  # frames were lost, or came late
            return False
        goes_on = self._left is not None and 0 < (number - self._left) & 0xFF <= NEAR
        self._returns = self._returns + 1 if goes_on else 0
        self._left = last
        return self._returns >= RETURNS


def _metres(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> float:
    """Near enough for a jump: a degree of latitude is 111 km."""
    north = (b[2] - a[2]) * 111_195
    east = (b[3] - a[3]) * 111_195 * math.cos(math.radians(a[2]))
    return math.hypot(north, east)
