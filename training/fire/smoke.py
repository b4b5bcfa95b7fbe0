"""Where the smoke of a fire goes with the wind, and how much it hides. A thermal camera sees through it.

A steady plume in the wind of the moment. Rise: Briggs 1969 and 1971 (bent-over, buoyant, neutral air), width:
Briggs 1973 (open country, class D). Extinction of fresh wood smoke: about 4 m2/g (Reid and others 2005).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from training.fire.flames import flame_share
from training.fire.fuel import BODIES
from training.fire.ground import side_of
from training.fire.moisture import moisture_percent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.exercise.scenario import Weather
    from training.fire.arrival import Arrival

    Floats = NDArray[np.float64]

_M2_G = 4.0
_KJ_KG = 18_000.0
_CONVECTED = 0.6  # of the heat; the rest is radiated
_BUOYANCY_M4_S3_KW = 8.8e-3  # Briggs: g / (pi cp rho T), for each kW
_CALMEST_M_S = 1.0  # the formulas do not hold in less
_SMALLEST_BLOCK_M = 8.0


@dataclass(frozen=True, slots=True)
class SmokeSource:
    """A piece of the burning band. Metres east and north of the arrival's origin."""

    east_m: float
    north_m: float
    wide_m: float  # half
    smoke_g_s: float  # fine particles
    heat_kw: float


@dataclass(frozen=True, slots=True)
class Puff:
    """The plume at one distance."""

    east_m: float
    north_m: float
    up_m: float
    radius_m: float  # two standard deviations
    hides: float  # of what is behind its middle: 0 to 1


def smoke_sources(arrival: Arrival, weather: Weather, at_s: float, most: int = 24) -> tuple[SmokeSource, ...]:
    """The strongest first; moist fuel smokes more. At most `most`: in larger pieces for a larger fire."""
    body = BODIES[arrival.fuel]
    share = flame_share(arrival, at_s)
    rows, columns = np.nonzero(share > 0.0)
    if not len(rows):
        return ()
    middles = side_of(arrival)
    north, east = middles[rows], middles[columns]
    kg_s = share[rows, columns] * arrival.cell_m**2 * body.load_kg_m2 / body.flames_s
    grams = body.smoke_g_kg * _moist(weather)
    block_m = max(_SMALLEST_BLOCK_M, arrival.cell_m)
    while len(blocks := _blocks(east, north, block_m)) > most:
        block_m *= 1.5
    found = [_source(east[b], north[b], kg_s[b], grams, block_m) for b in blocks]
    return tuple(sorted(found, key=lambda it: (-it.smoke_g_s, it.north_m, it.east_m)))


def plume(source: SmokeSource, weather: Weather, downwind_m: float) -> Puff:
    """Its smoke at a distance: higher, wider and thinner the farther it is."""
    blows_m_s = max(_CALMEST_M_S, weather.wind_m_s)
    towards = math.radians(weather.wind_from_deg + 180.0)
    spread_m = float(_spread_m(source, blows_m_s, np.array(downwind_m)))
    return Puff(
        source.east_m + downwind_m * math.sin(towards),
        source.north_m + downwind_m * math.cos(towards),
        float(_rise_m(source, blows_m_s, np.array(downwind_m))),
        2.0 * spread_m,
        1.0 - math.exp(-_M2_G * source.smoke_g_s / (math.sqrt(2.0 * math.pi) * blows_m_s * spread_m)),
    )


def hidden_from_above(
    sources: tuple[SmokeSource, ...], weather: Weather, east_m: Floats, north_m: Floats
) -> Floats:
    """How much of the ground at these places a camera high above does not see: 0 to 1."""
    blows_m_s = max(_CALMEST_M_S, weather.wind_m_s)
    towards = math.radians(weather.wind_from_deg + 180.0)
    depth = np.zeros(np.broadcast(east_m, north_m).shape)
    for source in sources:
        east, north = east_m - source.east_m, north_m - source.north_m
        ahead = east * math.sin(towards) + north * math.cos(towards)
        aside = east * math.cos(towards) - north * math.sin(towards)
        spread_m = _spread_m(source, blows_m_s, np.maximum(0.0, ahead))
        across = np.exp(-0.5 * (aside / spread_m) ** 2) / (math.sqrt(2.0 * math.pi) * spread_m)
        begun = 0.5 + 0.5 * np.tanh(2.0 * ahead / source.wide_m)
        depth += _M2_G * source.smoke_g_s / blows_m_s * across * begun
    return 1.0 - np.exp(-depth)


def _rise_m(source: SmokeSource, blows_m_s: float, downwind_m: Floats) -> Floats:
    """Briggs: 1.6 F^(1/3) x^(2/3) / u, up to where it has levelled."""
    buoyancy = _BUOYANCY_M4_S3_KW * _CONVECTED * source.heat_kw
    levels_m = 49.0 * buoyancy**0.625 if buoyancy < 55.0 else 119.0 * buoyancy**0.4
    return 1.6 * buoyancy ** (1.0 / 3.0) * np.minimum(downwind_m, levels_m) ** (2.0 / 3.0) / blows_m_s


def _spread_m(source: SmokeSource, blows_m_s: float, downwind_m: Floats) -> Floats:
    """One standard deviation across: the source, the stirring of its rise, the turbulence of the air."""
    stirred = 0.25 * _rise_m(source, blows_m_s, downwind_m)  # its radius grows to half of the rise
    blown = 0.08 * downwind_m / np.sqrt(1.0 + 1e-4 * downwind_m)
    return np.sqrt((source.wide_m / 2.0) ** 2 + stirred**2 + blown**2)


def _moist(weather: Weather) -> float:
    """Our own: as dry as on a fine day 1, up to 2.5 times the smoke when it is damp."""
    return min(2.5, max(0.7, moisture_percent(weather.air_c, weather.humidity_percent) / 12.0))


def _blocks(east: Floats, north: Floats, block_m: float) -> list[NDArray[np.intp]]:
    """Which cells lie in one square of the ground."""
    squares = np.stack([np.floor(north / block_m), np.floor(east / block_m)], axis=1)
    _, number = np.unique(squares, axis=0, return_inverse=True)
    order = np.argsort(number.ravel(), kind="stable")
    return np.split(order, np.flatnonzero(np.diff(number.ravel()[order])) + 1)


def _source(east: Floats, north: Floats, kg_s: Floats, grams: float, block_m: float) -> SmokeSource:
    whole = float(kg_s.sum())
    return SmokeSource(
        float((east * kg_s).sum()) / whole,
        float((north * kg_s).sum()) / whole,
        block_m / 2.0,
        whole * grams,
        whole * _KJ_KG,
    )
