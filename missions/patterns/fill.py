"""Gaps that a track leaves where only a way round something leads: looked into at the least cost."""

from __future__ import annotations

import math
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from shapely import LineString, MultiLineString, Point
from shapely.ops import nearest_points

from missions.detour import parts, polygons
from missions.patterns.joined import way
from missions.patterns.track import NOWHERE, Step, lines, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry.base import BaseGeometry as Geometry

    from missions.detour import XY
    from missions.patterns.pace import Pace
    from missions.patterns.room import Room
    from missions.patterns.track import Line

_ROUNDS = 5
_NEAR = 5  # lines of the track that a gap is reached from
_LOOK_M = 1.0  # a leg so short sees as much as its middle
_SAMPLES = 16  # places on a line where it is asked what is lost of it
_SMALL = 0.1  # of a square of one row: to lose so little is to lose nothing
_LOST_COSTS = 3.0  # times what it takes to sweep it: it needs a way of its own


class _Tried(NamedTuple):
    ring: list[Step]
    lost_m2: float


def filled(track: Sequence[Step], room: Room, pace: Pace, allowed_m2: float) -> list[Step]:
    """The track, on the map and without home, with more corners until it leaves no more than this unseen."""
    best = list(track)
    looks: set[Line] = set()
    for _ in range(_ROUNDS):
        left = unseen(best, room)
        too_much_m2 = left.area - allowed_m2
        if too_much_m2 <= 0.0:
            break
        for gap in sorted(polygons(left), key=lambda gap: (-gap.area, gap.bounds)):
            if too_much_m2 <= 0.0:
                break
            look = _look(gap, room)
            if look not in looks:
                looks.add(look)
                best = _through_cheapest(best, look, room, pace)
                too_much_m2 -= gap.area
    return best


def unseen(track: Sequence[Step], room: Room) -> Geometry:
    """What can be seen, and is not from this track."""
    return room.can_be_seen.difference(
        MultiLineString(looking(track)).buffer(room.spacing_m / 2, quad_segs=6)
    )


def looking(track: Sequence[Step]) -> list[Line]:
    """The lines of a track, without home, that look at the ground: the one point of a search without legs."""
    return lines([NOWHERE, *track], 0, len(track)) or [(track[0].at, track[0].at)]


def _through_cheapest(track: list[Step], look: Line, room: Room, pace: Pace) -> list[Step]:
    """With a leg more, put where it costs least."""
    home = NOWHERE if room.home is None else Step(room.home, searching=False)
    ring = [home, *track, home]
    at = np.array([step.at for step in ring])
    off_m = np.min(
        [np.hypot(*(places - look[0]).T) for places in (at[:-1], (at[:-1] + at[1:]) / 2, at[1:])], 0
    )
    nearest = np.argsort(off_m, kind="stable")[:_NEAR].tolist()
    tried = [one for line in nearest for one in _through(ring, line, look, room)]
    lost_s = _LOST_COSTS / (room.spacing_m * pace.speed_m_s)
    return min(tried, key=lambda one: seconds(one.ring, pace) + lost_s * one.lost_m2).ring[1:-1]


def _through(ring: list[Step], line: int, leg: Line, room: Room) -> Iterator[_Tried]:
    """From the start of one line of the ring through a leg to its end.

    Where too much would be lost of what the line sees, also from it to the leg and back, to fly it whole.
    """
    before, after = ring[line], ring[line + 1]
    from_home, to_home = line == 0, line == len(ring) - 2
    there = [Step(leg[0], searching=False)] if from_home else way(before.at, leg[0], room)
    onward = [after] if to_home else way(leg[1], after.at, room)
    new = [*there, Step(leg[1], searching=True), *onward]
    looks = after.searching and not from_home and not to_home
    lost_m2 = _lost_m2((before.at, after.at), [before, *new], room.spacing_m) if looks else 0.0
    small = lost_m2 < _SMALL * room.spacing_m**2
    yield _Tried([*ring[: line + 1], *new, *ring[line + 2 :]], 0.0 if small else lost_m2)
    if small:
        return
    for place in dict.fromkeys((before.at, _foot(leg[0], before.at, after.at), after.at)):
        first = [Step(place, searching=True)] if place != before.at else []
        trip = [*way(place, leg[0], room), Step(leg[1], searching=True), *way(leg[1], place, room)]
        rest = [after] if place != after.at else []
        yield _Tried([*ring[: line + 1], *first, *trip, *rest, *ring[line + 2 :]], 0.0)


def _lost_m2(line: Line, new: Sequence[Step], spacing_m: float) -> float:
    """About how much of what a line sees other ones in its place do not: as wide as they are away from it."""
    looked = MultiLineString([(a.at, b.at) for a, b in pairwise(new) if b.searching])
    if looked.is_empty:
        return math.dist(*line) * spacing_m
    whole = LineString(line)
    places = [whole.interpolate((k + 0.5) / _SAMPLES, normalized=True) for k in range(_SAMPLES)]
    wide_m = fmean(min(looked.distance(place), spacing_m) for place in places)
    return wide_m * whole.length


def _foot(at: XY, start: XY, end: XY) -> XY:
    """The place on a line that is nearest."""
    line = LineString([start, end])
    foot = line.interpolate(line.project(Point(at)))
    return foot.x, foot.y


def _look(gap: Geometry, room: Room) -> Line:
    """A leg along the middle of a gap; a short one in the free part nearest to it where that cannot be."""
    along = _middle_line(gap, room.spacing_m / 2)
    if along is not None and room.free.covers(LineString(along)):
        return along
    near: Point = nearest_points(room.free, gap.representative_point())[0]
    piece = min(parts(room.free), key=lambda part: (part.distance(near), part.bounds))
    inner = piece.buffer(-_LOOK_M / 4)
    if not inner.is_empty:
        near = nearest_points(inner, near)[0]
    towards: Point = piece.representative_point()
    x, y, dx, dy = near.x, near.y, towards.x - near.x, towards.y - near.y
    share = _LOOK_M / max(float(np.hypot(dx, dy)), 4.0 * _LOOK_M)
    other: XY = (x + share * dx, y + share * dy)
    return (x, y), (other if room.free.covers(Point(other)) else (x, y))


def _middle_line(gap: Geometry, inset_m: float) -> Line | None:
    """Of the smallest rectangle round a gap that is longer than the picture."""
    corners = shapely.get_coordinates(gap.minimum_rotated_rectangle)
    if len(corners) != 5:
        return None
    a, b, c, d = corners[:4]
    if np.hypot(*(b - a)) < np.hypot(*(c - b)):
        a, b, c, d = b, c, d, a
    length = float(np.hypot(*(b - a)))
    if length < 3.0 * inset_m:
        return None
    start, end = (a + d) / 2, (b + c) / 2
    inner = (end - start) * (inset_m / length)
    (x0, y0), (x1, y1) = (start + inner).tolist(), (end - inner).tolist()
    return (x0, y0), (x1, y1)
