"""The time of the satellites in UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

_EPOCH_S = 315_964_800  # 1980-01-06, where GPS weeks begin, in seconds since 1970
_WEEK_S = 604_800
_LEAP_S = 18  # GPS has run so far ahead of UTC since 2017


def utc_us(week: npt.NDArray[Any], ms: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Microseconds since 1970 of a GPS week and the milliseconds in it."""
    seconds = _EPOCH_S - _LEAP_S + week.astype(np.int64) * _WEEK_S
    return seconds * 1_000_000 + ms.astype(np.int64) * 1000
