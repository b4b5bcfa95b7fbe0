"""The trainer flies: the drone is stopped, landed or brought home by its own autopilot, past the crew."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from training.modes import Mode
from training.switching import set_mode

if TYPE_CHECKING:
    from training.autopilot import Autopilot


class TakeOver(StrEnum):
    """What the trainer has the drone do."""

    HOLD = "hold"
    LAND = "land"
    RETURN = "return"


_MODES = {  # the next, where the drone cannot fly the one before without a position
    TakeOver.HOLD: (Mode.BRAKE, Mode.ALT_HOLD),
    TakeOver.LAND: (Mode.LAND,),
    TakeOver.RETURN: (Mode.RTL, Mode.LAND),
}


def take_over(ap: Autopilot, what: TakeOver) -> bool:
    """False: it stands on the ground, and nothing is changed."""
    return ap.flying_now and any(set_mode(ap, mode) for mode in _MODES[what])
