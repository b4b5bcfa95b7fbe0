"""One of several values, side by side, the chosen one marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import sizes
from ui.widgets import choices

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Mapping


class ChoiceControl(QWidget):
    """Told at once when it is pressed; nothing waits for an OK."""

    chosen = Signal(object)

    def __init__(self, values: Collection[Hashable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {value: choices.choice() for value in values}
        row = choices.row(self, self._buttons.values(), sizes.GAP_SMALL)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for value, button in self._buttons.items():
            button.wanted.connect(lambda value=value: self.chosen.emit(value))
        self.setFocusProxy(next(iter(self._buttons.values())))

    def set_words(self, words: Mapping[object, str], row: str) -> None:
        """`row`: what is chosen here, for who cannot see where the buttons stand."""
        for value, button in self._buttons.items():
            button.set_words(words[value])
            button.setAccessibleDescription(row)

    def show_chosen(self, value: Hashable) -> None:
        """One that is none of the values leaves all unmarked."""
        choices.mark(self._buttons, value)

    def allow(self, values: Collection[Hashable], why_not: str) -> None:
        """Only these can be pressed, and the one that is marked."""
        for value, button in self._buttons.items():
            button.set_blocked(None if value in values or button.isChecked() else why_not)
