"""Too high for the rules, too low for trees and wires, into the ground; and where nobody knows the ground."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from missions.confirmations import HEIGHT, confirmation_of
from missions.findings.finding import Finding, Severity
from missions.way_home import LANDING_M, MARGIN_M, lowest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from missions.confirmations import Confirmation
    from missions.findings.finding import Fact
    from missions.flown import Flown
    from missions.plan import Plan
    from missions.rules import Rules
    from missions.way_home import WaysHome

LOWEST_M = 15.0  # below this trees, wires and people are in the way
_TOLERANCE_M = 0.5  # a height to the centimetre is no height
_MOST_UNKNOWN = 0.001  # share of a way that makes no difference


def heights(
    plan: Plan,
    way: Flown,
    rules: Rules,
    confirmations: Sequence[Confirmation] = (),
    times: tuple[datetime, datetime] | None = None,
) -> list[Finding]:
    """Where the ground is not known it is taken as flat, and that is a finding of its own."""
    above = way.above_ground_or_flat
    return [
        *_too_high(way, above, rules, confirmations, times),
        *_too_low(way, above, rules),
        *_unknown_ground(plan, way),
    ]


def ways_home_clear(way: Flown, ways: WaysHome, rules: Rules) -> list[Finding]:
    """A failsafe flies them, from wherever the drone is. Without any ground data `heights` says so."""
    found: list[Finding] = []
    least = lowest(ways)
    if least is not None and least[0] < MARGIN_M:
        height, number = least
        severity = Severity.RED if height <= 0.0 else Severity.AMBER
        facts: dict[str, Fact] = {"height_m": height, "limit_m": MARGIN_M, "lift_m": MARGIN_M - height}
        mends = may_rise(way, number, MARGIN_M - height, rules)
        found.append(Finding("way_home_low", severity, number, facts, mends))
    share = ways.unknown_share
    if not math.isnan(way.level_m) and share > _MOST_UNKNOWN:
        worst = int(ways.begins.number[ways.way[int(np.argmax(np.isnan(ways.above_level)))]])
        facts = {"share_percent": 100.0 * share}
        found.append(Finding("way_home_unknown", Severity.AMBER, worst, facts))
    return found


def may_rise(way: Flown, number: int, lift_m: float, rules: Rules) -> str | None:
    """The mend that lifts one leg, where that keeps to the height limit and the ground is known there."""
    touched = np.abs(way.way.number - number) <= 1
    above = way.above_ground[touched]
    if np.isnan(above).any() or float(above.max()) + lift_m > rules.height_limit_m + _TOLERANCE_M:
        return None
    return "raise_leg"


def _too_high(
    way: Flown,
    above: np.ndarray[tuple[int], np.dtype[np.float64]],
    rules: Rules,
    confirmations: Sequence[Confirmation],
    times: tuple[datetime, datetime] | None,
) -> list[Finding]:
    worst = int(np.argmax(above))
    if above[worst] <= rules.height_limit_m + _TOLERANCE_M:
        return []
    number = int(way.way.number[worst])
    facts: dict[str, Fact] = {
        "height_m": float(above[worst]),
        "limit_m": rules.height_limit_m,
        "rule": rules.height_rule,
        "country": rules.country,
    }
    over = above > rules.height_limit_m + _TOLERANCE_M
    if rules.may_exceed:
        yes = confirmation_of(confirmations, HEIGHT, times, way.way.lats[over], way.way.lons[over])
        if yes is not None:
            told = {"who": yes.who, "number": yes.number, "until": yes.valid_until.isoformat()}
            return [Finding("height_confirmed", Severity.INFO, number, {**facts, **told})]
        facts["exceed_rule"] = rules.exceed_rule
    # Over known ground only a new plan keeps its height everywhere.
    mends = "lower" if np.isnan(way.above_ground).any() else None
    return [Finding("too_high", Severity.RED, number, facts, mends)]


def _too_low(way: Flown, above: np.ndarray[tuple[int], np.dtype[np.float64]], rules: Rules) -> list[Finding]:
    """Near home the drone climbs and lands: that is not low. The ways home are looked at by themselves."""
    on_the_way = np.where((way.from_home_m <= LANDING_M) | way.returns, np.inf, above)
    worst = int(np.argmin(on_the_way))
    height = float(on_the_way[worst])
    if height >= LOWEST_M:  # infinite for a plan that never leaves home
        return []
    number = int(way.way.number[worst])
    flat = bool(np.isnan(way.above_ground).all())
    mends = "raise" if flat else may_rise(way, number, LOWEST_M - height, rules)
    facts: dict[str, Fact] = {"height_m": height, "limit_m": LOWEST_M, "lift_m": LOWEST_M - height}
    if height <= 0.0:
        return [Finding("into_ground", Severity.RED, number, facts, mends)]
    return [Finding("too_low", Severity.AMBER, number, facts, mends)]


def _unknown_ground(plan: Plan, way: Flown) -> list[Finding]:
    unknown = np.isnan(way.above_ground)
    if unknown.all():  # a plan that says it follows the ground is believed only where there is none to ask
        trusted = plan.ground_known and not way.asked
        return [] if trusted else [Finding("ground_unknown", Severity.AMBER)]
    if not unknown.any():
        return []
    length_m = float(way.piece_m[unknown[:-1] | unknown[1:]].sum())
    facts: dict[str, Fact] = {
        "length_m": length_m,
        "share_percent": 100.0 * length_m / max(way.length_m, 1e-9),
    }
    return [Finding("ground_partly_unknown", Severity.AMBER, int(way.way.number[np.argmax(unknown)]), facts)]
