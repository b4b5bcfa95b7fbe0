"""Beside a line, looking down: the edge of a fire, a road, a river, a perimeter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapely import LineString, Polygon

from maps.area import LocalFrame, from_polygon
from maps.geo import LatLon, distance_m
from missions.detour import XY, polygons
from missions.patterns.beside import around as around_ring
from missions.patterns.beside import beside, without_holes
from missions.patterns.ways import Step, refuse_unflyable, round_shut, search_plan, shut_off
from missions.plan import PlanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.area import Area
    from missions.plan import Plan
    from missions.task import Around, Effort, Task

_CLOSED_M = 1.0  # a line that ends so near to where it began is closed
_SMOOTH = 0.03  # of the spacing: a hand-drawn or recorded line wavers by so much
_LEAST_SMOOTH_M = 0.5


def along(task: Task, around: Around, _effort: Effort) -> Plan:
    """Along `task.line`, `offset_m` to its right; along a closed line, so far outside of it.

    `both_sides`: out at half a track spacing (or `offset_m`) on its right and back on its left; round a
    closed line outside, then inside. The plan's area is the ground that is looked at. PlanError for a line
    that is none, crosses itself, or leaves no room for its track.
    """
    line, frame = _line(task)
    shut = shut_off(frame, task.no_fly)
    refuse_unflyable(task, around, shut)
    start = line.coords[0] if around.home is None else frame.to_xy(around.home)
    tracks = _tracks(task, line, (float(start[0]), float(start[1])))
    path = round_shut([at for track in tracks for at in track], shut)
    area = _looked_at(path, task.spacing_m, frame)
    return search_plan(task, around, shut, [Step(at) for at in path], area)


def _line(task: Task) -> tuple[LineString, LocalFrame]:
    """In metres, without what only trembles."""
    if not task.line:
        raise PlanError("a flight along a line needs the line: give --line, or draw it")
    frame = LocalFrame(_middle(task.line))
    line = LineString([frame.to_xy(at) for at in task.line] * (2 if len(task.line) == 1 else 1))
    if line.length < _CLOSED_M:
        raise PlanError("--line holds one place only: a line has at least two")
    smooth = LineString(line.simplify(max(_LEAST_SMOOTH_M, _SMOOTH * task.spacing_m)).coords)
    if not smooth.is_simple:
        raise PlanError("--line crosses itself: cut it in two where it does, and fly one after the other")
    return smooth, frame


def _tracks(task: Task, line: LineString, start: XY) -> list[list[XY]]:
    closed = len(line.coords) > 3 and _is_closed(task.line)
    apart_m = abs(task.offset_m) or task.spacing_m / 2
    sides = [apart_m, -apart_m] if task.both_sides else [task.offset_m]
    found: list[list[XY]] = []
    for number, side in enumerate(sides):
        if closed:
            here = found[-1][-1] if found else start
            tracks = around_ring(Polygon(line), side, here)
        else:
            tracks = beside(line, side)
            if number:  # back on the other side
                tracks = [track[::-1] for track in reversed(tracks)]
        if not tracks:
            raise PlanError(
                f"the line bends so much that nothing is left of a track {abs(side):.0f} m beside it: "
                "give a smaller --offset, or leave --both-sides out"
            )
        found += tracks
    return found


def _looked_at(path: Sequence[XY], spacing_m: float, frame: LocalFrame) -> Area:
    """Half a track spacing to both sides of the track, as one outline."""
    seen = LineString(path).buffer(spacing_m / 2, quad_segs=4)
    outline = max(polygons(seen), key=lambda piece: piece.area)
    return from_polygon(without_holes(outline, worth_m2=spacing_m**2 / 4), frame)


def _is_closed(line: Sequence[LatLon]) -> bool:
    return distance_m(line[0], line[-1]) <= _CLOSED_M


def _middle(line: Sequence[LatLon]) -> LatLon:
    lats, lons = [at.lat_deg for at in line], [at.lon_deg for at in line]
    return LatLon((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
