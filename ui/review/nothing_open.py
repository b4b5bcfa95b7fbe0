"""What the review page shows before an incident is open: what to do, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import sizes
from ui.font import Weight
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

_WIDE = 620


class NothingOpen(QWidget):
    """One sentence and one button."""

    incidents_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._about = Words("", sizes.SENTENCE, ink="label", most_lines=4)
        self._open = BigButton("", icon="magnify")
        self._open.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._open.wanted.connect(self.incidents_wanted)
        block = QWidget()
        block.setMaximumWidth(_WIDE)
        inside = QVBoxLayout(block)
        inside.setSpacing(sizes.GAP)
        for widget in (self._title, self._about, self._open):
            inside.addWidget(widget)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(block, 1000)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        self._say()

    def _say(self) -> None:
        self._title.set_text(self.tr("Which incident do you want to look at?"))
        self._about.set_text(
            self.tr(
                "Open one from the list: its flights replay on the map, with the dispatch record and your "
                "notes on the same clock."
            )
        )
        self._open.set_words(self.tr("Incidents"), self.tr("list and search"))
        self._open.set_next(self.tr("NEXT"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
