"""What the drone hears, with types: the one place that looks into decoded messages."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from training.mission_store import Item

if TYPE_CHECKING:
    from telemetry.messages import Message


class Sender(NamedTuple):
    """Who spoke, and whom to answer."""

    system: int
    component: int


@dataclass(frozen=True, slots=True)
class Command:
    """COMMAND_LONG or COMMAND_INT. Positions are degrees times 1e7 in both."""

    number: int
    p1: float
    p2: float
    p3: float
    p4: float
    x: float
    y: float
    z: float
    frame: int
    exact: bool  # a COMMAND_INT
    sender: Sender
    missing: frozenset[int] = frozenset()  # which of the first four were NaN, and are 0 here


def sender_of(message: Message) -> Sender:
    return Sender(message.get_srcSystem(), message.get_srcComponent())


def command_of(message: Message) -> Command:
    """A COMMAND_LONG gives its position as float32 degrees and is scaled as such: some decimetres off."""
    sender = sender_of(message)
    given = tuple(float(getattr(message, f"param{i}")) for i in range(1, 5))
    p1, p2, p3, p4 = (_finite(value) for value in given)
    missing = frozenset(i for i, value in enumerate(given, 1) if math.isnan(value))
    number, sent = int(message.command), (sender, missing)
    if message.get_type() == "COMMAND_INT":
        place = (float(message.x), float(message.y), _finite(message.z))
        return Command(number, p1, p2, p3, p4, *place, int(message.frame), True, *sent)
    place = (_float32_e7(message.param5), _float32_e7(message.param6), _finite(message.param7))
    return Command(number, p1, p2, p3, p4, *place, 3, False, *sent)


def _finite(value: float) -> float:
    """NaN means "not given" in a command: 0, as ArduPilot takes it for those we know."""
    return float(value) if math.isfinite(value) else 0.0


def _float32_e7(degrees: float) -> float:
    if not abs(degrees) <= 1e6:  # no place on Earth, and perhaps not a number
        return float("inf")
    return struct.unpack("<f", struct.pack("<f", float(degrees) * 1e7))[0]


def _clipped(value: float) -> int:
    return 2**31 - 1 if value > 2**31 - 1 else max(-(2**31), round(value))


def item_of(message: Message) -> Item:
    """MISSION_ITEM_INT, or the old MISSION_ITEM with its float degrees."""
    if message.get_type() == "MISSION_ITEM_INT":
        x, y = int(message.x), int(message.y)
    else:
        x, y = (_clipped(_float32_e7(degrees)) for degrees in (message.x, message.y))
    p1, p2, p3, p4 = (float(getattr(message, f"param{i}")) for i in range(1, 5))
    return Item(int(message.frame), int(message.command), p1, p2, p3, p4, x, y, float(message.z))
