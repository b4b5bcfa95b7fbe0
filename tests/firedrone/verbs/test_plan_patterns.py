"""Every pattern by command line: what it says, and what it says when something is missing."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from firedrone.verbs import check, plan
from maps.formats import by_suffix
from maps.formats.features import Features, Line, NamedArea
from missions.items import mission_items
from missions.plan import PlanError
from missions.plan_file import read_plan
from tests.missions import shapes

KEYS = {
    "file", "pattern", "waypoints", "swath_m", "spacing_m", "length_m", "search_m", "duration_s",
    "used_percent", "batteries", "coverage", "outside_m", "forbidden_m", "pod", "bound", "findings",
}  # fmt: skip
DATUM = f"{shapes.at(0, 0).lat_deg},{shapes.at(0, 0).lon_deg}"
HOME = ("--home", f"{shapes.at(-150, -150).lat_deg},{shapes.at(-150, -150).lon_deg}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with an area, lines, a no-fly area and a hillside."""
    monkeypatch.chdir(tmp_path)
    box = shapes.area(shapes.BOX)
    road = tuple(shapes.at(x, y) for x, y in ((0, 0), (300, 0), (400, 200)))
    knot = tuple(shapes.at(x, y) for x, y in ((0, 0), (200, 200), (200, 0), (0, 200)))
    by_suffix.write(tmp_path / "area.geojson", Features((NamedArea(box, "hill"),)))
    by_suffix.write(tmp_path / "road.geojson", Features(lines=(Line(road, "road"),)))
    by_suffix.write(tmp_path / "knot.geojson", Features(lines=(Line(knot, "knot"),)))
    shut = shapes.area([(-20, -20), (20, -20), (0, 30)])
    by_suffix.write(tmp_path / "shut.geojson", Features((NamedArea(shut),)))
    dem = tmp_path / "dem"
    dem.mkdir()
    rows = [struct.pack(">h", 400 - row // 3) * 1201 for row in range(1201)]  # falls to the south by a 280th
    (dem / "N56E024.hgt").write_bytes(b"".join(rows))
    steep = tmp_path / "steep"
    steep.mkdir()
    rows = [struct.pack(">h", 9 * (row % 40) if row % 80 < 40 else 9 * (40 - row % 40)) * 1201
            for row in range(1201)]  # fmt: skip
    (steep / "N56E024.hgt").write_bytes(b"".join(rows))
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("square", "--at", DATUM, "--radius", "200", "--wind", "240,6"),
        ("square", "--at", DATUM, "--passes", "2"),
        ("sector", "--at", DATUM, "--heading", "35"),
        ("contour", "--area", "area.geojson", "--dem", "steep"),
        ("along", "--line", "road.geojson", "--both-sides"),
        ("along", "--line", "road.geojson", "--offset", "30"),
        ("along", "--line", "area.geojson", "--offset", "25"),
        ("orbit", "--at", DATUM, "--object-height", "9", "--height", "30", "--passes", "2"),
        ("overwatch", "--at", DATUM, "--object-height", "9", "--hold", "120", "--wind", "240,6"),
    ],
)
def test_every_pattern_is_planned_written_and_fit_to_fly(folder: Path, arguments: tuple[str, ...]):
    said = _json("plan", *arguments, *HOME, "--out", "plan.json")
    assert set(said) >= KEYS
    assert said["pattern"] == arguments[0]
    assert 1 <= said["batteries"] <= 2
    made, remarks = read_plan(folder / "plan.json")
    assert (len(made.waypoints), remarks) == (said["waypoints"], ())
    assert 3 < len(mission_items(made)) <= 650
    red = [finding for finding in said["findings"] if finding["severity"] == "red"]
    assert red == []
    if arguments[0] in {"orbit", "overwatch"}:
        assert (said["coverage"], said["looks_at"]["height"]) == (None, 4.5)
        assert said["hold_s"] == (120.0 if arguments[0] == "overwatch" else 0.0)
    else:
        assert said["coverage"] > (0.5 if arguments[0] == "sector" else 0.97)
        assert said["outside_m"] < 0.3 * said["search_m"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("square",), "--at"),
        (("sector",), "--at"),
        (("orbit",), "--at"),
        (("overwatch",), "--at"),
        (("along",), "--line"),
        (("along", "--line", "knot.geojson"), "--line crosses itself"),
        (("contour",), "--area"),
        (("contour", "--area", "area.geojson"), "--dem"),
        (("contour", "--area", "area.geojson", "--dem", "dem"), "flat .*use parallel"),
        (("square", "--at", DATUM, "--radius", "20"), "--radius"),
        (("square", "--at", DATUM, "--no-fly", "shut.geojson"), "the datum lies inside a no-fly area"),
        (("orbit", "--at", DATUM, "--radius", "3"), "--radius"),
        (("overwatch", "--at", DATUM, "--radius", "5"), "--radius"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_missing_is_one_line_that_names_it(arguments: tuple[str, ...], said: str):
    ended = _run("plan", *arguments, *HOME, "--out", "plan.json")
    assert isinstance(ended.exception, PlanError)
    assert "\n" not in str(ended.exception)
    with pytest.raises(PlanError, match=said):
        raise ended.exception
    assert not Path("plan.json").exists()


def _run(*arguments: Any):
    app = typer.Typer()
    plan.register(app)
    check.register(app)
    return CliRunner().invoke(app, [str(a) for a in arguments])


def _json(*arguments: Any) -> dict[str, Any]:
    ended = _run(*arguments, "--json")
    assert ended.exit_code == 0, ended.exception
    return json.loads(ended.stdout)
