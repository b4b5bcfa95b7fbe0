"""What was true at the cursor of a reviewed exercise, ready for the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.geo import LatLon
from training.exercise.whereabouts import target_at
from ui.map.layers.truth import ShownTruth, TrueTarget

if TYPE_CHECKING:
    from datetime import datetime

    from ui.review.reviewed_truth import ReviewedTruth

    Rings = tuple[tuple[LatLon, ...], ...]

FRONT_EVERY_S = 5.0  # a front takes up to 50 ms to draw, and hardly moves meanwhile


class TruthReplay:
    """Keeps the fronts of the fire that were looked at, so that a dragged cursor does not wait."""

    def __init__(self, truth: ReviewedTruth) -> None:
        self._truth = truth
        self._fronts: dict[int, Rings] = {}
        self._shown: tuple[int, ShownTruth] | None = None

    def at(self, at: datetime) -> ShownTruth | None:
        """None before the exercise and after it. The same object within a second of the truth."""
        index = self._truth.flown.truth.index_at(at)
        if index is None:
            return None
        if self._shown is None or self._shown[0] != index:
            self._shown = index, self._show(index)
        return self._shown[1]

    def _show(self, index: int) -> ShownTruth:
        truth, targets = self._truth.flown.truth, self._truth.flown.scenario.targets
        at_s, flying = float(truth.at_s[index]), truth.flying[: index + 1]
        return ShownTruth(
            lat_deg=truth.lat_deg[: index + 1][flying],
            lon_deg=truth.lon_deg[: index + 1][flying],
            drone=LatLon(float(truth.lat_deg[index]), float(truth.lon_deg[index])),
            targets=tuple(TrueTarget(one.name, target_at(one, at_s), one.wanted) for one in targets),
            front=self._front(int(at_s // FRONT_EVERY_S)),
        )

    def _front(self, step: int) -> Rings:
        if step not in self._fronts:
            from incidents.debrief.fires import rings_at  # noqa: PLC0415 only exercises have a true fire

            at_s = step * FRONT_EVERY_S
            self._fronts[step] = tuple(ring for fire in self._truth.fires for ring in rings_at(fire, at_s))
        return self._fronts[step]
