"""Times that people wrote on their own clocks: each is one moment, or is flagged as two or none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.local_time import clock, day, duration
from incidents.written_time import read_time

FORM = ("%d.%m.%Y %H:%M:%S",)
OURS = ("Europe/Riga", "Europe/Vilnius")
ZONES = (*OURS, "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
YEARS = range(2003, 2038)  # since when both countries change their clocks as they do today

naive_times = st.datetimes(datetime(1990, 1, 1), datetime(2037, 12, 31)).map(  # noqa: DTZ001 as written
    lambda at: at.replace(microsecond=0)
)


def written(naive: datetime) -> str:
    return f"{naive:%d.%m.%Y %H:%M:%S}"


def last_sunday(year: int, month: int) -> datetime:
    end = datetime(year, month, 31)  # noqa: DTZ001 a day of the calendar
    return end - timedelta(days=(end.weekday() + 1) % 7)


def doubts(naive: datetime, zone: str) -> tuple[str, ...]:
    read = read_time(written(naive), FORM, zone)
    assert read is not None
    return read.doubts


@pytest.mark.hazard("H21")
@given(naive=naive_times, zone=st.sampled_from(ZONES))
def test_a_time_without_a_doubt_is_the_one_moment_that_this_clock_shows_so(naive: datetime, zone: str):
    read = read_time(written(naive), FORM, zone)
    assert read is not None
    shown = [
        moment
        for moment in (read.at + timedelta(minutes=30 * half) for half in range(-6, 7))
        if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == naive
    ]
    if read.doubts == ():
        assert shown == [read.at]
    elif read.doubts == ("dst_fold",):
        assert len(shown) == 2
        assert read.at == shown[0]
    else:
        assert (read.doubts, shown) == (("dst_gap",), [])


@pytest.mark.hazard("H21")
@pytest.mark.parametrize("zone", OURS)
def test_every_minute_of_the_hour_that_comes_twice_is_flagged_and_no_other_of_that_day(zone: str):
    for year in YEARS:
        sunday = last_sunday(year, 10)
        flagged = [m for m in range(24 * 60) if doubts(sunday + timedelta(minutes=m), zone) == ("dst_fold",)]
        assert flagged == list(range(3 * 60, 4 * 60))


@pytest.mark.hazard("H21")
@pytest.mark.parametrize("zone", OURS)
def test_every_minute_of_the_hour_that_never_comes_is_flagged_and_no_other_of_that_day(zone: str):
    for year in YEARS:
        sunday = last_sunday(year, 3)
        flagged = [m for m in range(24 * 60) if doubts(sunday + timedelta(minutes=m), zone) == ("dst_gap",)]
        assert flagged == list(range(3 * 60, 4 * 60))


@pytest.mark.hazard("H21")
@given(
    begin=st.integers(0, 180),
    steps=st.lists(st.integers(2, 25), min_size=1, max_size=6),
    zone=st.sampled_from(OURS),
    with_date=st.booleans(),
)
def test_times_that_follow_one_another_do_so_in_the_hour_that_comes_twice(
    begin: int, steps: list[int], zone: str, *, with_date: bool
):
    """From two to five in the morning; each is known by the one before it."""
    at = datetime(2026, 10, 24, 23, 0, tzinfo=UTC) + timedelta(minutes=begin)
    before = at if with_date is False else None
    durations: list[timedelta] = []
    for minutes in steps:
        at += timedelta(minutes=minutes)
        local = at.astimezone(ZoneInfo(zone))
        text = f"{local:%d.%m.%Y %H:%M:%S}" if with_date else f"{local:%H:%M:%S}"
        read = read_time(text, FORM, zone, before)
        assert read is not None
        if before is not None:
            durations.append(read.at - before)
        before = read.at
    assert all(took >= timedelta(0) for took in durations)
    assert all(took < timedelta(hours=2) for took in durations)


def test_the_second_of_two_equal_hours_is_taken_when_the_first_would_be_before_the_alarm():
    alarm = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)  # 03:50 the first time
    read = read_time("25.10.2026 03:10:00", FORM, "Europe/Riga", alarm)
    assert read is not None
    assert (read.at - alarm, read.doubts) == (timedelta(minutes=20), ("dst_fold_later",))


def test_a_minute_that_was_rounded_down_does_not_make_it_the_next_hour():
    alarm = datetime(2026, 10, 25, 0, 50, 40, tzinfo=UTC)
    read = read_time("25.10.2026 03:50", ("%d.%m.%Y %H:%M",), "Europe/Riga", alarm)
    assert read is not None
    assert (read.at, read.doubts) == (datetime(2026, 10, 25, 0, 50, tzinfo=UTC), ("dst_fold",))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "text", ["2026-10-25T03:30:00+03:00", "2026-10-25T03:30:00+02:00", "2026-03-29T01:30:00Z"]
)
def test_a_time_that_names_its_offset_has_no_doubt_anywhere(zone: str, text: str):
    read = read_time(text, FORM, zone)
    assert read is not None
    assert (read.at, read.doubts) == (datetime.fromisoformat(text), ())


@pytest.mark.hazard("H21")
@given(
    start=st.datetimes(datetime(2020, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    seconds=st.floats(0, 200_000),
    zone=st.sampled_from(ZONES),
)
def test_a_duration_is_the_same_in_every_zone_and_never_negative(start: datetime, seconds: float, zone: str):
    end = start + timedelta(seconds=seconds)
    here = start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))
    took_s = (here[1].astimezone(UTC) - here[0].astimezone(UTC)).total_seconds()
    assert took_s == pytest.approx(seconds, abs=1e-5)
    assert "−" not in duration(took_s)


def test_what_is_shown_in_the_hour_that_comes_twice_goes_back_only_there():
    moments = [datetime(2026, 10, 24, 23, 0, tzinfo=UTC) + timedelta(minutes=10 * i) for i in range(24)]
    shown = [clock(moment, "Europe/Riga") for moment in moments]
    assert [(a, b) for a, b in pairwise(shown) if b < a] == [("03:50:00", "03:00:00")]
    assert {day(moment, "lv") for moment in moments} == {"25.10.2026"}
