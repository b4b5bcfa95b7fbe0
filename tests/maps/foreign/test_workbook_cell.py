"""A cell of a workbook is the text that a person would have typed there."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from maps.foreign.workbook_cell import cell_text

AT = datetime(2026, 4, 12, 13, 5)  # noqa: DTZ001 cells have no zone


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (None, "General", ""),
        (True, "General", "TRUE"),
        (7, "General", "7"),
        (7.0, "General", "7"),
        (258027.1, "General", "258027.1"),
        (9.9e15, "General", "9.9E+15"),
        ("  x ", "General", "x"),
        (AT, "dd.mm.yyyy hh:mm", "2026-04-12 13:05"),
        (AT, "dd.mm.yyyy hh:mm:ss", "2026-04-12 13:05:00"),
        (AT, '[$-426]d. mmmm "stundas" hh:mm', "2026-04-12 13:05"),
        (AT + timedelta(seconds=7), "dd.mm.yyyy hh:mm", "2026-04-12 13:05:07"),
        (AT - timedelta(milliseconds=1), "dd.mm.yyyy hh:mm", "2026-04-12 13:05"),
        (datetime(2026, 4, 12), "dd.mm.yyyy", "2026-04-12"),  # noqa: DTZ001
        (datetime(2026, 4, 12), "dd.mm.yyyy hh:mm", "2026-04-12 00:00"),  # noqa: DTZ001
        (date(2026, 4, 12), "dd.mm.yyyy", "2026-04-12"),
        (time(13, 5), "hh:mm", "13:05"),
        (time(13, 5, 7), "hh:mm", "13:05:07"),
        (timedelta(hours=27, minutes=5), "[h]:mm", "27:05:00"),
    ],
)
def test_a_cell_reads_as_it_was_meant(value: object, form: str, text: str):
    assert cell_text(value, form) == text
