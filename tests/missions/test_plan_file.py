from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maps.area import Area
from maps.foreign.file import FormatError
from maps.formats import by_suffix
from maps.geo import AboveGround, AboveHome, LatLon
from missions.camera_model import DEFAULT_CAMERA
from missions.checks import Severity
from missions.import_checks import check_import
from missions.items import MissionType, fence_items, mission_items, rally_items, same_meaning
from missions.patterns.sweep import parallel
from missions.plan import Look, Plan, PlanError, RallyPoint
from missions.plan_file import read_plan, write_plan
from tests.missions import shapes
from tests.missions.plans import differ
from tests.missions.plans import plans as flyable_plans

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = parallel(
    shapes.area(shapes.BOX, shapes.HOLES),
    DEFAULT_CAMERA,
    AboveGround(60.0),
    home=shapes.at(-50.0, -50.0),
    no_fly=(shapes.area([(-40, 100), (-20, 100), (-20, 300), (-40, 300)]),),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flyable_plans)
def test_our_own_file_brings_back_every_bit(tmp_path: Path, plan: Plan):
    path = tmp_path / "plan.json"
    assert write_plan(plan, path) == ()
    assert read_plan(path) == (plan, ())


@pytest.mark.parametrize("name", ["search.plan", "search.waypoints"])
def test_other_stations_forms_fly_the_same_mission(tmp_path: Path, name: str):
    path = tmp_path / name
    lost = write_plan(PLAN, path)
    plan, remarks = read_plan(path)
    assert same_meaning(mission_items(PLAN), mission_items(plan), MissionType.MISSION)
    assert remarks == ()
    assert "area_left_out" in [remark.code for remark in lost]


@pytest.mark.timeout(3600)  # the full size
@pytest.mark.parametrize("suffix", [".plan", ".waypoints"])
def test_whatever_a_form_cannot_hold_is_said(suffix: str, tmp_path: Path, sized: Callable[[int, int], int]):
    path = tmp_path / f"plan{suffix}"

    @settings(max_examples=sized(60, 5000), suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(flyable_plans)
    def run(plan: Plan) -> None:
        said = {remark.code: remark for remark in write_plan(plan, path)}
        again, _ = read_plan(path)
        for name in ("pattern", "camera", "height", "swath_m", "spacing_m", "ground_known"):
            if differ(getattr(plan, name), getattr(again, name)):
                assert name in str(said["search_left_out"].facts["what"]).split(", ")
        for codes, a, b in (
            (("area_left_out",), plan.area, again.area),
            (("home_left_out", "home_is_first_waypoint"), plan.home, again.home),
            (("fence_left_out", "fence_holes_left_out"), _area_of(plan), _area_of(again)),
            (("fence_left_out", "fence_ceiling_left_out"), _ceiling_of(plan), _ceiling_of(again)),
            (_NO_FLY_CODES, plan.no_fly, again.no_fly),
            (("rally_points_left_out",), plan.rally, again.rally),
            (("way_and_search_not_told_apart",), *_columns(plan, again, "searching")),
            (("hold_in_whole_seconds",), *_columns(plan, again, "hold_s")),
        ):
            assert not differ(a, b) or said.keys() & set(codes), (codes, a, b)
        for name in ("takeoff_height", "speed_m_s", "look"):
            assert not differ(getattr(plan, name), getattr(again, name))
        for name in ("at", "height"):
            assert not differ(*_columns(plan, again, name))

    run()


_NO_FLY_CODES = ("no_fly_areas_left_out", "no_fly_holes_left_out", "holes_are_no_fly_areas")


def _columns(plan: Plan, again: Plan, name: str) -> tuple[list[Any], list[Any]]:
    return [getattr(w, name) for w in plan.waypoints], [getattr(w, name) for w in again.waypoints]


def _area_of(plan: Plan) -> Area | None:
    return None if plan.fence is None else plan.fence.area


def _ceiling_of(plan: Plan) -> float | None:
    return None if plan.fence is None else plan.fence.ceiling


def test_a_qgc_plan_keeps_fence_and_no_fly_areas(tmp_path: Path):
    path = tmp_path / "search.plan"
    write_plan(PLAN, path)
    plan, _ = read_plan(path)
    assert same_meaning(fence_items(PLAN), fence_items(plan), MissionType.FENCE)


def test_rally_points_stay_with_the_plan_or_are_said(tmp_path: Path):
    plan = replace(PLAN, rally=(RallyPoint(shapes.at(20.0, 30.0), AboveHome(25.0)),))
    assert "rally_points_left_out" not in {r.code for r in write_plan(plan, tmp_path / "search.plan")}
    again, _ = read_plan(tmp_path / "search.plan")
    assert rally_items(again) == rally_items(plan)
    assert "rally_points_left_out" in [r.code for r in write_plan(plan, tmp_path / "search.waypoints")]


def test_a_plan_that_an_older_firedrone_can_read_is_written_for_it(tmp_path: Path):
    path = tmp_path / "plan.json"
    write_plan(PLAN, path)
    assert json.loads(path.read_text())["version"] == 1
    write_plan(replace(PLAN, look=Look(shapes.at(0.0, 0.0), AboveHome(5.0))), path)
    assert json.loads(path.read_text())["version"] == 2
    first, *others = PLAN.waypoints
    write_plan(replace(PLAN, waypoints=(replace(first, hold_s=5.0), *others)), path)
    assert json.loads(path.read_text())["version"] == 2


def test_a_plan_file_from_before_there_were_rally_points_is_read(tmp_path: Path):
    write_plan(PLAN, tmp_path / "plan.json")
    assert "rally" not in (tmp_path / "plan.json").read_text()
    assert read_plan(tmp_path / "plan.json")[0].rally == ()


def test_a_survey_of_qgroundcontrol_is_expanded_and_the_rest_is_said(tmp_path: Path):
    plan, remarks = _qgc(
        tmp_path,
        items=[
            _simple(22, [0, 0, 0, None, 57.0, 24.0, 40]),
            {
                "type": "ComplexItem",
                "complexItemType": "survey",
                "TransectStyleComplexItem": {
                    "Items": [
                        _simple(16, [0, 0, 0, None, 57.001, 24.0, 50]),
                        _simple(206, [25, 0, 1, 0, 0, 0, 0], frame=2),
                        _simple(16, [5, 0, 0, None, 57.001, 24.002, 50]),
                    ]
                },
            },
            {"type": "ComplexItem", "complexItemType": "fwLandingPattern"},
            {"type": "ComplexItem", "complexItemType": "StructureScan", "Layers": 3, "version": 3},
            _simple(18, [2, 0, 30, None, 57.002, 24.0, 50]),
            _simple(16, [0, 0, 0, None, 57.003, 24.0, 90], frame=0),
        ],
    )
    assert [w.height for w in plan.waypoints] == [50.0, 50.0, 50.0, 80.0]  # the last is 90 above the sea
    assert [w.hold_s for w in plan.waypoints] == [0.0, 5.0, 0.0, 0.0]
    assert plan.takeoff_height == 40.0
    assert plan.speed_m_s == 5.0
    assert [(r.code, r.item) for r in remarks] == [
        ("complex_item_expanded", None),
        ("complex_item_left_out", None),
        ("complex_item_left_out", None),
        ("left_out", 3),
        ("flown_as_waypoint", 5),
        ("sea_level_height_counted_from_home", 6),
        ("circle_as_polygon", 0),
        ("return_added", None),
    ]
    assert plan.rally == (RallyPoint(LatLon(57.0, 24.0), AboveHome(30.0)),)
    assert str(remarks[3]) == "item 3: left out (command 206)"
    empty = [f for f in check_import(plan, remarks) if f.code == "scan_without_waypoints"]
    assert [(f.severity, f.facts["type"], f.facts["place"]) for f in empty] == [
        (Severity.AMBER, "fwLandingPattern", "mission.items[2]"),
        (Severity.RED, "StructureScan", "mission.items[3]"),
    ]


def test_a_corridor_scan_is_flown_as_it_was_made(tmp_path: Path):
    legs = [[0, 0, 0, None, 57.001, 24.0 + n / 1000, 50] for n in range(3)]
    corridor = {"Items": [_simple(16, leg) for leg in legs], "CameraCalc": {}, "version": 1}
    plan, remarks = _qgc(
        tmp_path,
        items=[
            {"type": "ComplexItem", "complexItemType": "CorridorScan", "TransectStyleComplexItem": corridor},
            {"type": "ComplexItem", "complexItemType": "survey", "TransectStyleComplexItem": {"Items": []}},
        ],
    )
    assert [w.at.lon_deg for w in plan.waypoints] == [24.0, 24.001, 24.002]
    assert [(r.code, r.facts["type"]) for r in remarks[:2]] == [
        ("complex_item_expanded", "CorridorScan"),
        ("complex_item_left_out", "survey"),
    ]


@pytest.mark.parametrize("command", [195, 201])
def test_a_region_of_interest_is_what_the_camera_looks_at(tmp_path: Path, command: int):
    kind = 3 if command == 201 else 0  # MAV_ROI_LOCATION
    plan, remarks = _qgc(
        tmp_path,
        items=[
            _simple(command, [kind, 0, 0, 0, 57.0005, 24.0005, 12]),
            _simple(16, [30, 0, 0, None, 57.001, 24.0, 50]),
            _simple(197, [0, 0, 0, 0, 0, 0, 0]),
        ],
    )
    assert plan.look == Look(LatLon(57.0005, 24.0005), AboveHome(12.0))
    assert [w.hold_s for w in plan.waypoints] == [30.0]
    assert [(r.code, r.item) for r in remarks[:1]] == [("left_out", 3)]


def test_a_height_above_the_sea_without_home_is_refused(tmp_path: Path):
    with pytest.raises(PlanError, match="cannot be counted from home"):
        _qgc(tmp_path, items=[_simple(16, [0, 0, 0, 0, 57.0, 24.0, 90], frame=0)], home=None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 3}, "newer FireDrone"),
        ({"version": 0}, "version"),
        ({"version": "1"}, "version"),
        ({"speed_m_s": 0}, r"speed_m_s"),
        ({"speed_m_s": "fast"}, r"speed_m_s"),
        ({"extra": 1}, "extra"),
        (
            {"waypoints": [{"at": {"lat_deg": 91, "lon_deg": 0}, "above_home_m": 1}]},
            r"waypoints\[0\].at.lat_deg",
        ),
        ({"area": {"ring": [{"lat_deg": 1, "lon_deg": 1}]}}, "at least 3"),
        ({"format": "other"}, "not a plan"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(tmp_path: Path, change: dict[str, Any], said: str):
    path = tmp_path / "plan.json"
    write_plan(PLAN, path)
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises((PlanError, FormatError), match=said) as caught:
        read_plan(path)
    assert str(caught.value).startswith("plan.json: ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"speed_m_s": NaN}',
        '{"a": 1, "a": 2}',
        "[" * 100_000,
        '{"fileType": "Plan", "mission": 3}',
    ],
)
def test_what_is_no_plan_is_refused_in_one_line(tmp_path: Path, text: str):
    path = tmp_path / "plan.plan"
    path.write_text(text)
    with pytest.raises((PlanError, FormatError)) as caught:
        read_plan(path)
    assert "\n" not in str(caught.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_damaged_qgc_plan_is_read_or_refused_never_more(tmp_path: Path, data: st.DataObject):
    path = tmp_path / "search.plan"
    write_plan(PLAN, path)
    document = json.loads(path.read_text())
    holder: Any = document
    while True:  # walk to a random place, and put something else there
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
        inner = holder[key]
        if not (isinstance(inner, dict | list) and inner) or data.draw(st.booleans()):
            holder[key] = data.draw(
                st.none()
                | st.integers()
                | st.floats(allow_nan=False, allow_infinity=False)
                | st.text()
                | st.just({})
                | st.just([])
            )
            break
        holder = inner
    path.write_text(json.dumps(document))
    try:
        plan, _ = read_plan(path)
    except (PlanError, FormatError):
        return
    assert plan.waypoints


@pytest.mark.parametrize(
    "line",
    [
        "1\t0\t3\t16\t0\t0",
        "1 0 3 16 0 0 0 0 91 24 50 1",
        "1 0 3 16 0 0 0 0 nan 24 50 1",
        "1 0 3 x 0 0 0 0 57 24 50 1",
    ],
)
def test_a_wrong_waypoints_line_is_named(tmp_path: Path, line: str):
    path = tmp_path / "search.waypoints"
    path.write_text(f"QGC WPL 110\n0 1 0 16 0 0 0 0 57 24 10 1\n{line}\n")
    with pytest.raises(PlanError, match=r"search.waypoints: line 3: "):
        read_plan(path)


def test_an_unknown_suffix_is_refused_with_those_we_know(tmp_path: Path):
    with pytest.raises(FormatError, match=r"\.json .*\.plan .*\.waypoints"):
        write_plan(PLAN, tmp_path / "search.txt")


def test_a_second_fence_is_said(tmp_path: Path):
    ring = [[57.0, 24.0], [57.0, 24.1], [57.1, 24.1]]
    _, remarks = _qgc(
        tmp_path,
        items=[_simple(16, [0, 0, 0, 0, 57.05, 24.05, 50])],
        fence={"polygons": [{"inclusion": True, "polygon": ring, "version": 1}] * 2, "circles": []},
    )
    assert "second_fence_left_out" in [remark.code for remark in remarks]


def test_waypoints_on_the_way_stay_marked(tmp_path: Path):
    path = tmp_path / "plan.json"
    plan = replace(PLAN, waypoints=tuple(replace(w, searching=False) for w in PLAN.waypoints))
    write_plan(plan, path)
    assert not any(w.searching for w in read_plan(path)[0].waypoints)


def _simple(command: int, params: list[float | None], frame: int = 3) -> dict[str, Any]:
    return {
        "type": "SimpleItem",
        "autoContinue": True,
        "command": command,
        "doJumpId": 1,
        "frame": frame,
        "params": params,
    }


def _qgc(
    folder: Path,
    *,
    items: list[dict[str, Any]],
    home: list[float] | None = [57.0, 24.0, 10.0],  # noqa: B006 never changed
    fence: dict[str, Any] | None = None,
):
    document = {
        "fileType": "Plan",
        "groundStation": "QGroundControl",
        "version": 1,
        "mission": {
            "version": 2,
            "firmwareType": 3,
            "vehicleType": 2,
            "cruiseSpeed": 15,
            "hoverSpeed": 5,
            "plannedHomePosition": home,
            "items": items,
        },
        "geoFence": fence
        or {
            "version": 2,
            "polygons": [],
            "circles": [{"circle": {"center": [57.0, 24.0], "radius": 500}, "inclusion": True, "version": 1}],
        },
        "rallyPoints": {"version": 2, "points": [[57.0, 24.0, 30]]},
    }
    path = folder / "foreign.plan"
    path.write_text(json.dumps(document))
    return read_plan(path)


def test_a_plan_that_cannot_be_written_leaves_the_old_one_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "plan.json"
    write_plan(PLAN, path)
    before = path.read_bytes()

    def full(self: Path, text: str, encoding: str) -> None:
        self.write_bytes(text.encode(encoding)[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(PlanError, match=r"plan\.json: cannot be written: No space left"):
        write_plan(PLAN, path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["plan.json"]


def test_half_a_character_in_a_plan_does_not_keep_it_from_being_written_again(tmp_path: Path):
    path = tmp_path / "plan.json"
    write_plan(PLAN, path)
    path.write_text(path.read_text().replace('"camera": "', '"camera": "\\ud800', 1))
    plan, _ = read_plan(path)
    write_plan(plan, path)
    assert read_plan(path)[0].camera == f"?{PLAN.camera}"


@pytest.mark.parametrize(("lat", "radius_m"), [(89.999, 500.0), (57.0, 2e5), (57.0, 1e-300)])
def test_a_circle_that_is_no_fence_on_the_ground_is_named(tmp_path: Path, lat: float, radius_m: float):
    circle = {"circle": {"center": [lat, 24.0], "radius": radius_m}, "inclusion": True, "version": 1}
    with pytest.raises(PlanError, match=r"foreign\.plan: fence item 0: a circle of"):
        _qgc(
            tmp_path,
            items=[_simple(16, [0, 0, 0, 0, 57.0, 24.0, 50])],
            fence={"polygons": [], "circles": [circle]},
        )


@pytest.mark.parametrize("height", ["1e308", "-1e308", "10001", "-1001"])
def test_a_height_that_nobody_flies_at_is_named(tmp_path: Path, height: str):
    path = tmp_path / "search.waypoints"
    path.write_text(f"QGC WPL 110\n0 1 0 16 0 0 0 0 57 24 10 1\n1 0 3 16 0 0 0 0 57 24 {height} 1\n")
    with pytest.raises(PlanError, match=r"search\.waypoints: item 1: .* is no height to fly at"):
        read_plan(path)


@pytest.mark.parametrize("name", ["search.kml", "search.kmz", "search.geojson"])
def test_a_map_of_a_training_says_so_in_every_name_and_is_the_same_plan(tmp_path: Path, name: str):
    path = tmp_path / name
    assert write_plan(PLAN, path, simulated=True) == ()
    drawn = by_suffix.read(path)
    names = [one.name for one in (*drawn.areas, *drawn.lines, *drawn.points)]
    assert names
    assert all(one.startswith("SIMULATED ") for one in names)
    marked, remarks = read_plan(path)
    assert remarks == ()
    write_plan(PLAN, path)
    assert read_plan(path)[0] == marked
    assert not any("SIMULATED" in one.name for one in by_suffix.read(path).points)


def test_google_earth_shows_at_the_head_that_it_is_training(tmp_path: Path):
    path = tmp_path / "search.kml"
    write_plan(PLAN, path, simulated=True)
    text = path.read_text("utf-8")
    assert "<name>SIMULATED: FireDrone plan: " in text
    assert "<description>SIMULATED: from a training, not from an incident." in text


@pytest.mark.parametrize("name", ["a.json", "a.plan", "a.waypoints", "a-dji.kmz"])
def test_a_form_without_a_place_for_the_mark_says_that_it_has_none(tmp_path: Path, name: str):
    said = [remark.code for remark in write_plan(PLAN, tmp_path / name, simulated=True)]
    assert said[-1] == "the_file_does_not_say_that_it_is_of_a_training"
    plain = [remark.code for remark in write_plan(PLAN, tmp_path / name)]
    assert plain == said[:-1]
