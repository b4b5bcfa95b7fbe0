"""Look at a stream for a few seconds, and say what comes: for whoever sets a camera up."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING, TypeAlias, cast

from telemetry.video.decoding import PictureDecoder
from telemetry.video.errors import StreamError, Trouble
from telemetry.video.sources import SourceKind, open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from telemetry.video.access_unit import CodedSource
    from telemetry.video.decoding import Decoded
    from telemetry.video.picture_source import PictureSource
    from telemetry.video.sources import Login, SourceSpec

    Opens: TypeAlias = Callable[[SourceSpec, Login | None], CodedSource | PictureSource]

LOOKS_S = 5.0
FIRST_WITHIN_S = 12.0  # a camera may wait long for its next key picture
# Of the microbolometers that fly: a hint, no more; a camera may scale its picture.
THERMAL_PX = frozenset({(640, 512), (1280, 1024), (384, 288), (336, 256), (320, 256), (256, 192), (160, 120)})


@dataclass(frozen=True, slots=True)
class Probed:
    """What came. None: not told, or not seen in that time."""

    encoding: str
    transport: str  # "tcp", "udp", "file", "grabber"
    width_px: int
    height_px: int
    fps: float | None
    first_picture_s: float  # from asking to the first decoded picture
    key_interval_s: float | None
    thermal_looking: bool
    pictures: int
    damaged: int


def probe(
    spec: SourceSpec,
    login: Login | None = None,
    looks_s: float = LOOKS_S,
    *,
    opens: Opens = open_source,
    first_within_s: float = FIRST_WITHIN_S,
) -> Probed:
    """Waits. StreamError: nothing can be shown, and why. The decoder runs in this process."""
    asked_s = time.monotonic()
    source = opens(spec, login)
    seen = _Seen(asked_s, looks_s)
    watch = Timer(first_within_s, seen.give_up, (source,))
    watch.daemon = True
    watch.start()
    try:
        if hasattr(source, "units"):
            coded = cast("CodedSource", source)
            encoding = coded.encoding.value
            _follow(seen, _decoded(coded, seen), watch)
        else:
            pictures = cast("PictureSource", source)
            encoding = pictures.format_name
            _follow(seen, pictures.pictures(), watch)
        return seen.probed(encoding, _transport(spec, source))
    finally:
        watch.cancel()
        source.close()


class _Seen:
    """What is counted on the way."""

    def __init__(self, asked_s: float, looks_s: float) -> None:
        self.asked_s, self.looks_s = asked_s, looks_s
        self.first_s: float | None = None
        self.size_px: tuple[int, int] = (0, 0)
        self.times_s: list[float] = []
        self.keys_s: list[float] = []
        self.damaged = 0
        self.waited = False  # too long for the first picture

    @property
    def is_enough(self) -> bool:
        return self.first_s is not None and (
            time.monotonic() - self.first_s >= self.looks_s
            or max(self.times_s) - min(self.times_s) >= self.looks_s  # a file comes faster
        )

    def give_up(self, source: CodedSource | PictureSource) -> None:
        self.waited = True
        source.close()

    def probed(self, encoding: str, transport: str) -> Probed:
        if self.first_s is None:
            why = "none came in time" if self.waited else "it ended without one"
            raise StreamError(Trouble.SILENT, f"there is no picture that can be shown: {why}")
        lasted_s = max(self.times_s) - min(self.times_s)
        gaps_s = sorted(after - before for before, after in zip(self.keys_s, self.keys_s[1:], strict=False))
        return Probed(
            encoding=encoding,
            transport=transport,
            width_px=self.size_px[0],
            height_px=self.size_px[1],
            fps=(len(self.times_s) - 1) / lasted_s if lasted_s > 0 else None,
            first_picture_s=self.first_s - self.asked_s,
            key_interval_s=gaps_s[len(gaps_s) // 2] if gaps_s else None,
            thermal_looking=self.size_px in THERMAL_PX,
            pictures=len(self.times_s),
            damaged=self.damaged,
        )


def _follow(seen: _Seen, pictures: Iterator[Decoded], watch: Timer) -> None:
    try:
        for picture in pictures:
            if seen.first_s is None:
                watch.cancel()
                seen.first_s = time.monotonic()
            seen.size_px = picture.width_px, picture.height_px
            seen.times_s.append(picture.stream_s)
            seen.damaged += picture.damaged
            if seen.is_enough:
                return
    except StreamError:
        if seen.first_s is None and not seen.waited:
            raise  # otherwise it was seen before it broke off, or we ended it ourselves


def _decoded(source: CodedSource, seen: _Seen) -> Iterator[Decoded]:
    decoder = PictureDecoder(source.encoding, source.parameter_sets)
    for unit in source.units():
        if unit.key:
            seen.keys_s.append(unit.stream_s)
        yield from decoder.decode(unit)


def _transport(spec: SourceSpec, source: object) -> str:
    if spec.kind is SourceKind.ADDRESS:
        return str(getattr(source, "transport", "file" if spec.text.startswith("file") else "udp"))
    return "udp" if spec.kind is SourceKind.SDP else spec.kind.value
