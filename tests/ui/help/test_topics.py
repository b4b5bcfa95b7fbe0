"""F1 opens the page about what is in front."""

from __future__ import annotations

import pytest

from ui.fly.before_takeoff import BeforeTakeoff
from ui.help.pages import TOPICS
from ui.help.topics import _BY_PAGE, _BY_SHEET, topic_of
from ui.widgets.rail import PAGES


class SettingsSheet:
    pass


class LargerSettings(SettingsSheet):
    pass


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_its_topic(page: str):
    assert topic_of(page) in TOPICS


def test_a_sheet_goes_before_its_page(qtbot: object):
    sheet = BeforeTakeoff()
    assert topic_of("fly") == "in-flight"
    assert topic_of("fly", sheet) == "checks"


def test_a_kind_of_a_sheet_has_the_topic_of_the_sheet():
    assert topic_of("fly", LargerSettings()) == "settings"


def test_what_is_not_listed_has_the_topic_of_its_page():
    assert topic_of("review", object()) == "review"


def test_only_topics_that_there_are_are_opened():
    assert {*_BY_SHEET.values(), *_BY_PAGE.values()} <= set(TOPICS)
