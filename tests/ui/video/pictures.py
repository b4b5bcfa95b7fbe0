"""Made-up pictures and values for the tests of the video."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.frame import TruthLevel
from ui.hot_spot_states import SpotProgress, SpotTrend
from ui.video.overlay import Bracket, Hottest, Overlay, Scale
from ui.video.spot_row import SpotRow

if TYPE_CHECKING:
    from numpy.typing import NDArray

AT = datetime(2026, 8, 22, 23, 29, tzinfo=UTC)
COLOURS = (0x101010, 0x606060, 0xB0B0B0, 0x8A1A0A, 0xE06010, 0xFFE090)


def flat(colour: int = 0x505050, width: int = 640, height: int = 512) -> NDArray[np.uint32]:
    """A thermal picture of one colour, 0xRRGGBB."""
    return np.full((height, width), 0xFF000000 | colour, np.uint32)


def overlay(level: TruthLevel = TruthLevel.RAW, error_c: float | None = 5.0) -> Overlay:
    """Everything at once."""
    return Overlay(
        level=level,
        error_c=error_c,
        note="white hot",
        hottest=Hottest(412.0, (0.4, 0.37)),
        middle_c=23.0,
        scale=Scale(COLOURS, 4.0, 420.0, 205.0),
        brackets=(
            Bracket((0.4, 0.37), (0.09, 0.11), 1, 412.0),
            Bracket((0.62, 0.51), (0.08, 0.1), 2, 286.0),
        ),
        foot="55.98719 N 25.96480 E",
    )


def rows() -> tuple[SpotRow, ...]:
    """One of each kind, and one more than a page holds."""
    raw, camera = TruthLevel.RAW, TruthLevel.RANGE
    return (
        SpotRow(1, 412.0, raw, 9.0, AT, error_c=5.0, trend=SpotTrend.GROWING, half_m=4.0),
        SpotRow(2, 150.0, raw, 11.0, AT, at_least=True, progress=SpotProgress.SENT, whom="Subate 11"),
        SpotRow(3, 141.0, camera, 12.0, AT, trend=SpotTrend.COOLING),
        SpotRow(4, None, TruthLevel.PALETTE, 15.0, AT),
        SpotRow(5, 74.0, raw, 12.0, AT, progress=SpotProgress.OUT, trend=SpotTrend.STEADY),
        SpotRow(6, 71.0, raw, 12.0, AT, progress=SpotProgress.NOT_FIRE),
        SpotRow(7, 66.0, raw, 12.0, AT, progress=SpotProgress.VISITED),
    )
