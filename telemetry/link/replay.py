"""A recorded flight as a link: the same flow as live, on the recording's time, and nothing can be commanded.

Frames come in bursts of at most 10 ms, at the time they were recorded. A silence of more than five seconds is
crossed in about one second: its time still passes in full, so a link that was lost is lost again, only the
waiting is cut short.
"""

from __future__ import annotations

import time
from collections import deque
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING

import numpy as np

from telemetry.frames import FramesError, read_frames, utc
from telemetry.link.link import LinkError
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

BURST_S = 0.01
LONG_SILENCE_S = 5.0
CROSSED_IN_S = 1.0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# What was said once is not said again when somebody jumps past it.
_ONCE = (
    mavlink.MAVLINK_MSG_ID_STATUSTEXT,
    mavlink.MAVLINK_MSG_ID_COMMAND_ACK,
    mavlink.MAVLINK_MSG_ID_COMMAND_LONG,
    mavlink.MAVLINK_MSG_ID_COMMAND_INT,
    mavlink.MAVLINK_MSG_ID_MISSION_ACK,
)


class ReplayClock:
    """UTC is the place in the recording and jumps with it; the monotonic seconds count what was played."""

    def __init__(self, at_us: int) -> None:
        self.at_us = at_us
        self._played_s = 0.0

    def monotonic_s(self) -> float:
        return self._played_s

    def utc(self) -> datetime:
        return utc(self.at_us)

    def play_to(self, at_us: int) -> None:
        self._played_s += (at_us - self.at_us) / 1e6
        self.at_us = at_us


class ReplayLink:
    """Plays a .tlog or a flight folder; LinkError if there is none.

    `speed` is recorded seconds per wall second, None as fast as possible. `pause`, `resume`, `seek` and
    `set_speed` may be called from any thread.
    """

    live = False
    trusted = True  # what is in the record was judged when it came
    down = None
    sender = None
    strangers = 0  # whoever spoke is in the recording

    def __init__(self, path: Path, *, speed: float | None = 1.0) -> None:
        try:
            self._frames = read_frames(path)
        except FramesError as error:
            raise LinkError(str(error)) from error
        self._index: npt.NDArray[np.int64] = np.flatnonzero(self._frames.sound())
        if not len(self._index):
            raise LinkError(f"{path}: holds no MAVLink frame; give a .tlog file or the folder of a flight")
        self._at_us: npt.NDArray[np.int64] = np.maximum.accumulate(self._frames.at_us[self._index])
        self.address = f"replay:{path}"
        self._next = 0
        self.clock = ReplayClock(int(self._at_us[0]))
        self._speed = speed
        self._paused = False
        self._closed = False
        self._seeks_us: deque[int] = deque()
        self._changed = Event()
        self._due_wall_s = time.monotonic()

    @property
    def start(self) -> datetime:
        """When the recording begins."""
        return utc(self._at_us[0])

    @property
    def end(self) -> datetime:
        """When the recording ends."""
        return utc(self._at_us[-1])

    @property
    def progress(self) -> float:
        """How much of the recorded time has been played, 0 to 1."""
        whole_us = int(self._at_us[-1] - self._at_us[0])
        return (self.clock.at_us - int(self._at_us[0])) / whole_us if whole_us else 1.0

    @property
    def paused(self) -> bool:
        return self._paused

    def pause(self) -> None:
        """Time stands until `resume`."""
        self._paused = True

    def resume(self) -> None:
        self._paused = False
        self._changed.set()

    def set_speed(self, speed: float | None) -> None:
        """From now on; None is as fast as possible."""
        self._speed = speed
        self._changed.set()

    def seek(self, at: datetime) -> None:
        """Go on from there, forwards or back.

        The newest message of every kind before that moment comes first, so the state is what it was.
        """
        at_us = (at - _EPOCH) // timedelta(microseconds=1)
        self._seeks_us.append(min(max(at_us, int(self._at_us[0])), int(self._at_us[-1])))
        self._changed.set()

    def read(self, timeout_s: float) -> list[bytes]:
        if self._closed:
            raise LinkError("the replay was closed")
        if self._seeks_us:
            while len(self._seeks_us) > 1:  # of a dragged cursor only the last place counts
                self._seeks_us.popleft()
            return self._jump(self._seeks_us.popleft())
        if self._paused:
            self._wait(timeout_s)
            return []
        if self._next == len(self._index):
            raise LinkError("end of the recording")
        next_us = int(self._at_us[self._next])
        until_us = min(next_us, self.clock.at_us + round(timeout_s * 1e6))
        if not self._pace((until_us - self.clock.at_us) / 1e6):
            return []
        self.clock.play_to(until_us)
        return self._burst() if until_us == next_us else []

    def overheard(self) -> list[tuple[str, bytes]]:
        return []

    def accept_peer(self, sender: str | None = None) -> None:
        pass  # a file has no peer

    def answer(self, data: bytes) -> None:
        pass  # nobody there to hear it

    def write(self, data: bytes) -> None:
        pass  # nobody there to hear it

    def close(self) -> None:
        self._closed = True
        self._changed.set()

    def _burst(self) -> list[bytes]:
        """The frames of the next 10 ms; the clock stands at the last of them."""
        end_us = int(self._at_us[self._next]) + round(BURST_S * 1e6)
        after = int(np.searchsorted(self._at_us, end_us, side="right"))
        frames = [self._frames.frame(index) for index in self._index[self._next : after].tolist()]
        self.clock.play_to(int(self._at_us[after - 1]))
        self._next = after
        return frames

    def _jump(self, at_us: int) -> list[bytes]:
        self._next = int(np.searchsorted(self._at_us, at_us))
        self.clock.at_us = at_us
        self._due_wall_s = time.monotonic()
        before = self._index[: self._next]
        numbers = self._frames.number[before]
        lasting = before[~np.isin(numbers, _ONCE)][::-1]
        kind = self._frames.number[lasting].astype(np.int64) << 16
        kind |= self._frames.system[lasting].astype(np.int64) << 8 | self._frames.component[lasting]
        newest = np.unique(kind, return_index=True)[1]
        return [self._frames.frame(index) for index in np.sort(lasting[newest]).tolist()]

    def _pace(self, recorded_s: float) -> bool:
        """Wait as long as this much recorded time takes; False if somebody changed the playing meanwhile."""
        speed = self._speed
        if speed is None or recorded_s <= 0:
            return True
        silence_s = (int(self._at_us[self._next]) - int(self._at_us[max(self._next - 1, 0)])) / 1e6
        if silence_s > LONG_SILENCE_S:
            speed = max(speed, silence_s / CROSSED_IN_S)
        wall_s = time.monotonic()
        due_s = max(self._due_wall_s + recorded_s / speed, wall_s - 0.25)  # forgive stalls
        if self._wait(due_s - wall_s):
            self._due_wall_s = time.monotonic()
            return False
        self._due_wall_s = due_s
        return True

    def _wait(self, wall_s: float) -> bool:
        """True if something changed while waiting."""
        changed = self._changed.wait(wall_s) if wall_s > 0 else self._changed.is_set()
        self._changed.clear()
        return changed
