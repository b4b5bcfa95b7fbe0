"""What not everybody does waits for the right PIN; what flies never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from firedrone import settings as settings_file
from incidents.codes import IncidentCode
from incidents.words import say
from tests.ui.wiring.stations import PLACE, shown
from ui.review.operator_page import OperatorPage
from ui.review.share_sheet import ShareSheet
from ui.roles import Action, Role
from ui.roles_sheet import RoleSheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot) as opened:
        yield opened


def guard(station: Station) -> None:
    station.guarding.desk.set_pin(Role.CHIEF, "2468")
    station.guarding.desk.set_pin(Role.TRAINER, "1357")
    station.guarding.desk.take(Role.PILOT)


def sheet_of(station: Station) -> RoleSheet:
    content = station.parts.window.sheet.content
    assert isinstance(content, RoleSheet)
    return content


def give(station: Station, qtbot: QtBot, digits: str) -> None:
    pad = sheet_of(station)._pad
    qtbot.keyClicks(pad, digits)
    qtbot.keyClick(pad, Qt.Key.Key_Return)


def test_a_brigade_without_pins_notices_nothing(station: Station):
    for action in Action:
        done: list[Action] = []
        station.guarding.ask(action, lambda done=done, action=action: done.append(action))
        assert done == [action]
    assert station.parts.window.sheet.content is None


def test_the_right_pin_does_what_was_wanted_and_the_record_knows_the_role(station: Station, qtbot: QtBot):
    guard(station)
    done: list[bool] = []
    station.guarding.ask(Action.CORRECT_CLOCK, lambda: done.append(True))
    assert sheet_of(station)._why.text == "Correct a clock: the chief does this."
    give(station, qtbot, "1111")
    assert done == []
    give(station, qtbot, "2468")
    assert done == [True]
    assert station.parts.window.sheet.content is None
    changes = [entry for entry in station.parts.incidents.entries if entry.code == IncidentCode.ROLE_CHANGED]
    assert [entry.facts["role"] for entry in changes] == ["chief", "pilot", "chief"]
    assert say(changes[-1], "lv") == "Loma pie šī datora: komandas priekšnieks"
    station.guarding.ask(Action.HAND_OVER, lambda: done.append(True))
    assert done == [True, True]


def test_who_gives_up_comes_back_to_where_it_was(station: Station, qtbot: QtBot):
    guard(station)
    page = station.parts.review_page
    page.books_wanted.emit()
    books = station.parts.window.sheet.content
    assert isinstance(books, OperatorPage)
    books.added.emit(IncidentCode.MAINTENANCE_DONE.value, {"aircraft": "1", "task": "props"})
    assert "the chief does this" in sheet_of(station)._why.text
    qtbot.keyClick(station.parts.window.sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: station.parts.window.sheet.content is books)


def test_sharing_asks_for_the_chief_and_goes_on(station: Station, qtbot: QtBot):
    guard(station)
    station.parts.review_page.share_wanted.emit()
    give(station, qtbot, "2468")
    assert isinstance(station.parts.window.sheet.content, ShareSheet)


def test_a_clock_is_not_corrected_by_a_pilot(station: Station, qtbot: QtBot):
    guard(station)
    station.parts.review_page.offset_wanted.emit("laptop", 60.0, "wrong")
    codes = [entry.code for entry in station.parts.incidents.entries]
    assert IncidentCode.CLOCK_OFFSET not in codes
    give(station, qtbot, "2468")
    codes = [entry.code for entry in station.parts.incidents.entries]
    assert IncidentCode.CLOCK_OFFSET in codes


def test_a_pilot_practises_freely_and_asks_the_trainer_to_break_something(station: Station, qtbot: QtBot):
    guard(station)
    parts = station.parts
    parts.train_page.start_wanted.emit(None, 20.0)
    assert parts.training.running
    assert parts.window.sheet.content is None
    parts.train_page.board._faults._mend.wanted.emit()
    assert "the trainer does this" in sheet_of(station)._why.text
    give(station, qtbot, "1357")
    assert station.guarding.desk.role is Role.TRAINER
    parts.train_page.board._faults._mend.wanted.emit()
    assert parts.window.sheet.content is None
    parts.training.stop()


def test_nothing_that_flies_asks(station: Station):
    guard(station)
    parts = station.parts
    parts.training.start(PLACE, 20.0)
    parts.window.show_page("fly")
    for wanted in (
        parts.fly_page.take_off_wanted,
        parts.fly_page.pause_wanted,
        parts.fly_page.continue_wanted,
        parts.fly_page.home_wanted,
        parts.fly_page.land_wanted,
        parts.fly_page.mark_wanted,
        parts.incident_page.check_and_fly_wanted,
    ):
        wanted.emit()
        assert not isinstance(parts.window.sheet.content, RoleSheet)
    parts.training.stop()


def test_a_pilot_finishes_the_report(station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    guard(station)
    review = station.parts.review
    station.reviewing.look()
    with qtbot.waitSignal(review.report_made, timeout=60_000):
        station.parts.review_page.finish_wanted.emit()
    assert not isinstance(station.parts.window.sheet.content, RoleSheet)


def test_pins_are_kept_beside_the_data_and_not_told(tmp_path: Path, station: Station):
    guard(station)
    kept = settings_file.load(tmp_path / "data").ui
    assert kept.role == "pilot"
    assert set(kept.role_pins) == {"chief", "trainer"}
    assert "2468" not in (tmp_path / "data" / settings_file.FILE).read_text("utf-8")


def test_a_pin_that_was_taken_away_is_gone_from_the_file(tmp_path: Path, station: Station):
    guard(station)
    station.guarding.desk.try_pin(Role.CHIEF, "2468")
    station.guarding.desk.remove_pin(Role.TRAINER)
    assert set(settings_file.load(tmp_path / "data").ui.role_pins) == {"chief"}
