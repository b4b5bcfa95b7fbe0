"""The whole record can be said in three languages, with the same facts in each."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from incidents.codes import IncidentCode, Source, TimeKind
from incidents.metrics import intervals
from incidents.model import Entry
from incidents.words import LANGUAGES, label, number, say, sentence, words
from telemetry.alarms import AlarmCode
from telemetry.events import EventCode
from training.exercise.take_over import TakeOver

CODES = [code.value for kind in (EventCode, IncidentCode, TimeKind) for code in kind]
PLACEHOLDER = re.compile(r"\{(\w+)\}")
NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence_in_every_language(language: str, code: str):
    assert words(language).sentences[code].strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_has_more_or_less_than_the_others(language: str):
    english = words("en")
    assert words(language).sentences.keys() == english.sentences.keys()
    assert words(language).labels.keys() == english.labels.keys()


@pytest.mark.parametrize("language", ["lv", "lt"])
@pytest.mark.parametrize("table", ["sentences", "labels"])
def test_a_translation_names_the_same_facts(language: str, table: str):
    english: dict[str, str] = getattr(words("en"), table)
    other: dict[str, str] = getattr(words(language), table)
    for key, text in english.items():
        assert sorted(PLACEHOLDER.findall(other[key])) == sorted(PLACEHOLDER.findall(text)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_alarm_source_and_interval_has_a_name(language: str):
    for alarm in AlarmCode:
        assert label(language, f"alarm_{alarm}")
    for source in Source:
        assert label(language, f"source_{source}")
    for name in intervals(()):
        assert label(language, f"interval_{name}")


def test_an_optional_part_is_left_out_with_its_fact():
    assert sentence("en", "took_off", {}) == "Drone airborne"
    assert sentence("en", "took_off", {"battery_percent": 99}) == "Drone airborne, battery 99 %"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tērvete BUB-1: on scene, crew of 4"),
        ("lv", "Tērvete BUB-1: ieradies notikuma vietā, apkalpe 4"),
        ("lt", "Tērvete BUB-1: atvyko į įvykio vietą, įgula 4"),
    ],
)
def test_an_entry_reads_in_each_language(language: str, text: str):
    facts = {"unit": "Tērvete BUB-1", "crew": "4", "row": 2}
    assert say(Entry(1, NOW, "dispatch:lv", "dispatch", "on_scene", facts), language) == text


def test_a_fact_that_is_a_code_is_said_by_its_name():
    assert sentence("lv", "alarm_raised", {"alarm": "battery_low", "percent": 29}) == (
        "Trauksme: zems akumulatora līmenis, 29 %"
    )
    assert sentence("en", "dispatch_flag", {"row": 3, "flag": "order", "about": "x"}) == (
        "Dispatch record, row 3: the times are out of order (x)"
    )


def test_a_place_is_said_in_degrees_and_numbers_in_the_mark_of_the_language():
    assert sentence("lt", "home_set", {"lat_deg": 56.48, "lon_deg": 23.391}).endswith("56.48000, 23.39100")
    assert (number("lv", 2.29, 2), number("en", 2.29, 2)) == ("2,29", "2.29")


def test_a_code_of_a_newer_program_is_shown_as_it_stands():
    assert sentence("en", "moon_landing", {"height_m": 3.0}) == "moon_landing (height_m 3)"


def test_braces_in_a_fact_stay_what_they_are():
    assert sentence("en", "note", {"text": "see {place} [now]", "lat_deg": 1.0, "lon_deg": 2.0}) == (
        "see {place} [now]"
    )


def test_an_unknown_language_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="none of en, lv, lt"):
        words("de")


def test_who_flew_an_exercise_and_what_the_trainer_took_over_are_said_in_the_readers_language():
    begun = {"exercise": "barn-smoke", "flown_by": "embedded"}
    assert sentence("lv", IncidentCode.EXERCISE_STARTED, begun).endswith("lido iebūvētais drons")
    itself = {"exercise": "barn-smoke", "flown_by": "ArduPilot SITL 4.6.2"}
    assert sentence("lt", IncidentCode.EXERCISE_STARTED, itself).endswith("ArduPilot SITL 4.6.2")
    for what in TakeOver:
        said = {sentence(language, IncidentCode.TRAINER_TOOK_OVER, {"what": what}) for language in LANGUAGES}
        assert len(said) == len(LANGUAGES)
        assert not any("?" in text for text in said)
