"""Help: F1 opens the page about what is in front, over whatever lies open, and leaves that as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from ui.help.help_key import HelpKey
from ui.help.help_sheet import HelpSheet
from ui.help.topics import topic_of
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from ui.wiring.parts import Parts


class HelpingWires(QObject):
    """Its sheet is its own: who looks something up in the middle of the checks comes back to his ticks."""

    def __init__(self, parts: Parts, language: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = parts.window
        self._language = language
        below = parts.window.sheet
        self._sheet = Sheet(below.over)
        self._key = HelpKey(parts.window, self.open_sheet)
        below.installEventFilter(self)
        pages: QStackedWidget = below.over  # pyright: ignore[reportAssignmentType] the window's own stack
        pages.currentChanged.connect(self._sheet.close_sheet)

    def open_sheet(self) -> None:
        """About what is in front; pressed again it closes."""
        if self._sheet.content is not None:
            self._sheet.close_sheet()
            return
        self.open_at(topic_of(self._window.page, self._window.sheet.content))

    def open_at(self, topic: str) -> None:
        """At this page."""
        help_sheet = HelpSheet(self._language)
        help_sheet.done.connect(self._sheet.close_sheet)
        self._sheet.open(help_sheet)
        help_sheet.open_at(topic)

    @property
    def sheet(self) -> Sheet:
        """What it lies on."""
        return self._sheet

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another sheet that opens wants to be seen."""
        if event.type() is QEvent.Type.Show:
            self._sheet.close_sheet()
        return super().eventFilter(watched, event)
