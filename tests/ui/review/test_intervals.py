from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from incidents.metrics import End, Interval
from incidents.searched import Searched
from incidents.words import LANGUAGES
from tests.ui.cut_texts import watched
from ui.review.intervals import Intervals

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALARM = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
KNOWN = {
    "alarm_to_on_scene_s": 660.0,
    "alarm_to_airborne_s": 724.0,
    "on_scene_to_airborne_s": -64.0,
    "airborne_to_landed_s": 300.0,
    "airborne_total_s": 300.0,
    "alarm_to_under_control_s": 2400.0,
    "alarm_to_closed_s": 3720.0,
}
MISSING = ("airborne_to_first_mark_s", "alarm_to_first_mark_s", "under_control_to_extinguished_s")
SEARCHED = Searched(192_148.0, 0.9999, 0.98, 2819.0, 2)


def measured() -> tuple[Interval, ...]:
    known = [
        Interval(
            name, seconds, 36.0, End(ALARM, 2, 30.0, "dispatch"),
            End(ALARM + timedelta(seconds=seconds), 7, 0.0, "drone"),
        )
        for name, seconds in KNOWN.items()
    ]  # fmt: skip
    return (*known, *(Interval(name, None) for name in MISSING))


@pytest.fixture
def table(qtbot: QtBot) -> Intervals:
    made = Intervals()
    qtbot.addWidget(made)
    made.show_measured(measured(), SEARCHED, "en")
    made.resize(made.sizeHint().width(), 300)
    made.show()
    return made


def test_each_interval_is_minutes_and_seconds_with_how_exact_it_is(table: Intervals):
    rows = {row.name: (row.value, row.exact) for row in table.rows()}
    assert rows["Alarm to drone airborne"] == ("12:04", "± 36 s")
    assert rows["On scene to drone airborne"] == ("−1:04", "± 36 s")


def test_what_a_chief_asks_first_stands_first_then_the_area(table: Intervals):
    names = [row.name for row in table.rows()]
    assert names[:3] == ["Alarm to drone airborne", "On scene to drone airborne", "Area searched"]


def test_nearly_all_of_an_area_is_not_all_of_it(table: Intervals):
    assert next(row.value for row in table.rows() if row.name == "Area searched") == "99 % · 46:59"


def test_what_was_not_recorded_is_counted_in_one_line(table: Intervals):
    last = table.rows()[-1]
    assert (last.name, last.value, last.known) == ("3 more", "not recorded", False)
    assert sum(not row.known for row in table.rows()) == 1


def test_one_that_is_missing_is_named(table: Intervals):
    known, missing = Interval("alarm_to_airborne_s", 724.0), Interval("alarm_to_first_mark_s", None)
    table.show_measured([known, missing], None, "en")
    assert [row.name for row in table.rows()] == ["Alarm to drone airborne", "Alarm to first finding"]


def test_where_room_is_short_the_last_line_counts_what_is_left_out(table: Intervals):
    table.resize(table.width(), 46 + 5 * 23)
    rows = table.rows()
    assert len(rows) == 5
    assert (rows[-1].name, rows[-1].value) == ("7 more", "")


def test_no_flight_to_look_again_is_known(table: Intervals):
    table.show_measured([Interval("rechecks_total_s", None, count=0)], None, "en")
    assert [(row.value, row.known) for row in table.rows()] == [("none flown", True)]


def test_a_press_goes_to_where_the_interval_begins(table: Intervals, qtbot: QtBot):
    with qtbot.waitSignal(table.moment_wanted) as wanted:
        qtbot.mouseClick(table, Qt.MouseButton.LeftButton, pos=QPoint(60, 56))
    assert wanted.args == [ALARM]


def test_a_press_on_what_begins_nowhere_goes_nowhere(table: Intervals, qtbot: QtBot):
    high = min(43.0, (table.height() - 46.0) / len(table.rows()))
    with qtbot.assertNotEmitted(table.moment_wanted):
        qtbot.mouseClick(table, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
        for line in (2, len(table.rows()) - 1):  # the area, and what is not recorded
            qtbot.mouseClick(
                table, Qt.MouseButton.LeftButton, pos=QPoint(60, round(46 + (line + 0.5) * high))
            )


def test_the_keyboard_goes_there_too(table: Intervals, qtbot: QtBot):
    table.setFocus()
    with qtbot.waitSignal(table.moment_wanted) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Down)
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args == [ALARM]


def test_a_screen_reader_hears_all_of_them(table: Intervals):
    assert table.accessibleDescription().count("not recorded") == 3
    assert "Alarm to last unit returned: 62:00 ± 36 s" in table.accessibleDescription()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_in_any_language(table: Intervals, language: str):
    table.show_measured(measured(), SEARCHED, language)
    table.resize(table.sizeHint().width(), 276)
    with watched() as cut:
        table.grab()
    assert cut == []
