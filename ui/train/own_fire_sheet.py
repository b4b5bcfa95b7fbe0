"""A real fire became an exercise: what its record did not tell, and where to write it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import sizes
from ui.review import form
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_LINES = 7


class OwnFireSheet(QWidget):
    """Content for a `Sheet`."""

    done = Signal()

    def __init__(self, unknown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, about, leave = form.title(), form.label(), form.button("check")
        title.set_text(self.tr("Your own fire is an exercise now"))
        about.set_text(self.tr("It stands in the list, with the wind, the trucks and the hot spots of then."))
        column = form.column_of(self)
        column.addWidget(title)
        column.addWidget(about)
        if unknown:
            missing = form.label()
            missing.set_text(self.tr("What the record does not tell, and you can write into its file:"))
            column.addWidget(missing)
        for line in unknown[:_MOST_LINES]:
            column.addWidget(Words(f"· {line}", sizes.SENTENCE, most_lines=2))
        if len(unknown) > _MOST_LINES:
            column.addWidget(Words(self.tr("and %n more", "", len(unknown) - _MOST_LINES), sizes.SENTENCE))
        leave.set_words(self.tr("Good"))
        leave.set_next("")
        leave.wanted.connect(self.done)
        column.addSpacing(sizes.GAP_SMALL)
        column.addWidget(leave)
