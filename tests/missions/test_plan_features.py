"""Plans as maps: what is drawn is what is flown, and what is read is what was written."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from shapely import Polygon

from maps.foreign.file import FormatError
from maps.formats import by_suffix
from maps.formats.features import Features, Line, NamedArea, Point
from maps.geo import AboveGround, AboveHome, LatLon, distance_m
from missions.camera_model import DEFAULT_CAMERA
from missions.lost import lost
from missions.patterns.sweep import parallel
from missions.plan import Look, Plan, PlanError, RallyPoint
from missions.plan_features import features_of, plan_of
from missions.plan_file import is_plan, read_plan, write_plan
from tests.missions import shapes
from tests.missions.plans import aside, plans

if TYPE_CHECKING:
    from collections.abc import Callable

    from maps.area import Area, Ring

MAPS = (".geojson", ".kml", ".kmz")
PLAN = replace(
    parallel(
        shapes.area(shapes.BOX, shapes.HOLES),
        DEFAULT_CAMERA,
        AboveGround(60.0),
        home=shapes.at(-50.0, -50.0),
        no_fly=(shapes.area([(-40, 100), (-20, 100), (-20, 300), (-40, 300)]),),
    ),
    rally=(RallyPoint(shapes.at(20.0, 30.0), AboveHome(25.5)),),
    look=Look(shapes.at(300.0, 200.0), AboveHome(12.0)),
)


@pytest.mark.timeout(3600)  # the full size
@pytest.mark.parametrize("suffix", MAPS)
def test_a_plan_drawn_on_a_map_is_read_as_the_same_plan(
    suffix: str, tmp_path: Path, sized: Callable[[int, int], int]
):
    path = tmp_path / f"plan{suffix}"

    @settings(max_examples=sized(40, 3000), suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(plans)
    def run(plan: Plan) -> None:
        assert write_plan(plan, path) == ()
        again, remarks = read_plan(path)
        assert remarks == ()
        assert lost(_turned(plan), _turned(again)) == ()

    run()


@pytest.mark.parametrize("suffix", MAPS)
def test_what_is_written_twice_is_the_same_file(suffix: str, tmp_path: Path):
    write_plan(PLAN, one := tmp_path / f"one{suffix}")
    plan, _ = read_plan(one)
    write_plan(plan, other := tmp_path / f"other{suffix}")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("suffix", MAPS)
def test_any_map_program_sees_the_way_the_areas_and_the_waypoints(suffix: str, tmp_path: Path):
    write_plan(PLAN, path := tmp_path / f"plan{suffix}")
    features = by_suffix.read(path)
    assert [area.name for area in features.areas] == ["search area", "fence", "no-fly area"]
    assert [distance_m(a, w.at) < 0.02 for a, w in zip(features.lines[0].places, PLAN.waypoints, strict=True)]
    assert len([p for p in features.points if p.name.startswith("waypoint ")]) == len(PLAN.waypoints)


def test_google_earth_is_told_that_the_heights_are_not_above_the_sea(tmp_path: Path):
    write_plan(PLAN, path := tmp_path / "plan.kml")
    text = path.read_text()
    assert "<altitudeMode>relativeToGround</altitudeMode>" in text
    assert "metres above the take-off point" in text
    assert f",{PLAN.waypoints[0].height:.2f} " in text


def test_a_geojson_position_has_no_height_that_others_would_take_for_the_ellipsoids(tmp_path: Path):
    write_plan(PLAN, path := tmp_path / "plan.geojson")
    shapes_drawn = [f["geometry"] for f in json.loads(path.read_text())["features"]]
    assert {len(s["coordinates"]) for s in shapes_drawn if s["type"] == "Point"} == {2}


@pytest.mark.parametrize("suffix", MAPS[:2])
def test_a_map_without_a_plan_is_no_plan_and_says_how_it_becomes_one(suffix: str, tmp_path: Path):
    path = tmp_path / f"track{suffix}"
    by_suffix.write(path, Features((), (Line((shapes.at(0, 0), shapes.at(100, 0)), "track"),), ()))
    assert not is_plan(path)
    with pytest.raises(FormatError, match=rf"track{suffix}: a map, not a plan: .* convert --route"):
        read_plan(path)


def test_a_line_that_was_moved_without_its_waypoints_is_refused_with_the_number():
    drawn = features_of(PLAN)
    (line,) = drawn.lines
    places = (line.places[0], aside(line.places[1], 25.0), *line.places[2:])
    with pytest.raises(PlanError, match=r"its line is 25\.0 m from waypoint 2: move the waypoints"):
        plan_of(replace(drawn, lines=(replace(line, places=places),)))
    with pytest.raises(PlanError, match=rf"its line has {len(places) - 1} places"):
        plan_of(replace(drawn, lines=(replace(line, places=places[1:]),)))
    assert plan_of(replace(drawn, lines=()))[0] == PLAN


def test_waypoints_may_come_in_any_order_but_each_number_once():
    drawn = features_of(PLAN)
    assert plan_of(replace(drawn, points=drawn.points[::-1]))[0] == PLAN
    without = tuple(p for p in drawn.points if p.facts.get("number") != 3)
    with pytest.raises(PlanError, match="waypoint 3 is missing"):
        plan_of(replace(drawn, lines=(), points=without))
    with pytest.raises(PlanError, match="waypoint 4 is missing, or its number stands twice"):
        plan_of(replace(drawn, points=(*drawn.points, _facts(drawn, 3)[0])))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("above_home_m", "high", r"waypoints\[0\].above_home_m"),
        ("above_home_m", "nan", r"waypoints\[0\].above_home_m"),
        ("above_home_m", 1e6, r"waypoints\[0\].above_home_m"),
        ("number", "first", "has no number"),
        ("hold_s", -1, r"waypoints\[0\].hold_s"),
    ],
)
def test_a_wrong_fact_of_a_waypoint_is_named(key: str, value: Any, said: str):
    drawn = features_of(PLAN)
    found, others = _facts(drawn, 1)
    spoiled = replace(found, facts={**found.facts, key: value})
    with pytest.raises(PlanError, match=said):
        plan_of(replace(drawn, points=(*others, spoiled)))


@pytest.mark.parametrize("version", [99, "99"])
def test_a_plan_of_a_newer_version_is_refused(version: Any):
    drawn = features_of(PLAN)
    start, *others = drawn.points
    newer = replace(start, facts={**start.facts, "version": version})
    with pytest.raises(PlanError, match=r"newer FireDrone \(version 99\)"):
        plan_of(replace(drawn, points=(newer, *others)))


def test_two_fences_or_two_plans_in_one_map_are_refused():
    drawn = features_of(PLAN)
    with pytest.raises(PlanError, match=r"2 of what a plan has one of \(fence\)"):
        plan_of(replace(drawn, areas=(*drawn.areas, drawn.areas[1])))
    with pytest.raises(PlanError, match=r"2 of what a plan has one of \(plan\)"):
        plan_of(replace(drawn, points=(*drawn.points, drawn.points[0])))


def test_what_somebody_drew_beside_the_plan_is_said():
    drawn = features_of(PLAN)
    more = Features(
        (*drawn.areas, NamedArea(shapes.area(shapes.TRIANGLE), "swamp")),
        drawn.lines,
        (*drawn.points, Point(shapes.at(5, 5), "hydrant")),
    )
    plan, remarks = plan_of(more)
    assert plan == PLAN
    assert [(r.code, r.facts) for r in remarks] == [
        ("not_of_the_plan", {"areas": 1}),
        ("not_of_the_plan", {"points": 1}),
    ]


def test_a_height_that_was_changed_in_google_earth_alone_is_said(tmp_path: Path):
    write_plan(PLAN, path := tmp_path / "plan.kml")
    lines = path.read_text().split("<name>waypoint 2</name>")
    height = f",{PLAN.waypoints[1].height:.2f}</coordinates>"
    lines[1] = lines[1].replace(height, ",99.00</coordinates>", 1)
    path.write_text("<name>waypoint 2</name>".join(lines))
    plan, remarks = read_plan(path)
    assert plan.waypoints[1].height == PLAN.waypoints[1].height
    assert [(r.code, r.item, r.facts["drawn_m"]) for r in remarks] == [("drawn_height_not_taken", 2, 99.0)]


@pytest.mark.parametrize("suffix", MAPS)
def test_a_plan_without_a_waypoint_is_not_drawn(suffix: str, tmp_path: Path):
    with pytest.raises(PlanError, match=rf"plan{suffix}: the plan has no waypoint"):
        write_plan(replace(PLAN, waypoints=()), tmp_path / f"plan{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_every_field_of_a_plan_is_in_its_drawing():
    """A field that is added to plans must be added to the drawing too, or this fails."""
    other = replace(PLAN, pattern="orbit", camera="visible-4k", ground_known=True, speed_m_s=3.25)
    for plan in (PLAN, other):
        again, _ = plan_of(features_of(plan))
        assert [f.name for f in fields(Plan) if getattr(again, f.name) != getattr(plan, f.name)] == []


def _facts(drawn: Features, number: int) -> tuple[Point, list[Point]]:
    """The waypoint of this number, and all other points."""
    found = next(p for p in drawn.points if p.facts.get("number") == number)
    return found, [p for p in drawn.points if p is not found]


def _turned(plan: Plan) -> Plan:
    """Every ring from its most northern corner on, counter-clockwise: a map may turn them round."""
    fence = None if plan.fence is None else replace(plan.fence, area=_area(plan.fence.area))
    area = None if plan.area is None else _area(plan.area)
    return replace(plan, area=area, fence=fence, no_fly=tuple(_area(shut) for shut in plan.no_fly))


def _area(area: Area) -> Area:
    return replace(area, ring=_ring(area.ring), holes=tuple(_ring(hole) for hole in area.holes))


def _ring(ring: Ring) -> tuple[LatLon, ...]:
    outline = Polygon([(at.lon_deg, at.lat_deg) for at in ring])
    turned = ring if outline.exterior.is_ccw else ring[::-1]
    first = max(range(len(turned)), key=lambda n: (round(turned[n].lat_deg, 6), round(turned[n].lon_deg, 6)))
    return (*turned[first:], *turned[:first])
