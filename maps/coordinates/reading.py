"""One way to understand a text as a position."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.geo import LatLon


class Notation(StrEnum):
    """How a position is written."""

    DECIMAL = "decimal"
    MINUTES = "degrees_minutes"
    SECONDS = "degrees_minutes_seconds"
    UTM = "utm"
    MGRS = "mgrs"
    LKS_92 = "lks_92"
    LKS_94 = "lks_94"
    PLUS_CODE = "plus_code"
    LINK = "link"  # a geo: address, or a page of a map with a position in it


class Order(StrEnum):
    """Which of the two numbers stands first."""

    NORTH_FIRST = "north_first"
    EAST_FIRST = "east_first"


@dataclass(frozen=True, slots=True)
class Reading:
    """`said` is the position in that notation, in our spelling; it can be read again.

    `order` is None where letters or the notation settle it. `error_m` is how far off the place may be because
    of the digits that were written, at least a metre.
    """

    at: LatLon
    notation: Notation
    said: str
    order: Order | None = None
    error_m: float = 1.0
