"""The strip of five big buttons: equal widths while every word fits, else each what its own text needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import sizes
from ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent

    from ui.widgets.big_button import BigButton

FIRST_KEY = 2  # F1 is help everywhere
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class ButtonStrip(QWidget):
    """88 high, a hairline above it, its buttons 72. F2 presses the first, and so on: holding it holds."""

    def __init__(self, buttons: Sequence[BigButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        for number, button in enumerate(self._buttons, FIRST_KEY):
            button.setParent(self)
            button.set_key(f"F{number}")
        self.setFixedHeight(sizes.BUTTON_STRIP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        least = sum(button.minimumSizeHint().width() for button in self._buttons)
        return QSize(least + self._between() + 2 * sizes.GAP_WIDE, sizes.BUTTON_STRIP)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def arrange(self) -> None:
        """Give the buttons their widths; called when the strip or a button's words change."""
        shown = [button for button in self._buttons if not button.isHidden()]
        room = self.width() - 2 * sizes.GAP_WIDE - sizes.GAP * (len(shown) - 1)
        wanted = [button.sizeHint().width() for button in shown]
        least = [button.minimumSizeHint().width() for button in shown]
        x = float(sizes.GAP_WIDE)
        for button, width in zip(shown, shared(room, wanted, least), strict=True):
            height = button.sizeHint().height()
            button.setGeometry(
                round(x), sizes.BUTTON_STRIP - sizes.GAP_SMALL - height, round(x + width) - round(x), height
            )
            x += width + sizes.GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A function key is the space bar on its button."""
        if isinstance(event, QKeyEvent) and event.type() in _KEYS and not event.isAutoRepeat():
            number = event.key() - Qt.Key.Key_F1 + 1 - FIRST_KEY
            if 0 <= number < len(self._buttons) and self.isVisible():
                return self._pass_on(self._buttons[number], event)
        return super().eventFilter(watched, event)

    def _pass_on(self, button: BigButton, event: QKeyEvent) -> bool:
        if not button.isEnabled():
            return False
        if event.type() == QEvent.Type.KeyPress:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QCoreApplication.sendEvent(button, QKeyEvent(event.type(), Qt.Key.Key_Space, event.modifiers()))
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            painter.fillRect(0, 0, self.width(), 1, colour("hairline"))

    def _between(self) -> int:
        return sizes.GAP * (len(self._buttons) - 1)


def shared(room: float, wanted: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widths that fill `room`: equal where that is enough for all, else more for those that want more.

    Nobody gets less than `least`, unless the room itself is less; then all shrink alike.
    """
    if not wanted:
        return []
    if sum(wanted) <= room:
        return _levelled(room, wanted)
    if sum(least) <= room:
        # Everybody has the least; what is left is shared by how much more each would like.
        longing = [want - need for want, need in zip(wanted, least, strict=True)]
        share = (room - sum(least)) / (sum(longing) or 1.0)
        return [need + more * share for need, more in zip(least, longing, strict=True)]
    return [need * room / sum(least) for need in least]


def _levelled(room: float, wanted: Sequence[float]) -> list[float]:
    """The most equal widths of which none is below `wanted`."""
    widths = [0.0] * len(wanted)
    free = sorted(range(len(wanted)), key=lambda i: wanted[i], reverse=True)
    while free:
        equal = room / len(free)
        if wanted[free[0]] <= equal:
            for i in free:
                widths[i] = equal
            break
        widest = free.pop(0)
        widths[widest] = wanted[widest]
        room -= wanted[widest]
    return widths
