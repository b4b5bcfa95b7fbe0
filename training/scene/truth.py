"""What was really where at a second of an exercise: by the arithmetic that draws its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import moved
from training.camera.burn_colours import burnt_celsius
from training.camera.burn_ground import BINS, BINS_PER_ROOT_S, PATCHES, BurnGround, laid_out
from training.camera.things import placed
from training.exercise.scenario import TargetKind
from training.scene.burns import burns_of
from training.scene.figures import figures_of, metres_from
from training.scene.ground_plan import ground_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.geo import LatLon
    from training.exercise.scenario import Scenario
    from training.fire.arrival import Arrival


@dataclass(frozen=True, slots=True)
class TrueThing:
    """A target, a truck, one of its crew, or (`name` "fire 1") where a fire burns hottest."""

    name: str
    kind: TargetKind
    at: LatLon
    celsius: float
    wanted: bool


class Truth:
    """Of one exercise: laid out once, asked at any of its seconds."""

    def __init__(self, scenario: Scenario, arrivals: Sequence[Arrival]) -> None:
        self._scenario = scenario
        self._figures = figures_of(scenario)
        plan = ground_plan(scenario)
        grounds = (laid_out(burn, plan) for burn in burns_of(scenario, arrivals))
        self._grounds = tuple(ground for ground in grounds if ground is not None)

    def at(self, now_s: float) -> tuple[TrueThing, ...]:
        """Targets in their order, trucks and their crews, then the fires that burn."""
        origin, air_c = self._scenario.at, self._scenario.weather.air_c
        found: list[TrueThing] = []
        for figure in self._figures:
            if figure.body.since_s <= now_s:
                it = placed(figure.body, now_s, air_c)
                at = moved(origin, it.east_m, it.north_m)
                found.append(TrueThing(figure.name, figure.kind, at, it.celsius, figure.wanted))
        for number, ground in enumerate(self._grounds, 1):
            hottest = _hottest(ground, now_s, air_c)
            if hottest is not None:
                east_m, north_m, celsius = hottest
                at = moved(origin, east_m, north_m)
                found.append(TrueThing(f"fire {number}", TargetKind.FIRE, at, celsius, wanted=False))
        return tuple(found)

    def burnt_s(self, at: LatLon, now_s: float) -> float | None:
        """For how long it burns or burnt there; None: no fire has reached that place."""
        place = metres_from(self._scenario.at, at)
        ages = [now_s - ground.reached_s(*place) for ground in self._grounds]
        return max((age_s for age_s in ages if age_s >= 0.0), default=None)


def truth_at(scenario: Scenario, arrivals: Sequence[Arrival], now_s: float) -> tuple[TrueThing, ...]:
    """For one look; who asks often keeps a `Truth`."""
    return Truth(scenario, arrivals).at(now_s)


def _hottest(ground: BurnGround, now_s: float, air_c: float) -> tuple[float, float, float] | None:
    """Where the fire came last among what is hottest: its head. None: it does not burn yet."""
    few = ground.layers[::2, ::2]
    age_s = np.maximum(0.0, now_s - few[:, :, 0])
    bins = np.minimum(np.ceil(np.sqrt(age_s) * BINS_PER_ROOT_S), BINS - 2).astype(int)
    if not bins.any():
        return None
    table = burnt_celsius(ground.burn.burning, air_c)
    celsius = np.where(bins > 0, table[bins, np.minimum(few[:, :, 1], PATCHES - 1).astype(int)], -np.inf)
    best = np.where(celsius >= celsius.max() - 1.0, age_s, np.inf)
    row, column = np.unravel_index(int(best.argmin()), best.shape)
    east_m = ground.west_m + (2 * int(column) + 0.5) * ground.cell_m
    north_m = ground.south_m + (2 * int(row) + 0.5) * ground.cell_m
    return east_m, north_m, float(celsius[row, column])
