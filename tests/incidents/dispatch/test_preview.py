"""Dispatch exports of eight sources are understood; what is doubtful in them is flagged, never mended."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.dispatch.place import read_place
from incidents.dispatch.preview import preview
from incidents.dispatch.profiles import DispatchError, load_profiles, shipped_profiles
from incidents.dispatch.record import Dispatch
from maps.geo import LatLon, distance_m

if TYPE_CHECKING:
    from pathlib import Path

HEADER = (
    "Notikuma Nr.;Saņemts;Nosūtīts;Izbrauca;Ieradās;Lokalizēts;Likvidēts;Atgriezās;Vienība;Apkalpe;"
    "Notikuma veids;Adrese;LKS-92 X;LKS-92 Y;Platība m2;Piezīmes\n"
)


def read(tmp_path: Path, *rows: str, header: str = HEADER) -> Dispatch:
    path = tmp_path / "export.csv"
    path.write_bytes((header + "\n".join(rows)).encode("utf-8-sig"))
    return preview(path)


def flags(dispatch: Dispatch) -> list[tuple[int | None, str]]:
    return [(flag.row, flag.code) for flag in dispatch.flags]


@pytest.mark.parametrize(
    ("file", "profile", "times", "first"),
    [
        ("made_up_lv_excel_export.csv", "lv_excel", 10, "2026-04-12T10:05:00"),
        ("made_up_lt_excel_export.csv", "lt_excel", 6, "2026-04-12T10:12:00"),
        ("sf_fire_calls_for_service.csv", "sf_fire_calls", 12, "2024-01-06T03:53:21"),
        ("lfb_mobilisation.csv", "lfb_mobilisation", 8, "2024-04-01T13:06:02"),
        ("lfb_incident.csv", "lfb_incident", 2, "2024-04-01T13:05:11"),
        ("fdny_fire_incident_dispatch.csv", "fdny", 10, "2024-01-01T05:00:23"),
        ("cincinnati_fire_cad.csv", "cincinnati", 4, "2024-04-12T17:05:11"),
        ("toronto_fire_incidents.csv", "toronto", 5, "2024-04-12T17:05:11"),
    ],
)
def test_every_sample_is_read_without_a_doubt(samples: Path, file: str, profile: str, times: int, first: str):
    dispatch = preview(samples / file)
    assert (dispatch.profile, len(dispatch.times), dispatch.flags) == (profile, times, ())
    assert dispatch.times[0].at == datetime.fromisoformat(first).replace(tzinfo=UTC)


def test_the_latvian_export_says_who_came_when_and_where(samples: Path):
    dispatch = preview(samples / "made_up_lv_excel_export.csv")
    first, second = dispatch.rows
    assert first.unit is not None
    assert (first.unit.call_sign, first.unit.crew) == ("Tērvete BUB-1", "4")
    assert (first.number, first.address, first.area_m2) == (
        "2026-04-0117",
        'Dobeles nov., Tērvetes pag., "Paraugi"',
        12000.0,
    )
    assert first.place.at is not None
    assert distance_m(first.place.at, LatLon(56.465, 23.345)) < 1
    assert [time.kind for time in second.times] == ["call_received", "dispatched", "on_scene", "returned"]


def test_the_call_stands_once_though_every_row_repeats_it(samples: Path):
    kinds = [time.kind for time in preview(samples / "made_up_lv_excel_export.csv").times]
    assert (kinds.count("call_received"), kinds.count("on_scene")) == (1, 2)


def test_lithuanian_coordinates_are_put_right_though_x_is_the_easting(samples: Path):
    place = preview(samples / "made_up_lt_excel_export.csv").rows[0].place
    assert place.at is not None
    assert distance_m(place.at, LatLon(56.238, 23.615)) < 1


def test_long_numbers_stay_text(samples: Path):
    assert preview(samples / "fdny_fire_incident_dispatch.csv").numbers[0] == "9900000000000001"


@pytest.mark.parametrize(
    ("row", "flag"),
    [
        ("1;12.04.2026 13:05;12.04.2026 13:30;;12.04.2026 13:21;;;;BUB-1;;;;;;;", "order"),
        ("1;25.10.2026 03:30;;;;;;;BUB-1;;;;;;;", "dst_fold"),
        ("1;29.03.2026 03:30;;;;;;;BUB-1;;;;;;;", "dst_gap"),
        ("1;12.04.2026 23:55;00:10;;;;;;BUB-1;;;;;;;", "date_assumed"),
        ("9,9E+15;12.04.2026 13:05;;;;;;;BUB-1;;;;;;;", "id_broken"),
        ("1;12.04.2026 13:05;;;;;;;BUB-1;;;;459641,3;258027,1;;", "axes_swapped"),
        ("1;12.04.2026 13:05;;;;;;;BUB-1;;;;350000;350001;;", "axes_uncertain"),
        ("1;12.04.2026 13:05;;;;;;;BUB-1;;;;6233882,5;476131,5;;", "other_grid"),
        ("1;12.04.2026 13:05;;;;;;;BUB-1;;;;12;34;;", "place_unreadable"),
        ("1;12.04.2026 13:05;;;;;;;BUB-1;;;;here;there;;", "place_unreadable"),
        ("1;12.04.2026 13:05;;", "row_length"),
    ],
)
def test_what_is_doubtful_is_flagged_with_its_row(tmp_path: Path, row: str, flag: str):
    assert flags(read(tmp_path, row)) == [(2, flag)]


def test_times_out_of_order_are_kept_as_they_are(tmp_path: Path):
    dispatch = read(tmp_path, "1;12.04.2026 13:05;12.04.2026 13:30;;12.04.2026 13:21;;;;BUB-1;;;;;;;")
    assert [time.written[-5:] for time in dispatch.times] == ["13:05", "13:21", "13:30"]
    assert "on_scene" in dispatch.flags[0].what


def test_a_unit_sent_twice_answers_twice(tmp_path: Path):
    dispatch = read(
        tmp_path,
        "1;12.04.2026 13:05;12.04.2026 13:06;;;;;;BUB-1;;;;;;;",
        "1;12.04.2026 13:05;12.04.2026 13:40;;;;;;BUB-1;;;;;;;",
    )
    assert flags(dispatch) == [(3, "unit_twice")]
    assert len(dispatch.units) == 2


def test_rows_that_disagree_on_the_call_are_both_kept(tmp_path: Path):
    dispatch = read(tmp_path, "1;12.04.2026 13:05;;;;;;;A;;;;;;;", "1;12.04.2026 13:06;;;;;;;B;;;;;;;")
    assert flags(dispatch) == [(3, "disagrees")]
    assert len(dispatch.times) == 2


def test_swapped_axes_still_find_the_place(tmp_path: Path):
    place = read(tmp_path, "1;12.04.2026 13:05;;;;;;;BUB-1;;;;459641,3;258027,1;;").rows[0].place.at
    assert place is not None
    assert distance_m(place, LatLon(56.465, 23.345)) < 1


@pytest.mark.hazard("H31")
def test_degrees_in_the_wrong_order_are_turned_round_and_flagged():
    cells = {"lat": "23,345", "lon": "56,465"}
    place = read_place(cells.get, None)
    assert (place.at, place.written) == (LatLon(56.465, 23.345), "23,345, 56,465")
    assert [code for code, _ in place.doubts] == ["axes_swapped"]


def test_a_column_that_is_gone_is_flagged(tmp_path: Path):
    dispatch = read(tmp_path, "1;12.04.2026 13:05;A", header="Notikuma Nr.;Saņemts;Vienība\n")
    assert {code for _, code in flags(dispatch)} == {"column_missing"}
    assert len(dispatch.times) == 1


def test_unknown_columns_are_refused_with_what_to_do(tmp_path: Path):
    with pytest.raises(DispatchError, match="make a mapping") as caught:
        read(tmp_path, "1;2", header="a;b\n")
    assert caught.value.row == 1


def test_a_brigade_may_bring_its_own_mapping(tmp_path: Path):
    (tmp_path / "own.toml").write_text(
        '[own]\ndetect = ["Nr"]\ntz = "Europe/Riga"\nformats = ["%d.%m.%Y %H:%M"]\nrow = "incident"\n'
        'incident = { number = ["Numurs", "Nr"] }\ntimes = { call_received = ["D", "+", "T"] }\n'
    )
    (tmp_path / "x.csv").write_text("Nr,D,T\n7,12.04.2026,13:05\n")
    dispatch = preview(tmp_path / "x.csv", load_profiles(tmp_path / "own.toml"))
    assert (dispatch.numbers, dispatch.times[0].written) == (("7",), "12.04.2026 13:05")


OWN = (
    '[own]\ndetect = ["Nr"]\ntz = "Europe/Riga"\nformats = ["%d.%m.%Y %H:%M"]\nrow = "incident"\ntimes = {}\n'
)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("[own]", "[own", "own.toml: not TOML: .*line 1"),
        ("Europe/Riga", "Europe/Nowhere", "not a time zone"),
        ("Europe/Riga", "../../etc/passwd", "not a time zone"),
        ('"incident"', '"truck"', "row is"),
        ("%H:%M", "%Q", "cannot be used"),
        ("%H:%M", "%H:%M %H", "twice"),
        ("times = {}", 'times = { lunch = "L" }', "not a kind of time"),
        ("times = {}", 'times = {}\ncrs = "EPSG:1"', "crs"),
        ("times = {}", "times = {}\nsurprise = 1", "surprise"),
        ("times = {}", 'times = {}\nname = "x"', "name and own"),
        ("times = {}", 'times = {}\nincident = { adress = "A" }', "adress is none of our fields"),
    ],
)
def test_a_mapping_with_a_mistake_is_named(tmp_path: Path, old: str, new: str, what: str):
    (tmp_path / "own.toml").write_text(OWN.replace(old, new))
    with pytest.raises(DispatchError, match=what):
        load_profiles(tmp_path / "own.toml")


def test_two_mappings_that_fit_are_for_the_user_to_choose(tmp_path: Path):
    (tmp_path / "x.csv").write_text("Nr,D\n7,1\n")
    (tmp_path / "own.toml").write_text(OWN + OWN.replace("[own]", "[other]"))
    with pytest.raises(DispatchError, match="own, other"):
        preview(tmp_path / "x.csv", load_profiles(tmp_path / "own.toml"))


def test_no_two_shipped_mappings_fit_the_same_columns():
    profiles = shipped_profiles()
    for profile in profiles:
        columns = {column.casefold() for column in profile.detect}
        others = [p for p in profiles if p is not profile and {c.casefold() for c in p.detect} <= columns]
        assert others == []


@given(edits=st.lists(st.tuples(st.integers(0, 600), st.integers(0, 255)), max_size=12))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_damaged_export_is_read_or_refused_in_one_line(
    samples: Path, tmp_path: Path, edits: list[tuple[int, int]]
):
    content = bytearray((samples / "made_up_lv_excel_export.csv").read_bytes())
    for place, value in edits:
        content[place % len(content)] = value
    (tmp_path / "x.csv").write_bytes(content)
    said = ""
    try:
        assert preview(tmp_path / "x.csv").raw == bytes(content)
    except DispatchError as error:
        said = str(error)
    assert "\n" not in said
