"""The brigade's templates: ways to fly that it has tried, taken with one tap, kept under a name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from missions.templates import MOST_NAME_CHARS
from ui import sizes
from ui.font import Weight, inter
from ui.incident.wish_fields import pattern_name
from ui.units import height
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.templates import Template

_MOST_WIDTH = 760
_COLUMNS, _ROWS = 2, 4
_PAGE = _COLUMNS * _ROWS


class TemplatesSheet(QWidget):
    """Lies on a `Sheet`. A tap takes one; the field below keeps what is set now."""

    chosen = Signal(str)  # the template's code
    kept = Signal(str)  # the name to keep the present way under
    done = Signal()

    def __init__(self, templates: Sequence[Template], language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates, self._language = tuple(templates), language
        self._first = 0
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._grid = QGridLayout()
        self._grid.setSpacing(sizes.GAP_SMALL)
        self._shown: list[BigButton] = []
        self._more = BigButton("", icon="chevron-right", height=sizes.BUTTON)
        self._more.wanted.connect(self._turn)
        self._label = Words("", sizes.LABEL, ink="label")
        self._name = QLineEdit()
        self._name.setFont(inter(sizes.SENTENCE))
        self._name.setMinimumHeight(sizes.BUTTON)
        self._name.setMaxLength(MOST_NAME_CHARS)
        self._name.textChanged.connect(self._say_keep)
        self._name.returnPressed.connect(self._on_keep)
        self._keep = BigButton("", icon="content-save-outline", height=sizes.BUTTON)
        self._keep.wanted.connect(self._on_keep)
        self._done = BigButton("", height=sizes.BUTTON)
        self._done.wanted.connect(self.done)
        self.setMaximumWidth(_MOST_WIDTH)
        self._lay_out()
        self._say()

    def _lay_out(self) -> None:
        keep = QHBoxLayout()
        keep.setSpacing(sizes.GAP)
        keep.addWidget(self._name, 2)
        keep.addWidget(self._keep, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(self._more)
        column.addWidget(self._label)
        column.addLayout(keep)
        column.addWidget(self._done)

    def _turn(self) -> None:
        """The next page, and after the last the first."""
        self._first = self._first + _PAGE if self._first + _PAGE < len(self._templates) else 0
        self._show_page()

    def _show_page(self) -> None:
        for button in self._shown:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._shown = []
        for number, template in enumerate(self._templates[self._first : self._first + _PAGE]):
            task = template.task
            hint = f"{pattern_name(task.pattern)} · {height(task.height)}"
            button = BigButton(template.name(self._language), hint, icon="bookmark-outline")
            button.wanted.connect(partial(self.chosen.emit, template.code))
            self._grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
            self._shown.append(button)

    def _on_keep(self) -> None:
        if self._name.text().strip():
            self.kept.emit(self._name.text().strip())

    def _say(self) -> None:
        self._title.set_text(self.tr("Templates"))
        self._label.set_text(self.tr("Keep how it is flown now, under a name"))
        self._name.setAccessibleName(self.tr("Name of the template"))
        self._more.set_words(self.tr("More"))
        self._more.setVisible(len(self._templates) > _PAGE)
        self._done.set_words(self.tr("Back"))
        self._done.set_next("")
        self._show_page()
        self._say_keep()

    def _say_keep(self) -> None:
        self._keep.set_words(self.tr("Keep"))
        self._keep.set_blocked(None if self._name.text().strip() else self.tr("a name first"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
