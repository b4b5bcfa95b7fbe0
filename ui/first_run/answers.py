"""What the first start asks for, as it is known so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.geo import LatLon


@dataclass(frozen=True, slots=True)
class Answers:
    """`country` is "LV", "LT" or empty; `address` is a link address, empty as long as there is no drone."""

    language: str = "en"
    name: str = ""
    country: str = ""
    place: LatLon | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """Link addresses to begin with: of the serial port that is plugged in, and of the network."""

    radio: str
    network: str
