"""Heights above home for a wanted height above the ground, from elevation data or from flat ground."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from maps.geo import AboveGround, AboveHome, Amsl, LatLon, distance_m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from missions.plan import Waypoint

    Floats = NDArray[np.float64]

SAMPLE_M = 30.0  # the post spacing of the common elevation models
STEP_M = 10.0  # between the looks at the ground of a plan
TOLERANCE_M = 5.0  # the way may be so much higher than it must be, to do with fewer waypoints
REACH_M = 1_000.0  # on both sides of a hole in the data, for the highest ground known
CLIMB_M_S, DESCENT_M_S = 2.5, 1.5  # of the recorded ArduCopter
SPEED_M_S = 8.0
_KEPT_M = 0.01  # what an autopilot keeps of a height


class Ground(Protocol):
    """Elevation data, as far as a plan needs it."""

    def height_m(self, at: LatLon) -> Amsl | None:
        """Ground above sea level; None where the data have a hole."""
        ...

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        """The same for many places at once, in degrees; NaN where the data have a hole."""
        ...


def follow(
    path: Sequence[Waypoint],
    height: AboveGround,
    home: LatLon | None,
    ground: Ground | None,
    *,
    speed_m_s: float = SPEED_M_S,
    climb_m_s: float = CLIMB_M_S,
    descent_m_s: float = DESCENT_M_S,
    tolerance_m: float = TOLERANCE_M,
) -> tuple[tuple[Waypoint, ...], bool]:
    """The path with heights that keep `height` over the ground, and whether the ground is known all the way.

    At no look (every STEP_M) is the way lower than `height` over the ground. Between two looks the ground can
    rise by a quarter of STEP_M times its change of slope, 1 m where it turns from flat to 40 % within 10 m;
    beside a hole in the data by four times as much. Nowhere is the way steeper than the drone climbs and
    descends at `speed_m_s`: it climbs before the hill. Waypoints are added where it would be `tolerance_m`
    higher than needed without. Across a hole the highest ground known within REACH_M of it is taken; without
    any data, or a home to count from, the ground is flat.
    """
    flat = tuple(replace(w, height=AboveHome(float(height))) for w in path)
    below_home = None if home is None or ground is None else ground.height_m(home)
    if ground is None or below_home is None or not path:
        return flat, False
    way = _way(path)
    amsl = ground.heights_m(way.lats, way.lons)
    known = ~np.isnan(amsl)
    if not known.any():
        return flat, False
    slopes = _Slopes(climb_m_s / speed_m_s, descent_m_s / speed_m_s)
    wanted = _over_holes(amsl, known, way.along_m) - float(below_home) + float(height)
    lowest = envelope(wanted, way.along_m, *slopes)
    knots = _bends(lowest, way.along_m, way.corners, tolerance_m / 2.0)
    flown = envelope(_lifted(lowest, way.along_m, knots), way.along_m[knots], *slopes)
    waypoints = (_waypoint(path, way, int(k), float(up)) for k, up in zip(knots, flown, strict=True))
    return tuple(waypoints), bool(known.all())


def envelope(wanted: Floats, along_m: Floats, climb: float, descent: float) -> Floats:
    """The lowest profile not below `wanted` that climbs and descends by no more than these slopes.

    Two passes: backwards, for what has to be climbed to in time; forwards, for what is left behind slowly.
    """
    before = np.maximum.accumulate((wanted - climb * along_m)[::-1])[::-1] + climb * along_m
    return np.maximum.accumulate(before + descent * along_m) - descent * along_m


def between(a: LatLon, b: LatLon, share: float) -> LatLon:
    """The place at this share of the way, 0 to 1; straight, as far as a flight goes."""
    return LatLon(a.lat_deg + share * (b.lat_deg - a.lat_deg), a.lon_deg + share * (b.lon_deg - a.lon_deg))


class _Slopes(NamedTuple):
    climb: float  # metres up for each metre over ground
    descent: float


class _Way(NamedTuple):
    """The path as samples. `leg` is the number of the waypoint that a sample leads to."""

    lats: Floats
    lons: Floats
    along_m: Floats  # from the first waypoint
    leg: NDArray[np.intp]
    corners: NDArray[np.intp]  # the samples that are the waypoints of the path


def _way(path: Sequence[Waypoint]) -> _Way:
    first = path[0].at
    lats, lons = [np.array([first.lat_deg])], [np.array([first.lon_deg])]
    along, legs, corners = [np.zeros(1)], [np.zeros(1, np.intp)], [0]
    start_m = 0.0
    for number, (before, after) in enumerate(pairwise(path), 1):
        a, b, length_m = before.at, after.at, distance_m(before.at, after.at)
        shares = np.linspace(0.0, 1.0, max(1, math.ceil(length_m / STEP_M)) + 1)[1:]
        lats.append(a.lat_deg + shares * (b.lat_deg - a.lat_deg))
        lons.append(a.lon_deg + shares * (b.lon_deg - a.lon_deg))
        along.append(start_m + shares * length_m)
        legs.append(np.full(len(shares), number, np.intp))
        corners.append(corners[-1] + len(shares))
        start_m += length_m
    return _Way(
        np.concatenate(lats),
        np.concatenate(lons),
        np.concatenate(along),
        np.concatenate(legs),
        np.array(corners, np.intp),
    )


def _over_holes(amsl: Floats, known: NDArray[np.bool_], along_m: Floats) -> Floats:
    """Each hole as high as the highest ground known near it."""
    if known.all():
        return amsl
    filled = amsl.copy()
    edges = np.flatnonzero(np.diff(np.concatenate(([True], known, [True])).astype(np.int8)))
    for start, end in zip(edges[::2], edges[1::2], strict=True):  # the samples from start up to end
        near = known & (along_m >= along_m[start] - REACH_M) & (along_m <= along_m[end - 1] + REACH_M)
        rising = _onward(amsl, start - 1, start - 2), _onward(amsl, end, end + 1)
        filled[start:end] = max(amsl[near].max(), *rising)
    return filled


def _onward(amsl: Floats, edge: int, inner: int) -> float:
    """How high the ground is one step into a hole, if it goes on as it does up to the edge."""
    if not (min(edge, inner) >= 0 and max(edge, inner) < len(amsl)) or np.isnan(amsl[edge] + amsl[inner]):
        return -math.inf
    return float(2.0 * amsl[edge] - amsl[inner])


def _bends(profile: Floats, along_m: Floats, corners: NDArray[np.intp], off_m: float) -> NDArray[np.intp]:
    """Which samples to keep: all corners, and between them the worst until none is off by so much."""
    kept = set(corners.tolist())
    stretches = list(pairwise(corners.tolist()))
    while stretches:
        first, last = stretches.pop()
        if last - first < 2:
            continue
        off = np.abs(profile[first : last + 1] - _chord(profile, along_m, first, last))
        worst = first + int(off.argmax())
        if off[worst - first] > off_m:
            kept.add(worst)
            stretches += [(first, worst), (worst, last)]
    return np.array(sorted(kept), np.intp)


def _lifted(profile: Floats, along_m: Floats, knots: NDArray[np.intp]) -> Floats:
    """The heights of the knots, raised until the straight ways between them are nowhere below the profile."""
    chord = profile[knots][0] if len(knots) == 1 else _chords(profile, along_m, knots)
    missing = np.maximum(profile - chord, 0.0)
    worst = np.maximum.reduceat(missing, knots)  # from each knot up to the next
    before = np.concatenate(([0.0], worst[:-1]))
    return profile[knots] + np.maximum(worst, before)


def _chords(profile: Floats, along_m: Floats, knots: NDArray[np.intp]) -> Floats:
    chords = [
        _chord(profile, along_m, int(first), int(last))[:-1] for first, last in pairwise(knots.tolist())
    ]
    return np.concatenate([*chords, profile[-1:]])


def _chord(profile: Floats, along_m: Floats, first: int, last: int) -> Floats:
    """The straight line from one sample to another, at all samples from the one to the other."""
    gone = along_m[first : last + 1] - along_m[first]
    share = gone / gone[-1] if gone[-1] > 0.0 else np.linspace(0.0, 1.0, len(gone))
    return profile[first] + share * (profile[last] - profile[first])


def _waypoint(path: Sequence[Waypoint], way: _Way, sample: int, up_m: float) -> Waypoint:
    """The path's own waypoint at a corner; between two, one that leads on as the leg does."""
    leg_end = path[int(way.leg[sample])]
    height = AboveHome(math.ceil(up_m / _KEPT_M - 1e-6) * _KEPT_M)
    if way.corners[np.searchsorted(way.corners, sample)] == sample:
        return replace(leg_end, height=height)
    at = LatLon(float(way.lats[sample]), float(way.lons[sample]))
    return replace(leg_end, at=at, height=height, hold_s=0.0)
