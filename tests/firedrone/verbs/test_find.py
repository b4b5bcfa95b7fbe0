"""`firedrone find` and `firedrone addresses`: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firedrone.cli import main
from tests.maps.addresses.made_up_places import made

TABLE = "iela;nr;ciems;novads;lat;lon\nPils iela;4;Tērvete;Dobeles nov.;56.481;23.392\n;;;;56.4;x\n"


@pytest.fixture
def addresses(tmp_path: Path) -> Path:
    folder = tmp_path / "pack" / "addresses"
    folder.mkdir(parents=True)
    return made(folder / "addresses.sqlite")


def said(capsys: pytest.CaptureFixture[str], *arguments: str, ends: int = 0) -> Any:
    assert main([*arguments, "--json"]) == ends
    return json.loads(capsys.readouterr().out)


def test_a_position_in_all_notations_with_distance_and_bearing(capsys: pytest.CaptureFixture[str]):
    document = said(capsys, "find", "34V", "647251", "6262066", "--near", "56.238,23.615")
    (found,) = document["found"]
    assert found["notation"] == "utm"
    assert found["country"] == "LV"
    assert found["notations"]["lks_92"].startswith("LKS-92 N 2596")
    assert found["notations"]["mgrs"] == "34V FH 47251 62066"
    assert found["distance_m"] == pytest.approx(30_270, abs=300)
    assert found["bearing_deg"] == pytest.approx(333, abs=1)


def test_ambiguous_numbers_list_both_readings(capsys: pytest.CaptureFixture[str]):
    found = said(capsys, "find", "330000,", "400000")["found"]
    assert [one["order"] for one in found] == ["north_first", "east_first"]


def test_an_address_of_a_pack(addresses: Path, capsys: pytest.CaptureFixture[str]):
    pack = str(addresses.parents[1])
    document = said(capsys, "find", "zelmni", "5", "--pack", pack, "--near", "56.480,23.391")
    first = document["found"][0]
    assert (first["address"], first["certain"], first["country"]) == ("Zelmeņi 5", False, "LV")
    assert first["why"] == [{"typed": "zelmni", "found": "zelmeni", "how": "loose"}]
    assert document["sources"] == [{"source": "made up", "licence": "none needed"}]


def test_text_for_people_names_what_was_forgiven(addresses: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["find", "brivibas", "99", "--addresses", str(addresses), "--near", "56.480,23.391"]) == 0
    out = capsys.readouterr().out
    assert "Brīvības iela, Dobele, Dobeles nov. (number 99 is not known)" in out
    assert "LV, 17.4 km" in out
    assert "LKS-92 N" in out


def test_the_packs_of_this_laptop_are_searched_by_themselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "data" / "areas" / "dobele" / "addresses"
    folder.mkdir(parents=True)
    made(folder / "addresses.sqlite")
    assert said(capsys, "find", "Dobele")["found"][0]["address"] == "Dobele"


def test_nothing_found_ends_with_one_and_says_why(addresses: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["find", "qqqqqqq", "--addresses", str(addresses)]) == 1
    assert "was not found" in capsys.readouterr().err
    document = said(capsys, "find", "///pods.klase.mežs", ends=1)
    assert "ask for coordinates" in document["refusal"]


def test_bad_input_ends_with_two_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for arguments in (
        ["find", "Dobele", "--near", "nowhere"],
        ["find", "Dobele", "--pack", str(tmp_path)],
        ["find", "Dobele", "--addresses", str(tmp_path / "none.sqlite")],
        ["addresses", "info", str(tmp_path / "none.sqlite")],
    ):
        assert main(arguments) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_table_becomes_a_file_that_says_whose_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    table, out = tmp_path / "t.csv", tmp_path / "a.sqlite"
    table.write_text(TABLE, encoding="utf-8")
    whose = ["--source", "Dobeles novads", "--licence", "CC0", "--edition", "2026-05-01"]
    assert main(["addresses", "build", str(table), "--out", str(out), *whose, "--json"]) == 0
    captured = capsys.readouterr()
    built = json.loads(captured.out)
    assert (built["count"], built["places"], built["left_out"]) == (2, 1, 1)
    assert captured.err.strip() == 't.csv: row 3: "x" is no number of degrees or metres'
    info = said(capsys, "addresses", "info", str(out))
    assert (info["source"], info["licence"], info["edition"]) == ("Dobeles novads", "CC0", "2026-05-01")
    assert said(capsys, "find", "pils", "4", "--addresses", str(out))["found"][0]["settlement"] == "Tērvete"
