"""The sheet of the operator's record: what is missing is one tap away, and every text is whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget

from incidents.codes import IncidentCode
from incidents.operator.export import Form
from incidents.operator.flight_line import Missing
from incidents.operator.period import ALWAYS, Period
from incidents.operator.tables import What
from tests.incidents.operator.evening import FIRST, UID, add_flight, whole_evening
from tests.ui.cut_texts import watched
from tests.ui.stretched import Stretched
from ui.desk.operator_desk import OperatorDesk
from ui.review.operator_page import OperatorPage
from ui.review.operator_view import OperatorView
from ui.widgets.big_button import BigButton
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def view(tmp_path: Path, qtbot: QtBot) -> OperatorView:
    whole_evening(tmp_path)
    add_flight(tmp_path, FIRST + timedelta(days=20))
    desk = OperatorDesk(tmp_path)
    with qtbot.waitSignal(desk.shown, timeout=10_000) as shown:
        desk.look()
    desk.close()
    return shown.args[0]


@pytest.fixture
def page(qtbot: QtBot, view: OperatorView) -> OperatorPage:
    made = OperatorPage(today=lambda: date(2026, 5, 1))
    qtbot.addWidget(made)
    made.resize(976, 560)
    made.show_view(view)
    made.show()
    return made


def button(page: QWidget, words: str) -> BigButton:
    """The one that is to be seen and reads so."""
    [found] = [one for one in page.findChildren(BigButton) if one.text() == words and one.isVisible()]
    return found


def press(qtbot: QtBot, page: QWidget, words: str) -> None:
    qtbot.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


def test_the_newest_flight_stands_first_and_says_what_it_lacks(page: OperatorPage):
    assert page._table.current.startswith("20260502")
    for words in ("Pilot", "Legal basis", "Battery"):
        assert button(page, words).isEnabled()


def test_a_pilot_who_is_known_is_one_tap_more(page: OperatorPage, qtbot: QtBot):
    press(qtbot, page, "Pilot")
    with qtbot.waitSignal(page.added) as added:
        press(qtbot, page, "A. Kalniņa")
    code, facts = added.args
    assert code == IncidentCode.CREW_NAMED
    assert facts == {"flight": page._table.current, "pilot": "A. Kalniņa"}


def test_another_name_is_typed(page: OperatorPage, qtbot: QtBot):
    press(qtbot, page, "Battery")
    qtbot.keyClicks(page._form._text, "B9")
    with qtbot.waitSignal(page.added) as added:
        qtbot.keyClick(page._form._text, Qt.Key.Key_Return)
    assert added.args[1] == {"flight": page._table.current, "battery": "B9", "pack": 0}


def test_a_legal_basis_waits_for_all_that_belongs_to_it(page: OperatorPage, qtbot: QtBot):
    press(qtbot, page, "Legal basis")
    press(qtbot, page, "Specific")
    assert not button(page, "Use it").isEnabled()
    qtbot.keyClicks(page._form._basis._number, "LV-7")
    with qtbot.waitSignal(page.added) as added:
        press(qtbot, page, "Use it")
    assert added.args[1]["authorisation"] == "LV-7"
    assert added.args[1]["sight"] == "VLOS"


def test_a_whole_line_asks_for_nothing(page: OperatorPage, view: OperatorView):
    flight = view.tables[What.FLIGHTS].rows[0].key
    page.show_flight(flight)
    assert view.missing[flight] == ()
    assert not any(one.isVisible() for one in page._lacks.values())
    assert "2026-0412" in page._about.text


def test_a_simulated_flight_asks_for_nothing(page: OperatorPage, view: OperatorView):
    simulated = next(row.key for row in view.tables[What.FLIGHTS].rows if row.kind == "simulated")
    page.show_flight(simulated)
    assert not any(one.isVisible() for one in page._lacks.values())


def test_maintenance_is_written_down_with_one_tap(page: OperatorPage, qtbot: QtBot):
    page.show_book(What.MAINTENANCE)
    with qtbot.waitSignal(page.added) as added:
        press(qtbot, page, "Done today")
    assert added.args[0] == IncidentCode.MAINTENANCE_DONE
    assert added.args[1]["aircraft"] == UID


def test_what_happened_is_said_to_be_reported_with_one_tap(
    page: OperatorPage, view: OperatorView, qtbot: QtBot
):
    assert not page._reported.isVisible()
    flight = page._table.current
    page.show_view(replace(view, unreported={flight: "e.caa.gov.lv/incidents"}))
    with qtbot.waitSignal(page.added) as added:
        press(qtbot, page, "Reported")
    assert added.args[0] == IncidentCode.OCCURRENCE_REPORTED
    assert added.args[1] == {"flight": flight, "where": "e.caa.gov.lv/incidents"}


def test_periods_and_exports_are_wishes(page: OperatorPage, qtbot: QtBot):
    with qtbot.waitSignal(page.period_chosen) as chosen:
        press(qtbot, page, "This year")
    assert chosen.args == [Period(date(2026, 1, 1), date(2026, 5, 1))]
    with qtbot.waitSignal(page.period_chosen) as chosen:
        press(qtbot, page, "All")
    assert chosen.args == [ALWAYS]
    page.show_book(What.CREW)
    with qtbot.waitSignal(page.export_wanted) as wanted:
        page._paper.wanted.emit()
    assert wanted.args == [What.CREW, Form.PDF]


def test_the_row_in_hand_stays_in_hand(page: OperatorPage, view: OperatorView):
    flight = view.tables[What.FLIGHTS].rows[1].key
    page.show_flight(flight)
    page.show_view(view)
    assert page._table.current == flight


def test_an_empty_record_has_nothing_to_export(qtbot: QtBot, tmp_path: Path):
    desk = OperatorDesk(tmp_path)
    with qtbot.waitSignal(desk.shown, timeout=10_000) as shown:
        desk.look()
    desk.close()
    page = OperatorPage()
    qtbot.addWidget(page)
    page.show_view(shown.args[0])
    assert not page._paper.isEnabled()
    assert page._totals.text == "No flight in this time."


@pytest.fixture
def stretched() -> Iterator[None]:
    longer = Stretched()
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


@pytest.mark.parametrize("what", What)
@pytest.mark.parametrize("asks", [None, *Missing])
def test_the_longest_language_is_whole_on_a_small_screen(
    stretched: None, qtbot: QtBot, view: OperatorView, what: What, asks: Missing | None
):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1270, 640)  # 1366 x 768 without rail, state bar and an alarm
    sheet, page = Sheet(over), OperatorPage()
    over.show()
    sheet.open(page)
    page.show_view(view)
    page.show_book(what)
    if asks is not None and what is What.FLIGHTS:
        page._ask(asks)
    QApplication.processEvents()
    with watched() as cut:
        sheet.grab()
    # What scrolls is clipped at the edge of the list; a shortened text is not
    assert [text for text in cut if not text.startswith("QWidget") or text.endswith("…")] == []
    assert sheet._paper.geometry().bottom() < over.height()
