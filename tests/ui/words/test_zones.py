"""What is said of the files of zones: edition and age always, amber from 24 h, and never "clear"."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from maps.zones.next_hours import Hours
from maps.zones.times import Active
from tests.missions.findings.airs import file
from ui.words.zones import ZoneNews, active_words, edition_words, restriction_words, zone_notice

ISSUED = datetime(2026, 8, 2, 10, tzinfo=UTC)
FILE = file(edition=ISSUED)


@pytest.fixture(autouse=True)
def in_riga(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Europe/Riga")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def after(hours: float) -> datetime:
    return ISSUED + timedelta(hours=hours)


def test_a_fresh_file_says_edition_age_and_that_it_is_no_authorisation():
    notice = zone_notice([FILE], [], after(5))
    assert notice.parts == ("Zones: edition 2 Aug 13:00", "5\u00a0h old", "not an authorisation")
    assert notice.news is ZoneNews.FRESH
    assert notice.line == "Zones: edition 2 Aug 13:00 · 5\u00a0h old · not an authorisation"


@pytest.mark.parametrize(
    ("age_h", "news"), [(23.9, ZoneNews.FRESH), (24.0, ZoneNews.ASK), (30.0, ZoneNews.ASK)]
)
def test_from_24_hours_it_asks_and_says_why(age_h: float, news: ZoneNews):
    notice = zone_notice([FILE], [], after(age_h))
    assert notice.news is news
    assert ("too old to say clear" in notice.parts) is (news is ZoneNews.ASK)
    assert "not an authorisation" in notice.parts


def test_of_several_files_the_oldest_counts():
    newer = replace(FILE, edition=after(20))
    notice = zone_notice([newer, FILE], [], after(30))
    assert notice.parts[0] == "Zones: edition 2 Aug 13:00"
    assert notice.news is ZoneNews.ASK


def test_without_a_file_nothing_is_evaluated_and_that_is_said():
    notice = zone_notice([], [], after(0))
    assert notice.parts == ("Zones: not evaluated", "no zone file")
    assert notice.news is ZoneNews.NONE


def test_a_file_that_cannot_be_read_asks_whatever_else_is_there():
    assert zone_notice([], ["zones.json: broken"], after(0)).parts[1] == "1 zone file cannot be read"
    both = zone_notice([FILE], ["a: broken", "b: broken"], after(1))
    assert both.news is ZoneNews.ASK
    assert any("2" in part and "cannot be read" in part for part in both.parts)


def test_a_file_without_a_date_says_that_it_was_saved_then():
    bare = replace(FILE, edition_stated=False)
    assert zone_notice([bare], [], after(1)).parts[0] == "Zones: file saved 2 Aug 13:00"
    assert "the file does not say" in edition_words(bare, after(1))


def test_another_year_is_named_and_days_are_counted():
    parts = zone_notice([FILE], [], after(24 * 300)).parts
    assert parts[:2] == ("Zones: edition 2 Aug 2026 13:00", "300 days old")


def test_a_file_from_the_future_asks_for_the_clock():
    notice = zone_notice([FILE], [], after(-2))
    assert notice.news is ZoneNews.ASK
    assert any("clock" in part for part in notice.parts)


@pytest.mark.parametrize(
    ("hours", "always", "said"),
    [
        (Hours(Active.YES), True, "Always"),
        (Hours(Active.YES), False, "Now"),
        (Hours(Active.YES, until=after(2)), False, "Now, until 2 Aug 15:00"),
        (Hours(Active.NO, begins=after(24)), False, "Not now; next 3 Aug 13:00"),
        (Hours(Active.NO), False, "Not now; no later hours in the file"),
        (Hours(Active.UNKNOWN), False, "Its hours cannot be read: not evaluated"),
    ],
)
def test_when_a_zone_is_active(hours: Hours, always: bool, said: str):
    assert active_words(hours, always=always, now=ISSUED) == said


def test_what_nobody_knows_is_still_a_restriction():
    assert restriction_words("prohibited") == "Forbidden"
    assert restriction_words("?") == "Restricted"
