"""What places are called, and how old a check is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from maps.geo import LatLon
from maps.places.cameras import View
from maps.places.place import HydrantForm, Place, PlaceKind
from ui.words.places import checked_words, clearance_words, kind_words, view_words, weight_words

AT = LatLon(56.48, 23.39)
TODAY = date(2026, 6, 1)


def test_every_kind_and_form_has_a_name_of_its_own():
    names = {kind_words(Place(kind, (AT,))) for kind in PlaceKind}
    names |= {kind_words(Place(PlaceKind.HYDRANT, (AT,), form=form)) for form in HydrantForm}
    assert len(names) == len(PlaceKind) + len(HydrantForm)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (2, "2 days ago"),
        (44, "44 days ago"),
        (61, "2 months ago"),
        (700, "23 months ago"),
        (1200, "3 years ago"),
    ],
)
def test_a_check_has_its_age(days: int, said: str):
    place = Place(PlaceKind.HYDRANT, (AT,), checked_on=TODAY - timedelta(days=days))
    assert checked_words(place, TODAY).endswith(f", {said}")


def test_a_day_to_come_is_no_check_and_none_is_not_known():
    tomorrow = Place(PlaceKind.HYDRANT, (AT,), checked_on=TODAY + timedelta(days=1))
    assert "a day to come" in checked_words(tomorrow, TODAY)
    assert checked_words(Place(PlaceKind.HYDRANT, (AT,)), TODAY) == "not known"


def test_weights_clearances_and_views():
    assert [weight_words(12.0), weight_words(3.5)] == ["12\u00a0t", "3.5\u00a0t"]
    assert clearance_words(3.8) == "3.8\u00a0m"
    assert view_words(View(135.0, 60.0, 800.0)) == "SE 135°, 60° wide, 800\u00a0m"
    assert view_words(View(0.0, 360.0, 400.0)) == "all round, 400\u00a0m"
