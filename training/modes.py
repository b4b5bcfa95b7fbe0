"""The flight modes of ArduCopter: numbers, names, and what each needs."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Mode(IntEnum):
    """`custom_mode` of the heartbeat."""

    STABILIZE = 0
    ACRO = 1
    ALT_HOLD = 2
    AUTO = 3
    GUIDED = 4
    LOITER = 5
    RTL = 6
    CIRCLE = 7
    LAND = 9
    DRIFT = 11
    SPORT = 13
    FLIP = 14
    AUTOTUNE = 15
    POSHOLD = 16
    BRAKE = 17
    THROW = 18
    AVOID_ADSB = 19
    GUIDED_NOGPS = 20
    SMART_RTL = 21
    FLOWHOLD = 22
    FOLLOW = 23
    ZIGZAG = 24
    SYSTEMID = 25
    TURTLE = 28
    AUTO_RTL = 27


class Reason(IntEnum):
    """Why the mode was changed, as the log has it (ArduPilot's ModeReason)."""

    COMMAND = 2
    RADIO = 3
    BATTERY = 4
    GROUND_STATION = 5
    ESTIMATE = 6
    FENCE = 10
    TERRAIN = 11


class Needs(NamedTuple):
    """What a mode asks for before it can be flown or armed in."""

    label: str  # as AVAILABLE_MODES spells it
    position: bool
    armable: bool


NEEDS: dict[Mode, Needs] = {
    Mode.AUTO_RTL: Needs("AUTO RTL", position=True, armable=False),
    Mode.STABILIZE: Needs("Stabilize", position=False, armable=True),
    Mode.ACRO: Needs("Acro", position=False, armable=True),
    Mode.ALT_HOLD: Needs("Altitude Hold", position=False, armable=True),
    Mode.AUTO: Needs("Auto", position=True, armable=False),
    Mode.GUIDED: Needs("Guided", position=True, armable=True),
    Mode.LOITER: Needs("Loiter", position=True, armable=True),
    Mode.RTL: Needs("RTL", position=True, armable=False),
    Mode.CIRCLE: Needs("Circle", position=True, armable=False),
    Mode.LAND: Needs("Land", position=False, armable=False),
    Mode.DRIFT: Needs("Drift", position=True, armable=True),
    Mode.SPORT: Needs("Sport", position=False, armable=True),
    Mode.FLIP: Needs("Flip", position=False, armable=False),
    Mode.AUTOTUNE: Needs("Autotune", position=False, armable=False),
    Mode.POSHOLD: Needs("Position Hold", position=True, armable=True),
    Mode.BRAKE: Needs("Brake", position=True, armable=False),
    Mode.THROW: Needs("Throw", position=True, armable=True),
    Mode.AVOID_ADSB: Needs("Avoid ADSB", position=True, armable=False),
    Mode.GUIDED_NOGPS: Needs("Guided No GPS", position=False, armable=True),
    Mode.SMART_RTL: Needs("Smart RTL", position=True, armable=False),
    Mode.FOLLOW: Needs("Follow", position=True, armable=False),
    Mode.ZIGZAG: Needs("ZigZag", position=True, armable=True),
    Mode.SYSTEMID: Needs("System ID", position=False, armable=False),
    Mode.TURTLE: Needs("Turtle", position=False, armable=True),
}  # FLOWHOLD is not built into this firmware: 24 modes, as the recorded vehicle counts them


def known_mode(number: float) -> Mode | None:
    """The mode with this number, if this firmware has it."""
    mode = Mode(int(number)) if int(number) in set(Mode) else None
    return mode if mode in NEEDS else None
