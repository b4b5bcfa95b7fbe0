"""A stream that the drone announces, for whoever serves the pictures."""

from __future__ import annotations

from dataclasses import dataclass

from telemetry.video.access_unit import Encoding


@dataclass(frozen=True, slots=True)
class StreamOffer:
    """As VIDEO_STREAM_INFORMATION tells it. `hfov_deg` None: what the eye sees now, with its zoom."""

    name: str
    uri: str
    thermal: bool = False
    encoding: Encoding = Encoding.H264
    size_px: tuple[int, int] = (1920, 1080)
    rate_hz: float = 30.0
    hfov_deg: float | None = None
    bitrate_bit_s: int = 2_000_000
