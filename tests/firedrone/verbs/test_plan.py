from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from firedrone.verbs import check, convert, findings, plan
from firedrone.verbs.say import NotTrue, UsageError
from maps.foreign.file import FormatError
from maps.formats import by_suffix
from maps.formats.features import Features, Line, NamedArea
from missions import checks, flights, import_checks
from missions.drone_file import drone_path, write_drone
from missions.energy import DroneProfile
from missions.plan import PlanError
from missions.plan_file import read_plan
from tests.missions import shapes

HOME = f"{shapes.at(-50, -50).lat_deg},{shapes.at(-50, -50).lon_deg}"


@pytest.fixture
def area(tmp_path: Path) -> Path:
    path = tmp_path / "area.geojson"
    by_suffix.write(path, Features((NamedArea(shapes.area(shapes.BOX), "forest"),)))
    return path


def test_a_search_is_planned_from_an_area_file(area: Path, tmp_path: Path):
    said = _json("plan", "parallel", "--area", area, "--home", HOME, "--out", tmp_path / "plan.json")
    assert set(said) >= {
        "file", "pattern", "waypoints", "swath_m", "length_m", "duration_s", "batteries", "coverage",
        "outside_m", "forbidden_m", "pod", "bound", "findings",
    }  # fmt: skip
    assert said["coverage"] > 0.99
    assert said["forbidden_m"] == 0.0
    assert 0.6 < said["pod"] <= said["bound"]["exponential"] < 1.0
    assert [finding["code"] for finding in said["findings"]] == ["ground_unknown"]
    plan, remarks = read_plan(tmp_path / "plan.json")
    assert (len(plan.waypoints), remarks) == (said["waypoints"], ())


def test_no_fly_areas_come_from_files(area: Path, tmp_path: Path):
    shut = tmp_path / "shut.kml"
    by_suffix.write(shut, Features((NamedArea(shapes.area([(100, 100), (200, 100), (200, 200)])),)))
    said = _json(
        "plan", "parallel", "--area", area, "--home", HOME, "--no-fly", shut, "--out", tmp_path / "p.json"
    )
    assert said["forbidden_m"] == 0.0
    assert len(read_plan(tmp_path / "p.json")[0].no_fly) == 1


def test_who_is_missing_and_where_makes_a_search_by_probability(tmp_path: Path):
    said = _json("plan", "probability", "--person", "child", "--at", HOME, "--home", HOME, "--overlap", "0",
                 "--out", tmp_path / "p.json")  # fmt: skip
    assert said["pattern"] == "probability"
    assert 0.0 < said["pod"] < said["pod_definite"] < said["inside"] <= 1.0
    bound = said["bound"]
    assert bound["ratio"] == pytest.approx(said["pod"] / bound["exponential"], abs=1e-3)
    assert bound["ratio_definite"] == pytest.approx(said["pod_definite"] / bound["definite"], abs=1e-3)
    assert bound["ratio_definite"] > 0.85
    assert read_plan(tmp_path / "p.json")[0].pattern == "probability"


def test_a_probability_map_comes_from_a_file(tmp_path: Path):
    drawn = tmp_path / "likely.geojson"
    by_suffix.write(drawn, Features((NamedArea(shapes.area(shapes.BOX), "wood", {"weight": 0.7}),)))
    said = _json("plan", "probability", "--probability", drawn, "--home", HOME, "--out", tmp_path / "p.plan")
    assert said["inside"] == pytest.approx(0.7)
    assert said["pod_definite"] > 0.6


def test_check_tells_what_forbids_a_plan_and_fails(area: Path, tmp_path: Path):
    out = tmp_path / "high.plan"
    _json("plan", "parallel", "--area", area, "--home", HOME, "--height", "150", "--out", out)
    runner = _run("check", out, "--json")
    said = json.loads(runner.stdout)
    assert said["ok"] is False
    assert said["findings"][0]["code"] == "too_high"
    assert said["findings"][0]["mend"] == "lower"
    assert "150 m above the ground" in said["findings"][0]["text"]
    assert isinstance(runner.exception, NotTrue)


def test_check_of_a_good_plan_is_true(area: Path, tmp_path: Path):
    _json("plan", "parallel", "--area", area, "--home", HOME, "--out", tmp_path / "plan.json")
    assert _json("check", tmp_path / "plan.json")["ok"] is True


@pytest.mark.parametrize("suffix", [".plan", ".waypoints", ".geojson", ".kml", ".kmz", ".gpx"])
def test_a_plan_converts_by_suffix(area: Path, tmp_path: Path, suffix: str):
    _json("plan", "parallel", "--area", area, "--home", HOME, "--out", tmp_path / "plan.json")
    target = tmp_path / f"other{suffix}"
    assert _json("convert", tmp_path / "plan.json", target)["waypoints"] > 0
    if suffix != ".gpx":
        assert len(read_plan(target)[0].waypoints) == len(read_plan(tmp_path / "plan.json")[0].waypoints)
    if suffix in {".geojson", ".kml", ".kmz", ".gpx"}:
        assert by_suffix.read(target).lines


@pytest.mark.parametrize("suffix", [".geojson", ".kml", ".kmz"])
def test_a_plan_comes_back_from_a_map_and_is_checked_as_it_was(area: Path, tmp_path: Path, suffix: str):
    _json("plan", "parallel", "--area", area, "--home", HOME, "--out", tmp_path / "plan.json")
    _json("convert", tmp_path / "plan.json", tmp_path / f"map{suffix}")
    drawn, ours = (_json("check", tmp_path / name) for name in (f"map{suffix}", "plan.json"))
    found = [[(f["code"], f["severity"], f["where"]) for f in said["findings"]] for said in (drawn, ours)]
    assert found[0] == found[1]
    assert drawn["remarks"] == ours["remarks"]
    said = _json("convert", tmp_path / f"map{suffix}", tmp_path / "again.json")
    assert said["remarks"] == []


def test_a_flight_for_dji_says_what_it_does_not_carry(area: Path, tmp_path: Path):
    _json("plan", "parallel", "--area", area, "--home", HOME, "--out", tmp_path / "plan.json")
    said = _json("convert", tmp_path / "plan.json", tmp_path / "search-dji.kmz")
    codes = [remark["code"] for remark in said["remarks"]]
    assert {"written_for", "fence_left_out", "area_left_out", "home_left_out"} <= set(codes)


def test_a_line_becomes_a_flight_only_when_asked(tmp_path: Path):
    road = tmp_path / "road.kml"
    places = tuple(shapes.at(100.0 * n, 0.0) for n in range(4))
    by_suffix.write(road, Features((), (Line(places, "road"),), ()))
    refused = _run("convert", road, tmp_path / "road.plan").exception
    assert isinstance(refused, UsageError)
    assert str(refused) == "road.kml is a map, not a plan: with --route its line becomes one"
    assert _json("convert", road, tmp_path / "road.geojson")["lines"] == 1
    said = _json("convert", road, tmp_path / "road.plan", "--route", "--height", "40")
    assert said["waypoints"] == 4
    assert {w.height for w in read_plan(tmp_path / "road.plan")[0].waypoints} == {40.0}


def test_an_area_converts_by_suffix(area: Path, tmp_path: Path):
    assert _json("convert", area, tmp_path / "area.kml")["areas"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan", "spiral", "--area", "AREA", "--out", "p.json"], "spiral.*parallel"),
        (["plan", "parallel", "--area", "AREA", "--camera", "box", "--out", "p.json"], "thermal-640"),
        (["plan", "parallel", "--area", "AREA", "--home", "here", "--out", "p.json"], "--home"),
        (["plan", "parallel", "--area", "AREA", "--dem", "nowhere", "--out", "p.json"], "--dem"),
        (["plan", "parallel", "--area", "none.geojson", "--out", "p.json"], "none.geojson"),
        (["plan", "probability", "--home", "56.9,24.1", "--out", "p.json"], "needs a map"),
        (["plan", "probability", "--person", "ghost", "--out", "p.json"], "ghost.*hiker"),
        (["plan", "probability", "--person", "child", "--out", "p.json"], "--at"),
        (["plan", "probability", "--probability", "AREA", "--out", "p.json"], 'no property "weight"'),
        (["plan", "probability", "--probability", "AREA", "--person", "child", "--out", "p.json"], "one of"),
    ],
)
def test_bad_input_is_one_line(area: Path, arguments: list[str], said: str):
    runner = _run(*[str(area) if a == "AREA" else a for a in arguments])
    assert isinstance(runner.exception, UsageError | FormatError | PlanError)
    with pytest.raises(type(runner.exception), match=said):
        raise runner.exception


def test_every_finding_has_its_sentence():
    missions = Path(checks.__file__).parent
    own = (checks.__file__, import_checks.__file__, flights.__file__)
    modules = (*map(Path, own), *(missions / "findings").glob("*.py"))
    source = "".join(path.read_text("utf-8") for path in modules)
    codes = {part.split('"')[1] for part in source.split("Finding(")[1:] if part.lstrip().startswith('"')}
    assert codes | set(import_checks.JUMPS) == set(findings.SENTENCES)


def _run(*arguments: Any):
    app = typer.Typer()
    for verb in (plan, check, convert):
        verb.register(app)
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_a_plan_reckons_with_the_drone_that_was_measured(
    area: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("FIREDRONE_DATA", str(tmp_path))
    wanted = ("plan", "parallel", "--area", area, "--home", HOME, "--out", tmp_path / "plan.json")
    default = _json(*wanted)
    assert default["drone"] == {"name": "copter", "from": "default"}
    file = drone_path(tmp_path, "3500260012345678")
    write_drone(file, DroneProfile(name="Dižais", endurance_s=750.0))
    for given in ("3500260012345678", file):
        measured = _json(*wanted, "--drone", given)
        assert measured["drone"] == {"name": "Dižais", "from": str(file)}
        assert measured["used_percent"] == pytest.approx(2 * default["used_percent"], rel=0.01)
    unknown = _run(*wanted, "--drone", "0123")
    assert isinstance(unknown.exception, UsageError)
    assert "flight F --learn" in str(unknown.exception)


def test_a_plan_of_two_batteries_is_written_as_two_plans(area: Path, tmp_path: Path):
    out, drone = tmp_path / "plan.json", tmp_path / "small.toml"
    write_drone(drone, DroneProfile(endurance_s=1000.0))
    wanted = ("plan", "parallel", "--area", area, "--home", HOME, "--out", out, "--drone", drone)
    said = _json(*wanted, "--batteries", "3")
    assert said["batteries"] == 2
    assert [Path(part["file"]).name for part in said["parts"]] == ["plan-1.json", "plan-2.json"]
    assert all(part["used_percent"] <= 70.0 for part in said["parts"])
    parts = [read_plan(Path(part["file"]))[0] for part in said["parts"]]
    whole, _ = read_plan(out)
    assert all(part.fence == whole.fence for part in parts)
    codes = {finding["code"]: finding["facts"] for finding in said["findings"]}
    assert codes["several_batteries"]["batteries"] == 2
    assert "needs_more_batteries" not in codes
    assert "plan-2.json" in _run(*wanted, "--batteries", "2").stdout


def test_more_batteries_than_may_be_spent_are_said(area: Path, tmp_path: Path):
    drone = tmp_path / "small.toml"
    write_drone(drone, DroneProfile(endurance_s=1000.0))
    out = tmp_path / "plan.json"
    said = _json("plan", "parallel", "--area", area, "--home", HOME, "--out", out, "--drone", drone)
    facts = {finding["code"]: finding["facts"] for finding in said["findings"]}["needs_more_batteries"]
    assert facts == {"batteries": 2, "allowed": 1}
    assert said["parts"] == []
    assert not (tmp_path / "plan-1.json").exists()


def test_without_a_home_the_count_is_rough_and_still_said(area: Path, tmp_path: Path):
    drone, out = tmp_path / "small.toml", tmp_path / "plan.json"
    write_drone(drone, DroneProfile(endurance_s=700.0))
    said = _json("plan", "parallel", "--area", area, "--out", out, "--drone", drone)
    assert said["batteries"] > 1
    assert "needs_more_batteries" in {finding["code"] for finding in said["findings"]}


def test_a_place_no_battery_flies_to_is_out_of_reach(area: Path, tmp_path: Path):
    drone, out = tmp_path / "tiny.toml", tmp_path / "plan.json"
    write_drone(drone, DroneProfile(endurance_s=250.0))
    wanted = ("plan", "parallel", "--area", area, "--home", HOME, "--out", out, "--drone", drone)
    said = _json(*wanted, "--batteries", "20")
    assert said["batteries"] is None
    assert said["parts"] == []
    assert "out_of_reach" in {finding["code"] for finding in said["findings"]}


def _json(*arguments: Any) -> dict[str, Any]:
    runner = _run(*arguments, "--json")
    assert runner.exit_code == 0, runner.exception
    return json.loads(runner.stdout)
