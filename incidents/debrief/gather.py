"""Everything that a score needs to know of a flown exercise, from its record and the truth beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from incidents.debrief.covered import chances
from incidents.debrief.exercise_folder import flown_exercise
from incidents.debrief.fires import fires_in
from incidents.debrief.rules import rules_broken
from incidents.debrief.targets import targets_met
from incidents.debrief.told import told_of
from incidents.flight_paths import flight_paths
from incidents.journal import read_journal
from training.score.performance import Performance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from incidents.debrief.exercise_folder import Flown
    from incidents.debrief.true_flight import TrueFlight
    from incidents.model import Entry

FALLS_M_S = 3.0  # no autopilot lands so fast
_LAST_LINES = 2  # of the truth, before it stood on the ground


def gather(folder: Path, data: Path) -> Performance:
    """Of the exercise of the incident in `folder`; confirmations are those of the `data` folder.

    IncidentError where none was flown or a file of it is damaged.
    """
    return gathered(flown_exercise(folder), folder, read_journal(folder), data)


def gathered(flown: Flown, folder: Path, entries: Sequence[Entry], data: Path) -> Performance:
    """The same for who has read them. FormatError when the confirmations cannot be read."""
    scenario, truth = flown.scenario, flown.truth
    told = told_of(entries, truth)
    paths = [path for path in flight_paths(folder, entries) if not path.elsewhere]
    met = targets_met(scenario, told.marks, paths, truth, fires_in(scenario, entries, truth))
    chance, bound = chances(scenario, paths, truth, told.airborne_s)
    down = _down(truth)
    return Performance(
        airborne_s=told.airborne_s,
        first_picture_s=told.first_picture_s,
        landed_s=told.landed_s,
        targets=met.targets,
        found_chance=chance,
        found_bound=bound,
        broken=rules_broken(scenario.rules, truth, data),
        battery_at_landing_percent=None if down is None else round(float(truth.battery_percent[down]), 1),
        alarms=told.alarms,
        ticks_missing=told.ticks_missing,
        overrides=told.overrides,
        false_marks=met.false_marks,
        landed_well=None if down is None else _sank_m_s(truth, down) < FALLS_M_S,
    )


def _down(truth: TrueFlight) -> int | None:
    """The first line on the ground after the last in the air; None: it never flew, or flies still."""
    flying = np.flatnonzero(truth.flying)
    return int(flying[-1]) + 1 if len(flying) and flying[-1] + 1 < len(truth) else None


def _sank_m_s(truth: TrueFlight, down: int) -> float:
    """How fast it came down at the end."""
    first = max(0, down - _LAST_LINES)
    sank_m = float(truth.above_home_m[first] - truth.above_home_m[down])
    return sank_m / max(float(truth.at_s[down] - truth.at_s[first]), 1e-3)
