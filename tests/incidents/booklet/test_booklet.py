"""The booklet is dated data with sources in three languages, and an old row is never called certain."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.booklet.booklet import (
    COUNTRIES,
    SHIPPED,
    TRUSTED_DAYS,
    Row,
    Texts,
    Topic,
    booklet,
    differences_for,
    far_side,
)
from incidents.booklet.documents import booklet_document, booklet_lines
from incidents.booklet.find import find
from incidents.model import IncidentError
from incidents.operator.country_profile import country_profile
from incidents.words import LANGUAGES
from maps.foreign.toml_file import read_toml
from maps.geo import LatLon

if TYPE_CHECKING:
    from pathlib import Path

_FOUND = booklet()
ROWS = {row.key: row for row in _FOUND.rows}
WRITTEN = date(2026, 11, 29)
OWN = """
[[rows]]
key = "{key}"
section = "{section}"
name = {{ en = "Gate", lv = "Vārti", lt = "Vartai" }}
lv = "zaļi"
lt = {{ en = "blue", lv = "zili", lt = "mėlyni" }}
source = "seen by the brigade"
as_of = 2026-11-01
certain = true
"""


def write_own(folder: Path, key: str, section: str = "words") -> None:
    (folder / "booklet.toml").write_text(OWN.format(key=key, section=section), "utf-8")


@pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))
def test_every_row_speaks_all_three_languages_and_names_its_source_and_day(row: Row):
    for language in LANGUAGES:
        assert row.name.said(language).strip()
        for country in COUNTRIES:
            assert row.said(country, language).strip()
    assert len(row.source) > 5
    assert date(2000, 1, 1) < row.as_of <= WRITTEN


def test_nothing_older_than_two_years_is_called_certain():
    for row in ROWS.values():
        assert not row.certain or (WRITTEN - row.as_of).days <= TRUSTED_DAYS, row.key


def test_what_was_not_read_or_found_is_not_called_certain():
    for row in ROWS.values():
        said = f"{row.said('LV', 'en')} {row.said('LT', 'en')} {row.source}"
        doubtful = any(word in said for word in ("not read", "memory", "second-hand", "was found"))
        assert not (doubtful and row.certain), row.key


def test_each_key_stands_once_in_the_file():
    keys = [row["key"] for row in read_toml(SHIPPED)["rows"]]
    assert len(keys) == len(set(keys)) == len(ROWS)


@pytest.mark.parametrize("section", [one.key for one in booklet().sections])
def test_no_section_is_empty(section: str):
    assert [row for row in ROWS.values() if row.section == section]


def test_a_sentence_is_translated_not_repeated():
    for row in ROWS.values():
        for value in (row.lv, row.lt):
            if isinstance(value, Texts):
                assert len({value.en, value.lv, value.lt}) > 1, row.key


def test_it_says_what_the_rules_of_the_countries_say():
    latvia, lithuania = country_profile(None, "lv"), country_profile(None, "lt")
    assert latvia.commander
    assert lithuania.commander
    assert ROWS["commander"].own_words("LV") == latvia.commander.value.lv
    assert ROWS["commander"].own_words("LT") == lithuania.commander.value.lt
    for country, profile in (("LV", latvia), ("LT", lithuania)):
        assert profile.grid
        assert profile.duty_day_start
        assert ROWS["grid"].said(country, "en").startswith(profile.grid.value)
        assert ROWS["duty_day"].said(country, "en").startswith(profile.duty_day_start.value)


def test_a_row_is_trusted_for_two_years():
    row = ROWS["emergency_number"]
    assert row.trusted(row.as_of + timedelta(days=TRUSTED_DAYS))
    assert not row.trusted(row.as_of + timedelta(days=TRUSTED_DAYS + 1))


@pytest.mark.parametrize("topic", Topic)
def test_every_topic_has_something_to_tell(topic: Topic):
    assert differences_for(booklet(), topic)


def test_a_way_over_the_border_leads_to_the_other_side():
    nereta, rokiskis, sea = LatLon(56.20, 25.30), LatLon(55.96, 25.58), LatLon(57.0, 20.0)
    assert far_side([nereta, rokiskis, nereta]) == "LT"
    assert far_side([rokiskis, nereta]) == "LV"
    assert [far_side(places) for places in ([nereta, nereta], [sea, nereta], [sea], [])] == [None] * 4


def test_a_row_of_the_brigade_takes_the_place_of_the_shipped_one(tmp_path: Path):
    write_own(tmp_path, "commander", "command")
    found = booklet(tmp_path)
    assert len(found.rows) == len(ROWS)
    [row] = [row for row in found.rows if row.key == "commander"]
    assert row.source == "seen by the brigade"
    assert [other.key for other in found.rows] == list(ROWS)


def test_a_new_row_of_the_brigade_is_added_to_its_section(tmp_path: Path):
    write_own(tmp_path, "gate")
    keys = [row.key for row in booklet(tmp_path).rows if row.section == "words"]
    assert keys[-1] == "gate"


def test_a_mistake_in_the_brigades_file_is_named(tmp_path: Path):
    write_own(tmp_path, "gate", "gates")
    with pytest.raises(IncidentError, match=r'booklet\.toml, row "gate": its section "gates" is none of'):
        booklet(tmp_path)
    (tmp_path / "booklet.toml").write_text('[[rows]]\nkey = "gate"\n', "utf-8")
    with pytest.raises(IncidentError, match=r"booklet\.toml.*missing required field"):
        booklet(tmp_path)


@given(st.text(max_size=40))
def test_a_hostile_search_finds_rows_or_nothing(text: str):
    assert set(find(_FOUND, text, "lv")) <= set(ROWS.values())


@pytest.mark.parametrize(
    ("typed", "language", "key"),
    [
        ("gaisro vadovas", "en", "commander"),
        ("glabsanas", "en", "commander"),
        ("UTM.ANS", "lv", "zone_map"),
        ("lks-94", "lt", "grid"),
        ("šaukinys", "en", "call_sign"),
    ],
)
def test_it_is_found_with_or_without_accents_and_in_the_neighbours_words(typed: str, language: str, key: str):
    assert key in [row.key for row in find(_FOUND, typed, language)]


def test_a_section_alone_is_shown():
    assert {row.section for row in find(_FOUND, "", "en", "drone")} == {"drone"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_mark_what_is_to_be_confirmed(language: str):
    text = "\n".join(booklet_lines(_FOUND, _FOUND.rows, language, WRITTEN))
    marked = {"en": "TO BE CONFIRMED", "lv": "JĀAPSTIPRINA", "lt": "REIKIA PATVIRTINTI"}[language]
    assert text.count(marked) == sum(not row.trusted(WRITTEN) for row in _FOUND.rows)
    assert "gaisro gesinimo vadovas" in text


def test_the_document_calls_an_old_row_uncertain():
    later = booklet_document(_FOUND, _FOUND.rows, WRITTEN + timedelta(days=TRUSTED_DAYS + 2))
    assert not any(row["certain"] for row in later["rows"])
