"""Every reason can be said in three languages, with the same facts in each."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.training.score.exercises import exercise, good_crew
from training.score.performance import Performance, RuleBroken
from training.score.score import Reason, score
from training.score.weights import Item
from training.score.words import LANGUAGES, points, say, title, verdict, words

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_the_same_with_the_same_facts(language: str):
    english, other = words("en").items, words(language).items
    assert list(english) == list(Item)
    assert other.keys() == english.keys()
    for code, sentences in english.items():
        assert other[code].keys() == sentences.keys()
        for how, sentence in sentences.items():
            assert sorted(PLACEHOLDER.findall(other[code][how])) == sorted(PLACEHOLDER.findall(sentence))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "crew",
    [
        good_crew(),
        Performance(),
        Performance(airborne_s=5.0),
        replace(good_crew(), targets=(), landed_well=False, ticks_missing=("observer",), overrides=("zone",)),
        replace(
            good_crew(),
            broken=tuple(
                RuleBroken(rule, 1.0, 65.0, 12.4) for rule in ("fence", "height", "line_of_sight", "border")
            ),
        ),
    ],
)
def test_no_reason_is_without_words_or_with_a_hole(language: str, crew: Performance):
    for one in score(exercise(), crew).reasons:
        assert one.how in words(language).items[one.code]
        said = say(language, one)
        assert said
        assert not set("{}[]?") & set(said)


def test_a_reason_reads_as_a_sentence():
    crew = replace(good_crew(), first_picture_s=215.0)
    picture = score(exercise(), crew).reasons[0]
    assert (title("en", picture.code), say("en", picture)) == (
        "First picture",
        "after 3:35; whole points up to 3:00",
    )
    assert say("lv", picture) == "pēc 3:35; visi punkti līdz 3:00"
    assert say("lt", picture) == "po 3:35; visi taškai iki 3:00"


def test_points_have_the_decimal_mark_of_the_language():
    assert [points(language, 7.25) for language in LANGUAGES] == ["7.2", "7,2", "7,2"]
    assert points("lv", 9.98) == "10"


def test_what_forbids_passing_is_named():
    made = score(exercise(), replace(good_crew(), landed_well=False))
    assert verdict("en", made) == "Not passed, whatever the points: Landing"
    assert verdict("en", score(exercise(), good_crew())) == "Passed · 70 to pass"


def test_a_reason_of_a_newer_program_is_shown_as_it_stands():
    newer = Reason("manners", {"how": "kept", "smiles": 3}, 1.0, 2.0)
    assert title("en", newer.code) == "manners"
    assert "smiles 3" in say("en", newer)
