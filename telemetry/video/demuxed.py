"""What a container gives, as coded pictures in Annex B, or decoded where they are JPEG or raw."""

from __future__ import annotations

import time
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.decoding import MOST_HEIGHT_PX, MOST_WIDTH_PX, Decoded, too_large
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.parameter_sets import parameter_sets_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILTERS = {Encoding.H264: "h264_mp4toannexb", Encoding.H265: "hevc_mp4toannexb"}
_WRAP_TICKS = 1 << 33  # of MPEG-TS and RTP times as libavformat gives them
_JUMP_S = 10.0  # a file that leaves out so much is not waited for


class DemuxedSource:
    """Coded pictures out of an open container. `units` once, on one thread, which closes it in the end."""

    def __init__(
        self,
        container: Any,
        stream: Any,
        encoding: Encoding,
        where: str,
        most_bytes: int,
        *,
        paced: bool,
        file: Any = None,
    ) -> None:
        self.encoding = encoding
        extra = stream.codec_context.extradata or b""
        self.parameter_sets = parameter_sets_in(extra, encoding) if extra.startswith(b"\0\0") else b""
        self._stream = stream
        self._most_bytes = most_bytes
        self._packets = _Packets(container, stream, where, file)
        self._pace = _Pace(self._packets.closed) if paced else None

    def units(self) -> Iterator[AccessUnit]:
        """Waits for each. StreamError ENDED, SILENT, or NOT_VIDEO."""
        from av.bitstream import BitStreamFilterContext  # noqa: PLC0415  only the receiving process needs it

        self._packets.begin()
        annex_b: Any = BitStreamFilterContext(_FILTERS[self.encoding], self._stream)
        for packet, stream_s in self._packets.come():
            if self._pace is not None:
                self._pace.wait(_order_s(packet, stream_s))
            key, damaged = bool(packet.is_keyframe), bool(packet.is_corrupt)  # the filter empties it
            for part in annex_b.filter(packet):
                if part.size > self._most_bytes:
                    raise StreamError(
                        Trouble.REFUSED, f"a picture of {part.size >> 20} MB came: set a lower bit rate"
                    )
                yield AccessUnit(bytes(part), stream_s, time.monotonic(), key, damaged)

    def close(self) -> None:
        """From any thread, twice if need be; `units` ends within its time-out."""
        self._packets.close()


class DecodedSource:
    """Pictures of a container with JPEG or raw ones. `pictures` once, on one thread, as above."""

    def __init__(self, container: Any, stream: Any, where: str, *, paced: bool, file: Any = None) -> None:
        self.format_name = str(stream.codec_context.name)
        stream.codec_context.thread_count = 1
        self._packets = _Packets(container, stream, where, file)
        self._pace = _Pace(self._packets.closed) if paced else None

    def pictures(self) -> Iterator[Decoded]:
        """Waits for each. StreamError as for units; a picture that cannot be decoded is left out."""
        import numpy as np  # noqa: PLC0415  as above
        from av import error as av_error  # noqa: PLC0415  as above

        self._packets.begin()
        for packet, stream_s in self._packets.come():
            received_s = time.monotonic()
            if self._pace is not None:
                self._pace.wait(stream_s)
            try:
                frames = packet.decode()
            except av_error.FFmpegError:
                continue
            for frame in frames:
                if frame.width > MOST_WIDTH_PX or frame.height > MOST_HEIGHT_PX:
                    raise too_large(frame.width, frame.height)
                planes = [
                    np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
                    for plane in frame.reformat(format="yuv420p").planes
                ]
                damaged = bool(frame.is_corrupt)
                yield Decoded(planes[0], (planes[1], planes[2]), stream_s, received_s, damaged)

    def close(self) -> None:
        """From any thread, twice if need be; `pictures` ends within its time-out."""
        self._packets.close()


class _Packets:
    """The packets of one stream with their times in seconds, which never wrap."""

    def __init__(self, container: Any, stream: Any, where: str, file: Any) -> None:
        """`file`: what the container reads from, if that is to be closed behind it."""
        self.closed = Event()
        self._file = file
        self._begun = False
        self._beginning = Lock()
        self._container = container
        self._stream = stream
        self._where = where
        self._tick_s = float(stream.time_base)
        rate = stream.average_rate or stream.guessed_rate
        self._step_s = 1.0 / float(rate) if rate else 0.04
        self._wrapped_ticks = 0
        self._last_s: float | None = None

    def come(self) -> Iterator[tuple[Any, float]]:
        from av import error as av_error  # noqa: PLC0415  as above

        try:
            for packet in self._container.demux(self._stream):
                if self.closed.is_set():
                    break
                if packet.size:
                    yield packet, self._seconds(packet)
        except (av_error.ExitError, TimeoutError) as error:
            if not self.closed.is_set():
                raise StreamError(Trouble.SILENT, f"{self._where}: no picture comes any more") from error
        except (av_error.FFmpegError, OSError) as error:
            reason = error.strerror or "unknown"
            raise StreamError(Trouble.ENDED, f"{self._where}: breaks off ({reason})") from error
        finally:
            self.closed.set()
            self._release()
        raise StreamError(Trouble.ENDED, f"{self._where}: it is over")

    def begin(self) -> None:
        """Before anything of the container is touched: StreamError ENDED where it is closed already."""
        with self._beginning:
            if self.closed.is_set():
                raise StreamError(Trouble.ENDED, f"{self._where}: it was closed")
            self._begun = True

    def close(self) -> None:
        with self._beginning:
            self.closed.set()
            if not self._begun:
                self._release()

    def _release(self) -> None:
        self._container.close()
        if self._file is not None:
            self._file.close()

    def _seconds(self, packet: Any) -> float:
        ticks = packet.pts if packet.pts is not None else packet.dts
        if ticks is None:
            stream_s = 0.0 if self._last_s is None else self._last_s + self._step_s
        else:
            stream_s = (ticks + self._wrapped_ticks) * self._tick_s
            if self._last_s is not None and self._last_s - stream_s > _WRAP_TICKS / 2 * self._tick_s:
                self._wrapped_ticks += _WRAP_TICKS
                stream_s += _WRAP_TICKS * self._tick_s
        self._last_s = stream_s
        return stream_s


class _Pace:
    """Holds a file back to its own speed."""

    def __init__(self, closed: Event) -> None:
        self._closed = closed
        self._zero_s: float | None = None
        self._last_s = 0.0

    def wait(self, stream_s: float) -> None:
        now_s = time.monotonic()
        if self._zero_s is None or abs(stream_s - self._last_s) > _JUMP_S:
            self._zero_s = now_s - stream_s
        self._last_s = stream_s
        self._closed.wait(max(0.0, self._zero_s + stream_s - now_s))


def _order_s(packet: Any, stream_s: float) -> float:
    """When it is decoded, where the container says so: B pictures come before their time."""
    return float(packet.dts * packet.time_base) if packet.dts is not None else stream_s
