"""The flight for DJI says what the plan says, in the order and with the words of DJI's description."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings

from maps.foreign.file import FormatError
from maps.geo import AboveGround, AboveHome, distance_m
from missions.camera_model import DEFAULT_CAMERA
from missions.patterns.sweep import parallel
from missions.plan import Look, Plan, PlanError
from missions.plan_file import is_plan, read_plan, write_plan
from missions.wpml import TEMPLATE, WAYLINES, documents_of, kmz_of, remarks
from tests.missions import shapes
from tests.missions.plans import plans

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NS = {"k": "http://www.opengis.net/kml/2.2", "w": "http://www.dji.com/wpmz/1.0.2"}
PLAN = parallel(
    shapes.area(shapes.BOX, shapes.HOLES), DEFAULT_CAMERA, AboveGround(60.0), home=shapes.at(-50.0, -50.0)
)
# Children that DJI's tables call required, for a waypoint flight
REQUIRED = {
    "missionConfig": (
        *("flyToWaylineMode", "finishAction", "exitOnRCLost", "executeRCLostAction"),
        *("takeOffSecurityHeight", "globalTransitionalSpeed", "globalRTHHeight", "droneInfo", "payloadInfo"),
    ),
    "waylineCoordinateSysParam": ("coordinateMode", "heightMode", "positioningType"),
    "waypointTurnParam": ("waypointTurnMode", "waypointTurnDampingDist"),
    "waypointHeadingParam": ("waypointHeadingMode", "waypointHeadingPathMode"),
    "actionGroup": (
        *("actionGroupId", "actionGroupStartIndex", "actionGroupEndIndex", "actionGroupMode"),
        *("actionTrigger", "action"),
    ),
    "action": ("actionId", "actionActuatorFunc", "actionActuatorFuncParam"),
}
OF_A_WAYPOINT = {
    TEMPLATE: (
        *("index", "ellipsoidHeight", "height", "useGlobalHeight", "useGlobalSpeed"),
        *("useGlobalHeadingParam", "useGlobalTurnParam", "gimbalPitchAngle"),
    ),
    WAYLINES: (
        *("index", "executeHeight", "waypointSpeed", "waypointHeadingParam", "waypointTurnParam"),
        "useStraightLine",
    ),
}
OF_A_FOLDER = {
    TEMPLATE: (
        *("templateType", "templateId", "waylineCoordinateSysParam", "autoFlightSpeed", "globalHeight"),
        *("gimbalPitchMode", "globalWaypointHeadingParam", "globalWaypointTurnMode", "globalUseStraightLine"),
    ),
    WAYLINES: ("templateId", "executeHeightMode", "waylineId", "autoFlightSpeed"),
}


@settings(max_examples=40)
@given(plans.filter(lambda plan: len(plan.waypoints) > 1))
def test_every_waypoint_its_height_and_its_stay_are_in_both_files(plan: Plan):
    for name, text in documents_of(plan).items():
        folder = _folder(text)
        height = "w:height" if name == TEMPLATE else "w:executeHeight"
        placemarks = folder.findall("k:Placemark", NS)
        assert len(placemarks) == len(plan.waypoints)
        for index, (placemark, waypoint) in enumerate(zip(placemarks, plan.waypoints, strict=True)):
            lon, lat = map(float, _text(placemark, "k:Point/k:coordinates").split(","))
            assert abs(lat - waypoint.at.lat_deg) <= 1e-7
            assert abs(lon - waypoint.at.lon_deg) <= 1e-7
            assert float(_text(placemark, height)) == pytest.approx(waypoint.height, abs=0.006)
            assert int(_text(placemark, "w:index")) == index
            hover = placemark.findall(".//w:hoverTime", NS)
            assert [float(h.text or "") for h in hover] == ([waypoint.hold_s] if waypoint.hold_s else [])


@settings(max_examples=40)
@given(plans.filter(lambda plan: len(plan.waypoints) > 1))
def test_everything_that_dji_requires_is_there_and_every_number_within_its_range(plan: Plan):
    for name, text in documents_of(plan).items():
        root = fromstring(text)
        for parent, wanted in REQUIRED.items():
            for element in root.iterfind(f".//w:{parent}", NS):
                assert set(wanted) <= _names(element), (name, parent)
        assert set(OF_A_FOLDER[name]) <= _names(_folder(text))
        for placemark in root.iterfind(".//k:Placemark", NS):
            assert set(OF_A_WAYPOINT[name]) <= _names(placemark)
        groups = [int(_text(g, "w:actionGroupId")) for g in root.iterfind(".//w:actionGroup", NS)]
        assert len(set(groups)) == len(groups)
        assert 2.0 <= float(_text(root, ".//w:takeOffSecurityHeight")) <= 1500.0
        assert 0.0 < float(_text(root, ".//w:autoFlightSpeed")) <= 15.0
        for pitch in root.iterfind(".//w:gimbalPitchRotateAngle", NS):
            assert -90.0 <= float(pitch.text or "") <= 30.0


def test_it_goes_home_at_the_end_and_when_the_remote_control_is_lost():
    config = fromstring(documents_of(PLAN)[WAYLINES]).find(".//w:missionConfig", NS)
    assert config is not None
    said = {name: _text(config, f"w:{name}") for name in REQUIRED["missionConfig"][:4]}
    assert said == {
        "flyToWaylineMode": "safely",
        "finishAction": "goHome",
        "exitOnRCLost": "executeLostAction",
        "executeRCLostAction": "goBack",
    }
    assert float(_text(config, "w:globalRTHHeight")) == max(w.height for w in PLAN.waypoints)


def test_heights_count_from_the_take_off_point_in_both_files():
    documents = documents_of(PLAN)
    assert _text(_folder(documents[TEMPLATE]), ".//w:heightMode") == "relativeToStartPoint"
    assert _text(_folder(documents[WAYLINES]), "w:executeHeightMode") == "relativeToStartPoint"
    length_m = sum(distance_m(a.at, b.at) for a, b in pairwise(PLAN.waypoints))
    assert float(_text(_folder(documents[WAYLINES]), "w:distance")) == pytest.approx(length_m, abs=0.01)


def test_the_camera_of_a_search_looks_straight_down_once_and_for_all():
    folder = _folder(documents_of(PLAN)[WAYLINES])
    assert [a.text for a in folder.iterfind(".//w:gimbalPitchRotateAngle", NS)] == ["-90"]
    assert {a.text for a in folder.iterfind(".//w:waypointHeadingMode", NS)} == {"followWayline"}


def test_what_is_looked_at_has_the_nose_and_the_camera_at_every_waypoint():
    middle = shapes.at(0.0, 0.0)
    ring = [(60.0, 0.0), (0.0, 60.0), (-30.0, 0.0)]
    waypoints = tuple(
        replace(PLAN.waypoints[0], at=shapes.at(*place), height=AboveHome(70.0)) for place in ring
    )
    plan = replace(PLAN, waypoints=waypoints, look=Look(middle, AboveHome(10.0)))
    folder = _folder(documents_of(plan)[WAYLINES])
    points = {a.text for a in folder.iterfind(".//w:waypointPoiPoint", NS)}
    assert points == {f"{middle.lat_deg:.7f},{middle.lon_deg:.7f},0.000000"}  # latitude first
    assert {a.text for a in folder.iterfind(".//w:waypointHeadingMode", NS)} == {"towardPOI"}
    pitches = [float(a.text or "") for a in folder.iterfind(".//w:gimbalPitchRotateAngle", NS)]
    assert pitches == pytest.approx([-45.0, -63.4], abs=0.2)  # the second looks as the first
    assert "look_only_at_waypoints" in {r.code for r in remarks(plan, "roof-dji.kmz")}


def test_the_archive_has_the_two_files_where_pilot_looks_for_them_and_no_date(tmp_path: Path):
    path = tmp_path / "search-dji.kmz"
    write_plan(PLAN, path)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["wpmz/template.kml", "wpmz/waylines.wpml"]
        assert archive.testzip() is None
    assert path.read_bytes() == kmz_of(PLAN)


def test_the_name_says_which_kmz_is_meant(tmp_path: Path):
    write_plan(PLAN, dji := tmp_path / "Search-DJI.kmz")
    write_plan(PLAN, plain := tmp_path / "search.kmz")
    assert (is_plan(dji), is_plan(plain)) == (False, True)
    with pytest.raises(FormatError, match=r"Search-DJI\.kmz: a flight for DJI: FireDrone writes those"):
        read_plan(dji)


@pytest.mark.timeout(600)
@settings(max_examples=60)
@given(plans)
def test_what_a_flight_for_dji_does_not_say_is_said(plan: Plan):
    said = {remark.code: remark for remark in remarks(plan, "my_flight-dji.kmz")}
    assert said["search_left_out"].facts["what"]
    assert said["name_not_taken_by_dji"].facts["without"] == "_"
    holes = plan.area.holes if plan.area else ()
    for code, has in {
        "area_left_out": plan.area,
        "home_left_out": plan.home,
        "fence_left_out": plan.fence,
        "no_fly_areas_left_out": plan.no_fly or holes,
        "rally_points_left_out": plan.rally,
        "look_only_at_waypoints": plan.look,
        "way_and_search_not_told_apart": not all(w.searching for w in plan.waypoints),
        "speed_changed": plan.speed_m_s > 15.0,
        "takeoff_height_changed": plan.takeoff_height < 1.995,
    }.items():
        assert (code in said) == bool(has), code


@pytest.mark.parametrize(
    ("waypoints", "said"),
    [
        (PLAN.waypoints[:1], "between at least 2 waypoints, the plan has 1"),
        ((PLAN.waypoints[0], replace(PLAN.waypoints[1], height=AboveHome(2000.0))), "waypoint 2: 2000 m"),
    ],
)
def test_what_dji_does_not_fly_is_refused_and_nothing_is_written(tmp_path: Path, waypoints, said: str):
    with pytest.raises(PlanError, match=said):
        write_plan(replace(PLAN, waypoints=waypoints), tmp_path / "search-dji.kmz")
    assert list(tmp_path.iterdir()) == []


def _folder(text: str) -> Element:
    folder = fromstring(text).find("k:Document/k:Folder", NS)
    assert folder is not None
    return folder


def _text(element: Element, path: str) -> str:
    found = element.findtext(path, namespaces=NS)
    assert found is not None, path
    return found


def _names(element: Element) -> set[str]:
    return {child.tag.rpartition("}")[2] for child in element}
