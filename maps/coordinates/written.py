"""A position in our own spelling of each notation; `readings` understands all of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.borders import country_at
from maps.coordinates.mgrs import to_mgrs
from maps.coordinates.reading import Notation
from maps.coordinates.utm import has_utm, to_utm
from maps.grids import Grid, to_grid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maps.geo import LatLon
    from maps.grids import GridPosition

GRIDS = {"LV": Grid.LKS_92, "LT": Grid.LKS_94}


def all_notations(at: LatLon) -> Mapping[Notation, str]:
    """In the order they are read: degrees, the grids of the world, and the country's own where it has one."""
    said = {one: in_degrees(at, one) for one in (Notation.DECIMAL, Notation.MINUTES, Notation.SECONDS)}
    if has_utm(at):
        said |= {Notation.UTM: str(to_utm(at)), Notation.MGRS: to_mgrs(at)}
    grid = GRIDS.get(country_at(at) or "")
    if grid is not None:
        said[Notation(grid.name.lower())] = in_grid(to_grid(at, grid))
    return said


def in_degrees(at: LatLon, notation: Notation) -> str:
    """One of the three notations in degrees."""
    match notation:
        case Notation.SECONDS:
            return degrees_minutes_seconds(at)
        case Notation.MINUTES:
            return degrees_minutes(at)
        case _:
            return decimal_degrees(at)


def in_grid(position: GridPosition) -> str:
    """LKS-92 N 259671 E 462490, in whole metres and with the axes named, which offices mix up."""
    name = position.grid.name.replace("_", "-")
    return f"{name} N {position.northing_m:.0f} E {position.easting_m:.0f}"


def decimal_degrees(at: LatLon) -> str:
    """56.48000 N 23.39100 E (the last digit is 1 m)."""
    return f"{abs(at.lat_deg):.5f} {'NS'[at.lat_deg < 0]} {abs(at.lon_deg):.5f} {'EW'[at.lon_deg < 0]}"


def degrees_minutes_seconds(at: LatLon) -> str:
    """As read over the radio: 56°28'48.0"N 23°23'27.6"E (a tenth of a second is 3 m)."""
    return f"{_dms(at.lat_deg, 'NS')} {_dms(at.lon_deg, 'EW')}"


def degrees_minutes(at: LatLon) -> str:
    """As aviation and the sea say it: 56°28.800'N 23°23.460'E (a thousandth of a minute is 2 m)."""
    return f"{_dm(at.lat_deg, 'NS')} {_dm(at.lon_deg, 'EW')}"


def _dms(degrees: float, letters: str) -> str:
    """Rounded before it is cut in pieces, so that no 60 appears."""
    minutes, tenths = divmod(round(abs(degrees) * 36_000), 600)
    whole, minutes = divmod(minutes, 60)
    return f"{whole}°{minutes:02d}'{tenths / 10:04.1f}\"{letters[degrees < 0]}"


def _dm(degrees: float, letters: str) -> str:
    whole, thousandths = divmod(round(abs(degrees) * 60_000), 60_000)
    return f"{whole}°{thousandths / 1000:06.3f}'{letters[degrees < 0]}"
