"""A way over the state border: forbidden, unless the neighbour confirmed that place for that hour."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from maps.borders import countries_at, country_at, crosses_border
from missions.confirmations import BORDER, confirmation_of
from missions.findings.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from maps.geo import LatLon
    from missions.confirmations import Confirmation
    from missions.findings.finding import Fact
    from missions.flown import Flown
    from missions.plan import Plan


def border(
    plan: Plan,
    start: LatLon,
    way: Flown,
    confirmations: Sequence[Confirmation] = (),
    times: tuple[datetime, datetime] | None = None,
) -> list[Finding]:
    """The first step over the border; or who confirmed all that is flown beyond it."""
    path = [start, *(w.at for w in plan.waypoints), start]
    crossed = next((n for n, (a, b) in enumerate(pairwise(path), 1) if crosses_border(a, b)), None)
    if crossed is None:
        return []
    a, b = path[crossed - 1], path[crossed]
    number = min(crossed, len(plan.waypoints))
    facts: dict[str, Fact] = {"from": country_at(a), "to": country_at(b)}
    here = country_at(start) or ""
    beyond = countries_at(way.way.lats, way.way.lons) != here
    lats, lons = way.way.lats[beyond], way.way.lons[beyond]
    yes = confirmation_of(confirmations, BORDER, times, lats, lons) if beyond.any() else None
    if yes is None:
        known = sum(1 for c in confirmations if c.about == BORDER)
        if known:
            facts["confirmations"] = known  # there are some, for another place or hour
        return [Finding("border_crossed", Severity.RED, number, facts)]
    told: dict[str, Fact] = {"who": yes.who, "number": yes.number, "until": yes.valid_until.isoformat()}
    return [Finding("border_confirmed", Severity.INFO, number, {**facts, **told})]
