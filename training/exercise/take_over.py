"""How the trainer flies: the drone is stopped, landed or brought home by its own autopilot, past the crew."""

from __future__ import annotations

from enum import StrEnum


class TakeOver(StrEnum):
    """What the trainer has the drone do."""

    HOLD = "hold"
    LAND = "land"
    RETURN = "return"
