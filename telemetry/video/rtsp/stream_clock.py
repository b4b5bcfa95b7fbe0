"""A stream's own clock: its 32-bit ticks as seconds that never wrap, and its sender's time."""

from __future__ import annotations

from dataclasses import dataclass

_BACK_S = 1.0  # pictures that are shown later than they are sent step back a little
_AHEAD_S = 10.0


@dataclass(frozen=True, slots=True)
class SenderClock:
    """One moment on the stream's clock and on the sender's, by its newest report."""

    stream_s: float
    sender_s: float  # Unix time as the camera believes it to be

    def at(self, stream_s: float) -> float:
        """The sender's time at a moment of the stream."""
        return self.sender_s + stream_s - self.stream_s


class StreamClock:
    """Begins at 0 with the first picture."""

    def __init__(self, ticks_hz: int) -> None:
        self._hz = ticks_hz
        self._ticks = 0.0
        self._last: tuple[int, float] | None = None  # timestamp, received_s
        self.restarts = 0

    def seconds(self, timestamp: int, received_s: float) -> float:
        """Of a picture; where the sender's clock jumps, it goes on by ours."""
        if self._last is not None:
            step = _signed(timestamp - self._last[0])
            if not -_BACK_S * self._hz <= step <= _AHEAD_S * self._hz:
                step = max(received_s - self._last[1], 0.0) * self._hz
                self.restarts += 1
            self._ticks += step
        self._last = (timestamp, received_s)
        return self._ticks / self._hz

    def place(self, timestamp: int) -> float | None:
        """Where a time in a report lies on this clock; None before the first picture, or far from any."""
        if self._last is None:
            return None
        step = _signed(timestamp - self._last[0]) / self._hz
        return self._ticks / self._hz + step if abs(step) < 60 else None


def _signed(ticks: int) -> int:
    return ((ticks + 0x80000000) & 0xFFFFFFFF) - 0x80000000
