"""By the sun: the window is dark when it is dark outside, and by hand it is what was chosen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import LatLon
from maps.sun import SunEvent, sun_time_s
from ui.daylight import theme_of
from ui.settings import UiSettings
from ui.theme_name import ThemeName

SUBATE = LatLon(56.00, 25.91)
BY_SUN = UiSettings(ThemeName.HIGH_CONTRAST, theme_by_sun=True)
NOON, MIDNIGHT = datetime(2026, 11, 29, 10, tzinfo=UTC), datetime(2026, 11, 29, 22, tzinfo=UTC)


def test_the_change_comes_with_the_end_of_civil_twilight():
    dusk_s = sun_time_s(SunEvent.DUSK, NOON.date(), SUBATE)
    assert dusk_s is not None
    dusk = NOON.replace(hour=0) + timedelta(seconds=dusk_s)
    assert theme_of(BY_SUN, dusk - timedelta(minutes=3), SUBATE) is ThemeName.DAY
    assert theme_of(BY_SUN, dusk + timedelta(minutes=3), SUBATE) is ThemeName.NIGHT


@given(
    day=st.dates(datetime(2026, 1, 1).date(), datetime(2030, 12, 31).date()),  # noqa: DTZ001 a day alone
    lat=st.floats(53.9, 58.1),
    lon=st.floats(20.9, 28.3),
)
def test_in_a_day_there_are_at_most_two_changes_and_noon_is_day(day: object, lat: float, lon: float):
    start = datetime.fromisoformat(f"{day}T10:00:00+00:00")
    worn = [theme_of(BY_SUN, start + timedelta(minutes=5 * n), LatLon(lat, lon)) for n in range(288)]
    assert worn[0] is ThemeName.DAY
    assert sum(before is not after for before, after in pairwise(worn)) <= 2


@pytest.mark.parametrize("country", ["", "LV", "LT"])
def test_without_a_place_it_goes_by_the_middle_of_the_country(country: str):
    settings = UiSettings(theme_by_sun=True, brigade_country=country)
    assert theme_of(settings, NOON, None) is ThemeName.DAY
    assert theme_of(settings, MIDNIGHT, None) is ThemeName.NIGHT


@pytest.mark.parametrize("theme", ThemeName)
def test_what_was_chosen_by_hand_does_not_follow_the_sun(theme: ThemeName):
    for at in (NOON, MIDNIGHT):
        assert theme_of(UiSettings(theme), at, SUBATE) is theme
