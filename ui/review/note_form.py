"""A note at the moment of the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ui import units
from ui.review import form

if TYPE_CHECKING:
    from datetime import datetime

_MOST = 500


class NoteForm(QWidget):
    """Goes into the record at the time that stood when it was opened, wherever the cursor runs meanwhile."""

    given = Signal(str, object)  # the text, datetime
    dropped = Signal()

    def __init__(self, at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._title = form.title()
        self._about = form.label()
        self._text = form.line(_MOST)
        self._drop = form.button()
        self._give = form.button()
        column = form.column_of(self)
        for widget in (self._title, self._about, self._text):
            column.addWidget(widget)
        column.addLayout(form.row_of(self._drop, self._give))
        self._text.textChanged.connect(self._judge)
        self._text.returnPressed.connect(self._on_give)
        self._give.wanted.connect(self._on_give)
        self._drop.wanted.connect(self.dropped)
        self.setFocusProxy(self._text)
        self._say()

    def _on_give(self) -> None:
        text = self._text.text().strip()
        if text:
            self.given.emit(text, self._at)

    def _judge(self) -> None:
        empty = not self._text.text().strip()
        self._give.set_blocked(self.tr("write something first") if empty else None)
        self._give.set_next(None if empty else "")

    def _say(self) -> None:
        self._title.set_text(self.tr("Note at {time}").format(time=units.clock(self._at)))
        self._about.set_text(self.tr("It stands in the record at this time, and moves no other entry."))
        self._text.setAccessibleName(self.tr("Note"))
        self._text.setPlaceholderText(self.tr("What happened here?"))
        self._give.set_words(self.tr("Write it down"))
        self._drop.set_words(self.tr("Cancel"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
