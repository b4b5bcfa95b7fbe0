"""How high the sun stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import LatLon
from maps.sun import SunEvent, sun_height_deg, sun_time_s


def test_the_published_example_of_the_national_renewable_energy_laboratory():
    # Reda and Andreas 2004, "Solar position algorithm", appendix A.5: zenith 50.11162
    found = sun_height_deg(datetime(2003, 10, 17, 19, 30, 30, tzinfo=UTC), LatLon(39.742476, -105.1786))
    assert found == pytest.approx(90.0 - 50.11162, abs=0.05)


@given(
    st.floats(-60.0, 60.0),
    st.floats(-180.0, 180.0),
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.sampled_from([SunEvent.SUNRISE, SunEvent.SUNSET]),
)
def test_it_is_on_the_horizon_when_it_rises_and_sets(lat: float, lon: float, day: date, event: SunEvent):
    at = LatLon(lat, lon)
    seconds = sun_time_s(event, day, at)
    assert seconds is not None
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=seconds)
    assert sun_height_deg(moment, at) == pytest.approx(-0.833, abs=0.15)


def test_at_midsummer_noon_it_stands_as_high_as_the_tilt_allows():
    found = sun_height_deg(datetime(2026, 6, 21, 10, 25, tzinfo=UTC), LatLon(56.95, 24.1))
    assert found == pytest.approx(90.0 - 56.95 + 23.44, abs=0.05)
