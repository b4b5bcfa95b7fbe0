from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.incident.scenes import INCIDENT, others
from ui.incident.incident_list import ROW, IncidentList


@pytest.fixture
def listed(qtbot: QtBot) -> IncidentList:
    made = IncidentList()
    qtbot.addWidget(made)
    made.resize(260, 500)
    made.show()
    made.show_incidents([*others(3), INCIDENT])
    return made


def titles(listed: IncidentList) -> list[str]:
    rows = (listed._list.item(i) for i in range(listed._list.count()))
    return [row.data(Qt.ItemDataRole.UserRole + 1) for row in rows]


def test_the_newest_stands_first(listed: IncidentList):
    assert titles(listed) == ["Forest fire", "Grass fire 0", "Grass fire 1", "Grass fire 2"]


def test_a_tap_opens_one(listed: IncidentList, qtbot: QtBot):
    with qtbot.waitSignal(listed.opened) as opened:
        QTest.mouseClick(listed._list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, ROW + 20))
    assert opened.args == ["2026_0"]


def test_enter_opens_the_chosen_one(listed: IncidentList, qtbot: QtBot):
    listed._list.setCurrentRow(2)
    with qtbot.waitSignal(listed.opened) as opened:
        qtbot.keyClick(listed._list, Qt.Key.Key_Return)
    assert opened.args == ["2026_1"]


def test_words_in_any_order_find_it(listed: IncidentList, qtbot: QtBot):
    qtbot.keyClicks(listed._search, "subates FOREST")
    assert titles(listed) == ["Forest fire"]
    qtbot.keyClicks(listed._search, " nowhere")
    assert titles(listed) == []
    assert listed._none.isVisible()


def test_training_is_said_in_its_row(listed: IncidentList):
    listed.show_incidents([replace(INCIDENT, training=True)])
    row = listed._list.item(0)
    assert row.data(Qt.ItemDataRole.UserRole + 3).startswith("training")
    assert "training" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_no_incident_says_how_to_begin(qtbot: QtBot):
    empty = IncidentList()
    qtbot.addWidget(empty)
    assert "new alarm" in empty._none.text
    assert empty._search.isHidden()
