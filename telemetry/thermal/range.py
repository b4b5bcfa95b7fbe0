"""The hottest and the coldest of a thermal picture, as the camera itself says (level 1 and 2)."""

from __future__ import annotations

from dataclasses import dataclass

from telemetry.thermal.frame import TruthLevel

Place = tuple[float, float]  # 0..1 from the left and from the top of the picture


@dataclass(frozen=True, slots=True)
class ThermalRange:
    """From CAMERA_THERMAL_RANGE or the camera's SDK. A place is None where the camera does not say it."""

    hottest_c: float
    coldest_c: float
    hottest_at: Place | None
    coldest_at: Place | None
    received_s: float  # time.monotonic()
    level: TruthLevel = TruthLevel.RANGE
    stream: int = 0
