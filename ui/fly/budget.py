"""How long the drone can still stay, as the instruments show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_SHORT_S = 180.0  # whole minutes are shown, rounded down: amber at "2 min" or less


@dataclass(frozen=True, slots=True)
class FlightBudget:
    """The seconds left in the battery, cut into what they are for; all at the present place and wind.

    `spare_s`: until it must turn back, negative when that is over. `home_s`: the way home and the landing.
    `reserve_s`: never planned with. `full_s`: what the battery gives when it is full.
    """

    spare_s: float
    home_s: float
    reserve_s: float
    full_s: float
    battery: int = 1  # counts from 1 within the incident
    turn_back_at: datetime | None = None  # aware; now + spare

    @property
    def left_s(self) -> float:
        """Until the battery is empty."""
        return max(0.0, self.spare_s) + self.home_s + self.reserve_s

    @property
    def short(self) -> bool:
        """Time to look."""
        return self.spare_s < _SHORT_S
