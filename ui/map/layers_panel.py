"""Which layers a map shows: a card to tick for each, in a panel that opens beside its button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import sizes
from ui.theme import colour
from ui.widgets.tick_card import TickCard

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent


WIDTH = 256
LAYERS = ("tiles", "relief", "plan", "zones", "places", "seen", "heat", "spots", "reach", "grid")


class LayersPanel(QWidget):
    """Lies on the map; a press on its button, on the map or Escape closes it."""

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._cards: dict[str, TickCard] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(sizes.GAP, sizes.GAP, sizes.GAP, sizes.GAP)
        self._grid.setSpacing(sizes.GAP_SMALL)
        for name in LAYERS:
            card = TickCard()
            card.setFixedHeight(sizes.BUTTON)
            card.setMinimumWidth(WIDTH)
            card.setChecked(True)
            card.toggled.connect(partial(self.switched.emit, name))
            self._cards[name] = card
        self._arrange(len(LAYERS))
        self.hide()
        self._say()

    def _arrange(self, most_rows: int) -> None:
        """In one column, or where the map is too low for it in more, all alike."""
        columns = -(-len(LAYERS) // most_rows)
        rows = -(-len(LAYERS) // columns)
        for n, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, n % rows, n // rows)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Layers"))
        self._cards["tiles"].set_words(self.tr("Map pictures"), self.tr("from the area’s own file"))
        self._cards["relief"].set_words(self.tr("Relief"), self.tr("light and shadow of the heights"))
        self._cards["places"].set_words(self.tr("Places"), self.tr("water, gates, bridges, cameras"))
        self._cards["plan"].set_words(self.tr("Plan"), self.tr("area, legs and fence"))
        self._cards["zones"].set_words(self.tr("Zones"), self.tr("of the air; no authorisation"))
        self._cards["seen"].set_words(self.tr("Seen ground"), self.tr("along the flight"))
        self._cards["heat"].set_words(self.tr("Heat"), self.tr("the thermal pictures, laid on the ground"))
        self._cards["spots"].set_words(self.tr("Hot spots"), self.tr("with their numbers and errors"))
        self._cards["reach"].set_words(self.tr("Reach"), self.tr("out, back, and landed"))
        self._cards["grid"].set_words(self.tr("Grid"), self.tr("degrees north and east"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def toggle_beside(self, button: QWidget) -> None:
        """Open to the left of the button, their upper edges level; close when it is open."""
        if self.isVisible():
            self.hide()
            return
        top = button.mapTo(self._over, QPoint(0, 0)).y()
        room = self._over.height() - top - sizes.GAP_SMALL - 2 * sizes.GAP + sizes.GAP_SMALL
        self._arrange(max(1, room // (sizes.BUTTON + sizes.GAP_SMALL)))
        self.adjustSize()
        corner = button.mapTo(self._over, QPoint(-self.width() - sizes.GAP_SMALL, 0))
        self.move(corner)
        self.show()
        self.raise_()
        self._cards["tiles"].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._over.setFocus()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            painter.setPen(QPen(colour("hairline"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
