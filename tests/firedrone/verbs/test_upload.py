from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from firedrone.cli import main
from maps.geo import AboveGround, AboveHome
from missions.camera_model import DEFAULT_CAMERA
from missions.items import fence_items, mission_items, plan_hash
from missions.patterns.sweep import parallel
from missions.plan import Plan, RallyPoint
from missions.plan_file import write_plan
from tests.missions import shapes

if TYPE_CHECKING:
    from pathlib import Path

HOME = shapes.at(-50.0, -50.0)


@pytest.mark.slow
def test_fence_rally_points_and_mission_are_uploaded_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    plan = _plan(RallyPoint(shapes.at(10.0, 20.0), AboveHome(30.0)))
    write_plan(plan, tmp_path / "plan.json")
    assert main(["upload", str(tmp_path / "plan.json"), "--link", "sim", "--speed", "20", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["verified"]
    assert document["engine"] == "mavftp"  # the drone had said that it serves files
    assert document["items"] == len(mission_items(plan))
    assert document["fence_items"] == len(fence_items(plan))
    assert document["rally_items"] == 1
    assert document["hash"] == plan_hash(mission_items(plan))


def test_a_plan_that_must_not_fly_is_not_even_connected_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    write_plan(_plan(RallyPoint(shapes.at(900.0, 0.0), AboveHome(30.0))), tmp_path / "plan.json")
    assert main(["upload", str(tmp_path / "plan.json"), "--link", "sim"]) == 2
    assert capsys.readouterr().err == (
        "nothing was sent: a rally point lies outside its fence: draw the fence anew\n"
    )


def _plan(rally: RallyPoint) -> Plan:
    area = shapes.area([(0, 0), (120, 0), (120, 90), (0, 90)])
    made = parallel(area, DEFAULT_CAMERA, AboveGround(40.0), home=HOME)
    return replace(made, rally=(rally,))
