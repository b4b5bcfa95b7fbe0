"""What the review shows of a flown exercise beside the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.debrief.exercise_folder import Flown
    from training.fire.arrival import Arrival


@dataclass(frozen=True, slots=True)
class ReviewedTruth:
    """`in_view_s`: when each target was first in the picture, in seconds of the exercise."""

    flown: Flown
    fires: tuple[Arrival, ...]
    in_view_s: Mapping[str, float]
