"""The fire of an exercise as it spread: by the scenario, and what the trainer made of fire and wind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import number_in, place_in
from maps.area import LocalFrame
from training.exercise.as_it_blew import MOST_WINDS, as_it_blew
from training.exercise.scenario import WeatherDue
from training.fire.front import burnt_by
from training.fire.of_exercise import fires_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.debrief.true_flight import TrueFlight
    from incidents.model import Entry
    from maps.geo import LatLon
    from training.exercise.scenario import Scenario
    from training.fire.arrival import Arrival

    Ring = tuple[LatLon, ...]

_MOST = 1e6  # seconds, degrees, metres a second: what is beyond was not written by an exercise
_STORM_M_S = 40.0  # as the trainer's line takes it
_STEP_S = 1.0


def fires_in(scenario: Scenario, entries: Sequence[Entry], truth: TrueFlight) -> tuple[Arrival, ...]:
    """As the record tells it; none without a fire."""
    return fires_of(as_it_blew(scenario, _turned(scenario, entries, truth)), _jumped(entries, truth))


def rings_at(arrival: Arrival, at_s: float) -> tuple[Ring, ...]:
    """The outer edges of what has burnt by then."""
    frame = LocalFrame(arrival.origin)
    return tuple(
        tuple(frame.to_latlon(x, y) for x, y in list(part.exterior.coords)[:-1])
        for part in burnt_by(arrival, at_s).geoms
    )


def _jumped(entries: Sequence[Entry], truth: TrueFlight) -> list[tuple[LatLon, float]]:
    found: list[tuple[LatLon, float]] = []
    for entry in entries:
        at, at_s = place_in(entry.facts), truth.second_of(entry.at)
        if entry.code == IncidentCode.FIRE_JUMPED and at is not None and at_s is not None:
            found.append((at, at_s))
    return found


def _turned(scenario: Scenario, entries: Sequence[Entry], truth: TrueFlight) -> list[WeatherDue]:
    """The winds of the trainer's hand; those that were planned are in the record as well."""
    found: list[WeatherDue] = []
    for entry in entries:
        if entry.code != IncidentCode.WIND_SET or truth.second_of(entry.at) is None:
            continue
        wind = _wind_in(entry)
        if wind is not None and not any(_is_same(wind, due) for due in scenario.weather_due):
            found.append(wind)
    return found[:MOST_WINDS]


def _wind_in(entry: Entry) -> WeatherDue | None:
    """None: the record of somebody else, or damaged."""
    told = [number_in(entry.facts, name) for name in ("at_s", "from_deg", "speed_m_s", "gust_m_s")]
    if any(value is None or not 0.0 <= value <= _MOST for value in told):
        return None
    at_s, from_deg, speed_m_s, gust_m_s = (value or 0.0 for value in told)
    return WeatherDue(at_s, from_deg, min(_STORM_M_S, speed_m_s), gust_m_s)


def _is_same(wind: WeatherDue, due: WeatherDue) -> bool:
    """A planned wind comes with the step after its second."""
    return replace(wind, at_s=due.at_s) == due and abs(wind.at_s - due.at_s) <= _STEP_S
