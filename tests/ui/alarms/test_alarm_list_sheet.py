"""The list of alarms: the worst that stand with what to do, then what is over, and who saw it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from incidents.alarm_log import LoggedAlarm
from telemetry.alarms import Alarm, AlarmCode
from ui import units
from ui.alarms.alarm_list_sheet import AlarmListSheet
from ui.alarms.alarm_rows import rows_of
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.alarms.alarm_rows import AlarmRow

NOW = datetime(2026, 4, 12, 10, 20, tzinfo=UTC)


def logged(
    alarm: str, ago_s: float, lasted_s: float | None = None, seen_s: float | None = None
) -> LoggedAlarm:
    at = NOW - timedelta(seconds=ago_s)
    return LoggedAlarm(
        alarm,
        None,
        at,
        at,
        cleared_at=None if lasted_s is None else at + timedelta(seconds=lasted_s),
        seen_at=None if seen_s is None else at + timedelta(seconds=seen_s),
        seen_after_s=seen_s,
        seen_as=None if seen_s is None else "pilot",
    )


LOG = (
    logged("fence_breached", 300.0, 20.0, 4.0),
    logged("link_stale", 200.0, 10.0),
    logged("battery_low", 130.0, None, 9.0),
    logged("link_lost", 12.0),
)
STANDING = (
    Alarm(AlarmCode.LINK_LOST, 88.0, {"age_s": 47.0, "down": False}),
    Alarm(AlarmCode.BATTERY_LOW, 4.0, {"percent": 27}),
)


def rows() -> tuple[AlarmRow, ...]:
    return rows_of(LOG, STANDING, NOW, "en")


@pytest.fixture
def sheet(qtbot: QtBot) -> AlarmListSheet:
    made = AlarmListSheet()
    qtbot.addWidget(made)
    made.resize(976, 440)
    made.show()
    return made


def texts(sheet: AlarmListSheet) -> list[str]:
    return [words.text for words in sheet.findChildren(Words) if words.isVisible()]


def test_the_worst_that_stands_comes_first_and_what_is_over_newest_first():
    assert [(row.name, row.stands, row.red) for row in rows()] == [
        ("Link lost", True, True),
        ("Battery low", True, False),
        ("Link is late", False, False),
        ("Geofence breached", False, True),
    ]


def test_what_stands_says_what_to_do_with_its_newest_numbers_and_what_is_over_does_not():
    lost, low, late, fence = rows()
    assert "47\u00a0s" in lost.to_do
    assert "27\u00a0%" in low.to_do
    assert (late.to_do, fence.to_do) == ("", "")


def test_each_says_when_how_long_and_who_saw_it_how_soon():
    lost, low, late, fence = rows()
    assert lost.when == f"since {units.clock(NOW - timedelta(seconds=12))} · 12 s"
    assert fence.when == f"{units.clock(NOW - timedelta(seconds=300))} · 20 s"
    assert (lost.seen, late.seen) == ("Nobody has pressed “Seen”",) * 2
    assert (low.seen, fence.seen) == ("Seen after 9 s, by remote pilot", "Seen after 4 s, by remote pilot")


def test_an_alarm_whose_link_was_closed_is_over_with_its_end_not_recorded():
    (low,) = rows_of((logged("battery_low", 130.0),), (), NOW, "en")
    assert not low.stands
    assert low.when.endswith("end not recorded")


def test_the_same_alarm_twice_stands_once():
    twice = (logged("link_lost", 90.0), logged("link_lost", 10.0))
    newer, older = rows_of(twice, STANDING[:1], NOW, "en")
    assert (newer.stands, older.stands) == (True, False)


def test_the_sheet_counts_them_and_a_reader_hears_each_row(sheet: AlarmListSheet):
    sheet.show_rows(rows())
    assert "standing: 2 · over: 2" in texts(sheet)
    model = sheet.findChildren(QListView)[0].model()
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Link lost, since ")
    assert "Watch the sky" in spoken


def test_a_calm_flight_says_so(sheet: AlarmListSheet):
    sheet.show_rows(())
    assert "No alarm has been raised in this flight." in texts(sheet)
    assert not sheet.findChildren(QListView)[0].isVisible()


def test_seconds_that_go_by_keep_the_chosen_row(sheet: AlarmListSheet):
    sheet.show_rows(rows())
    view = sheet.findChildren(QListView)[0]
    view.setCurrentIndex(view.model().index(2, 0))
    sheet.show_rows(rows_of(LOG, STANDING, NOW + timedelta(seconds=1), "en"))
    assert view.currentIndex().row() == 2
    assert sheet.rows[0].when.endswith("13 s")


def test_a_row_of_two_sentences_is_higher_than_one_that_is_over(sheet: AlarmListSheet):
    sheet.show_rows(rows())
    view = sheet.findChildren(QListView)[0]
    heights = [view.sizeHintForIndex(view.model().index(row, 0)).height() for row in range(4)]
    assert heights[0] > heights[1] > heights[2] == heights[3] >= 48
    assert not sheet.grab().isNull()


def test_done_closes(sheet: AlarmListSheet, qtbot: QtBot):
    done = next(button for button in sheet.findChildren(BigButton) if button.text() == "Done")
    with qtbot.waitSignal(sheet.done):
        done.click()
