"""The six task cards: what the drone is sent out for. A tap plans it; a tap on the chosen one changes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import sizes
from ui.incident.card_words import card_hint, card_name
from ui.incident.task_card import HEIGHT, LOW_HEIGHT, TaskCard
from ui.incident.wanted import Card
from ui.units import minutes_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

_ICONS = {
    Card.SEARCH: "image-search-outline",
    Card.PERSON: "account-search-outline",
    Card.SIZE_UP: "rotate-3d-variant",
    Card.OVERWATCH: "eye-outline",
    Card.EDGE: "vector-polyline",
    Card.SMOKE: "smoke",
}
_ROW = 3


class TaskCards(QWidget):
    """One row of six; two rows of three where a word does not fit."""

    chosen = Signal(object)  # Card
    change_wanted = Signal()  # the chosen one was pressed again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = Card.SEARCH
        self._cards = {card: TaskCard(icon, self) for card, icon in _ICONS.items()}
        for card, button in self._cards.items():
            button.clicked.connect(partial(self._on_clicked, card))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._say()
        self.show_chosen(self._chosen)

    def show_chosen(self, chosen: Card) -> None:
        self._chosen = chosen
        for card, button in self._cards.items():
            button.setChecked(card is chosen)
            button.update()

    def show_minutes(self, seconds: Mapping[Card, float]) -> None:
        """What each would take, in seconds; those that are left out are not known."""
        for card, button in self._cards.items():
            known = seconds.get(card)
            button.show_minutes("" if known is None else str(minutes_up(known)))
        self._arrange()

    def button(self, card: Card) -> TaskCard:
        return self._cards[card]

    def _on_clicked(self, card: Card) -> None:
        again = card is self._chosen
        self.show_chosen(card)
        if again:
            self.change_wanted.emit()
        else:
            self.chosen.emit(card)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Tasks"))
        again = self.tr("Press again to change how it is flown.")
        for card, button in self._cards.items():
            button.set_name(card_name(card), f"{card_hint(card)} {again}")

    # --- layout ----------------------------------------------------------------------------------

    def _columns(self, width: int) -> int:
        wanted = max(button.narrowest() for button in self._cards.values())
        count = len(self._cards)
        return count if count * wanted + (count - 1) * sizes.GAP_SMALL <= width else _ROW

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = len(self._cards) // self._columns(width)
        return HEIGHT if rows == 1 else rows * LOW_HEIGHT + (rows - 1) * sizes.GAP_SMALL

    def minimumSizeHint(self) -> QSize:
        wanted = max(button.narrowest() for button in self._cards.values())
        width = _ROW * wanted + (_ROW - 1) * sizes.GAP_SMALL
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _arrange(self) -> None:
        columns = self._columns(self.width())
        low = columns < len(self._cards)
        height = LOW_HEIGHT if low else HEIGHT
        room = (self.width() - (columns - 1) * sizes.GAP_SMALL) / columns
        for number, button in enumerate(self._cards.values()):
            row, column = divmod(number, columns)
            left = round(column * (room + sizes.GAP_SMALL))
            right = round(column * (room + sizes.GAP_SMALL) + room)
            button.set_low(low)
            button.setGeometry(QRect(left, row * (height + sizes.GAP_SMALL), right - left, height))
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self._arrange()
