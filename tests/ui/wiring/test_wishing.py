"""Templates are taken and kept; what was not seen becomes the next search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from maps.geo import AboveGround
from missions.task import Pattern, Task
from missions.templates import templates
from tests.ui.wiring.stations import FIELD, PLACE, shown
from ui.incident.templates_sheet import TemplatesSheet
from ui.incident.wanted import Card, Wanted
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot) as opened:
        opened.parts.incident_page.wanted.emit(Wanted(area=FIELD))
        yield opened


def sheet_of(station: Station) -> TemplatesSheet:
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, TemplatesSheet)
    return sheet


def test_a_shipped_template_chooses_its_card_and_how_it_is_flown(station: Station):
    station.parts.incident_page.templates_wanted.emit()
    wanted = "Roof fire 360"
    button = next(b for b in sheet_of(station).findChildren(BigButton) if wanted in b.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    now = station.parts.planning.wanted
    assert (now.card, now.wish.pattern) == (Card.SIZE_UP, Pattern.ORBIT)
    assert station.parts.window.sheet.content is None
    station.parts.planning.undo()
    assert station.parts.planning.wanted.card is Card.SEARCH


def test_the_present_way_is_kept_under_a_name(station: Station, qtbot: QtBot):
    station.parts.planning.set_wish(Task(height=AboveGround(45.0), speed_m_s=5.0))
    station.parts.incident_page.templates_wanted.emit()
    sheet = sheet_of(station)
    assert not sheet._keep.isEnabled()
    qtbot.keyClicks(sheet._name, "Bog at night")
    QTest.mouseClick(sheet._keep, Qt.MouseButton.LeftButton)
    own = [t for t in templates(station.parts.data / "templates")[0] if not t.shipped]
    assert [(t.name(), t.task.height, t.task.speed_m_s) for t in own] == [("Bog at night", 45.0, 5.0)]
    assert any("Bog at night" in b.text() for b in sheet_of(station).findChildren(BigButton))


def test_more_templates_than_fit_are_on_further_pages(qtbot: QtBot, tmp_path: Path):
    (shipped, *_), _ = templates(tmp_path)
    sheet = TemplatesSheet([shipped] * 11, "lv")
    qtbot.addWidget(sheet)
    assert len(sheet._shown) == 8
    sheet._turn()
    assert len(sheet._shown) == 3
    sheet._turn()
    assert len(sheet._shown) == 8


def test_before_a_flight_there_are_no_gaps_to_plan(station: Station):
    page = station.parts.incident_page
    assert not page._plan_panel._gaps.isVisible()
    page.gaps_wanted.emit()
    assert "Nothing is left" in page._error.accessibleName() + page._error.accessibleDescription()


def test_what_was_not_seen_becomes_the_search_and_undo_brings_the_whole_back(station: Station, qtbot: QtBot):
    parts = station.parts
    qtbot.waitUntil(lambda: parts.planning.settled, timeout=10_000)
    parts.training.start(PLACE, 20.0)
    station.flying.open_checks()
    qtbot.waitUntil(lambda: parts.flight.aboard is not None, timeout=20_000)
    parts.flight.take_off()
    qtbot.waitUntil(
        lambda: parts.incident_page._plan_panel._gaps.isVisibleTo(parts.incident_page), timeout=60_000
    )
    with qtbot.waitSignal(parts.planning.wanted_changed):
        parts.incident_page.gaps_wanted.emit()
    assert parts.planning.wanted.parts
    assert parts.planning.plan is not None
    assert parts.planning.plan.area == parts.planning.wanted.area
    parts.planning.undo()
    assert parts.planning.wanted.parts == ()
