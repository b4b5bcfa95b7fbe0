"""How high the sun is: at noon, at the zone files' own sunset, and at night."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from maps.geo import LatLon
from maps.sun import SunEvent, sun_height_deg, sun_time_s

PLACE = LatLon(56.3829, 24.6479)


def test_at_midsummer_noon_it_is_as_high_as_latitude_and_axis_allow():
    heights = [
        sun_height_deg(datetime(2026, 6, 21, 10, tzinfo=UTC) + timedelta(minutes=at), PLACE)
        for at in range(0, 120, 2)
    ]
    assert max(heights) == pytest.approx(90.0 - PLACE.lat_deg + 23.44, abs=0.05)


@pytest.mark.parametrize("month", [1, 4, 7, 10])
@pytest.mark.parametrize(("event", "height_deg"), [(SunEvent.SUNSET, -0.833), (SunEvent.DAWN, -6.0)])
def test_it_is_where_its_own_events_say(month: int, event: SunEvent, height_deg: float):
    day = date(2026, month, 15)
    at_s = sun_time_s(event, day, PLACE)
    assert at_s is not None
    moment = datetime(2026, month, 15, tzinfo=UTC) + timedelta(seconds=at_s)
    assert sun_height_deg(moment, PLACE) == pytest.approx(height_deg, abs=0.25)
