"""One place: a hydrant, a pond, a gate, a forest track, and what a driver or a pump operator asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from maps.geo import LatLon

if TYPE_CHECKING:
    from datetime import date

CHECK_LASTS_DAYS = 730  # two years: after that a hydrant is drawn hollow, as one that nobody looked at


class PlaceKind(StrEnum):
    """What a place is. The value stands in files."""

    HYDRANT = "hydrant"
    SUCTION_POINT = "suction_point"
    FIRE_POND = "fire_pond"
    OPEN_WATER = "open_water"
    TANK = "tank"
    MEETING_POINT = "meeting_point"
    LANDING_SITE = "landing_site"
    FIRE_STATION = "fire_station"
    GATE = "gate"
    BRIDGE = "bridge"
    FOREST_TRACK = "forest_track"
    POWER_LINE = "power_line"
    SIGN = "sign"
    SPEED_DISPLAY = "speed_display"
    OTHER = "other"


class HydrantForm(StrEnum):
    """How a hydrant stands: which key the crew needs, and whether snow hides it."""

    UNDERGROUND = "underground"
    PILLAR = "pillar"
    WALL = "wall"


WATER = frozenset(
    {
        PlaceKind.HYDRANT,
        PlaceKind.SUCTION_POINT,
        PlaceKind.FIRE_POND,
        PlaceKind.OPEN_WATER,
        PlaceKind.TANK,
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """One position is a point, more are a line; `filled` makes a closed line an area (a lake).

    Texts are as the file has them, in its language. None and "": the file does not say.
    """

    kind: PlaceKind
    positions: tuple[LatLon, ...]
    name: str = ""
    form: HydrantForm | None = None
    capacity: str = ""  # with its unit where the file names one: "50 m³", "1200 l/min"
    access: str = ""
    season: str = ""
    note: str = ""
    checked_on: date | None = None
    max_weight_t: float | None = None
    max_height_m: float | None = None
    filled: bool = False
    source: str = ""  # the file's name

    @property
    def at(self) -> LatLon:
        """Where its symbol stands: the point, the middle of a line, the mean of an area's corners."""
        if not self.filled:
            return self.positions[len(self.positions) // 2]
        corners = self.positions[:-1] or self.positions
        lat_deg = sum(corner.lat_deg for corner in corners) / len(corners)
        return LatLon(lat_deg, sum(corner.lon_deg for corner in corners) / len(corners))

    def is_checked(self, today: date) -> bool:
        """Whether somebody looked at it in the last two years. A day to come counts as a slip of the pen."""
        return self.checked_on is not None and 0 <= (today - self.checked_on).days <= CHECK_LASTS_DAYS
