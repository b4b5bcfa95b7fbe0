"""The traps of dispatch records: each is flagged or refused by name, and nothing is guessed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.dispatch.place import Axes
from incidents.dispatch.preview import Choices, preview
from incidents.dispatch.profiles import DispatchError
from maps.geo import LatLon, distance_m
from tests.incidents.dispatch.workbooks import LATVIAN

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.dispatch.record import Dispatch

MIDNIGHT = datetime(2026, 4, 12, 21, 0, tzinfo=UTC)


def read(tmp_path: Path, *rows: str, choices: Choices | None = None) -> Dispatch:
    path = tmp_path / "export.csv"
    lines = [row + ";" * (len(LATVIAN) - 1 - row.count(";")) for row in rows]
    path.write_text("\n".join([";".join(LATVIAN), *lines]), "utf-8-sig")
    return preview(path, choices=choices)


def flags(dispatch: Dispatch) -> list[str]:
    return [flag.code for flag in dispatch.flags]


def test_a_time_that_cannot_be_read_makes_its_row_bad_and_names_the_cell(tmp_path: Path):
    dispatch = read(tmp_path, "1;12.04.2026 13:05", "1;12.04.2026 13:05;at noon")
    [bad] = dispatch.bad
    assert (bad.row, bad.column, bad.code, bad.number) == (3, "Nosūtīts", "time_unreadable", "1")
    assert bad.flag.what == "the time cannot be read: Nosūtīts: at noon"
    assert [row.row for row in dispatch.rows] == [2]


def test_a_delimiter_within_a_text_makes_its_row_bad(tmp_path: Path):
    dispatch = read(tmp_path, "1;12.04.2026 13:05" + ";" * 14 + "note;with a semicolon")
    assert [(bad.row, bad.code) for bad in dispatch.bad] == [(2, "row_shifted")]


def test_a_quoted_newline_stays_in_its_cell(tmp_path: Path):
    dispatch = read(tmp_path, '1;12.04.2026 13:05;;;;;;;BUB-1;4;Fire;"Road 1\nfarm"', "2;12.04.2026 14:05")
    assert dispatch.rows[0].address == "Road 1\nfarm"
    assert [row.row for row in dispatch.rows] == [2, 3]


@pytest.mark.parametrize(
    ("before", "after", "minutes", "flag"),
    [
        ("12.04.2026 23:50", "00:10", 20, "date_assumed"),
        ("12.04.2026 23:50", "23:55", 5, "date_assumed"),
        ("12.04.2026 13:05", "13:01", 24 * 60 - 4, "date_rolled"),
    ],
)
def test_a_clock_follows_the_time_before_it_by_less_than_a_day(
    tmp_path: Path, before: str, after: str, minutes: int, flag: str
):
    dispatch = read(tmp_path, f"1;{before};{after}")
    first, second = dispatch.times
    assert second.at - first.at == timedelta(minutes=minutes)
    assert flags(dispatch) == [flag]


def test_a_clock_with_nothing_before_it_is_a_bad_row(tmp_path: Path):
    assert [bad.code for bad in read(tmp_path, "1;13:05").bad] == ["time_unreadable"]


@pytest.mark.parametrize("zero", ["00:00", "00:00:00"])
def test_a_clock_of_nought_is_no_time_and_that_is_said(tmp_path: Path, zero: str):
    dispatch = read(tmp_path, f"1;12.04.2026 13:05;{zero}")
    assert (len(dispatch.times), flags(dispatch)) == (1, ["clock_zero"])


@pytest.mark.parametrize("nothing", ["", "NULL", "-", "1900-01-01 00:00:00", "01.01.1900 00:00"])
def test_a_placeholder_is_no_time(tmp_path: Path, nothing: str):
    dispatch = read(tmp_path, f"1;12.04.2026 13:05;{nothing}")
    assert (len(dispatch.times), flags(dispatch)) == (1, [])


def test_midnight_is_kept_and_doubted(tmp_path: Path):
    dispatch = read(tmp_path, "1;13.04.2026 00:00")
    assert ([time.at for time in dispatch.times], flags(dispatch)) == ([MIDNIGHT], ["midnight"])


def test_negative_travel_is_kept_and_flagged(tmp_path: Path):
    dispatch = read(
        tmp_path, "1;12.04.2026 13:05;12.04.2026 13:06;12.04.2026 13:21;12.04.2026 13:09;;;;BUB-1"
    )
    assert [(time.kind, time.written[-5:]) for time in dispatch.times] == [
        ("call_received", "13:05"),
        ("dispatched", "13:06"),
        ("on_scene", "13:09"),
        ("en_route", "13:21"),
    ]
    assert flags(dispatch) == ["order"]


def test_of_two_orders_that_both_fit_a_person_is_asked(tmp_path: Path):
    row = "1;12.04.2026 13:05;;;;;;;BUB-1;;;;350000;400000"
    asked = read(tmp_path, row)
    assert (asked.rows[0].place.at, flags(asked)) == (None, ["axes_uncertain"])
    as_mapped = read(tmp_path, row, choices=Choices(axes=Axes.AS_MAPPED)).rows[0].place.at
    turned = read(tmp_path, row, choices=Choices(axes=Axes.SWAPPED)).rows[0].place.at
    assert as_mapped is not None
    assert turned is not None
    assert distance_m(as_mapped, turned) > 50_000


def test_a_grid_of_the_other_country_is_read_as_what_it_is_and_flagged(tmp_path: Path):
    dispatch = read(tmp_path, "1;12.04.2026 13:05;;;;;;;BUB-1;;;;6233882,5;476131,5")
    place = dispatch.rows[0].place
    assert place.at is not None
    assert distance_m(place.at, LatLon(56.238, 23.615)) < 5
    assert (place.crs, flags(dispatch)) == ("EPSG:3346", ["other_grid"])


@pytest.mark.parametrize("numbers", ["56.465;23.345", "12;34", "here;there"])
def test_a_place_in_another_system_is_no_place_and_flagged(tmp_path: Path, numbers: str):
    dispatch = read(tmp_path, f"1;12.04.2026 13:05;;;;;;;BUB-1;;;;{numbers}")
    assert (dispatch.rows[0].place.at, flags(dispatch)) == (None, ["place_unreadable"])


@pytest.mark.parametrize("cell", ["46124.545138888", "46124,545138888"])
def test_a_day_number_in_a_table_is_read_and_flagged(tmp_path: Path, cell: str):
    dispatch = read(tmp_path, f"1;{cell}")
    assert [time.at for time in dispatch.times] == [datetime(2026, 4, 12, 10, 5, tzinfo=UTC)]
    assert flags(dispatch) == ["serial_time"]


def test_a_time_without_the_offset_that_it_must_have_is_flagged(samples: Path, tmp_path: Path):
    record = json.loads((samples / "neris_dispatch.json").read_text("utf-8"))
    record["call_answered"] = "2026-04-12T10:05:15"
    (tmp_path / "x.json").write_text(json.dumps(record))
    assert flags(preview(tmp_path / "x.json")) == ["offset_missing"]


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ("[]", "holds no list of records"),
        ("[1, 2]", "holds no list of records"),
        ('{"a": ', "not JSON"),
        ('[{"a": 1, "a": 2}]', "stands twice"),
        ('[{"a": NaN}]', "NaN is not a number"),
        ("[" * 200 + "]" * 200, "nested deeper"),
        ('[{"a": "' + "x" * 30_000 + '"}]', "record 1: a has more than 20,000 characters"),
        ('{"something": "else"}', "no columns of a known export"),
    ],
)
def test_json_that_is_no_record_is_refused(tmp_path: Path, document: str, what: str):
    (tmp_path / "x.json").write_text(document)
    with pytest.raises(DispatchError, match=what):
        preview(tmp_path / "x.json")
