"""What a thermal file off the card holds: the counts, and where it can be said the temperatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.frame import COUNTS_PER_KELVIN, ThermalFrame, TruthLevel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from telemetry.thermal.frame import Counts
    from telemetry.thermal.planck import Surroundings


@dataclass(frozen=True, slots=True, eq=False)
class CardPicture:
    """`kelvin64` None: contrast only, and `why` says in one sentence why there are no degrees."""

    camera: str  # empty: the file does not say
    form: str  # what kind of file it is
    counts: Counts  # as the sensor had them
    kelvin64: Counts | None
    saturated: bool = False
    surroundings: Surroundings | None = None  # what the temperatures were computed with
    why: str = ""

    @property
    def level(self) -> TruthLevel:
        return TruthLevel.PALETTE if self.kelvin64 is None else TruthLevel.CARD

    @property
    def frame(self) -> ThermalFrame | None:
        """None: no degrees. It was not taken now, so its time is 0."""
        if self.kelvin64 is None:
            return None
        return ThermalFrame(self.kelvin64, 0.0, TruthLevel.CARD, self.saturated)


def kelvin64_of(kelvin: NDArray[np.float64]) -> Counts:
    """Kelvin as counts; what is beyond uint16 is at its end, what is no number is coldest."""
    return np.clip(np.rint(np.nan_to_num(kelvin) * COUNTS_PER_KELVIN), 0, 65_535).astype(np.uint16)
