"""Rows of a small label and its value, with hairlines between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.widgets.hairline import Hairline
from ui.widgets.keep_room import keep_room
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LABEL_SHARE = 0.45  # of the width, whatever the language


class Fact(NamedTuple):
    """One row."""

    label: str
    value: str


class FactList(QWidget):
    """Takes rows; keeps its widgets while their number stays."""

    def __init__(self, *, hairlines: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hairlines = hairlines
        self._rows: list[tuple[Words, Words]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(sizes.GAP)
        self._grid.setVerticalSpacing(sizes.GAP_SMALL if hairlines else 4)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        if len(facts) != len(self._rows):
            self._make_rows(len(facts))
        for (label, value), fact in zip(self._rows, facts, strict=True):
            label.set_text(fact.label)
            value.set_text(fact.value)
            value.setAccessibleName(f"{fact.label}: {fact.value}")
        font = inter(sizes.LABEL)
        widest = max((lettering.width(fact.label, font) for fact in facts), default=0.0)
        self._grid.setColumnMinimumWidth(0, round(min(widest + 1, self.width() * MOST_LABEL_SHARE)))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        keep_room(self, event)
        return done

    def values(self) -> dict[str, str]:
        """What is shown now."""
        return {label.text: value.text for label, value in self._rows}

    def _make_rows(self, count: int) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._rows = []
        middle = Qt.AlignmentFlag.AlignVCenter
        for i in range(count):
            label = Words("", sizes.LABEL, ink="label")
            value = Words("", sizes.SENTENCE, Weight.MEDIUM, most_lines=3)
            if self._hairlines and i:
                self._grid.addWidget(Hairline(), 2 * i - 1, 0, 1, 2)
            self._grid.addWidget(label, 2 * i, 0, middle)
            self._grid.addWidget(value, 2 * i, 1, middle)
            self._grid.setRowStretch(2 * i, 1 if self._hairlines else 0)
            self._rows.append((label, value))
