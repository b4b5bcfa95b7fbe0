"""The weather of an exercise as it was: what it had planned, and where the trainer turned the wind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.exercise.scenario import Scenario, WeatherDue

MOST_WINDS = 100  # by the trainer's hand: a fire spreads anew with each
SHORTEST_S = 10.0  # a wind that blew no longer leaves no trace: a hand turned on through it


def as_it_blew(scenario: Scenario, winds: Sequence[WeatherDue]) -> Scenario:
    """With the trainer's `winds` among those that were due; each blows until the next of either kind."""
    if not winds:
        return scenario
    found: list[WeatherDue] = []
    for one in sorted((*scenario.weather_due, *winds), key=lambda it: it.at_s):
        if found and one.at_s - found[-1].at_s < SHORTEST_S and found[-1] in winds:
            found.pop()
        found.append(one)
    return replace(scenario, weather_due=tuple(found))
