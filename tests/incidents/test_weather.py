"""The weather is noted with its source, and what cannot be true is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.journal import Journal, read_journal
from incidents.model import IncidentError
from incidents.report.conditions import conditions_of
from incidents.weather import Weather, note_weather, weather_in
from incidents.words import LANGUAGES, say

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

TOLD = Weather(5.0, 240.0, 17.0, 42.0, 0.5, 3, "Dobele")


def test_what_was_noted_is_read_back(folder: Path, now: datetime):
    with Journal(folder, now) as journal:
        note_weather(journal, TOLD, now)
    assert weather_in(read_journal(folder)) == TOLD


@pytest.mark.parametrize(
    "wrong",
    [
        Weather(source="Dobele"),
        Weather(wind_m_s=5.0),
        Weather(wind_m_s=500.0, source="x"),
        Weather(fire_danger_class=6, source="x"),
        Weather(temperature_c=float("nan"), source="x"),
    ],
)
def test_nothing_no_source_and_what_cannot_be_true_are_refused(folder: Path, now: datetime, wrong: Weather):
    with Journal(folder, now) as journal:
        with pytest.raises(IncidentError):
            note_weather(journal, wrong, now)
        assert len(journal.entries) == 1


def test_a_strangers_record_says_what_can_be_true(folder: Path, now: datetime):
    facts = {"wind_m_s": "storm", "temperature_c": 1e9, "fire_danger_class": 4, "source": "x" * 900}
    with Journal(folder, now) as journal:
        journal.append(now, "laptop", "person", "weather", facts)
    found = weather_in(read_journal(folder))
    assert found == Weather(fire_danger_class=4, source="x" * 200)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_each_language_and_stands_on_the_report(folder: Path, now: datetime, language: str):
    with Journal(folder, now) as journal:
        entry = note_weather(journal, TOLD, now)
    assert "240°" in say(entry, language)
    weather, danger, *_ = conditions_of(read_journal(folder), (), language)
    assert "17 °C" in weather.text
    assert "(Dobele)" in weather.text
    assert danger.text == "3"


def test_pilot_and_legal_basis_stand_there_as_the_record_has_them(folder: Path, now: datetime):
    with Journal(folder, now) as journal:
        journal.append(now, "laptop", "person", "crew_named", {"flight": "f1", "pilot": "A. B."})
        journal.append(now, "laptop", "person", "crew_named", {"flight": "f2", "pilot": "A. B."})
        facts = {"flight": "f1", "basis": "unheard of", "authorisation": "LVA-7"}
        journal.append(now, "laptop", "person", "legal_basis", facts)
    found = {fact.name: fact.text for fact in conditions_of(read_journal(folder), (), "en")}
    assert (found["Remote pilot"], found["Legal basis"]) == ("A. B.", "unheard of LVA-7")
    assert found["Battery"] == "not recorded"
