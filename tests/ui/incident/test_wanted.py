from dataclasses import replace

import pytest

from missions.task import Pattern, Task
from tests.missions import shapes
from ui.incident.wanted import Card, Wanted, card_of, is_estimate, missing

AREA = shapes.area(shapes.BOX)
SCENE = shapes.at(50, 50)


def test_the_area_is_what_is_searched_and_no_limit_of_the_other_cards():
    wanted = Wanted(area=AREA, parts=(AREA,))
    assert wanted.task(SCENE).area == AREA
    assert wanted.task(SCENE).parts == (AREA,)
    assert wanted.task(SCENE, Card.PERSON).area is None
    assert wanted.task(SCENE, Card.PERSON).parts == ()


def test_a_card_looks_at_the_scene_until_somebody_says_where_else():
    assert Wanted(card=Card.SIZE_UP).task(SCENE).at == SCENE
    there = shapes.at(10, 10)
    assert Wanted(card=Card.SIZE_UP, at=there).task(SCENE).at == there


@pytest.mark.parametrize("card", Card)
def test_each_card_says_what_has_to_be_drawn_first(card: Card):
    empty = Wanted(card=card)
    needs = {Card.SEARCH: "area", Card.EDGE: "line"}.get(card, "place")
    assert missing(empty.task(None)) == needs
    drawn = replace(empty, area=AREA, line=(SCENE, shapes.at(90, 90)), at=SCENE)
    assert missing(drawn.task(None)) is None


@pytest.mark.parametrize("card", [card for card in Card if card is not Card.SMOKE])
def test_a_wish_belongs_to_its_card(card: Card):
    assert card_of(Wanted(card=card).wish) is card


def test_what_is_an_estimate_is_known():
    assert is_estimate(Task(Pattern.PROBABILITY, person="child"))
    assert not is_estimate(Task(Pattern.PROBABILITY, person="hiker"))
    assert not is_estimate(Task(person="child"))
