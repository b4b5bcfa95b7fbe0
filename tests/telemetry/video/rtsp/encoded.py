"""Real pictures, really coded: what a small camera would send, and what was in front of it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np

from telemetry.video.access_unit import Encoding

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH_PX, HEIGHT_PX, PICTURES = 320, 192, 10


def seen(number: int) -> NDArray[np.uint8]:
    """The luma of one picture: no two are alike, and noise makes each some packets long."""
    rows, columns = np.mgrid[0:HEIGHT_PX, 0:WIDTH_PX]
    noise = np.random.default_rng(number).integers(0, 24, rows.shape)
    return (30 + (rows // 2 + columns + 25 * number) % 160 + noise).astype(np.uint8)


@functools.cache
def coded(encoding: Encoding = Encoding.H264) -> tuple[tuple[bytes, ...], ...]:
    """NAL units by picture; the first and the sixth are key pictures and have their parameter sets."""
    codec = cast("Any", av.CodecContext.create("libx264" if encoding is Encoding.H264 else "libx265", "w"))
    codec.width, codec.height, codec.pix_fmt = WIDTH_PX, HEIGHT_PX, "yuv420p"
    codec.framerate, codec.bit_rate, codec.thread_count = 30, 4_000_000, 1
    shared = "repeat-headers=1:keyint=5:min-keyint=5:scenecut=0"
    codec.options = {"preset": "ultrafast", "tune": "zerolatency"} | (
        {"x264-params": f"{shared}:log-level=0"}
        if encoding is Encoding.H264
        else {"x265-params": f"{shared}:bframes=0:pools=none:frame-threads=1:log-level=none"}
    )
    pictures: list[tuple[bytes, ...]] = []
    for number in range(PICTURES):
        planes = np.concatenate([seen(number), np.full((HEIGHT_PX // 2, WIDTH_PX), 128, np.uint8)])
        frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
        frame.pts = number
        pictures.append(tuple(unit for packet in codec.encode(frame) for unit in units_of(bytes(packet))))
    assert all(pictures)
    return tuple(pictures)


def units_of(annex_b: bytes) -> list[bytes]:
    return [unit for part in annex_b.split(b"\0\0\1") if (unit := part.rstrip(b"\0"))]


def annex_b(units: tuple[bytes, ...]) -> bytes:
    return b"".join(b"\0\0\0\1" + unit for unit in units)


def decoded(data: list[bytes], encoding: Encoding = Encoding.H264) -> list[NDArray[np.uint8]]:
    """The luma of each picture."""
    codec = cast("Any", av.CodecContext.create(encoding.value, "r"))
    codec.thread_count = 1
    codec.flags |= 0x80000  # low delay
    frames = [frame for unit in data for frame in codec.decode(av.Packet(unit))] + list(codec.decode(None))
    return [frame.to_ndarray()[:HEIGHT_PX] for frame in frames]


def shows(luma: NDArray[np.uint8]) -> int:
    """The number of the picture that this looks like."""
    differences = [np.abs(luma.astype(int) - seen(number)).mean() for number in range(PICTURES)]
    best = int(np.argmin(differences))
    assert differences[best] < 12
    return best
