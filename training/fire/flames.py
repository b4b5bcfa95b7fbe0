"""The flames of a fire: where they stand, how much of a cell they cover, how long they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from training.fire.fuel import BEDS, BODIES
from training.fire.ground import side_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.fire.arrival import Arrival

    Floats = NDArray[np.float64]

_KJ_KG = 18_000.0  # heat of combustion, FCFDG 1992 equation 69: 300 there, for rates in m/min
_FASTEST_M_S = 5.0


@dataclass(frozen=True, slots=True)
class Flames:
    """One place of the burning band a row."""

    east_m: Floats
    north_m: Floats
    height_m: Floats  # length of the flames
    share: Floats  # of the cell that burns: 0 to 1


def flames(arrival: Arrival, at_s: float) -> Flames:
    """The burning band, for pictures and for what it gives off."""
    share = flame_share(arrival, at_s)
    rows, columns = np.nonzero(share > 0.0)
    middles = side_of(arrival)
    heights = _heights_m(arrival)[rows, columns]
    return Flames(middles[columns], middles[rows], heights, share[rows, columns])


def flame_share(arrival: Arrival, at_s: float) -> Floats:
    """How much of each cell is in flames, 0 to 1: a grass front is thinner than a cell."""
    flames_s = BODIES[arrival.fuel].flames_s
    seconds = arrival.seconds.astype(np.float64)
    half_s = _crossing_s(seconds) / 2.0
    with np.errstate(invalid="ignore", divide="ignore"):
        burnt = np.minimum(at_s, seconds + half_s) - np.maximum(at_s - flames_s, seconds - half_s)
        share = burnt / (2.0 * half_s)
    at_once = (seconds <= at_s) & (at_s < seconds + flames_s)  # a disc that was set alight as a whole
    share = np.where(half_s > 0.0, share, at_once)
    return np.where(np.isfinite(seconds), np.clip(share, 0.0, 1.0), 0.0)


def _heights_m(arrival: Arrival) -> Floats:
    """Byram 1959, as in Alexander 1982: 0.0775 I^0.46 for I in kW/m; what does not run has its own."""
    body = BODIES[arrival.fuel]
    if arrival.fuel not in BEDS:
        return np.full(arrival.seconds.shape, body.stands_m)
    crossing_s = _crossing_s(arrival.seconds.astype(np.float64))
    with np.errstate(divide="ignore"):
        runs_m_s = np.minimum(_FASTEST_M_S, arrival.cell_m / crossing_s)
    runs_m_s[crossing_s == 0.0] = 0.0
    return np.maximum(body.stands_m, 0.0775 * (_KJ_KG * body.load_kg_m2 * runs_m_s) ** 0.46)


def _crossing_s(seconds: Floats) -> Floats:
    """How long the front takes over each cell, from what it takes to or from its neighbours."""
    padded = np.pad(seconds, 1, constant_values=np.inf)
    middle = padded[1:-1, 1:-1]
    with np.errstate(invalid="ignore"):
        north = _lapse(padded[:-2, 1:-1], middle, padded[2:, 1:-1])
        east = _lapse(padded[1:-1, :-2], middle, padded[1:-1, 2:])
    return np.hypot(north, east)


def _lapse(before: Floats, middle: Floats, after: Floats) -> Floats:
    """Upwind: the side that fire comes from, where there is one; never more than what is known."""
    back, ahead = middle - before, middle - after
    from_side = np.fmax(np.where(np.isfinite(back), back, 0.0), np.where(np.isfinite(ahead), ahead, 0.0))
    return np.maximum(0.0, from_side)
