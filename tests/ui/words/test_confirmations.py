"""What is said of a confirmation, whatever it is worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from missions.confirmations import BORDER, HEIGHT, Confirmation
from tests.missions import shapes
from tests.missions.findings.airs import NOON
from ui.words.confirmations import about_words, detail_words, standing_words, title_words

YES = Confirmation(BORDER, shapes.area(shapes.BOX), NOON, NOON + timedelta(hours=3), "LT budintis", "17")


def test_about_what():
    assert [about_words(about) for about in (BORDER, HEIGHT, "EVX1")] == [
        "State border",
        "Flight height",
        "Zone EVX1",
    ]


def test_an_area_has_its_name_or_its_size():
    assert title_words(replace(YES, area_name="Rokiškio rajonas")) == "State border · Rokiškio rajonas"
    assert title_words(YES) == "State border · 24.1\u00a0ha"  # 600 m by 400 m on the ellipsoid


def test_hours_who_and_number_and_no_empty_place_for_a_number():
    assert detail_words(YES, NOON).endswith(" · LT budintis · 17")
    assert detail_words(replace(YES, number=""), NOON).endswith(" · LT budintis")


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (YES, "valid"),
        (replace(YES, valid_from=NOON + timedelta(hours=1)), "not yet valid"),
        (
            replace(YES, valid_from=NOON - timedelta(hours=2), valid_until=NOON - timedelta(hours=1)),
            "expired",
        ),
    ],
)
def test_whether_it_counts(one: Confirmation, said: str):
    assert standing_words(one, NOON) == said


def test_a_withdrawn_one_says_when():
    assert standing_words(replace(YES, withdrawn_at=NOON), NOON).startswith("withdrawn 17 Apr")
