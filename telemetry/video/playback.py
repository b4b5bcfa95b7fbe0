"""The recorded pictures of one stream, over all segments and flights, as one source that goes to any moment.

    playback = Playback((Reel(folder),), "thermal", tell=print)
    playback.picture_at(at)          # the picture that was the newest then, and its own time

It goes to the key picture before and decodes forward; what it passes stays in a small cache, so that a hand
may move the other way. A segment that cannot be played is told once, and left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from telemetry.video.picture import Picture
from telemetry.video.recorded import picture_times, segments_of
from telemetry.video.segment_file import SegmentError, SegmentFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from telemetry.video.picture import Plane
    from telemetry.video.recorded import Segment

    Whole = NDArray[np.int64]

GAP_S = 1.0  # a picture stands so long; then nothing is recorded there
MOST_CACHED_BYTES = 48 << 20  # one second of 1920x1080, five of 640x512 at 30 a second
_MOST_OPEN = 2  # at the seam of two segments both are looked into
_GAP_US = round(GAP_S * 1e6)
_SPAN_US = 5_000_000  # the first and last line may be so far from the true span: delays
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reel:
    """The recordings of one flight. `shift_us` is added to the times of its pictures: a corrected clock."""

    folder: Path
    shift_us: int = 0


class Playback:
    """One stream, on one thread. `close` when nobody looks any more."""

    def __init__(
        self,
        reels: Sequence[Reel],
        stream: str,
        tell: Callable[[Path, str], None],
        *,
        left_out: frozenset[Path] = frozenset(),
        working: Callable[[Path], None] = lambda _: None,
        most_cached_bytes: int = MOST_CACHED_BYTES,
    ) -> None:
        """`tell`: a file, and in one line why it is not shown whole. `left_out`: files that are not touched.
        `working` is called with the file before anything of it is decoded, again and again."""
        self._tell, self._working = tell, working
        self._given_up: set[Path] = set(left_out)
        self._told: set[Path] = set(left_out)
        self._reels, self._stream = tuple(reels), stream
        self._segments = self._found()
        self._open: OrderedDict[Path, OpenSegment] = OrderedDict()
        self._cache = _Cache(most_cached_bytes)

    def picture_at(self, at: datetime) -> tuple[Picture, datetime] | None:
        """The newest picture at that moment and when it was taken; None: nothing is recorded there."""
        at_us = (at - _EPOCH) // timedelta(microseconds=1)
        for segment, shift_us in reversed(self._segments):
            begins, ends = segment.from_us + shift_us - _SPAN_US, segment.until_us + shift_us + _SPAN_US
            if not begins <= at_us <= ends or segment.path in self._given_up:
                continue
            found = self._picture_in(segment.path, at_us - shift_us)
            if found is not None:
                picture, taken_us = found
                return picture, _EPOCH + timedelta(microseconds=taken_us + shift_us)
        return None

    def close(self) -> None:
        """Safe twice."""
        while self._open:
            self._open.popitem()[1].close()

    def _found(self) -> list[tuple[Segment, int]]:
        """The segments with the shifts of their clocks, by time."""
        found: list[tuple[Segment, int]] = []
        for reel in self._reels:
            segments, timeless = segments_of(reel.folder, self._stream)
            found += [(segment, reel.shift_us) for segment in segments]
            for path in timeless:
                self._say(path, f"{path.name}: when its pictures were taken is not written; it is not shown")
        return sorted(found, key=lambda one: one[0].from_us + one[1])

    def _picture_in(self, path: Path, at_us: int) -> tuple[Picture, int] | None:
        try:
            opened = self._opened(path)
            place = opened.newest_at(at_us)
            if place is None:
                return None
            found = self._cache.get(path, opened.order[place]) or self._decoded(opened, place)
        except SegmentError as error:
            if path.exists():
                self._give_up(path, str(error))
            else:
                self._segments = self._found()  # it was made an MP4 meanwhile
            return None
        if opened.file.damaged:
            self._say(path, f"{path.name}: a part of it is damaged and not shown")
        if found is None or at_us - (taken_us := int(opened.times_us[found.number])) > _GAP_US:
            return None
        return found, taken_us

    def _opened(self, path: Path) -> OpenSegment:
        if path not in self._open:
            self._working(path)
            self._open[path] = OpenSegment(path)
            if len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)[1].close()
        self._open.move_to_end(path)
        return self._open[path]

    def _decoded(self, opened: OpenSegment, place: int) -> Picture | None:
        """The picture at that place in the order of showing, or the last before it that there is."""
        best: Picture | None = None
        for picture in opened.towards(place):
            self._working(opened.path)
            self._cache.put(opened.path, picture)
            if opened.place_of(picture.number) > place:
                break
            best = picture
            if opened.place_of(picture.number) == place:
                break
        return best

    def _give_up(self, path: Path, why: str) -> None:
        opened = self._open.pop(path, None)
        if opened is not None:
            opened.close()
        self._given_up.add(path)
        self._say(path, why)

    def _say(self, path: Path, why: str) -> None:
        if path not in self._told:
            self._told.add(path)
            self._tell(path, why)


class OpenSegment:
    """A file with its times, and how far its pictures were decoded."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.times_us: Whole = picture_times(path)
        self.order = np.argsort(self.times_us, kind="stable").tolist()  # numbers, as they are shown
        self._sorted: list[int] = self.times_us[self.order].tolist()
        self._places = {number: place for place, number in enumerate(self.order)}
        self.file = SegmentFile(path)
        self._coming: Iterator[Picture] | None = None
        self._reached = -1  # number of the last one that came

    def newest_at(self, at_us: int) -> int | None:
        """Which place in the order of showing; None before the first and well after the last."""
        place = bisect_right(self._sorted, at_us) - 1
        return place if place >= 0 and at_us - self._sorted[place] <= _GAP_US else None

    def place_of(self, number: int) -> int:
        return self._places.get(number, len(self.order))

    def towards(self, place: int) -> Iterator[Picture]:
        """Pictures up to that place and on: from where it stands, or from the key picture before."""
        key = self.file.key_before(self.order[place])
        ahead = self._reached >= 0 and self.place_of(self._reached) < place and key <= self._reached
        if self._coming is None or not ahead:
            self._coming = self._from(key)
        return self._coming

    def _from(self, key: int) -> Iterator[Picture]:
        for number, luma, chroma, damaged in self.file.pictures(key):
            if number >= len(self.times_us):
                return  # torn off while it was recorded: no time is known
            self._reached = number
            planes = None if chroma is None else (_copy(chroma[0]), _copy(chroma[1]))
            yield Picture(number, _copy(luma), planes, self.times_us[number] / 1e6, 0.0, damaged)
        self._reached = -1
        self._coming = None

    def close(self) -> None:
        self._coming = None
        self.file.close()


class _Cache:
    """Decoded pictures by file and number; the least used go first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pictures: OrderedDict[tuple[Path, int], Picture] = OrderedDict()

    def get(self, path: Path, number: int) -> Picture | None:
        found = self._pictures.get((path, number))
        if found is not None:
            self._pictures.move_to_end((path, number))
        return found

    def put(self, path: Path, picture: Picture) -> None:
        before = self._pictures.pop((path, picture.number), None)
        self._bytes -= 0 if before is None else _size(before)
        self._pictures[path, picture.number] = picture
        self._bytes += _size(picture)
        while self._bytes > self._most_bytes and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._bytes -= _size(oldest)


def _copy(plane: Plane) -> Plane:
    copy = plane.copy()
    copy.flags.writeable = False
    return copy


def _size(picture: Picture) -> int:
    return picture.luma.nbytes + sum(plane.nbytes for plane in picture.chroma or ())
