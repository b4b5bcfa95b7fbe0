"""A line of a journal is an entry whose facts every page of the report can count with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from incidents.lines import START, LineError, chained, from_line, to_line
from incidents.model import Entry


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_a_time_at_the_end_of_the_calendar_is_no_entry(year: int):
    """Any zone and any correction of a clock can be put on the times that pass."""
    entry = chained(
        Entry(0, datetime(year, 12, 31, 23, 59, tzinfo=UTC), "laptop", "person", "note", {}), START
    )
    with pytest.raises(LineError, match=f"in the year {year}, is none of an incident"):
        from_line(to_line(entry).rstrip())
