import re
from pathlib import Path

import pytest

from maps.geo import LatLon
from missions import checks
from missions.checks import Finding, Severity
from ui.words import findings

MISSIONS = Path(checks.__file__).parent
MODULES = (MISSIONS / "checks.py", *sorted((MISSIONS / "findings").glob("*.py")))
SOURCE = "\n".join(path.read_text("utf-8") for path in MODULES)
CODES = sorted(set(re.findall(r'Finding\("(\w+)"', SOURCE)))
MENDS = sorted(set(re.findall(r'^    "(\w+)": _', SOURCE, re.MULTILINE)))
FACTS: dict[str, checks.Fact] = {
    "distance_m": 61_000.0,
    "length_m": 85.0,
    "height_m": 131.2,
    "limit_m": 120.0,
    "ceiling_m": 90.0,
    "wind_m_s": 16.0,
    "duration_s": 1800.0,
    "batteries": 2,
    "items": 900,
    "limit": 650,
    "reason": "two corners",
    "from": "LV",
    "to": "LT",
    "lat_deg": 56.05123,
    "lon_deg": 25.66061,
    "who": "Duty officer",
    "until": "2026-04-18T13:15:00+00:00",
    "edition": "2026-04-18T06:00:00+00:00",
    "file": "zones.json",
    "zones": 335,
    "age_h": 30.0,
    "share_percent": 12.0,
    "lift_m": 8.0,
    "clear_m": 7.0,
    "top_m": 74.0,
    "beyond_m": 300.0,
    "hidden_m": 0.0,
    "zone": "Riga CTR",
    "lower_m": 0.0,
    "lower_from": "agl",
    "upper_m": 600.0,
    "upper_from": "amsl",
    "restriction": "req authorisation",
    "obstacle": "mast",
}


def test_there_are_codes_and_mends_to_look_at():
    assert len(CODES) > 15
    assert set(MENDS) >= {"lower", "raise", "fence"}


@pytest.mark.parametrize("code", CODES)
def test_every_finding_of_a_check_has_words_of_its_own(code: str):
    finding = Finding(code, Severity.RED, 3, FACTS)
    title = findings.title(finding)
    assert title != code.replace("_", " ").capitalize()
    assert not set("{}?_") & set(title + findings.detail(finding).removesuffix("?"))
    assert findings.detail(finding)


@pytest.mark.parametrize("code", CODES)
def test_a_finding_without_facts_still_has_words(code: str):
    assert findings.title(Finding(code, Severity.AMBER))
    assert "{" not in findings.detail(Finding(code, Severity.AMBER, LatLon(56.0, 25.0)))


@pytest.mark.parametrize("mend", MENDS)
def test_every_mend_has_its_own_button(mend: str):
    label = findings.mend_label(Finding("too_high", Severity.RED, 1, FACTS, mend))
    assert label
    assert label != "Mend it"


def test_what_does_not_mend_itself_has_no_button():
    assert findings.mend_label(Finding("far", Severity.AMBER, 1, FACTS)) is None


def test_the_numbers_stand_in_the_sentence():
    high = Finding("too_high", Severity.RED, 4, FACTS, "lower")
    assert findings.title(high) == "Leg 4 is too high"
    assert "131\u00a0m" in findings.detail(high)
    assert findings.mend_label(high) == "Lower to 120\u00a0m"
    assert "Lithuania" in findings.title(Finding("border_crossed", Severity.RED, 2, FACTS))


def test_a_check_is_quiet_until_it_stops_or_asks():
    everything = findings.quiet_checks(())
    assert len(everything) == 7
    loud = findings.quiet_checks((Finding("too_high", Severity.RED, 1, FACTS),))
    assert set(everything) - set(loud) == {"heights"}
    assert findings.quiet_checks((Finding("too_high", Severity.INFO, 1, FACTS),)) == everything


@pytest.mark.parametrize("code", CODES)
def test_every_finding_belongs_to_a_check(code: str):
    assert len(findings.quiet_checks((Finding(code, Severity.RED),))) == 6
