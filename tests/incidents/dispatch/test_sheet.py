"""A CSV file is read as the spreadsheet shows it, or refused with the row."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.dispatch.file import open_sheets
from incidents.dispatch.profiles import DispatchError
from incidents.dispatch.table import parse_sheet
from maps.foreign.limits import MAX_CSV_BYTES, MAX_CSV_ROWS

FILE = Path("x.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1257", "utf-16"])
def test_every_encoding_of_the_region_is_read(encoding: str):
    parsed = parse_sheet("Vienība;Ieradās\nTērvete BUB-1;13:21\n".encode(encoding), FILE)
    assert parsed.columns == ("Vienība", "Ieradās")
    assert parsed.rows[0].cells == ("Tērvete BUB-1", "13:21")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_delimiter_is_the_one_that_the_header_holds_most(delimiter: str):
    assert parse_sheet(delimiter.join(("a", "b", "c")).encode(), FILE).delimiter == delimiter


def test_rows_are_numbered_as_the_spreadsheet_numbers_them():
    parsed = parse_sheet(b'a;b\r\n1;"two\r\nlines"\r\n\r\n;\r\n2;x\r\n', FILE)
    assert [(row.number, row.cells[0]) for row in parsed.rows] == [(2, "1"), (5, "2")]


def test_columns_are_found_by_name_whatever_their_case_and_blanks():
    parsed = parse_sheet(b" Notikuma  Nr. ;x\n1;2", FILE)
    assert parsed.place("NOTIKUMA NR.") == 0
    assert parsed.place("y") is None


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (b"PK\x03\x04....", "not a workbook, or a damaged one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old workbook .*save it as .xlsx"),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument",
            r"\.ods.*xlsx",
        ),
        (b"%PDF-1.7", "is a PDF"),
    ],
)
def test_what_is_no_table_is_refused_before_it_is_read(tmp_path: Path, content: bytes, what: str):
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(DispatchError, match=what):
        open_sheets(tmp_path / "x.csv")


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(DispatchError, match=r"x\.csv: cannot be read"):
        open_sheets(tmp_path / "x.csv")


def test_sizes_are_capped(tmp_path: Path):
    (tmp_path / "x.csv").write_bytes(b"a;b\n" * (MAX_CSV_BYTES // 4 + 1))
    with pytest.raises(DispatchError, match="larger than 4 MB"):
        open_sheets(tmp_path / "x.csv")
    with pytest.raises(DispatchError, match="more than 10,000 rows") as caught:
        parse_sheet(b"a\n" * (MAX_CSV_ROWS + 1), FILE)
    assert caught.value.row == MAX_CSV_ROWS + 1


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b"a;b\n" + b";" * 400, 2),
        (b"a;b\n1;2\n" + b"x" * 30_000, 3),
        (b"a;b\n1;" + b"x" * 300_000, 2),
        (b"a;b\n" + b";" * 299 + b"\n" + (b";" * 299 + b"\n") * 1000, 1001),
        (b"\n\n", 1),
    ],
)
def test_a_row_out_of_all_proportion_is_named(content: bytes, row: int):
    with pytest.raises(DispatchError) as caught:
        parse_sheet(content, FILE)
    assert caught.value.row == row


@given(st.binary(max_size=300))
def test_any_bytes_are_a_sheet_or_an_error_of_ours(content: bytes):
    said = ""
    try:
        parse_sheet(content, FILE)
    except DispatchError as error:
        said = str(error)
    assert "\n" not in said
