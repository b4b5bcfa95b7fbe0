"""An unknown export gets a mapping to begin with, which says how sure it is and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.codes import TimeKind
from incidents.dispatch.file import open_sheets
from incidents.dispatch.guess import SURE, Guessed, Why, formats_of, guess_mapping
from incidents.dispatch.guess_words import guess_words
from incidents.dispatch.own_profiles import keep_profile, profile_name, write_profile
from incidents.dispatch.preview import preview
from incidents.dispatch.profiles import (
    INCIDENT_FIELDS,
    UNIT_FIELDS,
    DispatchError,
    known_profiles,
    load_profiles,
    shipped_profiles,
)
from incidents.dispatch.table import parse_sheet

FILE = Path("x.csv")


def guessed(text: str) -> Guessed:
    return guess_mapping(parse_sheet(text.encode(), FILE), "own")


def columns(of: Guessed) -> dict[str, str]:
    return {one.field: one.column for one in of.guesses}


@pytest.mark.parametrize("name", ["lv_excel", "lt_excel"])
def test_the_exports_of_the_region_are_guessed_as_we_map_them(samples: Path, name: str):
    file = samples / f"made_up_{name}_export.csv"
    shipped = next(profile for profile in shipped_profiles() if profile.name == name)
    guess = guess_mapping(open_sheets(file).sheets[0], name)
    assert (guess.profile.incident, guess.profile.unit, guess.profile.times) == (
        shipped.incident,
        shipped.unit,
        shipped.times,
    )
    assert (guess.profile.tz, guess.profile.crs, guess.profile.row) == (shipped.tz, shipped.crs, "unit")
    assert min(one.confidence for one in guess.guesses) >= SURE
    assert guess.zone_known


@pytest.mark.parametrize(
    ("header", "row", "zone", "fields"),
    [
        (
            "Einsatznummer;Einsatzbeginn;Alarmiert;Ausgerückt;Eingetroffen;Fahrzeug;Einsatzort",
            "99;12.04.2026 13:06:02;12.04.2026 13:06:10;13:09;13:21;FL Muster 1-44-1;Musterweg 1",
            "Europe/Berlin",
            ("number", "call_received", "dispatched", "en_route", "on_scene", "call_sign", "address"),
        ),
        (
            "Call No.;Received;Dispatched;Arrived;Vehicle;Lat;Lon",
            "99;2026-04-12 13:06;2026-04-12 13:07;2026-04-12 13:21;AC-2;56,465;23,345",
            None,
            (None, "call_received", "dispatched", "on_scene", "call_sign", "lat", "lon"),
        ),
        (
            "Izsaukuma Nr;Izsaukums saņemts;Ierašanās laiks;Automašīna;Koordinātas",
            "99;12.04.2026 13:06;12.04.2026 13:21;AC-2;(56.465, 23.345)",
            "Europe/Riga",
            ("number", "call_received", "on_scene", "call_sign", "point"),
        ),
    ],
)
def test_headers_in_four_languages_are_known(
    header: str, row: str, zone: str | None, fields: tuple[str | None, ...]
):
    guess = guessed(f"{header}\n{row}\n")
    assert columns(guess) == {
        field: column for field, column in zip(fields, header.split(";"), strict=True) if field
    }
    assert (guess.profile.tz, guess.zone_known) == (zone or "Europe/Riga", zone is not None)


def test_a_time_column_in_which_no_times_stand_is_not_offered():
    assert "on_scene" not in columns(guessed("Nr;Saņemts;Ieradās\n1;12.04.2026 13:05;jā\n"))


def test_a_call_sign_is_known_by_its_look_and_that_is_not_sure():
    [sign] = [
        one for one in guessed("Nr;Kas;Saņemts\n1;BUB-1;12.04.2026 13:05\n").guesses if one.why is Why.VALUES
    ]
    assert (sign.field, sign.column, sign.about) == ("call_sign", "Kas", "BUB-1")
    assert sign.confidence < SURE


@pytest.mark.parametrize(
    ("texts", "formats", "uncertain"),
    [
        (["05/04/2026 13:05"], ("%d/%m/%Y %H:%M",), True),
        (["05/04/2026 13:05", "13/04/2026 13:05"], ("%d/%m/%Y %H:%M",), False),
        (["05/04/2026 13:05", "04/13/2026 13:05"], ("%m/%d/%Y %H:%M",), False),
        (["12.04.2026 13:05", "12.04.2026 13:05:07"], ("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M"), False),
        (["2024 Apr 12 01:05:11 PM"], ("%Y %b %d %I:%M:%S %p",), False),
    ],
)
def test_the_formats_of_times_are_those_that_read_them_all(
    texts: list[str], formats: tuple[str, ...], uncertain: bool
):
    assert sorted(formats_of(texts)) == sorted(formats)
    rows = "".join(f"1;{text}\n" for text in texts)
    assert guessed(f"Nr;Saņemts\n{rows}").day_first_uncertain is uncertain


def test_a_mapping_that_was_kept_is_used_from_then_on(tmp_path: Path):
    file = tmp_path / "x.csv"
    file.write_text("Izsaukuma Nr;Izsaukums saņemts;Mašīna\n7;12.04.2026 13:05;AC-2\n", "utf-8")
    with pytest.raises(DispatchError, match="make a mapping"):
        preview(file, known_profiles(tmp_path))
    guess = guess_mapping(open_sheets(file).sheets[0], "tervete")
    keep_profile(tmp_path, guess.profile)
    dispatch = preview(file, known_profiles(tmp_path))
    assert (dispatch.profile, dispatch.numbers, len(dispatch.times)) == ("tervete", ("7",), 1)


def test_the_brigades_own_mapping_goes_before_ours(tmp_path: Path, samples: Path):
    file = samples / "made_up_lv_excel_export.csv"
    keep_profile(tmp_path, guess_mapping(open_sheets(file).sheets[0], "ours").profile)
    assert preview(file, known_profiles(tmp_path)).profile == "ours"


def test_other_mappings_and_comments_in_the_file_stay(tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text(
        '# by hand\n[other]\ndetect = ["Nr"]\ntz = "Europe/Riga"\nformats = []\nrow = "unit"\ntimes = {}\n'
    )
    guess = guessed("Nr;Saņemts\n1;12.04.2026 13:05\n")
    write_profile(path, guess.profile)
    write_profile(path, guess.profile)
    assert [profile.name for profile in load_profiles(path)] == ["other", "own"]
    assert path.read_text("utf-8").startswith("# by hand\n")
    assert load_profiles(path)[1] == guess.profile


def test_a_file_with_a_mistake_is_named_and_left_as_it_is(tmp_path: Path):
    path = tmp_path / "own.toml"
    path.write_text("[other\n")
    with pytest.raises(DispatchError, match=r"own\.toml: not TOML"):
        write_profile(path, guessed("Nr;Saņemts\n1;12.04.2026 13:05\n").profile)
    assert path.read_text() == "[other\n"


def test_a_mapping_without_a_time_is_none(tmp_path: Path):
    with pytest.raises(DispatchError, match="at least one column with a time"):
        write_profile(tmp_path / "own.toml", guessed("Nr;Adrese\n1;x\n").profile)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Tērvete 2026.csv", "tērvete_2026_csv"), ("  ", "own"), ("a/../b", "a_b"), ("x]\n[y", "x_y")],
)
def test_any_name_becomes_that_of_a_table(text: str, name: str):
    assert profile_name(text) == name


def test_there_are_words_for_our_fields_alone():
    words = guess_words()
    assert set(words.incident) <= set(INCIDENT_FIELDS)
    assert set(words.unit) <= set(UNIT_FIELDS)
    assert set(words.times) <= {kind.value for kind in TimeKind}
