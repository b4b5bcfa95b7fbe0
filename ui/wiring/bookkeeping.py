"""The operator's record: read by a chief, filled by each take-off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incidents.codes import IncidentCode
from ui.review.operator_page import OperatorPage
from ui.roles import Action
from ui.wiring.guarding import at_once

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.model import Fact
    from ui.desk.operator_desk import OperatorDesk
    from ui.wiring.guarding import Ask
    from ui.wiring.parts import Parts


class BookkeepingWires(QObject):
    """What is said on the sheet of a take-off goes along with the flight."""

    def __init__(self, parts: Parts, desk: OperatorDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ask: Ask = at_once  # whoever guards what not everybody does
        self._parts = parts
        self._desk = desk
        parts.review_page.books_wanted.connect(self.open)
        desk.take_off_proposed.connect(parts.before_takeoff.flown_as.propose)
        parts.flight.taking_off.connect(self._on_taking_off)

    def open(self) -> None:
        """All flights, batteries, people and work on the aircraft."""
        desk, page = self._desk, OperatorPage()
        desk.shown.connect(page.show_view)
        desk.progress.connect(page.show_busy)
        desk.failed.connect(page.show_said)
        desk.exported.connect(partial(_say_path, page))
        page.added.connect(self._on_added)
        page.period_chosen.connect(desk.set_period)
        page.export_wanted.connect(desk.export)
        page.done.connect(self._parts.window.close_sheet)
        page.done.connect(page.deleteLater)
        self._parts.window.open_sheet(page)
        desk.look()

    def _on_added(self, code: str, facts: dict[str, Fact]) -> None:
        self.ask(Action.CORRECT_BOOKS, partial(self._desk.add, IncidentCode(code), facts))

    def _on_taking_off(self, folder: Path) -> None:
        said = self._parts.before_takeoff.flown_as.said
        self._desk.keep_take_off(said, folder, self._parts.incidents)


def _say_path(page: OperatorPage, path: Path) -> None:
    page.show_said(str(path))
