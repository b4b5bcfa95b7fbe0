"""Times as written become UTC, and every doubt is named."""

from __future__ import annotations

import locale
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.written_time import check_format, is_absent, read_time

LV = ("%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S")
US = ("%m/%d/%Y %I:%M:%S %p", "%Y %b %d %I:%M:%S %p")


@pytest.mark.parametrize(
    ("cell", "formats", "tz", "utc"),
    [
        ("12.04.2026 13:05", LV, "Europe/Riga", "2026-04-12T10:05:00"),
        ("12.01.2026 13:05:07", LV, "Europe/Riga", "2026-01-12T11:05:07"),
        ("01/05/2024 07:53:21 PM", US, "America/Los_Angeles", "2024-01-06T03:53:21"),
        ("01/01/2024 12:00:23 AM", US, "America/New_York", "2024-01-01T05:00:23"),
        ("01/01/2024 12:00:23 PM", US, "America/New_York", "2024-01-01T17:00:23"),
        ("2024 Apr 12 01:05:11 PM", US, "America/New_York", "2024-04-12T17:05:11"),
        ("01-Apr-24 13:05:11", ("%d-%b-%y %H:%M:%S",), "UTC", "2024-04-01T13:05:11"),
        ("2024-04-12T13:05:11.250", ("%Y-%m-%dT%H:%M:%S.%f",), "UTC", "2024-04-12T13:05:11.250000"),
        ("2024-04-12T13:05:11+03:00", (), "America/New_York", "2024-04-12T10:05:11"),
        ("2024-04-12T13:05:11Z", (), "Europe/Riga", "2024-04-12T13:05:11"),
    ],
)
def test_a_time_is_read_in_its_zone(cell: str, formats: tuple[str, ...], tz: str, utc: str):
    read = read_time(cell, formats, tz)
    assert read is not None
    assert read.at == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert read.doubts == ()


def test_a_time_in_whole_minutes_is_good_to_half_a_minute():
    minutes, seconds = read_time("12.04.2026 13:05", LV, "UTC"), read_time("12.04.2026 13:05:00", LV, "UTC")
    assert minutes is not None
    assert seconds is not None
    assert (minutes.precision_s, seconds.precision_s) == (30.0, 0.5)


@pytest.mark.parametrize("tz", ["Europe/Riga", "Europe/Vilnius"])
def test_the_hour_that_comes_twice_and_the_one_that_never_comes_are_flagged(tz: str):
    twice = read_time("25.10.2026 03:30", LV, tz)
    never = read_time("29.03.2026 03:30", LV, tz)
    assert twice is not None
    assert never is not None
    assert (twice.doubts, twice.at) == (("dst_fold",), datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert never.doubts == ("dst_gap",)


def test_a_source_that_keeps_gmt_all_year_gets_no_summer_time():
    read = read_time("01/07/2024 13:06:02", ("%d/%m/%Y %H:%M:%S",), "UTC")
    assert read is not None
    assert read.at.hour == 13


def test_a_clock_without_a_date_follows_the_time_before_it_over_midnight():
    before = datetime(2026, 4, 12, 20, 50, tzinfo=UTC)  # 23:50 in Riga
    same, next_day = (
        read_time("23:55", LV, "Europe/Riga", before),
        read_time("00:10", LV, "Europe/Riga", before),
    )
    assert same is not None
    assert next_day is not None
    assert same.at - before == timedelta(minutes=5)
    assert next_day.at - before == timedelta(minutes=20)
    assert same.doubts == next_day.doubts == ("date_assumed",)
    assert read_time("23:55", LV, "Europe/Riga") is None


@pytest.mark.parametrize(
    "cell", ["31.02.2026 10:00", "12.04.2026 25:00", "13/13/2024 01:00:00 PM", "soon", "12.04"]
)
def test_what_is_no_time_is_none(cell: str):
    assert read_time(cell, (*LV, *US), "UTC") is None


@pytest.mark.parametrize(
    "cell", ["", "  ", "NULL", "-", "1900-01-01 00:00:00", "01/01/1900", "00:00", "00:00:00"]
)
def test_what_programs_write_into_empty_cells_is_absent(cell: str):
    assert is_absent(cell)


@pytest.mark.parametrize("cell", ["12.04.2026 00:00", "1", "0017", "1900-02-01"])
def test_what_somebody_wrote_is_there(cell: str):
    assert not is_absent(cell)


@given(st.integers(0, 3_124_137_600).map(lambda second: datetime.fromtimestamp(second, UTC)))
def test_every_time_written_in_utc_is_read_back(at: datetime):
    for form, text in (
        ("%d.%m.%Y %H:%M:%S", f"{at:%d.%m.%Y %H:%M:%S}"),
        ("%m/%d/%Y %I:%M:%S %p", _american(at)),
    ):
        read = read_time(text, (form,), "UTC")
        assert read is not None
        assert read.at == at


def _american(at: datetime) -> str:
    return f"{at:%m/%d/%Y} {at.hour % 12 or 12:02}:{at:%M:%S} {'AM' if at.hour < 12 else 'PM'}"


def test_month_names_do_not_follow_the_locale_of_the_process():
    before = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("lv_LV.UTF-8", "lt_LT.UTF-8", "C"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
            assert read_time("2024 May 12 01:05:11 PM", US, "UTC") is not None
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize(
    "form", ["%d.%m.%Y", "%H:%M", "%d.%m.%Y %Q:%M", "%d.%m.%Y %I:%M", "%A %d.%m.%Y %H:%M"]
)
def test_a_format_that_names_no_full_time_is_refused(form: str):
    with pytest.raises(ValueError, match=r"lacks|not known|go together"):
        check_format(form)


@pytest.mark.parametrize(
    "cell", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "31.12.9999 23:59"]
)
def test_a_year_at_the_end_of_the_calendar_is_no_time(cell: str):
    assert read_time(cell, LV, "Europe/Riga") is None
