"""`firedrone places`: what a file holds, what it loses, and what is near."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firedrone.cli import main

SAMPLES = Path(__file__).parents[2] / "data" / "places"
WATER = SAMPLES / "udens_terveta.csv"
TAGGED = SAMPLES / "osm_akniste_rokiskis.geojson"
CAMERAS = SAMPLES / "cameras.csv"


def ran(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["places", *map(str, arguments)])
    out, err = capsys.readouterr()
    return status, out, err


def test_the_nearest_water_is_listed_with_its_way(capsys: pytest.CaptureFixture[str]):
    status, out, _ = ran(capsys, TAGGED, "--near", "56.1620,25.7470", "--count", "2")
    assert status == 0
    first, second, _ = out.splitlines()
    assert "hydrant, A-1, 100 mm" in first
    assert first.split()[:2] == ["17", "m"]
    assert "hydrant" in second


def test_one_document_for_a_program(capsys: pytest.CaptureFixture[str]):
    status, out, _ = ran(capsys, TAGGED, "--kind", "bridge", "--json")
    document: dict[str, Any] = json.loads(out)
    assert status == 0
    assert document["kinds"] == {"bridge": 1}
    assert document["places"][0]["max_weight_t"] == 12.0
    assert document["attribution"] == "© OpenStreetMap contributors"


def test_a_row_that_is_left_out_is_named_and_the_answer_is_not_true(capsys: pytest.CaptureFixture[str]):
    status, out, err = ran(capsys, WATER, "--json")
    assert status == 1
    assert json.loads(out)["count"] == 6
    assert "row 7: latitude 23.38, longitude 56.413 seem swapped" in err
    assert err.splitlines()[-1] == "udens_terveta.csv: 1 rows are not on the map"


def test_cameras_that_look_at_a_place_and_no_password_anywhere(capsys: pytest.CaptureFixture[str]):
    status, out, err = ran(capsys, CAMERAS, "--cameras", "--near", "56.36,23.60", "--json")
    assert status == 1  # the row with a password is left out
    assert [one["name"] for one in json.loads(out)["see"]] == ["Joniškis, bažnyčios bokštas"]
    assert "key store" in err
    assert "made-up" not in out + err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((TAGGED, "--kind", "well"), '"well" is none of hydrant'),
        ((TAGGED, "--near", "here"), "--near:"),
        ((SAMPLES / "README.md",), "unknown kind of map file"),
        ((SAMPLES / "none.csv",), "cannot be read"),
    ],
)
def test_bad_input_is_one_line(capsys: pytest.CaptureFixture[str], arguments: tuple[object, ...], said: str):
    status, out, err = ran(capsys, *arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
