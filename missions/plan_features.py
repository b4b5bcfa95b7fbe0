"""A plan as the areas, lines and points of a map, with everything that makes it a plan again in their facts.

Each has its part in the fact PART. The truth are the points and areas: the line through the waypoints is for
people, and is only compared. Heights are above home, which no map file has a word for: they are facts too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import msgspec

from maps.area import AreaError
from maps.formats.features import Features, Line, NamedArea, Point
from maps.geo import LatLon, distance_m
from missions import plan_json
from missions.imported import Remark
from missions.places_json import area_out, at_out
from missions.plan import Plan, PlanError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from maps.formats.features import Fact

Marked = TypeVar("Marked", NamedArea, Line, Point)

PART: Final = "firedrone"
SIMULATED: Final = "SIMULATED"
PLAN, WAYPOINT, RALLY, LOOK = "plan", "waypoint", "rally", "look"
AREA, FENCE, NO_FLY, WAY = "search area", "fence", "no-fly area", "way"
HEIGHT, NUMBER, HOME_KNOWN = "above_home_m", "number", "home_known"
MOST_WAYPOINTS = 5_000  # no drone takes as many
_ALONG_M = 0.1  # the line and the waypoints mean the same place
_OF_PLAN = (
    *("format", "version", "pattern", "takeoff_above_home_m", "speed_m_s", "camera", "above_ground_m"),
    *("swath_m", "spacing_m", "ground_known"),
)


def is_plan(features: Features) -> bool:
    """Whether FireDrone wrote a plan into this map."""
    return any(point.facts.get(PART) == PLAN for point in features.points)


def features_of(plan: Plan, *, simulated: bool = False) -> Features:
    """PlanError for a plan without a waypoint. `simulated`: of a training; each name says so, which is all
    that many a receiver shows.
    """
    found = _features_of(plan)
    return _marked(found) if simulated else found


def _features_of(plan: Plan) -> Features:
    if not plan.waypoints:
        raise PlanError("the plan has no waypoint: there is nothing to draw")
    document = plan_json.document_of(plan)
    facts: dict[str, Fact] = {PART: PLAN, HOME_KNOWN: plan.home is not None}
    start = Point(plan.home or plan.waypoints[0].at, f"plan: {plan.pattern}", None, facts | _plain(document))
    waypoints = [
        _point(w.at, f"{WAYPOINT} {n}", WAYPOINT, {NUMBER: n} | _plain(written))
        for n, (w, written) in enumerate(zip(plan.waypoints, document["waypoints"], strict=True), 1)
    ]
    rally = [_point(r.at, RALLY, RALLY, {HEIGHT: float(r.height)}) for r in plan.rally]
    look = [] if plan.look is None else [_point(plan.look.at, LOOK, LOOK, {HEIGHT: float(plan.look.height)})]
    areas = [] if plan.area is None else [NamedArea(plan.area, AREA, {PART: AREA})]
    if plan.fence is not None:
        ceiling: dict[str, Fact] = {"ceiling_above_home_m": float(plan.fence.ceiling)}
        areas.append(NamedArea(plan.fence.area, FENCE, {PART: FENCE} | ceiling))
    areas += [NamedArea(shut, NO_FLY, {PART: NO_FLY}) for shut in plan.no_fly]
    places = tuple(w.at for w in plan.waypoints)
    lines = (Line(places, WAY, (), (), {PART: WAY}),) if len(places) > 1 else ()
    return Features(tuple(areas), lines, (start, *waypoints, *rally, *look))


def plan_of(features: Features) -> tuple[Plan, tuple[Remark, ...]]:
    """The way back. PlanError names the part that is wrong; what is none of the plan's is said."""
    start = _only(PLAN, features.points)
    if start is None:
        raise PlanError("no plan of FireDrone's in it")
    waypoints = _in_order([point for point in features.points if point.facts.get(PART) == WAYPOINT])
    document: dict[str, Any] = {key: start.facts[key] for key in _OF_PLAN if key in start.facts}
    known = str(start.facts.get(HOME_KNOWN, True)).lower() == "true"
    document["home"] = _at(start.at) if known else None
    document["waypoints"] = [_waypoint(point) for point in waypoints]
    document["rally"] = [_post(point) for point in features.points if point.facts.get(PART) == RALLY]
    look = _only(LOOK, features.points)
    document["look"] = None if look is None else _post(look)
    area, fence = _only(AREA, features.areas), _only(FENCE, features.areas)
    document["area"] = None if area is None else _area(area)
    document["fence"] = (
        None if fence is None else {"area": _area(fence)} | _given(fence, "ceiling_above_home_m")
    )
    document["no_fly"] = [_area(shut) for shut in features.areas if shut.facts.get(PART) == NO_FLY]
    plan = plan_json.plan_of(document, strict=False)
    _compare_line(features.lines, plan)
    return plan, tuple(_beside(features))


def _marked(features: Features) -> Features:
    """The names and facts are for people: the way back knows the parts by PART alone."""

    def mark(one: Marked) -> Marked:
        return replace(one, name=f"{SIMULATED} {one.name}", facts={**one.facts, "simulated": True})

    return Features(
        tuple(mark(one) for one in features.areas),
        tuple(mark(one) for one in features.lines),
        tuple(mark(one) for one in features.points),
    )


def _point(at: LatLon, name: str, part: str, facts: Mapping[str, Fact]) -> Point:
    return Point(at, name, None, {PART: part} | dict(facts))


def _plain(written: Mapping[str, Any]) -> dict[str, Fact]:
    return {key: value for key, value in written.items() if isinstance(value, str | int | float)}


def _only(part: str, among: Sequence[Any]) -> Any:
    found = [one for one in among if one.facts.get(PART) == part]
    if len(found) > 1:
        raise PlanError(f"{len(found)} of what a plan has one of ({part}): keep one")
    return found[0] if found else None


def _in_order(waypoints: Sequence[Point]) -> list[Point]:
    if len(waypoints) > MOST_WAYPOINTS:
        raise PlanError(f"more than {MOST_WAYPOINTS:,} waypoints: no drone takes as many, split the plan")
    numbers = [_number(point) for point in waypoints]
    if sorted(numbers) != list(range(1, len(numbers) + 1)):
        odd = next(n for n, found in enumerate([*sorted(numbers), 0], 1) if n != found)
        raise PlanError(f"waypoint {odd} is missing, or its number stands twice: number them from 1 on")
    return [point for _, point in sorted(zip(numbers, waypoints, strict=True), key=lambda pair: pair[0])]


def _number(point: Point) -> int:
    try:
        return msgspec.convert(point.facts.get(NUMBER), int, strict=False)
    except msgspec.ValidationError as error:
        raise PlanError(
            f"a waypoint near {point.at.lat_deg:.5f}, {point.at.lon_deg:.5f} has no {NUMBER}"
        ) from error


def _waypoint(point: Point) -> dict[str, Any]:
    return {"at": _at(point.at)} | _given(point, HEIGHT, "searching", "hold_s")


def _post(point: Point) -> dict[str, Any]:
    return {"at": _at(point.at)} | _given(point, HEIGHT)


def _given(one: Point | NamedArea, *names: str) -> dict[str, Fact]:
    return {name: one.facts[name] for name in names if name in one.facts}


def _at(at: LatLon) -> Any:
    return msgspec.to_builtins(at_out(at))


def _area(named: NamedArea) -> Any:
    try:
        return msgspec.to_builtins(area_out(named.area))
    except AreaError as error:
        raise PlanError(str(error)) from error


def _compare_line(lines: Sequence[Line], plan: Plan) -> None:
    """Somebody who moved the line alone meant to move the flight."""
    line = cast("Line | None", _only(WAY, lines))
    if line is None:
        return
    places = [w.at for w in plan.waypoints]
    if len(line.places) != len(places):
        what = f"its line has {len(line.places)} places, the plan {len(places)} waypoints"
        raise PlanError(f"{what}: move the waypoints themselves, and take the line away")
    for number, (drawn, flown) in enumerate(zip(line.places, places, strict=True), 1):
        if distance_m(drawn, flown) > _ALONG_M:
            what = f"its line is {distance_m(drawn, flown):.1f} m from waypoint {number}"
            raise PlanError(f"{what}: move the waypoints themselves, and take the line away")


def _beside(features: Features) -> list[Remark]:
    """What somebody drew into the same map."""
    said: list[Remark] = []
    for kind in ("areas", "lines", "points"):
        others = [one for one in getattr(features, kind) if one.facts.get(PART) not in _PARTS]
        if others:
            said.append(Remark("not_of_the_plan", None, {kind: len(others)}))
    for number, point in enumerate((p for p in features.points if p.facts.get(PART) == WAYPOINT), 1):
        height = point.facts.get(HEIGHT)
        if point.amsl_m is not None and abs(point.amsl_m - float(str(height))) > 0.05:
            facts: dict[str, Fact] = {"drawn_m": float(point.amsl_m), HEIGHT: height}
            said.append(Remark("drawn_height_not_taken", number, facts))
    return said


_PARTS = (PLAN, WAYPOINT, RALLY, LOOK, AREA, FENCE, NO_FLY, WAY)
