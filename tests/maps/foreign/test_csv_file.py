"""Tables come in within limits, and go out so that no spreadsheet takes a text for a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.foreign import csv_file
from maps.foreign.file import FormatError

FILE = Path("x.csv")


@pytest.mark.hazard("H32")
@pytest.mark.parametrize("cell", ["=1+1", "+371 6700000", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(cell: str):
    assert csv_file.text([[cell, "a", -2.5, None]]).startswith(("'" + cell + ";", '"' + "'" + cell + '";'))


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2), min_size=1))
def test_what_is_written_comes_back_but_for_the_apostrophe(table: list[list[str]]):
    rows = list(csv.reader(io.StringIO(csv_file.text(table), newline=""), delimiter=";"))
    for row, back in zip(table, rows, strict=True):
        assert [cell.removeprefix("'") for cell in back] == [cell.removeprefix("'") for cell in row]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in back)


def test_a_line_without_end_is_not_waited_for():
    with pytest.raises(FormatError, match=r"x\.csv: line 2: longer than 200,000 characters"):
        list(csv_file.rows(FILE, b"a\n" + b"b" * 300_000, "utf-8", ";"))


def test_a_quote_that_is_never_closed_is_named_with_its_row():
    with pytest.raises(FormatError, match="row 2: cannot be read: field larger"):
        list(csv_file.rows(FILE, b'a\n"' + b"b\n" * 100_000, "utf-8", ";"))
