"""Counts what came from the vehicle, and by the gaps in its sequence numbers what did not."""

from __future__ import annotations

from dataclasses import dataclass

from telemetry.framing import V2


@dataclass(slots=True)
class Tally:
    """Of one vehicle's own frames."""

    messages: int = 0
    bytes: int = 0
    lost: int = 0
    heard_s: float | None = None  # the last one
    _last: int | None = None

    def count(self, frame: bytes, now_s: float) -> tuple[int, int] | None:
        """One more, heard now. When it does not follow the last one: their sequence numbers."""
        self.messages += 1
        self.bytes += len(frame)
        self.heard_s = now_s
        return self.pass_over(frame)

    def pass_over(self, frame: bytes) -> tuple[int, int] | None:
        """A frame that means nothing to us; but it is not lost either. As `count`."""
        number = frame[4] if frame[0] == V2 else frame[2]
        last, self._last = self._last, number
        if last is None:
            return None
        gap = (number - last - 1) & 0xFF
        if gap == 0:
            return None
        if gap < 128:  # a step back is a reordered packet
            self.lost += gap
        return last, number

    def restart(self) -> None:
        """The numbers begin anew: another link, or another vehicle."""
        self._last = None
