"""The chance to have found what may lie in the area of the exercise, and the best that its time allowed."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from maps.area import Area, AreaError
from maps.geo import distance_m
from missions.camera_model import CAMERAS, DEFAULT_CAMERA
from missions.chance_bounds import exponential_bound, swept_m2
from missions.coverage import MOST_LAMBDA, Coverage
from missions.recorded_looks import cover
from missions.search_grid import grid_over
from training.score.good_crew import AIRBORNE_S, SPEED_M_S, SWATH_PER_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.debrief.true_flight import TrueFlight
    from incidents.flight_paths import FlightPath
    from missions.search_grid import SearchGrid
    from telemetry.track import Track
    from training.exercise.scenario import Scenario

CELL_M = 4.0
LOOKS_EVERY = 2  # as incidents.searched


def chances(
    scenario: Scenario, paths: Sequence[FlightPath], truth: TrueFlight, airborne_s: float | None
) -> tuple[float | None, float | None]:
    """What was reached by all flights, and the bound, 0 to 1. None where no area is asked."""
    area = _area(scenario)
    if area is None:
        return None, None
    grid = grid_over(area, cell_m=CELL_M)
    reached = 0.0 if airborne_s is None else _reached(grid, paths, truth)
    up_s = AIRBORNE_S if airborne_s is None else min(airborne_s, AIRBORNE_S)
    there_m = min(distance_m(scenario.drone.home, at) for at in area.ring)
    search_s = min(scenario.lasts_s, float(truth.at_s[-1])) - up_s - there_m / SPEED_M_S
    return reached, max(reached, best_chance(grid, search_s, scenario.work.height_m))


def best_chance(grid: SearchGrid, search_s: float, height_m: float) -> float:
    """What the best track could find in that time, looking all the while (`missions.chance_bounds`): what is
    in the area is anywhere in it.
    """
    if search_s <= 0.0:
        return 0.0
    cells = max(1, int(np.count_nonzero(grid.inside)))
    seen_m2 = swept_m2(search_s * SPEED_M_S, SWATH_PER_HEIGHT * height_m)
    bound = exponential_bound(np.full(cells, 1.0 / cells), grid.cell_m**2, seen_m2)
    return min(bound, -math.expm1(-MOST_LAMBDA))


def _reached(grid: SearchGrid, paths: Sequence[FlightPath], truth: TrueFlight) -> float:
    """Without what was taken back."""
    coverage = Coverage(grid, None, truth.home)
    for path in paths:
        track = None if path.track is None else _that_counts(path.track, truth)
        if track is not None and len(track):
            camera = CAMERAS.get((path.plan.camera if path.plan else None) or "", DEFAULT_CAMERA)
            look = None if path.plan is None else path.plan.look
            cover(coverage, track, path.gimbal, camera, look, every=LOOKS_EVERY)
    return coverage.shares().mean_pod


def _area(scenario: Scenario) -> Area | None:
    """None as well for corners that make none: whoever reads the exercise says so."""
    try:
        return Area(scenario.work.area) if scenario.work.area else None
    except AreaError:
        return None


def _that_counts(track: Track, truth: TrueFlight) -> Track:
    counts = ~np.isnan(truth.seconds_of(track.at_us))
    return replace(track, **{name: getattr(track, name)[counts] for name in track.__slots__})
