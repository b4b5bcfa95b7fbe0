"""What satellite time says of the laptop's clock: SYSTEM_TIME against the stamps of a recording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from telemetry.frames import Frames, Source

# An autopilot without satellites counts from 1970, or from the day its firmware was made
_FIRST_US = int(datetime(2015, 1, 1, tzinfo=UTC).timestamp() * 1e6)
_LAST_US = int(datetime(2200, 1, 1, tzinfo=UTC).timestamp() * 1e6)
LATE_SHARE = 0.05  # of the messages may come late, by a link that stood still


@dataclass(frozen=True, slots=True)
class GpsTime:
    """Seconds to add to the laptop's stamps."""

    offset_s: float  # the median
    spread_s: float  # within which nine of ten messages lie, to either side
    count: int


def gps_time(frames: Frames, source: Source) -> GpsTime | None:
    """From all of one vehicle's messages that carry a time; None without any.

    Each message is stamped when it was heard: the delay of the link makes the laptop look early by as much.
    """
    rows = frames.rows("SYSTEM_TIME", source)
    told_us = np.asarray(rows.fields["time_unix_usec"], dtype=np.uint64)
    known = (told_us >= _FIRST_US) & (told_us < _LAST_US)
    if not known.any():
        return None
    offsets_s = (told_us[known].astype(np.int64) - rows.at_us[known]) / 1e6
    low, middle, high = np.quantile(offsets_s, (LATE_SHARE, 0.5, 1 - LATE_SHARE)).tolist()
    return GpsTime(middle, max(high - middle, middle - low), int(known.sum()))
