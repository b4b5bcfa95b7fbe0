"""Masts, chimneys and wires near the legs, and near the straight ways home."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import LineString, Point, Polygon

from maps.geo import LatLon
from missions.findings.finding import Finding, Severity
from missions.findings.heights import may_rise
from missions.flown import flat_xy
from missions.way_home import MARGIN_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.obstacles import Obstacle
    from missions.findings.finding import Fact
    from missions.flown import Floats, Flown, Ints
    from missions.ground import Ground
    from missions.rules import Rules
    from missions.way_home import WaysHome

geometry: Any = shapely  # its stubs are generic over every kind of array

CLEAR_M = 20.0  # to the side: braking from 10 m/s, and what positions are wrong by
MOST_NAMED = 12  # of each kind; the worst first


@dataclass(frozen=True, slots=True)
class _Scene:
    """Obstacles in metres round an origin, and the ground they stand on."""

    obstacles: Sequence[Obstacle]
    shapes: Any  # an array of geometries
    origin: LatLon
    ground: Ground | None
    level_m: float  # of the ground at home; NaN: not known


@dataclass(frozen=True, slots=True)
class _Paths:
    """Lines in metres round an origin; each with its lowest height above home, and its waypoint."""

    lines: Any  # an array of geometries
    heights: Floats
    number: Ints


def obstacles_near(
    obstacles: Sequence[Obstacle], way: Flown, ways: WaysHome | None, ground: Ground | None, rules: Rules
) -> list[Finding]:
    """One finding an obstacle on the legs, and one for those on the ways home alone."""
    if not obstacles:
        return []
    origin = way.start or LatLon(float(way.way.lats[0]), float(way.way.lons[0]))
    scene = _Scene(obstacles, _shapes(obstacles, origin), origin, ground, way.level_m)
    legs = _near(scene, _pieces(way, origin))
    found = [_on_leg(obstacles[one], *seen, way, rules) for one, seen in legs[:MOST_NAMED]]
    if ways is not None and way.start is not None:
        home = _near(scene, _rays(ways, way.start))
        on_legs = {one for one, _ in legs}
        only = [(one, seen) for one, seen in home if one not in on_legs]
        found += [_on_way_home(obstacles[one], *seen, way, rules) for one, seen in only[:MOST_NAMED]]
    return found


def _on_leg(obstacle: Obstacle, clear_m: float, number: int, way: Flown, rules: Rules) -> Finding:
    facts = _facts(obstacle, clear_m)
    if obstacle.height is None:
        return Finding("obstacle_height_unknown", Severity.AMBER, number, facts, "go_round")
    mends = may_rise(way, number, MARGIN_M - clear_m, rules) or "go_round"
    if clear_m < 0.0:
        return Finding("into_obstacle", Severity.RED, number, facts, mends)
    return Finding("obstacle_near", Severity.AMBER, number, facts, mends)


def _on_way_home(obstacle: Obstacle, clear_m: float, number: int, way: Flown, rules: Rules) -> Finding:
    facts = _facts(obstacle, clear_m)
    if obstacle.height is None:
        return Finding("obstacle_height_unknown", Severity.AMBER, number, facts)
    severity = Severity.RED if clear_m < 0.0 else Severity.AMBER
    mends = may_rise(way, number, MARGIN_M - clear_m, rules)
    return Finding("way_home_obstacle", severity, number, facts, mends)


def _facts(obstacle: Obstacle, clear_m: float) -> dict[str, Fact]:
    name = obstacle.name or obstacle.kind
    facts: dict[str, Fact] = {
        "obstacle": name,
        "lat_deg": obstacle.places[0].lat_deg,
        "lon_deg": obstacle.places[0].lon_deg,
    }
    if obstacle.height is None:
        return facts
    above = {"top_m": float(obstacle.height), "clear_m": clear_m, "limit_m": MARGIN_M}
    return {**facts, **above, "lift_m": MARGIN_M - clear_m}


def _near(scene: _Scene, paths: _Paths) -> list[tuple[int, tuple[float, int]]]:
    """Obstacles that a path passes too close: metres between its lowest point there and the top, and where.

    The lowest first; what has no height counts as reaching up to the path.
    """
    reach_m = np.array([obstacle.radius_m + CLEAR_M for obstacle in scene.obstacles])
    tree = geometry.STRtree(paths.lines)
    one, line = tree.query(scene.shapes, predicate="dwithin", distance=reach_m)
    if not len(one):
        return []
    foot = geometry.get_point(geometry.shortest_line(scene.shapes[one], paths.lines[line]), 0)
    places = np.column_stack([geometry.get_x(foot), geometry.get_y(foot)])
    tops = np.array([0.0 if o.height is None else float(o.height) for o in scene.obstacles])[one]
    unknown = np.array([o.height is None for o in scene.obstacles])[one]
    clear = paths.heights[line] - tops - _above_home(scene, places)
    worst: dict[int, tuple[float, int]] = {}
    for i in np.lexsort((line, clear)).tolist():
        if unknown[i] or clear[i] < MARGIN_M:
            worst.setdefault(int(one[i]), (float(clear[i]), int(paths.number[line[i]])))
    return list(worst.items())


def _above_home(scene: _Scene, places: Floats) -> Floats:
    """How much higher than home the ground is at places in metres; 0 where that is not known."""
    if scene.ground is None or math.isnan(scene.level_m):
        return np.zeros(len(places))
    at, degree = scene.origin, np.array([1.0])
    unit = flat_xy(at.lat_deg + degree, at.lon_deg + degree, at)[0]
    below = scene.ground.heights_m(at.lat_deg + places[:, 1] / unit[1], at.lon_deg + places[:, 0] / unit[0])
    return np.nan_to_num(below - scene.level_m, nan=0.0)


def _pieces(way: Flown, origin: LatLon) -> _Paths:
    xy, heights = way.way.xy(origin), way.way.heights
    lines = shapely.linestrings(np.stack([xy[:-1], xy[1:]], axis=1))
    return _Paths(lines, np.minimum(heights[:-1], heights[1:]), way.way.number[1:])


def _rays(ways: WaysHome, start: LatLon) -> _Paths:
    xy = ways.begins.xy(start)
    return _Paths(
        shapely.linestrings(np.stack([xy, np.zeros_like(xy)], axis=1)), ways.heights, ways.begins.number
    )


def _shapes(obstacles: Sequence[Obstacle], origin: LatLon) -> Any:
    made = np.empty(len(obstacles), dtype=object)
    for n, obstacle in enumerate(obstacles):
        lats = np.array([at.lat_deg for at in obstacle.places])
        lons = np.array([at.lon_deg for at in obstacle.places])
        xy = flat_xy(lats, lons, origin)
        made[n] = Point(xy[0]) if len(xy) == 1 else Polygon(xy) if obstacle.filled else LineString(xy)
    return made
