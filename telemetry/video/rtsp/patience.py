"""How long is waited for a camera, and when that was too long."""

from __future__ import annotations

from dataclasses import dataclass

from telemetry.video.errors import StreamError, Trouble


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for what, in seconds."""

    connect_s: float = 3.0
    reply_s: float = 3.0
    first_packet_s: float = 3.0  # a camera may wait for its next key frame
    silence_s: float = 0.8  # a radio that dropped out looks so
    picture_s: float = 5.0  # packets come, and no picture gets whole


class Watch:
    """When the last packet and the last whole picture came. Times are of `time.monotonic()`."""

    def __init__(self, patience: Patience, now_s: float, hint: str = "") -> None:
        self._patience = patience
        self._hint = hint  # why nothing may have come at all
        self._began_s = now_s
        self._packet_s: float | None = None
        self._picture_s = now_s

    def heard(self, now_s: float, *, picture: bool) -> None:
        self._packet_s = now_s
        if picture:
            self._picture_s = now_s

    @property
    def deadline_s(self) -> float:
        waits = self._patience
        if self._packet_s is None:
            return self._began_s + waits.first_packet_s
        return min(self._packet_s + waits.silence_s, self._picture_s + waits.picture_s)

    def check(self, now_s: float) -> None:
        """StreamError (SILENT) after the deadline, by what is missing."""
        if now_s < self.deadline_s:
            return
        if self._packet_s is None:
            raise StreamError(Trouble.SILENT, f"plays, and no picture comes{self._hint}")
        if now_s - self._packet_s >= self._patience.silence_s:
            raise StreamError(Trouble.SILENT, "froze")
        raise StreamError(Trouble.SILENT, "sends no whole picture")
