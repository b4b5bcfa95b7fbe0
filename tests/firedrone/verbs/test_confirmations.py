"""`firedrone confirmations`: added with an area file, listed, withdrawn, and seen by `firedrone check`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from firedrone.cli import main
from maps.area import Area
from maps.formats import by_suffix
from maps.formats.features import Features, NamedArea
from maps.geo import AboveHome, LatLon
from missions.plan import Waypoint
from missions.plan_file import write_plan
from tests.missions.findings.airs import SEARCH

HOME, BEYOND = LatLon(56.1080, 25.7033), LatLon(56.0999, 25.6967)  # on the way from Aknīste to Rokiškis
UNTIL = "2026-12-01T12:00Z"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIREDRONE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def area(tmp_path: Path) -> Path:
    lat, lon = BEYOND.lat_deg, BEYOND.lon_deg
    ring = tuple(LatLon(lat + n, lon + e) for n, e in ((-0.1, -0.1), (-0.1, 0.1), (0.1, 0.1), (0.1, -0.1)))
    path = tmp_path / "area.geojson"
    by_suffix.write(path, Features((NamedArea(Area(ring), "Rokiškio rajonas"),)))
    return path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: Any) -> tuple[int, Any, str]:
        status = main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return status, json.loads(out) if out else None, err

    return run


def added(area: Path, *more: str) -> tuple[Any, ...]:
    words = ("--about", "border", "--area", area, "--until", UNTIL, "--who", "LT budintis", "--number", "17")
    return ("confirmations", "add", *words, *more, "--json")


def test_an_empty_register_is_no_error(said: Any):
    assert said("confirmations", "list", "--json")[1]["confirmations"] == []


def test_one_is_added_listed_and_withdrawn(said: Any, area: Path, data: Path):
    status, document, _ = said(*added(area, "--from", "2026-04-17T12:00Z"))
    (one,) = document["confirmations"]
    assert status == 0
    assert (one["about"], one["area_name"], one["who"], one["number"]) == (
        *("border", "Rokiškio rajonas"),
        *("LT budintis", "17"),
    )
    assert said("confirmations", "list", "--at", "2026-05-01T00:00Z", "--json")[1]["confirmations"][0][
        "standing"
    ] == ("valid")
    late = said("confirmations", "list", "--at", "2027-05-01T00:00Z", "--json")[1]
    assert late["confirmations"][0]["standing"] == "expired"
    _, document, _ = said("confirmations", "withdraw", "1", "--json")
    assert document["confirmations"][0]["standing"] == "withdrawn"
    assert "withdrawn_at" in (data / "confirmations.json").read_text("utf-8")


def test_a_plan_over_the_border_names_the_confirmation_until_it_is_withdrawn(
    said: Any, area: Path, data: Path, tmp_path: Path
):
    plan = tmp_path / "plan.json"
    away = (Waypoint(BEYOND, AboveHome(60.0)),)
    write_plan(replace(SEARCH, home=HOME, area=None, fence=None, waypoints=away), plan)
    check = ("check", plan, "--at", "2026-05-01T10:00Z", "--confirmations", data / "confirmations.json")
    said(*added(area, "--from", "2026-04-17T12:00Z"))
    found = {f["code"]: f for f in said(*check, "--json")[1]["findings"]}
    assert "LT budintis confirmed it" in found["border_confirmed"]["text"]
    assert "(number 17)" in found["border_confirmed"]["text"]
    said("confirmations", "withdraw", "1", "--json")
    status, document, _ = said(*check, "--json")
    found = {f["code"]: f for f in document["findings"]}
    assert status == 1
    assert "no confirmation covers it" in found["border_crossed"]["text"]
    assert f"{found['border_crossed']['facts']['lat_deg']:.5f}" in found["border_crossed"]["text"]


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (("--who", " "), "--who: 1 to 200"),
        (("--about", ""), "--about: 1 to 200"),
        (("--until", "tomorrow"), '--until: "tomorrow" is not a time'),
        (("--until", "2020-01-01T00:00Z"), "it ends before it begins"),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_written(
    said: Any, area: Path, data: Path, more: tuple[str, ...], line: str
):
    status, _, err = said(*added(area, *more))
    assert (status, len(err.splitlines())) == (2, 1)
    assert line in err
    assert not (data / "confirmations.json").exists()


def test_one_that_is_not_there_cannot_be_withdrawn(said: Any):
    status, _, err = said("confirmations", "withdraw", "3", "--json")
    assert status == 2
    assert "no confirmation 3; there are 0" in err
