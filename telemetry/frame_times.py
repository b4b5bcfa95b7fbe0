"""When each frame of a recording came, on one clock that does not run back.

No checksum covers the times of a tlog: one that is far from its neighbours is damaged. And the laptop's clock
may have been set while it recorded. Who sets a clock sets it right, so what was stamped before is moved to
the new clock. One that was set forward cannot be told from a silence here: it stays a gap.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from telemetry.columns import pieces_at
from telemetry.frame_index import TIME_BYTES

if TYPE_CHECKING:
    import numpy.typing as npt

    Whole = npt.NDArray[np.int64]

SET_BACK_US = 2_000_000  # less is two threads that stamped in another order than they wrote
_LATEST_US = 253_402_300_799_000_000  # the last second of the year 9999
_BLOCK_FRAMES = 1 << 18
_SPIKE_US = 10_000_000
_SPIKE_FRAMES = 16
_DAY_US = 86_400_000_000


def frame_times(data: npt.NDArray[np.uint8], start: Whole) -> Whole:
    """Microseconds since 1970, for the frames that begin at `start` in the bytes of a tlog."""
    at_us = _stamped(data, start)
    if len(at_us) < 3:
        return at_us
    _mend(at_us)
    _move_to_the_last_clock(at_us)
    return at_us


def _stamped(data: npt.NDArray[np.uint8], start: Whole) -> Whole:
    at_us = np.empty(len(start), dtype=np.int64)
    for begin in range(0, len(start), _BLOCK_FRAMES):  # little scratch memory for a long file
        block = slice(begin, begin + _BLOCK_FRAMES)
        rows: npt.NDArray[np.uint8] = pieces_at(data, start[block] - TIME_BYTES, TIME_BYTES)
        at_us[block] = np.minimum(rows.view(">u8").reshape(len(rows)), np.uint64(_LATEST_US))
    return at_us


def _mend(at_us: Whole) -> None:
    """A few times that leap away together and come back are damaged: they get the time before them."""
    step = np.diff(at_us)
    far = np.flatnonzero(np.abs(step) > _SPIKE_US).tolist()
    mended = 0
    for here, back in itertools.pairwise(far):
        if (
            mended <= here
            and back - here <= _SPIKE_FRAMES
            and abs(at_us[back + 1] - at_us[here]) <= _SPIKE_US
        ):
            at_us[here + 1 : back + 1] = at_us[here]
            mended = back + 1
    for end, next_to_it in ((0, 1), (-1, -2)):  # with one neighbour only what no flight can be is wrong
        if abs(int(at_us[end] - at_us[next_to_it])) > _DAY_US:
            at_us[end] = at_us[next_to_it]


def _move_to_the_last_clock(at_us: Whole) -> None:
    """All at once: a spoiled file may set its clock back a million times, and by thousands of years."""
    step = np.diff(at_us)
    if int(step.min()) >= -SET_BACK_US:
        return
    back = np.where(step < -SET_BACK_US, step, 0)[::-1]
    moved = np.maximum(np.cumsum(back, dtype=np.float64)[::-1], -float(_LATEST_US))
    at_us[:-1] += moved.astype(np.int64)
    np.maximum(at_us, 0, out=at_us)
