"""Whether the pilot at home sees the drone all the way: near enough, and not behind a hill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from missions.findings.finding import Finding, Severity
from missions.rules import Basis

if TYPE_CHECKING:
    from missions.findings.finding import Fact
    from missions.flown import Flown
    from missions.rules import Rules
    from missions.way_home import WaysHome

EYE_M = 1.7  # of a standing pilot above the ground at home


def out_of_sight(way: Flown, ways: WaysHome, rules: Rules, basis: Basis) -> list[Finding]:
    """Amber in the open category, which asks for sight; told where an authorisation may do without."""
    far = way.from_home_m > rules.sight_m
    beyond_m = float(way.piece_m[far[1:]].sum())
    hidden = _hidden(ways)
    hidden_m = float(way.length_m * hidden.mean()) if len(hidden) else 0.0
    if beyond_m <= 0.0 and not hidden.any():
        return []
    farthest = int(np.argmax(way.from_home_m))
    number = int(way.way.number[farthest]) if beyond_m > 0.0 else int(ways.begins.number[np.argmax(hidden)])
    facts: dict[str, Fact] = {
        "distance_m": float(way.from_home_m[farthest]),
        "limit_m": rules.sight_m,
        "beyond_m": beyond_m,
        "hidden_m": hidden_m,
        "rule": rules.sight_rule,
    }
    severity = Severity.AMBER if basis is Basis.OPEN else Severity.INFO
    return [Finding("out_of_sight", severity, number, facts)]


def _hidden(ways: WaysHome) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each beginning of a way home: does known ground stand between it and the pilot's eyes?"""
    share = ways.share
    sight = (1.0 - share) * ways.begins.heights[ways.way] + share * EYE_M
    stands = np.nan_to_num(ways.above_level, nan=-np.inf) > sight
    stands &= share > 0.0
    hidden = np.zeros(len(ways.heights), dtype=bool)
    hidden[ways.way[stands]] = True
    return hidden
