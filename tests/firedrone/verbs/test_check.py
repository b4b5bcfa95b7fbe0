"""`firedrone check` with zones, masts, an hour, confirmations; the certificate it writes, and `verify`."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import typer
from typer.testing import CliRunner

from firedrone.verbs import check, plan, verify
from firedrone.verbs.say import NotTrue, UsageError
from maps.foreign.file import FormatError
from maps.formats import by_suffix
from maps.formats.features import Features, NamedArea, Point
from maps.geo import LatLon, distance_m
from maps.ground.hgt import SIDES
from missions.confirmations import Confirmation, write_confirmations
from missions.plan_file import read_plan, write_plan
from tests.missions import shapes
from tests.missions.findings.airs import HOME, NOON, SEARCH

HOUR = "2026-04-17T12:00:00Z"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    write_plan(SEARCH, path)
    return path


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key store of its own."""
    monkeypatch.setenv("FIREDRONE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("FIREDRONE_PASSPHRASE", "a phrase for this test")


@pytest.fixture
def zones(tmp_path: Path) -> Path:
    """Two made-up Latvian zones of that morning: one on the search, active on Fridays; one beside it."""

    def one(name: str, corners: list[tuple[float, float]], days: list[str]) -> Any:
        ring = [[at.lon_deg, at.lat_deg] for at in (shapes.at(*c) for c in (*corners, corners[0]))]
        return {
            "identifier": name,
            "country": "LVA",
            "name": name,
            "restriction": "PROHIBITED",
            "applicability": [{"schedule": [{"day": days, "startTime": "00:00Z", "endTime": "24:00Z"}]}],
            "geometry": [{
                "uomDimensions": "M", "lowerLimit": 0, "lowerVerticalReference": "AGL",
                "upperLimit": 120, "upperVerticalReference": "AGL",
                "horizontalProjection": {"type": "Polygon", "coordinates": [ring]},
            }],
        }  # fmt: skip

    path = tmp_path / "zones.json"
    features = [
        one("ON", [(100, 50), (200, 50), (200, 150), (100, 150)], ["FRI"]),
        one("BESIDE", [(1000, 0), (1300, 0), (1300, 300), (1000, 300)], ["ANY"]),
    ]
    path.write_text(json.dumps({"issued": "2026-04-17T09:00:00Z", "features": features}))
    return path


def run(*arguments: Any):
    app = typer.Typer()
    for verb in (plan, check, verify):
        verb.register(app)
    return CliRunner().invoke(app, [str(a) for a in arguments])


def said(*arguments: Any) -> dict[str, Any]:
    return json.loads(run(*arguments, "--json").stdout)


def codes(document: dict[str, Any]) -> dict[str, str]:
    return {finding["code"]: finding["severity"] for finding in document["findings"]}


def test_zones_are_judged_at_the_hour_that_is_given(file: Path, zones: Path):
    friday = said("check", file, "--zones", zones, "--at", HOUR)
    assert friday["ok"] is False
    assert codes(friday)["zone_conflict"] == "red"
    assert friday["zones"]["files"][0] | {"sha256": ""} == {
        "name": "zones.json", "kind": "ED-269",
        "edition": "2026-04-17T09:00:00+00:00", "edition_stated": True,
        "age_h": 3.0, "zones": 2, "dropped": [], "remarks": [], "sha256": "",
    }  # fmt: skip
    assert friday["zone_files"] == friday["zones"]["files"]
    saturday = said("check", file, "--zones", zones, "--at", "2026-04-18T08:00:00Z")
    assert saturday["ok"] is True
    assert codes(saturday)["zones_clear"] == "info"


def test_a_profile_tells_the_ground_below_the_way(file: Path, tmp_path: Path):
    np.full((1201, 1201), 37, ">i2").tofile(tmp_path / "N57E024.hgt")
    np.full((1201, 1201), 37, ">i2").tofile(tmp_path / "N56E024.hgt")
    document = said("check", file, "--profile", "--dem", tmp_path)["profile"]
    assert 2 < len(document["samples"]) <= 200
    assert document["unknown_share"] == 0.0
    lowest = min(w.height for w in SEARCH.waypoints)
    assert document["min_clearance_m"] == pytest.approx(lowest, abs=0.1)
    at = LatLon(**document["min_clearance_at"])
    assert min(distance_m(at, w.at) for w in SEARCH.waypoints) < 500.0
    assert {sample["ground_amsl_m"] for sample in document["samples"]} == {37.0}
    assert document["samples"][-1]["along_m"] == document["length_m"]
    text = run("check", file, "--profile", "--dem", tmp_path).stdout
    assert "Ground 37 to 37 m  ▁▁▁" in text
    assert f"at least {lowest:.0f} m above it" in text


def test_a_profile_without_elevation_says_so(file: Path):
    document = said("check", file, "--profile")["profile"]
    assert (document["unknown_share"], document["min_clearance_m"]) == (1.0, None)
    assert document["samples"][0]["ground_amsl_m"] is None
    assert "the height of the ground is not known" in run("check", file, "--profile").stdout
    assert "profile" not in said("check", file)


def test_without_zones_it_says_that_nobody_looked(file: Path):
    document = said("check", file)
    assert codes(document)["zones_not_checked"] == "amber"
    assert document["zones"]["files"] == []


def test_masts_and_elevation_count_together(file: Path, tmp_path: Path):
    masts = tmp_path / "masts.geojson"
    mast = Point(shapes.at(150, 100), "Tornis", facts={"height_m": 90})
    by_suffix.write(masts, Features((), (), (mast,)))
    side = SIDES[min(SIDES)]
    (tmp_path / "N56E024.hgt").write_bytes(np.full((side, side), 20, dtype=">i2").tobytes())
    document = said("check", file, "--obstacles", masts, "--dem", tmp_path)
    assert codes(document)["into_obstacle"] == "red"
    assert "ground_unknown" not in codes(document)
    assert "Tornis" in document["findings"][0]["text"]


def test_a_confirmation_turns_the_conflict_into_a_name(file: Path, zones: Path, tmp_path: Path):
    yes = Confirmation(
        "ON",
        shapes.area([(-500, -500), (900, -500), (900, 900), (-500, 900)]),
        NOON,
        NOON + timedelta(hours=2),
        "Tower",
    )
    write_confirmations(tmp_path / "c.json", [yes])
    document = said("check", file, "--zones", zones, "--at", HOUR, "--confirmations", tmp_path / "c.json")
    assert document["ok"] is True
    assert codes(document)["zone_confirmed"] == "info"


def test_plan_finds_zones_and_masts_too(tmp_path: Path, zones: Path):
    area = tmp_path / "area.geojson"
    by_suffix.write(area, Features((NamedArea(shapes.area([(0, 0), (300, 0), (300, 200), (0, 200)])),)))
    home = f"{HOME.lat_deg},{HOME.lon_deg}"
    common = ("plan", "parallel", "--area", area, "--home", home, "--out", tmp_path / "p.json")
    assert "zones_old" in codes(said(*common, "--zones", zones))
    assert "zones_not_checked" not in codes(said(*common))


@pytest.mark.parametrize(
    ("option", "value", "named"),
    [
        ("--at", "noon", "--at"),
        ("--basis", "exempt", "--basis"),
        ("--zones", "missing.json", "missing.json"),
        ("--obstacles", "missing.csv", "missing.csv"),
        ("--confirmations", "missing.json", "missing.json"),
    ],
)
def test_bad_options_are_one_line(file: Path, option: str, value: str, named: str):
    runner = run("check", file, option, value)
    assert isinstance(runner.exception, UsageError | FormatError)
    assert named in str(runner.exception)


def test_one_bad_zone_refuses_its_file_by_name(file: Path, zones: Path):
    document = json.loads(zones.read_text())
    document["features"][1]["geometry"][0]["horizontalProjection"]["coordinates"][0].pop()
    zones.write_text(json.dumps(document))
    runner = run("check", file, "--zones", zones)
    assert isinstance(runner.exception, FormatError)
    assert 'zones.json: zone 2 "BESIDE"' in str(runner.exception)


def test_a_certificate_is_written_and_holds_for_its_plan_alone(file: Path, zones: Path, tmp_path: Path):
    out, saturday = tmp_path / "certificate.json", "2026-04-18T08:00:00Z"
    document = said("check", file, "--zones", zones, "--at", saturday, "--certificate", out)
    assert document["certificate"]["signed"] is True
    genuine = said("verify", out, "--plan", file, "--key", document["certificate"]["fingerprint"])
    assert (genuine["ok"], genuine["signed"], genuine["problems"]) == (True, True, [])
    assert genuine["valid_until"] == "2026-04-18T09:00:00+00:00"
    other = tmp_path / "other.json"
    write_plan(replace(read_plan(file)[0], home=LatLon(56.0, 24.0)), other)
    assert isinstance(run("verify", out, "--plan", other).exception, NotTrue)
    wrong = said("verify", out, "--key", "0" * 32)
    assert "another key" in wrong["problems"][0]["what"]
    out.write_text(out.read_text("utf-8").replace('"at": "2026-04-18', '"at": "2026-04-19'), "utf-8")
    changed = said("verify", out, "--plan", file)
    assert changed["problems"][0]["what"] == "it was changed after it was signed"


def test_a_red_plan_gets_no_certificate(file: Path, zones: Path, tmp_path: Path):
    out = tmp_path / "certificate.json"
    runner = run("check", file, "--zones", zones, "--at", HOUR, "--certificate", out)
    assert isinstance(runner.exception, NotTrue)
    assert not out.exists()


def test_without_a_key_store_the_certificate_proves_nothing(
    file: Path, zones: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("FIREDRONE_PASSPHRASE")
    monkeypatch.setattr("telemetry.key_store.system_backend", lambda: None)
    out = tmp_path / "certificate.json"
    document = said("check", file, "--zones", zones, "--at", "2026-04-18T08:00:00Z", "--certificate", out)
    assert (document["certificate"]["signed"], document["certificate"]["fingerprint"]) == (False, None)
    found = said("verify", out, "--plan", file)
    assert (found["ok"], found["signed"]) == (False, False)


def test_the_plan_of_no_certificate_is_a_mistake(file: Path, tmp_path: Path):
    assert isinstance(run("verify", tmp_path, "--plan", file).exception, UsageError)
    assert isinstance(run("verify", file).exception, FormatError)
