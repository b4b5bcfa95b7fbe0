"""The booklet of differences between the two countries, on its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.booklet.booklet_sheet import BookletSheet
from ui.desk.booklet_desk import BookletDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from incidents.booklet.booklet import Row
    from ui.wiring.parts import Parts


class ComparingWires(QObject):
    """Opened from the settings, by whoever looks something up."""

    def __init__(self, parts: Parts, language: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._language = language
        self._desk = BookletDesk(parts.data)
        self._sheet: BookletSheet | None = None
        self._desk.failed.connect(parts.window.show_error)
        self._desk.exported.connect(self._on_exported)

    def open_sheet(self) -> None:
        """In the language of the window."""
        sheet = BookletSheet(self._desk.found, self._language())
        sheet.print_wanted.connect(self._on_print)
        sheet.destroyed.connect(self._on_sheet_gone)
        self._sheet = sheet
        sheet.done.connect(self._parts.window.close_sheet)
        self._parts.window.open_sheet(sheet)

    def close(self) -> None:
        """What is being written is waited for."""
        self._desk.close()

    def _on_print(self, rows: Sequence[Row]) -> None:
        self._desk.export(tuple(rows), self._language())

    def _on_exported(self, path: Path) -> None:
        if self._sheet is not None:
            self._sheet.show_said(str(path))

    def _on_sheet_gone(self) -> None:
        self._sheet = None
