"""Decode one access unit after the other, each at once and without a conversion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telemetry.video.errors import StreamError, Trouble

if TYPE_CHECKING:
    from telemetry.video.access_unit import AccessUnit, Encoding
    from telemetry.video.picture import Plane

MOST_WIDTH_PX, MOST_HEIGHT_PX = 4096, 2160
# What the decoder may allocate for: coded sizes are padded to whole blocks of 64.
MOST_PIXELS = 4096 * 2176
_HOPELESS_KEYS = 10  # so many key pictures in a row that cannot be decoded are no video for us
_REMEMBERED = 64  # pictures that a decoder may hold back for reordering (16), with room
_PLANAR = frozenset({"yuv420p", "yuvj420p"})
_GREY = frozenset({"gray"})


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """Views into the decoder's own memory, which lives as long as they do: whoever keeps it copies it."""

    luma: Plane  # height x width
    chroma: tuple[Plane, Plane] | None  # None: grey
    stream_s: float
    received_s: float
    damaged: bool

    @property
    def height_px(self) -> int:
        return int(self.luma.shape[0])

    @property
    def width_px(self) -> int:
        return int(self.luma.shape[1])


class PictureDecoder:
    """One stream's decoder, on one thread. After a fault it waits for the next key picture by itself."""

    def __init__(self, encoding: Encoding, parameter_sets: bytes = b"") -> None:
        self.dropped = 0  # units that gave no picture, because of damage or for want of a key picture
        self._encoding = encoding
        self._parameter_sets = parameter_sets
        self._reorders = False  # the stream has B pictures: they come out later, in the order of their times
        self._codec = self._new_codec()
        self._needs_key = True
        self._tainted = False  # what comes next is predicted from something damaged
        self._hopeless = 0
        self._number = 0
        self._newest_s: float | None = None
        self._units: dict[int, tuple[AccessUnit, bool]] = {}

    def decode(self, unit: AccessUnit) -> list[Decoded]:
        """The pictures that are complete with this unit: one, where nothing is reordered or wrong.

        StreamError where no further unit can help: REFUSED above 4096 x 2160, NOT_VIDEO for endless garbage.
        """
        self._look_at_order(unit)
        if self._needs_key and not unit.key:
            self.dropped += 1
            return []
        if unit.key:
            self._needs_key = False
            self._tainted = False
        self._tainted = self._tainted or unit.damaged
        return self._given(unit)

    def lost(self) -> None:
        """Units were left out before the next one: it has to be a key picture."""
        self._needs_key = True

    def _given(self, unit: AccessUnit) -> list[Decoded]:
        import av  # noqa: PLC0415  the window imports this module's types, never the decoder
        from av import error as av_error  # noqa: PLC0415

        packet = av.Packet(unit.data)
        packet.pts = self._number
        self._remember(unit)
        try:
            frames = self._codec.decode(packet)
        except (av_error.FFmpegError, MemoryError):
            self._failed(unit)
            return []
        pictures = [self._picture(frame) for frame in frames]
        if pictures:
            self._hopeless = 0
        elif not self._reorders:
            self._gave_nothing(unit)
        return pictures

    def _remember(self, unit: AccessUnit) -> None:
        self._units[self._number] = (unit, self._tainted)
        self._units.pop(self._number - _REMEMBERED, None)
        self._number += 1

    def _failed(self, unit: AccessUnit) -> None:
        if self._codec.width > MOST_WIDTH_PX or self._codec.height > MOST_HEIGHT_PX:
            raise too_large(self._codec.width, self._codec.height)
        self._needs_key = True
        self._codec.flush_buffers()
        self._gave_nothing(unit)

    def _gave_nothing(self, unit: AccessUnit) -> None:
        self.dropped += 1
        self._tainted = True
        self._hopeless += unit.key
        if self._hopeless >= _HOPELESS_KEYS:
            raise StreamError(
                Trouble.NOT_VIDEO,
                f"the pictures cannot be decoded as {self._encoding.name}: choose another in the camera",
            )

    def _picture(self, frame: Any) -> Decoded:
        if frame.width > MOST_WIDTH_PX or frame.height > MOST_HEIGHT_PX:
            raise too_large(frame.width, frame.height)
        unit, tainted = self._units.pop(frame.pts, (None, True))
        if frame.format.name not in _PLANAR | _GREY:
            frame = frame.reformat(format="yuv420p")  # rare: 4:2:2 and ten bits
        luma = plane_of(frame.planes[0])
        grey = frame.format.name in _GREY
        return Decoded(
            luma=luma,
            chroma=None if grey else (plane_of(frame.planes[1]), plane_of(frame.planes[2])),
            stream_s=unit.stream_s if unit else 0.0,
            received_s=unit.received_s if unit else 0.0,
            damaged=tainted or bool(frame.is_corrupt),
        )

    def _look_at_order(self, unit: AccessUnit) -> None:
        """Times that go back a little are B pictures: from the next key picture on they are put in order."""
        if self._newest_s is not None and 0.0 < self._newest_s - unit.stream_s < 1.0 and not self._reorders:
            self._reorders = True
            self._codec = self._new_codec()
            self._needs_key = True
        self._newest_s = unit.stream_s if self._newest_s is None else max(self._newest_s, unit.stream_s)
        if unit.stream_s < self._newest_s - 1.0:
            self._newest_s = unit.stream_s  # the camera began anew

    def _new_codec(self) -> Any:
        import av  # noqa: PLC0415  as above
        from av.codec.context import Flags  # noqa: PLC0415

        codec = av.CodecContext.create(self._encoding.value, "r")
        # One thread, and no frame threads ever: each of those holds one more picture back.
        codec.thread_count = 1
        codec.thread_type = "SLICE"
        if not self._reorders:
            codec.flags |= Flags.low_delay
        codec.options = {"max_pixels": str(MOST_PIXELS)}
        if self._parameter_sets:
            codec.extradata = self._parameter_sets
        return codec


def plane_of(plane: Any) -> Plane:
    """The plane without a copy; its rows may be longer than the picture is wide."""
    import numpy as np  # noqa: PLC0415  as above

    rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width]


def too_large(width_px: int, height_px: int) -> StreamError:
    """REFUSED, in one sentence."""
    return StreamError(
        Trouble.REFUSED,
        f"the pictures are {width_px}x{height_px}, more than {MOST_WIDTH_PX}x{MOST_HEIGHT_PX}: "
        "set the camera to a smaller size",
    )
