"""Find every frame of a tlog without reading it message by message.

A record is 8 bytes of time and one MAVLink frame (1 or 2, signed or not). Each frame says where the next one
must begin; in a whole file these steps form one chain, found for all frames at once. Where the chain breaks
(a hole, flipped bits, another file glued in) frames in front of the break that fail their checksum are given
up, and the search goes on at the next frame whose checksum is right and that stands in a row with another or
in the flight's time. Nothing in between is believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.columns import crc_extra
from telemetry.framing import V1, V2, frame_length, is_sound, message_id

if TYPE_CHECKING:
    import numpy.typing as npt

TIME_BYTES = 8
PADDING_BYTES = 300  # behind the data, so that no header is read beyond the buffer
_BLOCK_BYTES = 1 << 22
_DAY_US = 86_400_000_000
_THIS_CENTURY_US = 946_684_800_000_000, 4_102_444_800_000_000  # 2000 to 2100
_LOOK_BYTES = 2048, 1 << 20  # a search begins near and widens


def frame_starts(data: npt.NDArray[np.uint8], size: int) -> npt.NDArray[np.int64]:
    """Where frames begin (not their times) in the first `size` bytes of `data`.

    At least PADDING_BYTES more must follow. Frames inside an unbroken chain are not checksummed here.
    """
    walk = _Walk(data, size)
    walk.run()
    return walk.starts()


def is_sound_at(data: npt.NDArray[np.uint8], size: int, start: int, *, only_known: bool = False) -> bool:
    """Whether a whole frame with a right checksum begins there."""
    head = data[start : start + PADDING_BYTES].tobytes()
    length = frame_length(head, 0)
    if not length or start + length > size or not is_sound(head, 0):
        return False
    return not only_known or crc_extra(message_id(head, 0)) is not None


@dataclass(slots=True)
class _Chain:
    """Bytes that look like a frame followed by a frame, and the runs in which each leads to the next one.

    `run_ends[r]` is the candidate at which run r ends; its successor is candidate `next_of_run[r]`, which
    lies in run `run_after[r]`; -1 where the successor is no candidate.
    """

    start: npt.NDArray[np.int64]
    follows: npt.NDArray[np.int64]  # where the next frame must begin
    run_ends: npt.NDArray[np.int64]
    last_of_run: list[int]  # the same, quick to step through
    next_of_run: list[int]
    run_after: list[int]


class _Walk:
    """Goes along the chain, from break to break, and keeps the frames it passed."""

    def __init__(self, data: npt.NDArray[np.uint8], size: int) -> None:
        self._data = data
        self._size = size
        self._chain = _find_chain(data, size)
        self._first: list[int] = []  # accepted runs of candidates, both ends included
        self._last: list[int] = []
        self._single: list[int] = []  # accepted one by one, by checksum

    def run(self) -> None:
        expected = TIME_BYTES
        while expected < self._size:
            if self._may_begin(expected):
                expected = self._accept_from(expected)
                continue
            found = self._resync(max(self._give_up_unsound(), TIME_BYTES))
            if found is None:
                return
            expected = found

    def starts(self) -> npt.NDArray[np.int64]:
        steps = np.zeros(len(self._chain.start) + 1, dtype=np.int8)  # runs do not overlap: 0 or 1 when summed
        np.add.at(steps, np.array(self._first, dtype=np.int64), 1)
        np.add.at(steps, np.array(self._last, dtype=np.int64) + 1, -1)
        chained = self._chain.start[np.cumsum(steps[:-1], dtype=np.int8) > 0]
        if not self._single:
            return chained
        return np.union1d(chained, np.array(self._single, dtype=np.int64))

    def _may_begin(self, start: int) -> bool:
        """Of 65,536 pieces of noise one has a right checksum, of an unknown message even one of 256.

        So something else has to speak for a frame: the one that follows, or its time.
        """
        if not is_sound_at(self._data, self._size, start):
            return False
        end = self._end(start)
        return (
            end == self._size or is_sound_at(self._data, self._size, end + TIME_BYTES) or self._in_time(start)
        )

    def _in_time(self, start: int) -> bool:
        """Within a day of the last frame that was accepted; of the first one: in this century."""
        before = max(
            int(self._chain.start[self._last[-1]]) if self._last else -1,
            self._single[-1] if self._single else -1,
        )
        at_us = self._time(start)
        if before < 0:
            return _THIS_CENTURY_US[0] < at_us < _THIS_CENTURY_US[1]
        return abs(at_us - self._time(before)) < _DAY_US

    def _time(self, start: int) -> int:
        return int.from_bytes(self._data[start - TIME_BYTES : start].tobytes(), "big")

    def _end(self, start: int) -> int:
        return start + (frame_length(self._data[start : start + 3].tobytes(), 0) or 0)

    def _accept_from(self, start: int) -> int:
        """Accept the sound frame there and all that hang on it; returns where the chain stops."""
        chain = self._chain
        candidate = int(np.searchsorted(chain.start, start))
        if candidate == len(chain.start) or chain.start[candidate] != start:
            self._single.append(start)
            return self._end(start) + TIME_BYTES
        run = int(np.searchsorted(chain.run_ends, candidate))
        while True:
            self._first.append(candidate)
            self._last.append(chain.last_of_run[run])
            candidate = chain.next_of_run[run]
            if candidate < 0:
                return int(chain.follows[chain.last_of_run[run]])
            run = chain.run_after[run]

    def _give_up_unsound(self) -> int:
        """Take back the last frames as long as their checksum is wrong; returns where to search from."""
        while self._last and (not self._single or self._chain.start[self._last[-1]] > self._single[-1]):
            start = int(self._chain.start[self._last[-1]])
            if is_sound_at(self._data, self._size, start):
                return int(self._chain.follows[self._last[-1]])
            self._last[-1] -= 1
            if self._last[-1] < self._first[-1]:
                self._first.pop()
                self._last.pop()
        if not self._single:
            return TIME_BYTES
        return self._end(self._single[-1]) + TIME_BYTES

    def _resync(self, start: int) -> int | None:
        """The first known frame with a right checksum from `start` on."""
        width = _LOOK_BYTES[0]
        while start < self._size:
            here = np.arange(start, min(start + width, self._size), dtype=np.int64)
            magic = self._data[here]
            maybe = here[(magic == V1) | ((magic == V2) & (self._data[here + 2] <= 1))]
            for candidate in maybe.tolist():
                known = is_sound_at(self._data, self._size, candidate, only_known=True)
                if known and self._may_begin(candidate):
                    return candidate
            start += width
            width = min(2 * width, _LOOK_BYTES[1])
        return None


def _find_chain(data: npt.NDArray[np.uint8], size: int) -> _Chain:
    begins = range(TIME_BYTES, max(size, TIME_BYTES + 1), _BLOCK_BYTES)
    blocks = [_candidates(data, size, begin) for begin in begins]
    start = np.concatenate([start for start, _ in blocks])
    follows = np.concatenate([follows for _, follows in blocks])
    blocks.clear()
    if not start.size:
        return _Chain(start, follows, start, [], [], [])
    last = np.append(np.flatnonzero(follows[:-1] != start[1:]), start.size - 1)
    after = np.searchsorted(start, follows[last])
    exact = after < start.size
    exact[exact] = start[after[exact]] == follows[last][exact]
    run_after = np.searchsorted(last, after)
    listed: Any = (last, np.where(exact, after, -1), np.where(exact, run_after, -1))
    return _Chain(start, follows, last, *(column.tolist() for column in listed))


def _candidates(
    data: npt.NDArray[np.uint8], size: int, begin: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Starts in one block (a long file must not cost its length in scratch memory), and what would follow."""
    block = data[begin : min(begin + _BLOCK_BYTES, size)]
    start = np.flatnonzero((block - np.uint8(V2)) <= V1 - V2) + begin  # wraps below 0xFD
    v2 = data[start] == V2
    flags = data[start + 2]
    end = start + data[start + 1] + np.where(v2, 12 + 13 * (flags & 1), 8)
    follows = end + TIME_BYTES
    next_magic = data[np.minimum(follows, size)]  # the padding is zero
    plausible = (~v2 | (flags <= 1)) & (end <= size)
    plausible &= (end == size) | ((follows < size) & (next_magic >= V2) & (next_magic <= V1))
    return start[plausible], follows[plausible]
