"""The booklet of differences between the two countries: on its sheet, and in a line where it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incidents.booklet.booklet import far_side
from ui.booklet.booklet_sheet import ALL, BookletSheet
from ui.desk.booklet_desk import BookletDesk
from ui.wiring.held_widget import HeldWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from incidents.booklet.booklet import Row
    from ui.incident.confirmations_sheet import ConfirmationsSheet
    from ui.widgets.side_note import SideNote
    from ui.wiring.parts import Parts


class ComparingWires(QObject):
    """Opened from the settings, by whoever looks something up."""

    _sheet = HeldWidget["BookletSheet"]()

    def __init__(self, parts: Parts, language: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._language = language
        self._desk = BookletDesk(parts.data)
        self._desk.failed.connect(parts.window.show_error)
        self._desk.exported.connect(self._on_exported)
        basis_form = parts.before_takeoff.basis_form
        basis_form.over_there.booklet_wanted.connect(self.open_sheet)
        basis_form.shown.connect(lambda: self._tell(basis_form.over_there))

    def tell_on(self, confirmations: ConfirmationsSheet) -> None:
        """Who asks for a confirmation reads what is other over there."""
        confirmations.over_there.booklet_wanted.connect(self.open_sheet)
        self._tell(confirmations.over_there)

    def open_sheet(self, section: str = ALL) -> None:
        """In the language of the window."""
        sheet = BookletSheet(self._desk.found, self._language())
        sheet.show_section(section)
        sheet.print_wanted.connect(self._on_print)
        self._sheet = sheet
        sheet.done.connect(self._parts.window.close_sheet)
        self._parts.window.open_sheet(sheet)

    def close(self) -> None:
        """What is being written is waited for."""
        self._desk.close()

    def _tell(self, note: SideNote) -> None:
        """Of the country that the plan leads into; nothing where it stays at home."""
        plan = self._parts.planning.plan
        way = () if plan is None else tuple(point.at for point in plan.waypoints)
        home = () if plan is None or plan.home is None else (plan.home,)
        note.show_differences(self._desk.found, self._language(), far_side((*home, *way)))

    def _on_print(self, rows: Sequence[Row]) -> None:
        self._desk.export(tuple(rows), self._language())

    def _on_exported(self, path: Path) -> None:
        if self._sheet is not None:
            self._sheet.show_said(str(path))
