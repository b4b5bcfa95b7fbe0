"""Pictures to H.264 or H.265 without delay: each picture that goes in comes out at once."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np
from av.video.frame import PictureType

from telemetry.video.access_unit import Encoding

if TYPE_CHECKING:
    from av.video.codeccontext import VideoCodecContext

    from training.camera.planes import Planes

BITS_A_PIXEL_AND_PICTURE = 0.2  # of noisy thermal pictures; 2 Mbit/s at 640x512 and 30 a second
_ENCODERS = {Encoding.H264: "libx264", Encoding.H265: "libx265"}


@dataclass(frozen=True, slots=True)
class Coded:
    """The NAL units of one picture, without start codes."""

    units: tuple[bytes, ...]
    key: bool


class Encoder:
    """One stream of one size. Not for two threads."""

    def __init__(
        self, encoding: Encoding, width_px: int, height_px: int, fps: int, *, key_every_s: float = 1.0
    ) -> None:
        self.encoding, self.size_px = encoding, (width_px, height_px)
        self.key_every_s = key_every_s
        between = max(1, round(fps * key_every_s))
        codec = cast("VideoCodecContext", av.CodecContext.create(_ENCODERS[encoding], "w"))
        codec.width, codec.height, codec.pix_fmt = width_px, height_px, "yuv420p"
        codec.framerate, codec.time_base = Fraction(fps), Fraction(1, fps)
        codec.bit_rate = round(width_px * height_px * fps * BITS_A_PIXEL_AND_PICTURE)
        codec.gop_size, codec.max_b_frames, codec.thread_count = between, 0, 1
        codec.options = _options(encoding, between)
        self._codec = codec
        self._count = 0

    def encode(self, planes: Planes, *, key: bool = False) -> Coded:
        """The next picture; when it was taken is told beside it, by RTP."""
        height, width = planes.luma.shape
        frame = av.VideoFrame(width, height, "yuv420p")
        for plane, rows in zip(frame.planes, (planes.luma, planes.blue, planes.red), strict=True):
            whole = np.frombuffer(memoryview(plane), np.uint8)
            whole.reshape(plane.height, plane.line_size)[:, : plane.width] = rows
        frame.pts, frame.time_base = self._count, self._codec.time_base
        self._count += 1
        if key:
            frame.pict_type = PictureType.I
        units: list[bytes] = []
        is_key = False
        codec = cast("Any", self._codec)  # its stubs leave the kind of packet open
        for packet in cast("list[av.Packet[Any]]", codec.encode(frame)):
            units += split(bytes(packet))
            is_key = is_key or packet.is_keyframe
        return Coded(tuple(units), is_key)


def split(annex_b: bytes) -> list[bytes]:
    """NAL units between start codes of three or four bytes."""
    units: list[bytes] = []
    for part in annex_b.split(b"\x00\x00\x01"):
        unit = part.rstrip(b"\x00")  # of a four-byte start code, and trailing zeros, which mean nothing
        if unit:
            units.append(unit)
    return units


def parameter_sets(units: tuple[bytes, ...], encoding: Encoding) -> tuple[bytes, ...]:
    """VPS, SPS and PPS among them, in this order."""
    wanted = (7, 8) if encoding is Encoding.H264 else (32, 33, 34)
    return tuple(unit for kind in wanted for unit in units if kind_of(unit, encoding) == kind)


def kind_of(unit: bytes, encoding: Encoding) -> int:
    """nal_unit_type of H.264 (ITU-T H.264 7.3.1) or of H.265 (ITU-T H.265 7.3.1.2)."""
    return unit[0] & 31 if encoding is Encoding.H264 else unit[0] >> 1 & 63


def _options(encoding: Encoding, between: int) -> dict[str, str]:
    options = {"preset": "ultrafast", "tune": "zerolatency", "forced-idr": "1"}
    if encoding is Encoding.H264:
        return {
            **options,
            "x264-params": f"repeat-headers=1:keyint={between}:min-keyint=1:scenecut=0:log-level=0",
        }
    parameters = (
        f"repeat-headers=1:keyint={between}:min-keyint=1:scenecut=0:bframes=0:pools=none:frame-threads=1"
    )
    parameters += ":ctu=16:min-cu-size=16"  # a third faster, and no larger for pictures as noisy as these
    return {**options, "x265-params": parameters + ":log-level=none:info=0"}
