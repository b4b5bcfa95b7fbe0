from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from telemetry.alarms import Alarm, AlarmCode
from ui.alarm_attention import AGAIN_S
from ui.widgets.alarm_banner import AlarmBanner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LOST = Alarm(AlarmCode.LINK_LOST, 10.0, {"age_s": 12.0})
LOW = Alarm(AlarmCode.BATTERY_LOW, 4.0, {"percent": 28})


@pytest.fixture
def banner(qtbot: QtBot) -> AlarmBanner:
    made = AlarmBanner()
    made.resize(1270, 64)
    qtbot.addWidget(made)
    return made


def press_seen(banner: AlarmBanner, qtbot: QtBot) -> None:
    button = banner.findChild(QAbstractButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_banner_is_absent_while_all_is_calm(banner: AlarmBanner):
    banner.show_alarms((LOST,))
    banner.show_alarms(())
    assert banner.isHidden()


def test_the_worst_alarm_is_said_first(banner: AlarmBanner):
    banner.show_alarms((LOST, LOW))
    assert banner.alarm is LOST
    assert banner.accessibleName() == "LINK LOST"


def test_seen_shows_the_next_one_and_tells_which_was_seen(banner: AlarmBanner, qtbot: QtBot):
    banner.show_alarms((LOST, LOW))
    with qtbot.waitSignal(banner.seen) as told:
        press_seen(banner, qtbot)
    assert told.args == ["link_lost"]
    assert banner.alarm is LOW
    press_seen(banner, qtbot)
    assert banner.isHidden()


def test_an_alarm_that_was_seen_stays_away_while_its_numbers_change(banner: AlarmBanner, qtbot: QtBot):
    banner.show_alarms((LOW,))
    press_seen(banner, qtbot)
    banner.show_alarms((Alarm(AlarmCode.BATTERY_LOW, 4.0, {"percent": 27}),))
    assert banner.isHidden()


def test_an_alarm_that_is_raised_anew_comes_back(banner: AlarmBanner, qtbot: QtBot):
    banner.show_alarms((LOST,))
    press_seen(banner, qtbot)
    banner.show_alarms(())
    banner.show_alarms((Alarm(AlarmCode.LINK_LOST, 60.0, {"age_s": 4.0}),))
    assert not banner.isHidden()


def test_a_red_one_that_was_seen_comes_back_by_itself_after_a_minute(qtbot: QtBot):
    seconds = [0.0]
    banner = AlarmBanner(clock_s=lambda: seconds[0])
    qtbot.addWidget(banner)
    banner.show_alarms((LOST,))
    press_seen(banner, qtbot)
    assert banner.isHidden()
    seconds[0] = AGAIN_S - 0.001
    banner.show_alarms((Alarm(AlarmCode.LINK_LOST, 10.0, {"age_s": 71.0}),))
    assert banner.isHidden()
    seconds[0] = AGAIN_S
    qtbot.waitUntil(lambda: not banner.isHidden(), timeout=2000)
    assert banner.accessibleName() == "LINK LOST"


def test_the_newest_numbers_are_said_while_it_is_shown(banner: AlarmBanner):
    banner.show_alarms((LOST,))
    banner.show_alarms((Alarm(AlarmCode.LINK_LOST, 10.0, {"age_s": 47.0}),))
    assert "47\xa0s" in banner.accessibleDescription()
