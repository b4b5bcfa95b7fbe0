"""A way over the state border: forbidden, unless the neighbour confirmed that place for that hour.

Looked at are the legs, and the straight ways home that a failsafe may take from anywhere on them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from maps.borders import countries_at, country_at
from maps.crossing import border_within_m, crossing_of, crossing_steps
from maps.geo import LatLon, distance_m
from missions.confirmations import BORDER, confirmation_of
from missions.findings.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from maps.crossing import Crossing
    from missions.confirmations import Confirmation
    from missions.findings.finding import Fact
    from missions.flown import Floats, Flown
    from missions.plan import Plan
    from missions.way_home import WaysHome

    Consent = Callable[[Floats, Floats], Confirmation | None]  # to all of these places at that hour

NEAR_M = 1_000.0  # nearer to the border than this a crew is told how near


def border(
    plan: Plan,
    start: LatLon,
    way: Flown,
    ways: WaysHome,
    *,
    confirmations: Sequence[Confirmation] = (),
    times: tuple[datetime, datetime] | None = None,
) -> list[Finding]:
    """The first crossing, or who confirmed all that is flown beyond; else how near the border is."""
    path = [start, *(w.at for w in plan.waypoints), start]
    crossed = crossing_of(path)
    consent = partial(confirmation_of, confirmations, BORDER, times)
    legs = None if crossed is None else _legs(plan, start, way, crossed, consent)
    if legs is not None and legs.severity is Severity.RED:
        others = sum(1 for c in confirmations if c.about == BORDER)  # withdrawn, or for another place or hour
        return [replace(legs, facts={**legs.facts, "confirmations": others})]
    home = _ways_home(start, ways, consent)
    found = [] if legs is None else [legs]
    if home is not None and (home.severity is Severity.AMBER or not found):
        found.append(home)
    away_m = None if found else border_within_m(path, NEAR_M)
    if away_m is None:
        return found
    return [Finding("border_near", Severity.INFO, None, {"distance_m": away_m})]


def _legs(
    plan: Plan,
    start: LatLon,
    way: Flown,
    crossed: Crossing,
    consent: Consent,
) -> Finding:
    yes = consent(*_beyond(way.way.lats, way.way.lons, start, crossed))
    number, facts = min(crossed.leg, len(plan.waypoints)), _facts(crossed, start)
    if yes is not None:
        return Finding("border_confirmed", Severity.INFO, number, facts | _told(yes))
    return Finding("border_crossed", Severity.RED, number, facts)


def _ways_home(
    start: LatLon,
    ways: WaysHome,
    consent: Consent,
) -> Finding | None:
    """The way home that is beyond for longest. None where none crosses."""
    begins = ways.begins
    over = np.flatnonzero(crossing_steps(begins.lats, begins.lons, start))
    looks = np.isin(ways.way, over)
    which, share = ways.way[looks], ways.share[looks]
    lats = begins.lats[which] + share * (start.lat_deg - begins.lats[which])
    lons = begins.lons[which] + share * (start.lon_deg - begins.lons[which])
    beyond = countries_at(lats, lons) != (country_at(start) or "")
    if not beyond.any():
        return None  # a way that only touches the line
    worst = int(np.bincount(which[beyond]).argmax())
    crossed = crossing_of([LatLon(float(begins.lats[worst]), float(begins.lons[worst])), start])
    if crossed is None:
        return None
    number, facts = int(begins.number[worst]), _facts(crossed, start)
    yes = consent(lats[beyond], lons[beyond])
    if yes is not None:
        return Finding("way_home_border_confirmed", Severity.INFO, number, facts | _told(yes))
    return Finding("way_home_over_border", Severity.AMBER, number, facts)


def _beyond(lats: Floats, lons: Floats, start: LatLon, crossed: Crossing) -> tuple[Floats, Floats]:
    """All places on the other side, and the crossing itself, so that there is always one to be confirmed."""
    beyond = countries_at(lats, lons) != (country_at(start) or "")
    return np.append(lats[beyond], crossed.at.lat_deg), np.append(lons[beyond], crossed.at.lon_deg)


def _facts(crossed: Crossing, start: LatLon) -> dict[str, Fact]:
    """`distance_m` from home to the crossing, `beyond_m` the furthest from the border on the other side."""
    return {
        "from": crossed.from_country,
        "to": crossed.to_country,
        "lat_deg": round(crossed.at.lat_deg, 6),
        "lon_deg": round(crossed.at.lon_deg, 6),
        "distance_m": distance_m(start, crossed.at),
        "beyond_m": crossed.beyond_m,
    }


def _told(yes: Confirmation) -> dict[str, Fact]:
    return {"who": yes.who, "number": yes.number, "until": yes.valid_until.isoformat()}
