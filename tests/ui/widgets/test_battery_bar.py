from __future__ import annotations

from typing import TYPE_CHECKING

from missions.budget import FlightBudget
from ui import theme
from ui.widgets.battery_bar import BatteryBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def middle_row(bar: BatteryBar) -> list[str]:
    image = bar.grab().toImage()
    return [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]


def bar_with(qtbot: QtBot, budget: FlightBudget) -> BatteryBar:
    bar = BatteryBar()
    bar.resize(1001, bar.sizeHint().height())
    qtbot.addWidget(bar)
    bar.show_budget(budget)
    return bar


def test_lengths_are_seconds_of_a_full_battery(qtbot: QtBot):
    row = middle_row(bar_with(qtbot, FlightBudget(400.0, 100.0, 300.0, 1000.0)))
    day = theme.worn()
    assert abs(row.count(day.accent) - 400) <= 4
    assert row[320:390] == [day.text] * 70  # the way home, solid
    assert set(row[820:990]) == {day.window}  # spent
    assert {day.window, day.text} <= set(row[5:290]) or len(set(row[5:290])) > 2  # hatched


def test_two_spare_minutes_turn_the_bar_amber(qtbot: QtBot):
    row = middle_row(bar_with(qtbot, FlightBudget(130.0, 100.0, 300.0, 1000.0)))
    assert theme.worn().attention in row
    assert theme.worn().accent not in row


def test_nothing_spare_leaves_reserve_and_way_home(qtbot: QtBot):
    row = middle_row(bar_with(qtbot, FlightBudget(-50.0, 100.0, 300.0, 1000.0)))
    assert theme.worn().attention not in row
    assert theme.worn().accent not in row


def test_the_bar_says_its_minutes(qtbot: QtBot):
    bar = bar_with(qtbot, FlightBudget(400.0, 100.0, 300.0, 1000.0))
    assert "6\u00a0min to stay" in bar.accessibleDescription()
