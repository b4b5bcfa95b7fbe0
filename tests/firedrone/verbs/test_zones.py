"""`firedrone zones`: what is in a file of zones, its edition and age, and what is active when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from firedrone.cli import main
from tests.maps.zones.three_forms import ed318, elsewhere, zone
from tests.missions import shapes

if TYPE_CHECKING:
    from pathlib import Path

MORNINGS = [{"schedule": [{"day": ["ANY"], "startTime": "08:00Z", "endTime": "09:00Z"}]}]
MASK = zone(name="Outside Latvia")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "zones.json"
    document = ed318(zone(when=MORNINGS, limits={"upper": 99999}), elsewhere(), MASK, zone(restriction="?"))
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: Any) -> tuple[int, str, str]:
        status = main([str(a) for a in arguments])
        return status, *capsys.readouterr()

    return run


def test_the_file_says_its_edition_its_age_and_what_was_left_out(said: Any, file: Path):
    status, out, _ = said("zones", file, "--at", "2026-04-17T12:00Z", "--json")
    document = json.loads(out)
    assert status == 0
    told = document["file"]
    assert (told["kind"], told["zones"], told["age_h"], told["edition_stated"]) == ("ED-318", 3, 3.0, True)
    assert told["dropped"] == ['zone 3 "Outside Latvia"']
    assert told["remarks"] == ['zone 4 "Lidlauks": its restriction "?" is not known and counts as prohibited']
    assert document["old"] is False
    assert json.loads(said("zones", file, "--at", "2026-04-18T12:00Z", "--json")[1])["old"] is True


def test_each_zone_says_whether_it_is_active_and_when_next(said: Any, file: Path):
    document = json.loads(said("zones", file, "--at", "2026-04-17T12:00Z", "--json")[1])
    first, second, _ = document["zones"]
    assert (first["active"], first["begins"]) == ("no", "2026-04-18T08:00:00+00:00")
    assert first["volumes"][0]["upper_m"] is None
    assert (second["id"], second["active"], second["until"]) == ("EVX0002", "yes", None)
    early = json.loads(said("zones", file, "--at", "2026-04-17T08:30Z", "--json")[1])["zones"][0]
    assert (early["active"], early["until"]) == ("yes", "2026-04-17T09:00:00+00:00")


def test_near_a_place_only_what_lies_over_it(said: Any, file: Path):
    at = shapes.at(1100, 100)
    out = said("zones", file, "--near", f"{at.lat_deg},{at.lon_deg}", "--json")[1]
    assert [one["id"] for one in json.loads(out)["zones"]] == ["EVX0002"]


def test_for_people_it_says_old_and_no_authorisation(said: Any, file: Path):
    out = said("zones", file, "--at", "2026-04-20T12:00Z")[1]
    assert "not an authorisation" in out
    assert "OLD" in out
    assert "75 h old" in out
    assert "no ceiling" in out


def test_a_broken_file_is_one_line(said: Any, file: Path):
    file.write_text("{}")
    status, out, err = said("zones", file, "--json")
    assert (status, out, len(err.splitlines())) == (2, "", 1)
