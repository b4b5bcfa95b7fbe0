"""The clock that a test camera burns into its pictures: how old is what we hold?"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Plane = NDArray[np.uint8]

BITS = 40  # blocks across the top, the lowest bit left; bright is one
ROW_PX = 8
BRIGHT = 128
WEIGHTS = 1 << np.arange(BITS, dtype=np.int64)
OLDEST_MS = 60_000


def age_ms(luma: Plane, now_s: float | None = None) -> float | None:
    """Milliseconds since the picture was drawn, by this computer's monotonic clock; None: no clock in it."""
    width = luma.shape[1] // BITS
    bits = luma[ROW_PX, width // 2 : BITS * width : width] >= BRIGHT
    now_ms = (time.monotonic() if now_s is None else now_s) * 1000.0
    age = now_ms - int((bits * WEIGHTS).sum())
    return age if -1.0 <= age <= OLDEST_MS else None


def summary(ages_ms: list[float]) -> dict[str, float | int | None]:
    """The middle and the worst of twenty; the first second of a stream is left out by the caller."""
    if not ages_ms:
        return {"p50_ms": None, "p95_ms": None, "pictures": 0}
    p50, p95 = np.percentile(ages_ms, [50, 95])
    return {"p50_ms": round(float(p50), 2), "p95_ms": round(float(p95), 2), "pictures": len(ages_ms)}
