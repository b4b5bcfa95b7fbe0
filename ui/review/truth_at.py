"""What was true at the cursor of a reviewed exercise, ready for the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.debrief.fires import rings_at
from maps.geo import LatLon
from training.exercise.whereabouts import target_at
from ui.map.layers.truth import ShownTruth, TrueTarget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from incidents.debrief.exercise_folder import Flown
    from training.fire.arrival import Arrival


def truth_at(flown: Flown, at: datetime, fires: Sequence[Arrival] = ()) -> ShownTruth | None:
    """None before the exercise and after it. `fires`: `incidents.debrief.fires`."""
    truth = flown.truth
    index = truth.index_at(at)
    if index is None:
        return None
    at_s = float(truth.at_s[index])
    flying = truth.flying[: index + 1]
    return ShownTruth(
        lat_deg=truth.lat_deg[: index + 1][flying],
        lon_deg=truth.lon_deg[: index + 1][flying],
        drone=LatLon(float(truth.lat_deg[index]), float(truth.lon_deg[index])),
        targets=tuple(
            TrueTarget(one.name, target_at(one, at_s), one.wanted) for one in flown.scenario.targets
        ),
        front=tuple(ring for fire in fires for ring in rings_at(fire, at_s)),
    )
