"""When a zone is active now and next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from maps.geo import LatLon
from maps.sun import SunEvent
from maps.zones.next_hours import Hours, hours_at
from maps.zones.times import EVERY_DAY, Active, Period, Slot, activity

RIGA = LatLon(56.95, 24.1)
FRIDAY = datetime(2026, 4, 17, tzinfo=UTC)
NOON = FRIDAY + timedelta(hours=12)


def daily(begins_h: float, ends_h: float, days: frozenset[int] = EVERY_DAY) -> Period:
    return Period(slots=(Slot(days, begins_h * 3600.0, ends_h * 3600.0),))


def test_what_is_always_active_has_no_end():
    assert hours_at((), NOON, RIGA) == hours_at((Period(),), NOON, RIGA) == Hours(Active.YES)
    assert hours_at((daily(0, 24),), NOON, RIGA) == Hours(Active.YES)  # day after day without a gap


def test_in_its_hours_it_says_until_when_and_before_them_from_when():
    eight_to_four = daily(8, 16)
    assert hours_at((eight_to_four,), NOON, RIGA).until == FRIDAY + timedelta(hours=16)
    evening = FRIDAY + timedelta(hours=20)
    assert hours_at((eight_to_four,), evening, RIGA) == Hours(
        Active.NO, begins=FRIDAY + timedelta(days=1, hours=8)
    )


def test_a_weekday_comes_round():
    thursday = daily(8, 9, frozenset({3}))
    assert hours_at((thursday,), NOON, RIGA).begins == FRIDAY + timedelta(days=6, hours=8)
    this_day = daily(8, 9, frozenset({4}))
    assert hours_at((this_day,), NOON, RIGA).begins == FRIDAY + timedelta(days=7, hours=8)


def test_a_night_over_midnight_ends_in_the_morning():
    night = daily(22, 4)
    at_one = FRIDAY + timedelta(hours=1)
    assert hours_at((night,), at_one, RIGA).until == FRIDAY + timedelta(hours=4)


def test_dates_far_away_are_found_and_those_that_are_over_are_not():
    in_june = datetime(2026, 6, 1, tzinfo=UTC)
    period = Period(in_june, in_june + timedelta(days=3), daily(8, 9).slots)
    assert hours_at((period,), NOON, RIGA).begins == in_june + timedelta(hours=8)
    assert hours_at((period,), in_june + timedelta(days=9), RIGA) == Hours(Active.NO)
    bare = Period(NOON - timedelta(hours=1), NOON + timedelta(hours=2))
    assert hours_at((bare,), NOON, RIGA).until == NOON + timedelta(hours=2)


def test_what_nobody_can_read_is_unknown():
    assert hours_at((Period(readable=False),), NOON, RIGA) == Hours(Active.UNKNOWN)


def test_by_the_sun_it_ends_in_the_evening():
    day = Period(slots=(Slot(EVERY_DAY, SunEvent.SUNRISE, SunEvent.SUNSET),))
    until = hours_at((day,), NOON, RIGA).until
    assert until is not None
    assert FRIDAY + timedelta(hours=17) < until < FRIDAY + timedelta(hours=18)


hour = st.integers(0, 24)
slots = st.builds(
    lambda days, begins, ends: Slot(frozenset(days), begins * 3600.0, ends * 3600.0),
    st.sets(st.integers(0, 6), min_size=1), hour, hour,
)  # fmt: skip


@given(st.lists(slots, min_size=1, max_size=3), st.integers(0, 7 * 24 * 60))
def test_it_begins_when_the_checks_say_it_is_active_and_not_a_minute_before(found: list[Slot], minutes: int):
    """Peer: the checks, asked minute by minute."""
    periods, now = (Period(slots=tuple(found)),), FRIDAY + timedelta(minutes=minutes)
    said = hours_at(periods, now, RIGA)
    assert said.active is activity(periods, now, now, RIGA)
    minute = timedelta(minutes=1)
    if said.begins is not None:
        assert activity(periods, said.begins, said.begins, RIGA) is Active.YES
        before = said.begins - minute
        assert before <= now or activity(periods, now, before, RIGA) is Active.NO
    if said.until is not None:
        after = said.until + minute
        assert activity(periods, said.until, said.until, RIGA) is Active.YES
        assert activity(periods, after, after, RIGA) is Active.NO
