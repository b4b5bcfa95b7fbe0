"""The fires of an exercise as both cameras see them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from training.camera.burn import Burn
from training.scene.figures import metres_from
from training.scene.fuels import BURNING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.exercise.scenario import FireSource, Scenario
    from training.fire.arrival import Arrival

CATCHES_M_S = 0.1  # through a disc that burns from the beginning
SAME_FIRE_S = 60.0


def burns_of(scenario: Scenario, arrivals: Sequence[Arrival]) -> tuple[Burn, ...]:
    """Every arrival, and the sources that none of them is of: they burn where they are and spread nowhere."""
    spreading = tuple(_burn(scenario, arrival, number) for number, arrival in enumerate(arrivals))
    alone = tuple(
        _disc(scenario, source, number)
        for number, source in enumerate(scenario.fires, len(spreading))
        if not any(_spreads(source, arrival) for arrival in arrivals)
    )
    return (*spreading, *alone)


def _burn(scenario: Scenario, arrival: Arrival, number: int) -> Burn:
    east_m, north_m = metres_from(scenario.at, arrival.origin)
    seed = scenario.seed + number
    return Burn(east_m, north_m, arrival.cell_m, arrival.seconds, BURNING[arrival.fuel], seed)


def _disc(scenario: Scenario, source: FireSource, number: int) -> Burn:
    east_m, north_m = metres_from(scenario.at, source.at)
    cell_m = max(0.5, source.radius_m / 60.0)
    half = math.ceil(source.radius_m / cell_m) + 2
    along = np.arange(-half, half + 1) * cell_m
    out_m = np.hypot(along[None, :], along[:, None])
    seconds = np.where(out_m <= source.radius_m, source.starts_s + out_m / CATCHES_M_S, np.inf)
    seed = scenario.seed + number
    return Burn(east_m, north_m, cell_m, seconds.astype(np.float32), BURNING[source.fuel], seed)


def _spreads(source: FireSource, arrival: Arrival) -> bool:
    """Whether that is the fire which began there."""
    if source.fuel is not arrival.fuel:
        return False
    east_m, north_m = metres_from(arrival.origin, source.at)
    rows, columns = arrival.seconds.shape
    row = math.floor(north_m / arrival.cell_m + rows / 2)
    column = math.floor(east_m / arrival.cell_m + columns / 2)
    if not (0 <= row < rows and 0 <= column < columns):
        return False
    return float(arrival.seconds[row, column]) <= source.starts_s + SAME_FIRE_S
