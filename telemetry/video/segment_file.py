"""One recorded segment, opened: its key pictures, and its pictures decoded from any of them on."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from telemetry.video.access_unit import Encoding
from telemetry.video.decoding import MOST_HEIGHT_PX, MOST_PIXELS, MOST_WIDTH_PX, plane_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from telemetry.video.picture import Plane

MOST_PICTURES = 500_000  # of one file: four hours and a half at 30 a second
# Only this, whatever a damaged file looks like, and nothing that it names: no file, no net.
_ONLY = {
    ".ts": {"format_whitelist": "mpegts", "protocol_whitelist": "none"},
    ".mp4": {"format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2", "protocol_whitelist": "none"},
}
_PLANAR = frozenset({"yuv420p", "yuvj420p"})
_GREY = frozenset({"gray"})


class SegmentError(Exception):
    """A recorded file that cannot be played. One line: which, and what is wrong."""


class SegmentFile:
    """Open until `close`. Pictures have the number of their place in the file, from 0."""

    def __init__(self, path: Path) -> None:
        """SegmentError for what is no video of ours."""
        import av  # noqa: PLC0415  only the process that plays needs it
        from av import error as av_error  # noqa: PLC0415

        self.path = path
        self.damaged = False  # a part of it could not be decoded
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise SegmentError(f"{path.name}: cannot be read ({error.strerror or error})") from error
        try:
            self._container: Any = av.open(self._file, "r", options=_ONLY[path.suffix])
            self._stream: Any = self._container.streams.video[0]
            codec = self._stream.codec_context  # None: of what libavcodec does not know
            self._encoding = Encoding("" if codec is None else codec.name)
            self._read_index()
        except (av_error.FFmpegError, OSError, IndexError, ValueError, MemoryError) as error:
            self._file.close()
            raise SegmentError(f"{path.name}: is damaged; the rest of the record is shown") from error

    def _read_index(self) -> None:
        """Where each picture stands: an MP4 has a list, an MPEG-TS is gone through once."""
        entries = self._stream.index_entries if self.path.suffix == ".mp4" else ()
        places = [(entry.timestamp, entry.is_keyframe) for entry in entries]
        if not places:
            packets = self._container.demux(self._stream)
            places = [(packet.dts, packet.is_keyframe) for packet in packets if packet.size]
        if not places or len(places) > MOST_PICTURES:
            raise ValueError(len(places))
        self._dts = [dts for dts, _ in places]
        self._number_at = {dts: number for number, dts in enumerate(self._dts)}
        self._keys = [number for number, (_, key) in enumerate(places) if key]
        if not self._keys:
            raise ValueError(0)

    def key_before(self, number: int) -> int:
        """The last key picture that is not behind this one; the first of all, where there is none."""
        return self._keys[max(0, bisect_right(self._keys, number) - 1)]

    def pictures(self, key: int) -> Iterator[tuple[int, Plane, tuple[Plane, Plane] | None, bool]]:
        """From a key picture on, in the order in which they are shown: number, planes, whether damaged.

        The planes live as long as they are held. One at a time: the next call begins anew.
        """
        from av import error as av_error  # noqa: PLC0415

        codec = self._new_codec()
        self._container.seek(self._dts[key], stream=self._stream, backward=True)
        number = key - 1
        try:
            for packet in self._container.demux(self._stream):
                number = self._number_at.get(packet.dts, number + 1)
                if packet.size:
                    packet.pts = packet.dts = number
                    yield from self._decoded(codec, packet)
        except (av_error.FFmpegError, OSError):
            self.damaged = True  # it breaks off: what the decoder still holds is all there is
        yield from self._decoded(codec, None)

    def _decoded(self, codec: Any, packet: Any) -> Iterator[tuple[int, Plane, Any, bool]]:
        from av import error as av_error  # noqa: PLC0415

        try:
            frames = codec.decode(packet)
        except (av_error.FFmpegError, MemoryError):
            self.damaged = True
            return
        for frame in frames:
            if frame.width > MOST_WIDTH_PX or frame.height > MOST_HEIGHT_PX:
                raise SegmentError(f"{self.path.name}: its pictures are too large to be shown")
            if frame.pts is None:
                continue
            broken = bool(frame.is_corrupt)
            self.damaged = self.damaged or broken
            known = frame.format.name in _PLANAR | _GREY
            planes = (frame if known else frame.reformat(format="yuv420p")).planes
            grey = frame.format.name in _GREY
            chroma = None if grey else (plane_of(planes[1]), plane_of(planes[2]))
            yield frame.pts, plane_of(planes[0]), chroma, broken

    def _new_codec(self) -> Any:
        import av  # noqa: PLC0415  as above

        codec: Any = av.CodecContext.create(self._encoding.value, "r")
        codec.thread_count = 1
        codec.options = {"max_pixels": str(MOST_PIXELS)}
        codec.extradata = self._stream.codec_context.extradata
        return codec

    def close(self) -> None:
        self._container.close()
        self._file.close()
