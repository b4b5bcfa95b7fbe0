from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from firedrone.verbs import check, convert, findings, plan
from firedrone.verbs.say import NotTrue, UsageError
from maps import formats
from maps.features import Features, NamedArea
from maps.foreign_file import FormatError
from missions import checks, import_checks
from missions.plan import PlanError
from missions.plan_file import read_plan
from tests.missions import shapes

HOME = f"{shapes.at(-50, -50).lat_deg},{shapes.at(-50, -50).lon_deg}"


@pytest.fixture
def area(tmp_path: Path) -> Path:
    path = tmp_path / "area.geojson"
    formats.write(path, Features((NamedArea(shapes.area(shapes.BOX), "forest"),)))
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
    formats.write(shut, Features((NamedArea(shapes.area([(100, 100), (200, 100), (200, 200)])),)))
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
    formats.write(drawn, Features((NamedArea(shapes.area(shapes.BOX), "wood", {"weight": 0.7}),)))
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


@pytest.mark.parametrize("suffix", [".plan", ".waypoints", ".geojson", ".kml", ".gpx"])
def test_a_plan_converts_by_suffix(area: Path, tmp_path: Path, suffix: str):
    _json("plan", "parallel", "--area", area, "--home", HOME, "--out", tmp_path / "plan.json")
    target = tmp_path / f"other{suffix}"
    assert _json("convert", tmp_path / "plan.json", target)["waypoints"] > 0
    if suffix in {".plan", ".waypoints"}:
        assert read_plan(target)[0].waypoints
    else:
        assert formats.read(target).lines


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
    source = Path(checks.__file__).read_text() + Path(import_checks.__file__).read_text()
    codes = {part.split('"')[1] for part in source.split("Finding(")[1:] if part.lstrip().startswith('"')}
    assert codes | set(import_checks.JUMPS) == set(findings.SENTENCES)


def _run(*arguments: Any):
    app = typer.Typer()
    for verb in (plan, check, convert):
        verb.register(app)
    return CliRunner().invoke(app, [str(a) for a in arguments])


def _json(*arguments: Any) -> dict[str, Any]:
    runner = _run(*arguments, "--json")
    assert runner.exit_code == 0, runner.exception
    return json.loads(runner.stdout)
