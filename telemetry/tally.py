"""Counts what came from the vehicle, and by the gaps in its sequence numbers what did not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telemetry.framing import V2

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Tally:
    """Of one vehicle's own frames."""

    messages: int = 0
    bytes: int = 0
    lost: int = 0
    heard_s: float | None = None  # the last one
    _last: int | None = None

    def count(self, frames: Sequence[bytes], now_s: float) -> list[tuple[int, int]]:
        """More of them, heard now. Where one does not follow the one before: their sequence numbers."""
        last = self._last
        jumps: list[tuple[int, int]] = []
        for frame in frames:
            number = frame[4] if frame[0] == V2 else frame[2]
            if last is not None and number != (last + 1) & 0xFF:
                jumps.append((last, number))
            last = number
        self._last = last
        self.messages += len(frames)
        self.bytes += sum(map(len, frames))
        self.heard_s = now_s
        gaps = ((number - before - 1) & 0xFF for before, number in jumps)
        self.lost += sum(gap for gap in gaps if gap < 128)  # a step back is a reordered packet
        return jumps

    def pass_over(self, frame: bytes) -> None:
        """A frame that means nothing to us; but it is not lost either."""
        if self._last is not None:
            gap = (frame[4] - self._last - 1) & 0xFF
            self.lost += gap if gap < 128 else 0
        self._last = frame[4]

    def restart(self) -> None:
        """The numbers begin anew: another link, or another vehicle."""
        self._last = None
