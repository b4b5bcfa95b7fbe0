"""One coded picture, as it came; and whatever such pictures come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Encoding(StrEnum):
    """Named as the decoders are."""

    H264 = "h264"
    H265 = "hevc"


@dataclass(frozen=True, slots=True)
class AccessUnit:
    """All NAL units of one picture, each behind the start code 00 00 00 01 (Annex B)."""

    data: bytes
    stream_s: float  # seconds on the stream's own clock, from any zero; never wraps
    received_s: float  # time.monotonic() when its last byte came
    key: bool  # a picture can be decoded from here on
    damaged: bool = False  # a part of it was lost on the way


class CodedSource(Protocol):
    """A stream of coded pictures: RTSP, MPEG-TS, a grabber, a file."""

    @property
    def encoding(self) -> Encoding: ...

    @property
    def parameter_sets(self) -> bytes:
        """SPS, PPS (and VPS) in Annex B, from the stream's description; empty: they come in the stream."""
        ...

    def units(self) -> Iterator[AccessUnit]:
        """Waits for each. StreamError when there are no more, and why."""
        ...

    def close(self) -> None:
        """From any thread, twice if need be; `units` ends soon after."""
        ...
