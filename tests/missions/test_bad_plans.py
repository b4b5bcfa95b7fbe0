"""Bad plans, of every form: one line that names the file and the place in it, and nothing is flown."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from maps.foreign.file import FormatError
from maps.formats import geojson
from missions import plan_json, plan_kml, qgc_plan, waypoints_file
from missions.checks import Severity, check
from missions.import_checks import check_import
from missions.plan import PlanError
from missions.plan_features import features_of
from missions.plan_file import read_plan
from tests.missions.test_plan_features import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable

ZERO, SWAPPED, SEA = (0.0, 0.0), (24.1, 56.95), (57.5, 20.0)  # latitude, longitude


def _ours(change: Callable[[dict[str, Any]], object]) -> str:
    document = json.loads(json.dumps(plan_json.document_of(PLAN)))
    change(document)
    return json.dumps(document)


def _crossing(ring: list[Any]) -> None:
    ring[1], ring[2] = ring[2], ring[1]


def _many(count: int) -> str:
    one = json.dumps(plan_json.document_of(PLAN)["waypoints"][0])
    return _ours(lambda d: d.update(waypoints=[])).replace(
        '"waypoints": []', '"waypoints": [' + f"{one}," * (count - 1) + one + "]"
    )


_first = PLAN.waypoints[0].at
REFUSED: dict[str, tuple[Callable[[], str], str]] = {
    "crossing.json": (
        lambda: _ours(lambda d: _crossing(d["area"]["ring"])),
        "crossing.json: search area: the outline crosses itself",
    ),
    "hole.json": (
        lambda: _ours(lambda d: d["area"]["holes"].append(d["area"]["ring"])),
        "hole.json: search area: the outline crosses itself",
    ),
    "shut.json": (
        lambda: _ours(lambda d: _crossing(d["no_fly"][0]["ring"])),
        "shut.json: no-fly area 1: the outline crosses itself",
    ),
    "zero.json": (
        lambda: _ours(lambda d: d["area"]["ring"][2].update(lat_deg=0.0, lon_deg=0.0)),
        "zero.json: search area, corner 3: longitude 0, latitude 0: 0, 0 in the Gulf of Guinea",
    ),
    "swapped.json": (
        lambda: _ours(lambda d: d["no_fly"][0]["ring"][1].update(lat_deg=24.1, lon_deg=56.95)),
        "swapped.json: no-fly area 1, corner 2: longitude 56.95, latitude 24.1: these seem swapped",
    ),
    "newer.json": (
        lambda: _ours(lambda d: d.update(version=9)),
        "newer.json: written by a newer FireDrone (version 9): update this one",
    ),
    "nan.json": (
        lambda: _ours(lambda d: d["waypoints"][0].update(above_home_m=float("nan"))),
        "nan.json: line 1: NaN is not a number in JSON",
    ),
    "million.json": (lambda: _many(1_000_000), "million.json: larger than 8 MB"),
    "million.waypoints": (
        lambda: f"{waypoints_file.HEAD}\n" + "1 0 3 16 0 0 0 0 57 24 50 1\n" * 1_000_000,
        "million.waypoints: larger than 1 MB",
    ),
    "version.plan": (
        lambda: json.dumps({"fileType": "Plan", "version": 1, "mission": {"version": 3, "items": []}}),
        "version.plan: mission version 3 is not one we know (2)",
    ),
    "swapped.kml": (
        lambda: plan_kml.text_of(PLAN).replace(
            f"<coordinates>{PLAN.waypoints[0].at.lon_deg:.7f},{PLAN.waypoints[0].at.lat_deg:.7f}",
            "<coordinates>56.95,24.1",
        ),
        "swapped.kml: placemark 4, position 1: longitude 56.95, latitude 24.1: these seem swapped",
    ),
    "entities.kml": (
        lambda: '<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + plan_kml.text_of(PLAN)[39:],
        "entities.kml: it declares a document type or entities",
    ),
    "nan.kml": (
        lambda: plan_kml.text_of(PLAN).replace("<value>1</value>", "<value>nan</value>"),
        f"nan.kml: a waypoint near {_first.lat_deg:.5f}, {_first.lon_deg:.5f} has no number",
    ),
    "nan.geojson": (
        lambda: geojson.text(features_of(PLAN)).replace(
            json.dumps([round(PLAN.waypoints[0].at.lon_deg, 7)])[1:-1], "NaN"
        ),
        "nan.geojson: line 199: NaN is not a number in JSON",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_plan_is_refused_in_one_line_with_the_file_and_the_place(tmp_path: Path, name: str):
    make, said = REFUSED[name]
    path = tmp_path / name
    path.write_text(make())
    with pytest.raises((PlanError, FormatError)) as caught:
        read_plan(path)
    assert str(caught.value).startswith(said)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 450


def test_a_kmz_bomb_is_not_unpacked(tmp_path: Path):
    path = tmp_path / "bomb.kmz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", "<kml>" + " " * 50_000_000 + "</kml>")
    with pytest.raises(FormatError, match=r"bomb\.kmz: doc\.kml: packed suspiciously tight: refused"):
        read_plan(path)


@pytest.mark.parametrize(("at", "code"), [(ZERO, "at_zero"), (SWAPPED, "swapped"), (SEA, "elsewhere")])
def test_a_waypoint_in_the_wrong_place_is_read_and_forbidden_with_its_number(
    tmp_path: Path, at: tuple[float, float], code: str
):
    path = tmp_path / "plan.json"
    path.write_text(_ours(lambda d: d["waypoints"][2].update(at={"lat_deg": at[0], "lon_deg": at[1]})))
    plan, _ = read_plan(path)
    found = {finding.code: finding for finding in check(plan)}
    assert (found[code].severity, found[code].where) == (Severity.RED, 3)


def test_heights_of_several_kinds_are_read_and_forbidden(tmp_path: Path):
    document = qgc_plan.document_of(PLAN)
    document["mission"]["items"][-2]["frame"] = 10  # above the ground
    path = tmp_path / "mixed.plan"
    path.write_text(json.dumps(document))
    found = check_import(*read_plan(path))
    assert [(f.code, f.severity) for f in found] == [("heights_mixed", Severity.RED)]
