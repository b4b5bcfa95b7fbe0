from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firedrone.cli import main
from maps.formats import by_suffix
from maps.formats.features import Features, NamedArea
from missions.plan_file import read_plan
from tests.missions import shapes


@pytest.fixture
def area(tmp_path: Path) -> Path:
    path = tmp_path / "area.geojson"
    by_suffix.write(path, Features((NamedArea(shapes.area(shapes.BOX), "forest"),)))
    return path


def test_a_template_says_how_and_the_command_line_where(area: Path, tmp_path: Path):
    out = tmp_path / "plan.json"
    assert _run("plan", "--template", "peat-fire-night", "--area", area, "--out", out) == 0
    plan, _ = read_plan(out)
    assert (plan.pattern, plan.height, plan.speed_m_s) == ("parallel", 50.0, 4.0)
    assert _run(
        "plan", "--template", "Peat fire at night", "--area", area, "--speed", "8", "--out", out
    ) == 0  # fmt: skip
    plan, _ = read_plan(out)
    assert (plan.height, plan.speed_m_s) == (50.0, 8.0)  # 8 is as without saying, but it was said


def test_how_a_plan_was_made_is_saved_listed_renamed_and_deleted(
    area: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    plan = ("plan", "parallel", "--area", area, "--height", "42", "--out", tmp_path / "plan.json")
    assert _run(*plan, "--save-template", "Mūsu mežs") == 0
    assert "saved as the template musu-mezs" in capsys.readouterr().err
    own = _own(capsys)
    assert [(t["code"], t["options"]["above_ground_m"]) for t in own] == [("musu-mezs", 42.0)]
    assert _run("templates", "rename", "musu-mezs", "Mežs") == 0
    capsys.readouterr()
    assert [t["name"] for t in _own(capsys)] == ["Mežs"]
    assert _run("templates", "delete", "Mežs") == 0
    capsys.readouterr()
    assert _own(capsys) == []


def test_a_task_is_kept_and_planned_again_from_another_home(area: Path, tmp_path: Path):
    task, first, again = tmp_path / "task.json", tmp_path / "first.json", tmp_path / "again.json"
    home = shapes.at(-50.0, -50.0)
    plan = ("plan", "parallel", "--area", area, "--height", "42", "--speed", "5")
    assert _run(*plan, "--save-task", task, "--out", first) == 0
    assert _run("plan", "--task", task, "--out", again) == 0
    assert again.read_bytes() == first.read_bytes()
    place = f"{home.lat_deg},{home.lon_deg}"
    assert _run("plan", "--task", task, "--speed", "8", "--home", place, "--out", again) == 0
    made, _ = read_plan(again)
    assert (made.height, made.speed_m_s) == (42.0, 8.0)
    assert made.home is not None
    assert made.area == read_plan(first)[0].area


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan", "--out", "p.json"], "say a pattern, a --template or a --task; patterns are parallel"),
        (["plan", "--template", "none", "--out", "p.json"], 'no template "none"; known are fire-edge'),
        (["templates", "delete", "roof-fire-360"], "came with FireDrone and stays"),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
):
    assert _run(*arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def _run(*arguments: Any) -> int:
    return main([str(argument) for argument in arguments])


def _own(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    assert _run("templates", "list", "--json") == 0
    return [t for t in json.loads(capsys.readouterr().out)["templates"] if not t["shipped"]]
