"""A plan that one battery does not fly, as several that each do: the fewest, evenly filled."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from maps.geo import distance_m
from missions.energy import CALM, DroneProfile, estimate
from missions.plan import PlanError
from missions.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.geo import LatLon
    from missions.energy import WindAt
    from missions.plan import Plan

MOST_PARTS = 40  # batteries that no brigade has
_LEG_CUTS = 10  # halvings of a leg to find how far a battery flies into it: a thousandth
_BALANCINGS = 7  # halvings of what a battery may use: half a per cent
_WHOLE_LEGS_PERCENT = 3.0  # of a battery that a cut at the end of a leg may cost, instead of one inside


def split(
    plan: Plan, home: LatLon, *, wind: WindAt = CALM, drone: DroneProfile | None = None
) -> tuple[Plan, ...]:
    """Closed plans from `home` and back, each within one battery less its reserve by `estimate` itself.

    No piece of a search leg is flown twice or left out; ways there and back keep off what is forbidden, and
    the fence stays that of the whole. PlanError where one battery does not go there and back.
    """
    flight = _Flight(plan, home, wind, drone or DroneProfile())
    whole = estimate(plan, home, wind=wind, drone=flight.drone)
    if whole.wind_too_strong:
        raise PlanError(f"a leg cannot be flown against {wind.speed_m_s:.0f} m/s of wind: wait for less")
    usable = 100.0 * (1.0 - flight.drone.reserve)
    if whole.used_percent <= usable:
        return (plan,)
    work = Work(plan, home)
    cuts = _as_far_as_it_goes(work, flight, usable, MOST_PARTS)
    if cuts is None:
        raise PlanError(f"this takes more than {MOST_PARTS} batteries: search less, or take off nearer")
    cuts = _at_leg_ends(_balanced(cuts, work, flight, usable), work, flight, usable)
    return tuple(work.part(start, end) for start, end in pairwise(cuts))


class _Flight(NamedTuple):
    plan: Plan
    home: LatLon
    wind: WindAt
    drone: DroneProfile

    def used_percent(self, work: Work, start: float, end: float) -> float:
        part = work.part(start, end)
        return estimate(part, self.home, wind=self.wind, drone=self.drone).used_percent


def _as_far_as_it_goes(work: Work, flight: _Flight, limit: float, most: int) -> list[float] | None:
    """Cuts where each battery has used `limit` percent; the fewest that do. None: more than `most` parts.

    To begin later on the same work never costs more than to begin earlier, so going as far as possible each
    time is best.
    """
    cuts = [0.0]
    while cuts[-1] < work.length:
        if len(cuts) > most:
            return None
        cuts.append(_farthest(work, flight, cuts[-1], limit))
        if cuts[-1] <= cuts[-2]:
            if most < MOST_PARTS:  # only tried whether less would do
                return None
            away_m = distance_m(flight.home, work.place(cuts[-1]))
            raise PlanError(
                f"one battery does not fly {away_m:.0f} m there and back with its reserve: take off nearer"
            )
    return cuts


def _farthest(work: Work, flight: _Flight, start: float, limit: float) -> float:
    """The last cut that one battery reaches from `start`; `start` itself where it reaches none."""
    low, high = int(start), work.length  # whole pieces: the last that is reached, the first not known to be
    if flight.used_percent(work, start, high) <= limit:
        return float(high)
    while high - low > 1:
        middle = (low + high) // 2
        if flight.used_percent(work, start, middle) <= limit:
            low = middle
        else:
            high = middle
    near, far = max(start, float(low)), float(high)
    for _ in range(_LEG_CUTS):
        middle = (near + far) / 2
        if flight.used_percent(work, start, middle) <= limit:
            near = middle
        else:
            far = middle
    return near


def _balanced(cuts: list[float], work: Work, flight: _Flight, usable: float) -> list[float]:
    """As many parts, and the fullest of them as empty as can be."""
    parts = len(cuts) - 1
    low, high = usable / 2, usable
    for _ in range(_BALANCINGS):
        limit = (low + high) / 2
        evener = _as_far_as_it_goes(work, flight, limit, parts)
        if evener is None:
            low = limit
        else:
            cuts, high = evener, limit
    return cuts


def _at_leg_ends(cuts: Sequence[float], work: Work, flight: _Flight, usable: float) -> list[float]:
    """Cuts moved to the end of a leg, where that costs little: a crew foresees whole legs more easily."""
    moved = list(cuts)
    used = [flight.used_percent(work, start, end) for start, end in pairwise(moved)]
    for i in range(1, len(moved) - 1):
        limit = min(usable, max(used) + _WHOLE_LEGS_PERCENT)
        whole = sorted({float(int(moved[i])), float(-int(-moved[i] // 1))}, key=lambda c: abs(c - moved[i]))
        for cut in whole:
            if not moved[i - 1] < cut < moved[i + 1]:
                continue
            around = [flight.used_percent(work, a, b) for a, b in ((moved[i - 1], cut), (cut, moved[i + 1]))]
            if max(around) <= limit:
                moved[i] = cut
                used[i - 1 : i + 1] = around
                break
    return moved
