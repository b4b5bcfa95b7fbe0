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

    def count(self, frame: bytes, now_s: float) -> None:
        """One more, heard now."""
        self.messages += 1
        self.bytes += len(frame)
        self.heard_s = now_s
        self.pass_over(frame)

    def pass_over(self, frame: bytes) -> None:
        """A frame that means nothing to us; but it is not lost either."""
        number = frame[4] if frame[0] == V2 else frame[2]
        if self._last is not None:
            gap = (number - self._last - 1) & 0xFF
            if gap < 128:  # a step back is a reordered packet
                self.lost += gap
        self._last = number

    def restart(self) -> None:
        """The numbers begin anew: another link, or another vehicle."""
        self._last = None
