"""Profiles are dated data with sources; a brigade's own rules stand first, and mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.model import IncidentError
from incidents.operator.country_profile import (
    RULES,
    SHIPPED,
    country_code,
    country_profile,
    rule_of,
)
from incidents.operator.documents import profile_document
from incidents.operator.profile_text import profile_lines
from incidents.words import LANGUAGES
from maps.foreign.toml_file import read_toml
from missions.rules import Basis, rules_of

COUNTRIES = ("lv", "lt", "eu")


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_rule_names_its_source_and_its_day(country: str):
    shown = profile_document(country_profile(None, country))
    assert len(shown["rules"]) >= 10
    for rule in shown["rules"].values():
        assert rule["source"]
        assert rule["as_of"] <= shown["review_by"]


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_figures_are_those_that_plans_are_checked_with(country: str):
    profile, rules = country_profile(None, country), rules_of(country.upper(), Basis.OPEN)
    assert profile.height_m is not None
    assert profile.sight_m is not None
    assert (profile.height_m.value, profile.sight_m.value) == (rules.height_limit_m, rules.sight_m)


@pytest.mark.parametrize("country", COUNTRIES)
def test_there_is_no_way_to_be_exempt(country: str):
    bases = country_profile(None, country).legal_bases
    assert bases is not None
    assert {one.basis for one in bases.value} == {Basis.OPEN, Basis.SPECIFIC, Basis.STATE}


def test_what_a_country_does_not_say_is_as_in_the_common_file():
    common, lithuania = country_profile(None, "eu"), country_profile(None, "lt")
    assert "retention_years" not in read_toml(SHIPPED / "lt.toml")
    assert lithuania.retention_years == common.retention_years
    assert lithuania.insurance is None
    assert lithuania.country == "LT"


def test_second_hand_rules_say_so():
    latvia = country_profile(None, "lv")
    assert latvia.occurrence_hours is not None
    assert (latvia.occurrence_hours.value, latvia.occurrence_hours.verified) == (72, False)
    text = "\n".join(profile_lines(latvia, "lv"))
    assert "NAV PĀRBAUDĪTS" in text
    assert "glābšanas darbu vadītājs" in text


def test_the_brigades_own_rule_stands_before_the_shipped_one(tmp_path: Path):
    own(
        tmp_path, '[retention_years]\nvalue = 5\nsource = "town council"\nas_of = 2026-12-01\nverified = true'
    )
    profile = country_profile(tmp_path, "LV")
    assert profile.retention_years is not None
    assert (profile.retention_years.value, profile.retention_years.source) == (5, "town council")
    assert profile.occurrence_where is not None
    assert profile.occurrence_where.value == "e.caa.gov.lv/incidents"


def test_a_country_of_its_own_goes_on_from_the_common_rules(tmp_path: Path):
    own(tmp_path, "", code="ee")
    profile = country_profile(tmp_path, "ee")
    assert (profile.country, profile.retention_years) == (
        "EE",
        country_profile(None, "eu").retention_years,
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[retention_years]\nvalue = 0\nsource = 'x'\nas_of = 2026-12-01", "retention_years.value"),
        ("[retention_years]\nvalue = 5\nas_of = 2026-12-01", "source"),
        ("[retention_years]\nvalue = 5\nsource = 'x'\nas_of = 'soon'", "as_of"),
        ("[exempt]\nvalue = true", "exempt"),
        ("[log_columns]\nvalue = ['horoscope']\nsource = 'x'\nas_of = 2026-12-01", "log_columns"),
        ("[retention_years\n", "not TOML"),
    ],
)
def test_a_mistake_is_named_in_one_line(tmp_path: Path, text: str, what: str):
    own(tmp_path, text)
    with pytest.raises(IncidentError) as refused:
        country_profile(tmp_path, "lv")
    assert what in str(refused.value)
    assert "lv.toml" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("country", ["../lv", "", "l", "lvx", "l/", "xx"])
def test_what_is_no_country_is_refused(tmp_path: Path, country: str):
    with pytest.raises(IncidentError):
        country_profile(tmp_path, country)


def test_a_file_that_names_another_country_is_refused(tmp_path: Path):
    own(tmp_path, "", code="lt", country="LV")
    with pytest.raises(IncidentError, match="named for LT"):
        country_profile(tmp_path, "lt")


def test_the_border_decides_whose_rules_hold():
    assert [country_code(one) for one in ("LV", "LT", "", None)] == ["lv", "lt", "eu", "eu"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_said_in_every_language(language: str):
    text = profile_lines(country_profile(None, "lv"), language)
    assert len(text) == 1 + 2 * len(RULES) - sum(
        rule_of(country_profile(None, "lv"), name) is None for name in RULES
    )


def own(data: Path, text: str, *, code: str = "lv", country: str | None = None) -> None:
    name = '{ en = "X", lv = "X", lt = "X" }'
    head = f'country = "{country or code.upper()}"\nname = {name}\nreview_by = 2027-01-01\n'
    (data / "countries").mkdir()
    (data / "countries" / f"{code}.toml").write_text(head + text, encoding="utf-8")
