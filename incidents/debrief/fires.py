"""The fire of an exercise as it spread: by the scenario, and where the trainer let it jump."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import place_in
from maps.area import LocalFrame
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


def fires_in(scenario: Scenario, entries: Sequence[Entry], truth: TrueFlight) -> tuple[Arrival, ...]:
    """As the record tells it; none without a fire."""
    return fires_of(scenario, _jumped(entries, truth))


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
