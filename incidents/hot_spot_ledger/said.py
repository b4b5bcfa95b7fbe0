"""A row of the ledger in the reader's language: heat, place, state, and who was sent or closed it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from incidents.local_time import ZONE, clock
from incidents.words import heat, label, number
from maps.borders import country_at
from maps.coordinates.written import GRIDS, degrees_minutes, in_grid
from maps.geo import bearing_deg, distance_m
from maps.grids import to_grid

if TYPE_CHECKING:
    from incidents.hot_spot_ledger.row import Row, Said
    from incidents.hot_spot_ledger.trend import Reading
    from maps.geo import LatLon


def heat_of(reading: Reading, language: str) -> str:
    """`≥ 150 °C (pixel, live)`."""
    return heat(language, reading.temperature_c, reading.level, at_least=reading.at_least)


def degrees_of(reading: Reading, language: str) -> str | None:
    """`≥ 150 °C`; for where the level stands beside it. None: contrast only."""
    if reading.temperature_c is None:
        return None
    return f"{'≥ ' if reading.at_least else ''}{number(language, reading.temperature_c)} °C"


def level_of(reading: Reading, language: str) -> str:
    """Where a temperature comes from, in words; that there is none, where there is none."""
    level = reading.level.value if reading.temperature_c is not None else 0
    return label(language, f"level_{level}")


def error_m(row: Row) -> int:
    """Whole metres round the place that hold it in 19 of 20 cases."""
    return math.ceil(row.ellipse.most_m)


def state_of(row: Row, language: str) -> str:
    return label(language, f"state_{row.state}")


def trend_of(row: Row, language: str) -> str:
    return label(language, f"trend_{row.trend or 'unknown'}")


def wgs84(at: LatLon) -> str:
    """Degrees and minutes, as a crew's receiver and the helicopter have them."""
    return degrees_minutes(at)


def national(at: LatLon) -> str | None:
    """The country's own grid; None outside Latvia and Lithuania."""
    grid = GRIDS.get(country_at(at) or "")
    return None if grid is None else in_grid(to_grid(at, grid))


def from_there(origin: LatLon, at: LatLon, language: str) -> str:
    """`420 m, 75° E`: how far, and which way."""
    away_m, bearing = distance_m(origin, at), bearing_deg(origin, at)
    points = label(language, "compass").split()
    point = points[round(bearing / 45.0) % len(points)]
    far = f"{number(language, away_m)} m" if away_m < 1000 else f"{number(language, away_m / 1000, 1)} km"
    return f"{far}, {round(bearing) % 360}° {point}"


def last_said(said: tuple[Said, ...], zone: str = ZONE) -> str:
    """The newest of them with its time; empty without any."""
    return with_time(said[-1], zone) if said else ""


def with_time(said: Said, zone: str = ZONE) -> str:
    return f"{clock(said.at, zone, seconds=False)} {said.text}".strip()
