"""Heights of a flight against limits from the ground, the sea or the ellipsoid, with what is not known.

Every height is an interval: its ends are one number where the ground is known, and as far apart as the land
allows where it is not. Only a whole interval inside, or a known height, is "inside"; the rest is "perhaps".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from maps.borders import country_at
from maps.geo import LatLon
from maps.zones.zone import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from maps.zones.zone import Limit
    from missions.flown import Floats, Flown, Ints

    Bools = NDArray[np.bool_]

_LAND_M = (-10.0, 320.0)  # Latvia and Lithuania: Gaiziņkalns is 312 m
_WORLD_M = (-430.0, 8_850.0)
_GEOID_M = (15.0, 35.0)  # of both countries above the ellipsoid, rounded out
_WORLD_GEOID_M = (-110.0, 90.0)


class Where(IntEnum):
    """A piece of the way and a layer of the air."""

    OUTSIDE = 0
    PERHAPS = 1
    INSIDE = 2


@dataclass(frozen=True, slots=True)
class AirHeights:
    """Pieces of the air that a flight goes through, with the heights they may have in each frame."""

    shapes: Any  # an array of geometries in degrees
    number: Ints  # of the waypoint ahead
    frames: Mapping[Reference, _Frame]


def air_heights(way: Flown) -> AirHeights:
    """A piece for each of the way, and one more: the column of air over home, or the first waypoint."""
    at, below = way.way, way.ground
    places = np.column_stack([at.lons, at.lats])
    shapes = np.empty(len(places), dtype=object)
    shapes[:-1] = shapely.linestrings(np.stack([places[:-1], places[1:]], axis=1))
    shapes[-1] = shapely.points(places[0])
    climbs = way.start is not None
    top = max(float(at.heights[0]), float(at.heights[-1])) if climbs else float(at.heights[0])
    band = _Band(
        np.append(np.minimum(at.heights[:-1], at.heights[1:]), 0.0 if climbs else top),
        np.append(np.maximum(at.heights[:-1], at.heights[1:]), top),
        np.append(np.minimum(below[:-1], below[1:]), below[0]),
        np.append(np.maximum(below[:-1], below[1:]), below[0]),
        np.append(np.zeros(len(at.lats) - 1, dtype=bool), climbs),
    )
    return AirHeights(shapes, np.append(at.number[1:], at.number[0]), _frames(way, band))


def air_below(way: Flown, ceiling_m: float) -> AirHeights:
    """One piece without a shape: from the ground to a ceiling above home, wherever the way is."""
    known = way.ground[~np.isnan(way.ground)]
    lowest, highest = (float(known.min()), float(known.max())) if len(known) else (np.nan, np.nan)
    one = np.ones(1)
    band = _Band(0.0 * one, ceiling_m * one, lowest * one, highest * one, one < 0.0)
    return AirHeights(np.empty(1, dtype=object), way.way.number[:1], _frames(way, band))


def inside(air: AirHeights, pieces: Ints, lower: Limit, upper: Limit) -> NDArray[np.int8]:
    """`Where` of each piece."""
    may_above, is_above = _reaches(air, pieces, lower, above=True)
    may_below, is_below = _reaches(air, pieces, upper, above=False)
    found = np.full(len(pieces), Where.OUTSIDE, dtype=np.int8)
    found[may_above & may_below] = Where.PERHAPS
    found[is_above & is_below] = Where.INSIDE
    return found


def _reaches(air: AirHeights, pieces: Ints, limit: Limit, *, above: bool) -> tuple[Bools, Bools]:
    """Whether a piece may be above (or below) a limit, and whether it surely is."""
    metres, everywhere = limit.metres, np.ones(len(pieces), dtype=bool)
    if metres is None or math.isinf(metres) or (above and metres <= 0.0):
        return everywhere, everywhere  # not stated is no limit; 0 is the ground in every file
    if limit.counted_from is Reference.UNKNOWN:
        return everywhere, ~everywhere
    frame = air.frames[limit.counted_from]
    low, high, flat = frame.low[pieces], frame.high[pieces], frame.flat[pieces]
    if above:
        may, wholly, if_flat = high >= metres, low >= metres, flat >= metres
    else:
        may, wholly, if_flat = low <= metres, high <= metres, flat <= metres
    return may, may & (frame.known[pieces] | wholly | if_flat)


@dataclass(frozen=True, slots=True)
class _Band:
    """Lowest and highest of each piece above home, and of the ground above the sea (NaN: unknown)."""

    low: Floats
    high: Floats
    ground_low: Floats
    ground_high: Floats
    over_home: Bools


@dataclass(frozen=True, slots=True)
class _Frame:
    """Heights in one frame."""

    low: Floats  # the lowest a piece may be
    high: Floats  # the highest
    known: Bools  # the interval is the piece itself, nothing in it is doubt
    flat: Floats  # over flat ground, where no data are there to say otherwise; NaN where there are


def _frames(way: Flown, band: _Band) -> dict[Reference, _Frame]:
    here = country_at(LatLon(float(way.way.lats[0]), float(way.way.lons[0]))) is not None
    land, geoid = (_LAND_M, _GEOID_M) if here else (_WORLD_M, _WORLD_GEOID_M)
    unknown = np.isnan(band.ground_low)
    level_known = np.full(len(band.low), not math.isnan(way.level_m))
    level = (way.level_m, way.level_m) if level_known.all() else land
    below = np.where(unknown, land[0], band.ground_low), np.where(unknown, land[1], band.ground_high)
    # Over home itself the height above home is the height above the ground.
    low = np.where(band.over_home, band.low, band.low + level[0] - below[1])
    high = np.where(band.over_home, band.high, band.high + level[1] - below[0])
    known = band.over_home | (level_known & ~unknown)
    none = np.full(len(band.low), np.nan)
    sea = band.low + level[0], band.high + level[1]
    return {
        Reference.GROUND: _Frame(low, high, known, np.where(known, np.nan, band.low)),
        Reference.SEA: _Frame(*sea, level_known, none),
        Reference.ELLIPSOID: _Frame(
            sea[0] + geoid[0], sea[1] + geoid[1], np.zeros(len(none), dtype=bool), none
        ),
    }
