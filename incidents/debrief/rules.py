"""Which rules the true flight broke, for how long and by how much."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from shapely import Point

from maps.area import Area, AreaError, LocalFrame, to_polygon
from maps.borders import countries_at, country_at, distance_to_border_m
from maps.geo import LatLon
from missions.confirmation_register import registered
from missions.confirmations import BORDER, FILE
from telemetry.track import distances_m
from training.score.performance import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from incidents.debrief.true_flight import TrueFlight
    from missions.confirmations import Confirmation
    from training.exercise.scenario import Rules

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

SLACK_M = 2.0  # less is what no instrument of the crew shows
LEAST_S = 1.0  # one line of the truth


def rules_broken(rules: Rules, truth: TrueFlight, data: Path) -> tuple[RuleBroken, ...]:
    """While it flew. FormatError when the confirmations cannot be read."""
    known = registered(data / FILE)
    return (
        *_by_metres("fence", truth, _beyond_fence_m(rules, truth)),
        *_by_metres("height", truth, _too_high_m(rules, truth)),
        *_by_metres("line_of_sight", truth, _too_far_m(rules, truth)),
        *_border(truth, known),
        *_battery(rules, truth),
    )


def _by_metres(rule: str, truth: TrueFlight, beyond_m: Floats) -> Iterator[RuleBroken]:
    yield from _spells(rule, truth, (beyond_m > SLACK_M) & truth.flying, lambda part: beyond_m[part].max())


def _spells(rule: str, truth: TrueFlight, broken: Mask, by: Callable[[slice], float]) -> Iterator[RuleBroken]:
    """Each unbroken time of it."""
    edges = np.diff(np.concatenate(([False], broken, [False])).astype(np.int8))
    begins, ends = np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist()
    for begin, end in zip(begins, ends, strict=True):
        last = min(end, len(truth) - 1)
        began_s = float(truth.at_s[begin])
        lasted_s = max(LEAST_S, float(truth.at_s[last]) - began_s)
        yield RuleBroken(rule, began_s, lasted_s, round(float(by(slice(begin, end))), 1))


def _beyond_fence_m(rules: Rules, truth: TrueFlight) -> Floats:
    if not rules.fence:
        return np.zeros(len(truth))
    frame = LocalFrame(truth.home)
    try:
        fence = to_polygon(Area(rules.fence), frame)
    except AreaError:  # whoever reads the exercise says so
        return np.zeros(len(truth))
    xs, ys = frame.all_to_xy(truth.lat_deg, truth.lon_deg)
    return np.array([fence.distance(Point(x, y)) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])


def _too_high_m(rules: Rules, truth: TrueFlight) -> Floats:
    most_m = rules.max_above_ground_m
    return np.zeros(len(truth)) if most_m is None else truth.above_ground_m - most_m


def _too_far_m(rules: Rules, truth: TrueFlight) -> Floats:
    most_m, home = rules.line_of_sight_m, truth.home
    if most_m is None:
        return np.zeros(len(truth))
    lats, lons = np.full(len(truth), home.lat_deg), np.full(len(truth), home.lon_deg)
    return distances_m(lats, lons, truth.lat_deg, truth.lon_deg) - most_m


def _border(truth: TrueFlight, known: Sequence[Confirmation]) -> Iterator[RuleBroken]:
    """Over the neighbour's land, where and when nobody there had said yes."""
    own = country_at(truth.home)
    if own is None:
        return
    countries = countries_at(truth.lat_deg, truth.lon_deg)
    beyond = (countries != own) & (countries != "") & truth.flying
    for i in np.flatnonzero(beyond).tolist():
        beyond[i] = not _confirmed(truth, i, known)

    def deepest_m(part: slice) -> float:
        places = zip(truth.lat_deg[part].tolist(), truth.lon_deg[part].tolist(), strict=True)
        return max(distance_to_border_m(LatLon(lat, lon)) for lat, lon in places)

    yield from _spells("border", truth, beyond, deepest_m)


def _confirmed(truth: TrueFlight, i: int, known: Sequence[Confirmation]) -> bool:
    at, here = truth.utc_of(float(truth.at_s[i])), slice(i, i + 1)
    return any(
        one.about == BORDER and one.holds(at, at, truth.lat_deg[here], truth.lon_deg[here]) for one in known
    )


def _battery(rules: Rules, truth: TrueFlight) -> Iterator[RuleBroken]:
    """In the air with less than was to be left at the landing; in per cent."""
    short = rules.battery_at_landing_percent - truth.battery_percent
    yield from _spells("battery", truth, (short > 0.0) & truth.flying, lambda part: short[part].max())
