"""What is planned before anybody chose or drew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.area import area_m2
from maps.geo import LatLon, distance_m
from missions.planner import plan_for
from missions.task import Around, Effort
from ui.incident.first_plan import LEAST_M, MOST_M, first_area, first_wanted
from ui.incident.wanted import Card, missing

SCENE = LatLon(56.3829, 24.6479)


@pytest.mark.parametrize(
    ("what", "card"),
    [
        ("Pazudis cilvēks mežā", Card.PERSON),
        ("Dingęs žmogus", Card.PERSON),
        ("Kūlas ugunsgrēks", Card.SIZE_UP),
        ("Atviras liepsnos ūkinis pastatas, gaisras", Card.SIZE_UP),
        ("Ceļu satiksmes negadījums", Card.SIZE_UP),
        ("Gāzes noplūde", Card.OVERWATCH),
        ("Plūdi", Card.SEARCH),
        ("Palīdzība kaķim", Card.SMOKE),
    ],
)
def test_the_words_of_the_alarm_choose_the_card(what: str, card: Card):
    assert first_wanted(what, SCENE, 20.0).card is card


def test_a_fire_whose_place_is_vague_is_searched_before_it_is_flown_round():
    assert first_wanted("Meža ugunsgrēks", SCENE, 300.0).card is Card.SEARCH


@given(st.text(max_size=40), st.one_of(st.none(), st.floats(0.0, 50_000.0)))
def test_whatever_was_said_there_is_a_plan(what: str, error_m: float | None):
    wanted = first_wanted(what, SCENE, error_m)
    task = wanted.task(SCENE)
    assert missing(task) is None
    assert plan_for(task, Around(home=SCENE), Effort.QUICK).waypoints


@given(st.floats(0.0, 50_000.0))
def test_the_first_area_holds_the_error_of_its_place_as_far_as_a_battery_goes(error_m: float):
    area = first_area(SCENE, error_m)
    side_m = area_m2(area) ** 0.5
    assert 2 * LEAST_M * 0.99 <= side_m <= 2 * MOST_M * 1.01
    assert side_m / 2 >= min(error_m, MOST_M) * 0.99
    assert distance_m(area.centre, SCENE) < 1.0
