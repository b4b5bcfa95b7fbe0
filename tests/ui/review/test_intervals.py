from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.words import LANGUAGES
from tests.ui.cut_texts import watched
from ui.review.intervals import Intervals

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALL = {
    "alarm_to_on_scene_s": 660.0,
    "alarm_to_airborne_s": 724.0,
    "on_scene_to_airborne_s": -64.0,
    "airborne_to_first_mark_s": None,
    "alarm_to_first_mark_s": None,
    "airborne_to_landed_s": 300.0,
    "airborne_total_s": 300.0,
    "alarm_to_under_control_s": 2400.0,
    "under_control_to_extinguished_s": None,
    "alarm_to_closed_s": 3720.0,
}


@pytest.fixture
def table(qtbot: QtBot) -> Intervals:
    made = Intervals()
    qtbot.addWidget(made)
    made.show_intervals(ALL, "en")
    made.resize(made.sizeHint().width(), 300)
    made.show()
    return made


def test_each_interval_is_minutes_and_seconds_or_says_that_it_was_not_recorded(table: Intervals):
    rows = {label: value for label, value, _ in table.rows()}
    assert rows["Alarm to drone airborne"] == "12:04"
    assert rows["On scene to drone airborne"] == "−1:04"
    assert rows["Airborne to first finding"] == "not recorded"


def test_where_room_is_short_what_was_not_recorded_is_counted_and_the_rest_stays(table: Intervals):
    table.resize(table.width(), 46 + 8 * 23)
    rows = table.rows()
    assert len(rows) == 8
    assert sum(known for _, _, known in rows) == 7
    assert rows[-1] == ("3 more", "not recorded", False)


def test_a_screen_reader_hears_all_of_them(table: Intervals):
    assert table.accessibleDescription().count("not recorded") == 3
    assert "Alarm to last unit returned: 62:00" in table.accessibleDescription()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_in_any_language(table: Intervals, language: str):
    table.show_intervals(ALL, language)
    table.resize(table.sizeHint().width(), 276)
    with watched() as cut:
        table.grab()
    assert cut == []
