"""The smaller of map and picture: its edge, and the buttons in its corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import sizes
from ui.map.map_buttons import MapButton
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPaintEvent

BORDER = 2
_SHARE = 0.28  # of the map's width
_LEAST, _MOST = 240, 420
_SHAPE = 4 / 5  # height to width, as a thermal picture's
_MOST_HIGH_SHARE = 0.45


def inset_size(width_px: int, height_px: int) -> tuple[int, int]:
    """About a quarter of the map's width, and never so high that the map's buttons have no room."""
    width = min(_MOST, max(_LEAST, round(width_px * _SHARE)))
    height = min(round(width * _SHAPE), round(height_px * _MOST_HIGH_SHARE))
    return round(height / _SHAPE), height


class Inset(QWidget):
    """Lies below what it frames; its buttons lie above. The stage lays them out."""

    swap_wanted = Signal()
    switch_wanted = Signal()  # the other of thermal and visible

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self._thermal = True
        self._swap = MapButton("swap-horizontal", stage)
        self._switch = MapButton("eye-outline", stage)
        self._swap.clicked.connect(self.swap_wanted)
        self._switch.clicked.connect(self.switch_wanted)
        self._offered = False
        self._say()

    def lay_round(self, rect: QRect, content: QWidget, *, border: bool = True) -> None:
        """Frame the content, and put the buttons into its lower right corner."""
        self.setGeometry(rect)
        inside = sizes.GAP_SMALL + (BORDER if border else 0)
        side = sizes.SMALL_BUTTON
        self._swap.move(rect.right() + 1 - inside - side, rect.bottom() + 1 - inside - side)
        self._switch.move(self._swap.x(), self._swap.y() - sizes.GAP_SMALL - side)
        self.raise_()
        content.raise_()
        for button in (self._swap, self._switch):
            button.raise_()

    def show_switch(self, *, offered: bool, thermal: bool) -> None:
        """Whether there are two pictures to choose from, and which is shown."""
        self._offered, self._thermal = offered, thermal
        self._switch.set_icon("eye-outline" if thermal else "thermometer")
        self._switch.setVisible(offered and self.isVisibleTo(self._stage))
        self._say()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self._swap.setVisible(visible)
        self._switch.setVisible(visible and self._offered)

    def _say(self) -> None:
        self._swap.set_name(self.tr("Swap map and picture"))
        self._switch.set_name(
            self.tr("Show the visible picture") if self._thermal else self.tr("Show the heat")
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
