"""The trainer's order is carried out by the embedded drone's autopilot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.exercise.take_over import TakeOver
from training.modes import Mode
from training.switching import set_mode

if TYPE_CHECKING:
    from training.autopilot import Autopilot

_MODES = {  # the next, where the drone cannot fly the one before without a position
    TakeOver.HOLD: (Mode.BRAKE, Mode.ALT_HOLD),
    TakeOver.LAND: (Mode.LAND,),
    TakeOver.RETURN: (Mode.RTL, Mode.LAND),
}


def take_over(ap: Autopilot, what: TakeOver) -> bool:
    """False: it stands on the ground, and nothing is changed."""
    return ap.flying_now and any(set_mode(ap, mode) for mode in _MODES[what])
