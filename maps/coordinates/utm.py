"""UTM: metres in one of sixty zones, 34V 612345 6234567."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maps.coordinates.reading import Notation, Reading
from maps.geo import LatLon
from maps.grids import PositionError
from maps.projection import transformer

BANDS = "CDEFGHJKLMNPQRSTUVWX"  # of 8 degrees from 80 S; X has 12
_METRES = r"(?:[0-9]{4,8}|[0-9]{1,3}(?: [0-9]{3}){1,2})(?:[.,][0-9]+)?"
_UTM = re.compile(
    rf"(?:UTM )?(?P<zone>[0-9]{{1,2}}) ?(?P<band>[{BANDS}])[ ,;]*"
    rf"(?P<one>{_METRES})(?: ?M? ?E)?[ ,;]+(?P<two>{_METRES}|[0-9]{{1,3}})(?: ?M? ?N)?"
)
_BAND_SLACK_DEG = 0.5  # near the edge of a band the receivers differ
_EASTINGS_M, _MOST_NORTHING_M = (100_000.0, 900_000.0), 10_000_000.0


@dataclass(frozen=True, slots=True)
class UtmPosition:
    """Metres in a zone; `band` is the letter of the latitude."""

    zone: int
    band: str
    easting_m: float
    northing_m: float

    def __str__(self) -> str:
        return f"{self.zone}{self.band} {round(self.easting_m)} {round(self.northing_m)}"


def has_utm(at: LatLon) -> bool:
    """Not at the poles."""
    return -80.0 <= at.lat_deg < 84.0


def to_utm(at: LatLon) -> UtmPosition:
    """The position in the zone that is used there."""
    return _in_zone(at, zone_at(at))


def from_utm(zone: int, easting_m: float, northing_m: float, *, south: bool) -> LatLon:
    """The way back."""
    lon, lat = transformer(_crs(zone, south=south)).transform(easting_m, northing_m, direction="INVERSE")
    if not (-90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0):
        raise PositionError(f"{easting_m:.0f} {northing_m:.0f} lies outside UTM zone {zone}")
    return LatLon(float(lat), float(lon))


def band_at(at: LatLon) -> str:
    """The letter of the latitude."""
    return BANDS[min(int((at.lat_deg + 80.0) // 8.0), len(BANDS) - 1)]


def zone_at(at: LatLon) -> int:
    """The zone that is used there: six degrees each, but for the coast of Norway and for Svalbard."""
    if 56.0 <= at.lat_deg < 64.0 and 3.0 <= at.lon_deg < 12.0:
        return 32
    if at.lat_deg >= 72.0 and 0.0 <= at.lon_deg < 42.0:
        return 31 + 2 * int((at.lon_deg + 3.0) // 12.0)
    return min(int((at.lon_deg + 180.0) // 6.0) + 1, 60)


def utm(written: str) -> tuple[Reading, ...] | None:
    """The readings of a text in capitals; None if it is not UTM.

    34N is the northern half to everybody. 34S is the southern half to some and the band of 32 to 40 degrees
    north to others: two readings, where the northing allows both.
    """
    match = _UTM.fullmatch(written)
    if match is None:
        return None
    zone, band = int(match["zone"]), match["band"]
    easting, northing = (float(match[part].replace(" ", "").replace(",", ".")) for part in ("one", "two"))
    if easting > 1_000_000.0 and _between(northing, _EASTINGS_M):
        easting, northing = northing, easting
    if not 1 <= zone <= 60:
        raise PositionError(f"there is no UTM zone {zone}: they go from 1 to 60; here it is 34 or 35")
    if not (_between(easting, _EASTINGS_M) and northing <= _MOST_NORTHING_M):
        raise PositionError(f"{easting:.0f} {northing:.0f} is not UTM: the easting is 100000 to 900000")
    halves = {"N": (False,), "S": (False, True)}.get(band, (band < "N",))
    found = [from_utm(zone, easting, northing, south=south) for south in halves]
    fitting = [at for at, south in zip(found, halves, strict=True) if _fits(at, band, south=south)]
    if not fitting:
        lies = f"which lies in band {band_at(found[0])}" if has_utm(found[0]) else "which lies at a pole"
        raise PositionError(f"{zone}{band} does not fit northing {northing:.0f}, {lies}: check both")
    return tuple(Reading(at, Notation.UTM, str(_in_zone(at, zone))) for at in fitting)


def _fits(at: LatLon, band: str, *, south: bool) -> bool:
    if band == "N" or (band == "S" and south):
        return has_utm(at)
    bottom = -80.0 + 8.0 * BANDS.index(band)
    top = bottom + (12.0 if band == "X" else 8.0)
    return bottom - _BAND_SLACK_DEG <= at.lat_deg <= top + _BAND_SLACK_DEG


def _in_zone(at: LatLon, zone: int) -> UtmPosition:
    band = band_at(at)
    easting, northing = transformer(_crs(zone, south=band < "N")).transform(at.lon_deg, at.lat_deg)
    return UtmPosition(zone, band, float(easting), float(northing))


def _between(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _crs(zone: int, *, south: bool) -> str:
    return f"EPSG:{(32700 if south else 32600) + zone}"
