"""Workbooks come in as a spreadsheet shows them; nothing in them is worked out, and no bomb goes off."""

from __future__ import annotations

import shutil
import zipfile
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.dispatch.preview import Choices, preview
from incidents.dispatch.profiles import DispatchError
from maps.foreign.limits import MAX_CSV_CELL_CHARS, MAX_CSV_ROWS
from tests.incidents.dispatch.workbooks import LATVIAN, MINUTES, repacked, write

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.dispatch.record import Dispatch


def read(tmp_path: Path, *cells: Any, from_1904: bool = False) -> Dispatch:
    """One row under the Latvian header."""
    return preview(write(tmp_path / "x.xlsx", ("Izbraukumi", [LATVIAN, cells]), from_1904=from_1904))


def codes(dispatch: Dispatch) -> list[str]:
    return [flag.code for flag in dispatch.flags]


AT = datetime(2026, 4, 12, 13, 5)  # noqa: DTZ001 cells have no zone
UTC_AT = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)


@pytest.mark.parametrize("from_1904", [False, True])
def test_a_date_in_a_cell_is_its_time_in_the_zone_of_the_mapping(tmp_path: Path, from_1904: bool):
    dispatch = read(tmp_path, "2026-117", (AT, MINUTES), from_1904=from_1904)
    [call] = dispatch.times
    assert (call.at, call.written, call.precision_s) == (UTC_AT, "2026-04-12 13:05", 30.0)
    assert (dispatch.suffix, dispatch.sheet, codes(dispatch)) == (".xlsx", "Izbraukumi", [])


def test_a_date_with_seconds_is_good_to_half_a_second(tmp_path: Path):
    [call] = read(tmp_path, "1", (AT + timedelta(seconds=7), "dd.mm.yyyy hh:mm:ss")).times
    assert (call.at, call.precision_s) == (UTC_AT + timedelta(seconds=7), 0.5)


@pytest.mark.parametrize(("serial", "from_1904"), [(46124.545138888888, False), (44662.545138888888, True)])
def test_a_day_number_that_nobody_formatted_is_read_and_flagged(
    tmp_path: Path, serial: float, from_1904: bool
):
    dispatch = read(tmp_path, "1", serial, from_1904=from_1904)
    assert [call.at for call in dispatch.times] == [UTC_AT]
    assert codes(dispatch) == ["serial_time"]


@pytest.mark.parametrize("clock", [(time(13, 21), "hh:mm"), (0.55625, "hh:mm"), 0.55625])
def test_a_time_stored_as_part_of_a_day_follows_the_time_before_it(tmp_path: Path, clock: object):
    dispatch = read(tmp_path, "1", (AT, MINUTES), None, None, clock)
    assert [each.at for each in dispatch.times] == [UTC_AT, UTC_AT + timedelta(minutes=16)]
    assert "date_assumed" in codes(dispatch)


def test_empty_dates_are_no_times(tmp_path: Path):
    zero = (0, MINUTES)
    assert len(read(tmp_path, "1", (AT, MINUTES), zero, (time(0), "hh:mm"), None).times) == 1


@pytest.mark.parametrize(
    ("value", "number", "flags"),
    [
        ("9900000000000001", "9900000000000001", []),
        (9.9e15, "9900000000000000", ["id_broken"]),
        ("9.9E+15", "9.9E+15", ["id_broken"]),
        (9900000000000000, "9900000000000000", ["id_broken"]),
        (117, "117", []),
        (117.0, "117", []),
        ("0017", "0017", []),
    ],
)
def test_numbers_of_incidents_stay_as_they_are(tmp_path: Path, value: object, number: str, flags: list[str]):
    dispatch = read(tmp_path, value, (AT, MINUTES))
    assert (dispatch.numbers, codes(dispatch)) == ((number,), flags)


def test_a_formula_is_never_worked_out_and_a_row_that_needs_it_is_bad(tmp_path: Path):
    dispatch = read(tmp_path, "1", '=WEBSERVICE("http://127.0.0.1/")')
    [bad] = dispatch.bad
    assert (bad.row, bad.column, bad.code) == (2, "Saņemts", "formula_empty")
    assert dispatch.rows == ()


def test_the_value_that_was_stored_with_a_formula_counts(tmp_path: Path):
    path = write(tmp_path / "x.xlsx", ("A", [LATVIAN, ["1", "=B9"]]))

    def stored(name: str, part: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return part
        return part.replace(b"<f>B9</f><v />", b"<f>B9</f><v>46124.5451388888</v>").replace(
            b"<f>B9</f><v></v>", b"<f>B9</f><v>46124.5451388888</v>"
        )

    assert [call.at for call in preview(repacked(path, stored)).times] == [UTC_AT]


def test_the_first_sheet_that_fits_is_taken_and_others_are_said(tmp_path: Path):
    row = ["1", (AT, MINUTES)]
    other = ["2", (AT, MINUTES)]
    path = write(tmp_path / "x.xlsx", ("Info", [["hello"]]), ("A", [LATVIAN, row]), ("B", [LATVIAN, other]))
    dispatch = preview(path)
    assert (dispatch.sheet, dispatch.numbers, codes(dispatch)) == ("A", ("1",), ["sheet_chosen"])
    assert preview(path, choices=Choices(sheet="B")).numbers == ("2",)
    with pytest.raises(DispatchError, match="has no sheet 'C'; it has: Info, A, B"):
        preview(path, choices=Choices(sheet="C"))


def test_a_title_above_the_header_is_passed_over_and_rows_keep_their_numbers(tmp_path: Path):
    rows = [["Izbraukumi 2026. gadā"], [], LATVIAN, ["1", (AT, MINUTES)], ["1", "soon"]]
    dispatch = preview(write(tmp_path / "x.xlsx", ("A", rows)))
    assert ([row.row for row in dispatch.rows], [bad.row for bad in dispatch.bad]) == ([4], [5])


def test_a_hidden_sheet_is_not_read(tmp_path: Path):
    path = write(tmp_path / "x.xlsx", ("A", [["x"]]), ("B", [LATVIAN, ["1", (AT, MINUTES)]]))

    def hide(name: str, part: bytes) -> bytes:
        return (
            part.replace(b'name="B"', b'name="B" x=""')
            .replace(b'state="visible" r:id="rId2"', b'state="hidden" r:id="rId2"')
            .replace(b' x=""', b"")
        )

    repacked(path, hide)
    with zipfile.ZipFile(path) as archive:
        assert b'state="hidden"' in archive.read("xl/workbook.xml")
    with pytest.raises(DispatchError, match="no columns of a known export"):
        preview(path)


def _bomb(name: str, part: bytes) -> bytes:
    return part + b" " * 11_000_000 if name == "xl/styles.xml" else part


def _entity(name: str, part: bytes) -> bytes:
    if name != "xl/worksheets/sheet1.xml":
        return part
    return b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + part


def _styles(name: str, part: bytes) -> bytes:
    return part.replace(b"</cellXfs>", b"<xf/>" * 30_000 + b"</cellXfs>") if "styles" in name else part


@pytest.mark.parametrize(
    ("change", "what"),
    [(_bomb, "packed suspiciously tight"), (_entity, "document type"), (_styles, "too many styles")],
)
def test_what_would_cost_or_steal_is_refused(tmp_path: Path, change: Any, what: str):
    path = write(tmp_path / "x.xlsx", ("A", [LATVIAN, ["1", (AT, MINUTES)]]))
    with pytest.raises(DispatchError, match=what):
        preview(repacked(path, change))


def test_unpacked_parts_rows_columns_and_cells_have_limits(tmp_path: Path):
    def stored_bomb(name: str, part: bytes) -> bytes:
        return _bomb(name, part) + b" " * 2_000_000

    path = write(tmp_path / "x.xlsx", ("A", [["x" * (MAX_CSV_CELL_CHARS + 1)]]))
    with pytest.raises(DispatchError, match="a cell of more than"):
        preview(path)
    with pytest.raises(DispatchError, match=r"larger than 8 MB|unpack to more than 12 MB"):
        preview(repacked(path, stored_bomb, zipfile.ZIP_STORED))

    def far(name: str, part: bytes) -> bytes:
        row = f'<row r="{MAX_CSV_ROWS + 9}"><c r="A9"><v>1</v></c></row></sheetData>'.encode()
        return part.replace(b"</sheetData>", row) if "sheet1" in name else part

    with pytest.raises(DispatchError, match="more than 10,000 rows"):
        preview(repacked(write(tmp_path / "y.xlsx", ("A", [["x"]])), far))
    with pytest.raises(DispatchError, match="columns: a dispatch export has fewer"):
        preview(write(tmp_path / "z.xlsx", ("A", [["x"] * 301])))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "x.xlsx"
    return write(path, ("A", [LATVIAN, ["1", (AT, MINUTES), 0.55, "x"]]))


@given(
    part=st.integers(0, 9),
    edits=st.lists(st.tuples(st.integers(0, 20_000), st.integers(1, 127)), min_size=1, max_size=6),
    cut=st.integers(0, 9),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_damaged_workbook_is_read_or_refused_in_one_line(
    whole: Path, tmp_path: Path, part: int, edits: list[tuple[int, int]], cut: int
):
    """Within its parts: a changed byte of the archive itself only breaks its check sum."""
    path = tmp_path / "x.xlsx"
    shutil.copy(whole, path)
    count = iter(range(100))

    def spoil(_name: str, content: bytes) -> bytes:
        if next(count) != part:
            return content
        spoiled = bytearray(content)
        for place, value in edits:
            spoiled[place % len(spoiled)] = value
        return bytes(spoiled[: len(spoiled) - cut])

    said = ""
    try:
        assert preview(repacked(path, spoil)).suffix == ".xlsx"
    except DispatchError as error:
        said = str(error)
    assert "\n" not in said


@given(content=st.binary(max_size=400))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_a_record_or_an_error_of_ours(tmp_path: Path, content: bytes):
    said = ""
    for head in (b"", b"PK\x03\x04", b"{", b"["):
        (tmp_path / "x.bin").write_bytes(head + content)
        try:
            preview(tmp_path / "x.bin")
        except DispatchError as error:
            said += str(error)
    assert "\n" not in said
