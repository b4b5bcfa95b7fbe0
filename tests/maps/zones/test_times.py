"""When a zone is active, from dates, weekdays and the sun."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from maps.geo import LatLon
from maps.sun import SunEvent, sun_time_s
from maps.zones.times import EVERY_DAY, Active, Period, Slot, activity

RIGA = LatLon(56.95, 24.1)
FRIDAY = datetime(2026, 4, 17, tzinfo=UTC)


def active(period: Period, at: datetime, minutes: float = 20.0, place: LatLon = RIGA) -> Active:
    return activity((period,), at, at + timedelta(minutes=minutes), place)


def hours(begins: float, ends: float, days: frozenset[int] = EVERY_DAY) -> Period:
    return Period(slots=(Slot(days, begins * 3600.0, ends * 3600.0),))


def test_without_a_period_it_is_always_active_and_needs_no_hour():
    assert activity((), None, None, RIGA) is Active.YES
    assert activity((Period(),), None, None, RIGA) is Active.YES
    assert activity((hours(8, 9),), None, None, RIGA) is Active.UNKNOWN


def test_a_flight_that_reaches_into_the_hours_meets_them():
    morning = hours(8.0, 9.0)
    assert active(morning, FRIDAY + timedelta(hours=7, minutes=50)) is Active.YES
    assert active(morning, FRIDAY + timedelta(hours=7, minutes=30)) is Active.NO
    assert active(morning, FRIDAY + timedelta(hours=9, minutes=1)) is Active.NO


def test_hours_over_midnight_belong_to_the_day_they_begin_on():
    friday_night = hours(22.0, 4.0, frozenset({4}))
    assert active(friday_night, FRIDAY + timedelta(hours=23)) is Active.YES
    assert active(friday_night, FRIDAY + timedelta(hours=27)) is Active.YES  # Saturday, 3 in the morning
    assert active(friday_night, FRIDAY + timedelta(hours=3)) is Active.NO  # Friday, 3 in the morning


def test_dates_bound_the_hours():
    period = Period(FRIDAY, FRIDAY + timedelta(days=1), (Slot(EVERY_DAY, 0.0, 86_400.0),))
    assert active(period, FRIDAY + timedelta(hours=12)) is Active.YES
    assert active(period, FRIDAY - timedelta(hours=12)) is Active.NO
    assert active(period, FRIDAY + timedelta(hours=30)) is Active.NO


def test_what_is_not_understood_is_unknown_unless_its_dates_are_over():
    assert active(Period(readable=False), FRIDAY) is Active.UNKNOWN
    over = Period(ends=FRIDAY - timedelta(days=1), readable=False)
    assert active(over, FRIDAY) is Active.NO


def test_one_of_several_periods_is_enough():
    periods = (hours(8.0, 9.0), Period(readable=False), hours(12.0, 13.0))
    noon = FRIDAY + timedelta(hours=12)
    assert activity(periods, noon, noon, RIGA) is Active.YES
    evening = FRIDAY + timedelta(hours=18)
    assert activity(periods, evening, evening, RIGA) is Active.UNKNOWN


def test_hours_by_the_sun():
    day = Period(slots=(Slot(EVERY_DAY, SunEvent.SUNRISE, SunEvent.SUNSET),))
    night = Period(slots=(Slot(EVERY_DAY, SunEvent.SUNSET, SunEvent.SUNRISE),))
    noon, midnight = FRIDAY + timedelta(hours=10), FRIDAY + timedelta(hours=22)
    assert (active(day, noon), active(night, noon)) == (Active.YES, Active.NO)
    assert (active(day, midnight), active(night, midnight)) == (Active.NO, Active.YES)


def test_where_the_sun_does_not_set_the_stricter_is_taken():
    day = Period(slots=(Slot(EVERY_DAY, SunEvent.SUNRISE, SunEvent.SUNSET),))
    midsummer = datetime(2026, 6, 21, 22, tzinfo=UTC)
    assert active(day, midsummer, place=LatLon(69.0, 24.1)) is Active.YES


@pytest.mark.parametrize(
    ("event", "day", "at", "utc"),
    [  # what calendars print for the equator and for Greenwich
        (SunEvent.SUNRISE, date(2026, 3, 20), LatLon(0.0, 0.0), "06:04"),
        (SunEvent.SUNSET, date(2026, 3, 20), LatLon(0.0, 0.0), "18:11"),
        (SunEvent.SUNRISE, date(2026, 6, 21), LatLon(51.4769, 0.0), "03:43"),
        (SunEvent.SUNSET, date(2026, 6, 21), LatLon(51.4769, 0.0), "20:21"),
        (SunEvent.SUNSET, date(2026, 12, 21), LatLon(51.4769, 0.0), "15:53"),
    ],
)
def test_the_sun_is_on_time(event: SunEvent, day: date, at: LatLon, utc: str):
    seconds = sun_time_s(event, day, at)
    assert seconds is not None
    hour, minute = (int(part) for part in utc.split(":"))
    assert seconds == pytest.approx(hour * 3600 + minute * 60, abs=120)
