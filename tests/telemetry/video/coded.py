"""Coded pictures made here and now, and a source that plays them."""

from __future__ import annotations

import time
from fractions import Fraction
from functools import cache
from threading import Event
from typing import TYPE_CHECKING, Any

import av
import numpy as np

from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.errors import StreamError, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TICKS = Fraction(1, 90_000)
FPS = 30


@cache
def coded(  # noqa: PLR0917  cached: by their places
    encoding: Encoding = Encoding.H264,
    width: int = 160,
    height: int = 128,
    count: int = 30,
    key_every: int = 10,
    b_frames: int = 0,
) -> tuple[AccessUnit, ...]:
    """A pattern that moves: picture n has the grey level `level(n)` in its first row."""
    library = {Encoding.H264: "libx264", Encoding.H265: "libx265"}[encoding]
    codec: Any = av.CodecContext.create(library, "w")
    codec.width, codec.height, codec.pix_fmt = width, height, "yuv420p"
    codec.time_base, codec.framerate = TICKS, Fraction(FPS, 1)
    codec.gop_size, codec.thread_count, codec.max_b_frames = key_every, 1, b_frames
    codec.options = {
        "preset": "ultrafast",
        **({} if b_frames else {"tune": "zerolatency"}),
        **(
            {"x264-params": f"repeat-headers=1:scenecut=0:bframes={b_frames}"}
            if encoding is Encoding.H264
            else {"x265-params": f"repeat-headers=1:log-level=none:keyint={key_every}:scenecut=0:bframes=0"}
        ),
    }
    packets: list[Any] = []
    for number in range(count):
        picture = np.full((height * 3 // 2, width), 128, np.uint8)
        picture[:height] = (np.arange(width) + 4 * number) % 200 + 20
        picture[:16] = level(number)
        frame = av.VideoFrame.from_ndarray(picture, "yuv420p")
        frame.pts, frame.time_base = number * 3000, TICKS
        packets += codec.encode(frame)
    packets += codec.encode(None)
    return tuple(
        AccessUnit(bytes(packet), float(packet.pts * TICKS), 0.0, bool(packet.is_keyframe))
        for packet in packets
    )


def level(number: int) -> int:
    return 30 + (number * 7) % 190


def as_file(path: Path, units: Sequence[AccessUnit], encoding: Encoding = Encoding.H264) -> Path:
    """The units in an MPEG-TS."""
    with av.open(str(path), "w", format="mpegts") as container:
        muxer: Any = container
        stream = muxer.add_mux_stream(encoding.value)
        stream.time_base = TICKS
        for number, unit in enumerate(units):
            packet: Any = av.Packet(unit.data)
            packet.stream, packet.time_base, packet.is_keyframe = stream, TICKS, unit.key
            packet.pts, packet.dts = round(unit.stream_s / TICKS), number * 3000 - 9000
            muxer.mux_one(packet)
    return path


def pictures_in(path: Path) -> int:
    """How many pictures can be decoded."""
    with av.open(str(path)) as container:
        return sum(1 for _ in container.decode(video=0))


class PlayedUnits:
    """A CodedSource: endless, at 30 a second or as fast as it is taken, with what goes wrong on the way."""

    def __init__(
        self,
        units: Sequence[AccessUnit],
        *,
        encoding: Encoding = Encoding.H264,
        fps: float = FPS,
        stops_after: int | None = None,
        freezes_after: int | None = None,
    ) -> None:
        self.encoding = encoding
        self.parameter_sets = b""
        self._units = units
        self._fps = fps
        self._stops_after, self._freezes_after = stops_after, freezes_after
        self._closed = Event()

    def units(self) -> Iterator[AccessUnit]:
        began_s, number = time.monotonic(), 0
        while not self._closed.is_set():
            if number == self._freezes_after:
                self._closed.wait()
            if number == self._stops_after:
                raise StreamError(Trouble.SILENT, "nothing comes any more")
            unit = self._units[number % len(self._units)]
            self._closed.wait(max(0.0, began_s + number / self._fps - time.monotonic()))
            yield AccessUnit(unit.data, number / self._fps, time.monotonic(), unit.key, unit.damaged)
            number += 1
        raise StreamError(Trouble.ENDED, "closed")

    def close(self) -> None:
        self._closed.set()
