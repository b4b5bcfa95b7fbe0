"""How a stream is, as the window shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telemetry.video.errors import Trouble


class StreamState(StrEnum):
    CONNECTING = "connecting"  # no picture has come yet
    LIVE = "live"
    FROZEN = "frozen"  # the newest picture is old: greyed, with its age; it is connected again meanwhile
    FAILED = "failed"  # it waits for a person: name and password, a limit, the end of a file


@dataclass(frozen=True, slots=True)
class RecordingNow:
    """The segment that is being written."""

    file: str
    pictures: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class StreamStatus:
    """One look at a stream. Counters since it was started, over restarts of its process."""

    state: StreamState = StreamState.CONNECTING
    trouble: Trouble | None = None  # of the last attempt; None while pictures come
    reason: str = ""  # one sentence to it
    width_px: int | None = None
    height_px: int | None = None
    encoding: str | None = None  # "h264", "hevc", "mjpeg"
    fps: float | None = None  # of the last seconds; None: not known, or frozen
    pictures: int = 0
    dropped: int = 0  # left out for speed or for damage
    damaged: int = 0  # shown, though something of them was lost
    connects: int = 0  # how often the source was asked
    restarts: int = 0  # of the process that decodes
    picture_s: float | None = None  # time.monotonic() when the newest picture came
    sender_delay_s: float | None = None  # between the camera's clock and ours; None: not told, not plausible
    recording: RecordingNow | None = None
    not_recorded: str | None = None  # why nothing reaches the disk, though it should

    def age_s(self, now_s: float) -> float | None:
        """Of the newest picture; None before the first."""
        return None if self.picture_s is None else max(0.0, now_s - self.picture_s)
