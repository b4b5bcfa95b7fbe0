"""Rows of a label and a text of any length: a note is read whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.widgets.fact_list import Fact

MOST_LINES = 12
MOST_LABEL_SHARE = 0.4  # of the width, whatever the language


class PlaceFacts(QWidget):
    """As wide as it is told; its height follows."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        self._rows: list[tuple[Words, Words]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(sizes.GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[Fact], warned: str = "") -> None:
        """`warned`: the label of the row that asks to be looked at."""
        for label, value in self._rows:
            self._grid.removeWidget(label)
            self._grid.removeWidget(value)
            label.deleteLater()
            value.deleteLater()
        font = inter(sizes.LABEL)
        widest = max((lettering.width(fact.label, font) for fact in facts), default=0.0)
        label_width = round(min(widest + 1, self.width() * MOST_LABEL_SHARE))
        self._rows = []
        for row, fact in enumerate(facts):
            label = Words(fact.label, sizes.LABEL, ink="label")
            label.setFixedWidth(label_width)
            value = _Long(fact.value, sizes.SENTENCE, Weight.MEDIUM, most_lines=MOST_LINES)
            if fact.label == warned:
                value.set_text(fact.value, "attention_text")
            value.setAccessibleName(f"{fact.label}: {fact.value}")
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            self._rows.append((label, value))
        self.setFixedHeight(self._grid.totalHeightForWidth(self.width()))

    def values(self) -> dict[str, str]:
        """What is shown now."""
        return {label.text: value.text for label, value in self._rows}


class _Long(Words):
    """Takes the width that there is: to try every way to wrap 300 letters would take minutes."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, round(lettering.line_height(self.letters)))
