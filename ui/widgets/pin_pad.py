"""Ten keys for gloves, and the digits that were pressed as dots; the keyboard types as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import sizes
from ui.pin import FEWEST_DIGITS, MOST_DIGITS
from ui.theme import colour
from ui.widgets.pad_key import PadKey

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

_DOT = 14
_DOT_APART = 24
_DOTS_HIGH = 40
_KEYS = "123456789"
_COLUMNS = 3


class PinPad(QWidget):
    """`given` comes with the tick, or Enter; then it is empty again."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self._blocked: str | None = None
        self._dots = _Dots()
        self._keys = {digit: PadKey(digit) for digit in (*_KEYS, "0")}
        self._back = PadKey(icon="backspace-outline")
        self._give = PadKey(icon="check-bold")
        grid = QGridLayout()
        grid.setSpacing(sizes.GAP_SMALL)
        for number, digit in enumerate(_KEYS):
            grid.addWidget(self._keys[digit], number // _COLUMNS, number % _COLUMNS)
        for place, button in enumerate((self._back, self._keys["0"], self._give)):
            grid.addWidget(button, len(_KEYS) // _COLUMNS, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._dots)
        column.addLayout(grid)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for digit, button in self._keys.items():
            button.clicked.connect(lambda _=False, digit=digit: self._type(digit))
        self._back.clicked.connect(self._take_back)
        self._give.clicked.connect(self._on_give)
        self._say()

    def clear(self) -> None:
        """Nothing typed."""
        self._set("")

    def set_blocked(self, why: str | None) -> None:
        """Nothing can be typed now; None: it can."""
        if why != self._blocked:
            self._blocked = why
            self._judge()

    def _type(self, digit: str) -> None:
        if self._blocked is None and len(self._digits) < MOST_DIGITS:
            self._set(self._digits + digit)

    def _take_back(self) -> None:
        self._set(self._digits[:-1])

    def _on_give(self) -> None:
        if self._give.isEnabled():
            digits = self._digits
            self.clear()
            self.given.emit(digits)

    def _set(self, digits: str) -> None:
        self._digits = digits
        self._dots.show_count(len(digits))
        self._dots.setAccessibleName(self.tr("%n digits typed", "", len(digits)))
        self._judge()

    def _judge(self) -> None:
        """The reason stands beside the pad: a key has no room for it."""
        for button in self._keys.values():
            button.setEnabled(self._blocked is None)
        self._back.setEnabled(bool(self._digits))
        can_give = self._blocked is None and len(self._digits) >= FEWEST_DIGITS
        self._give.setEnabled(can_give)
        self._give.set_next(can_give)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits of the row and of the block, Backspace and Enter."""
        key, text = event.key(), event.text()
        if len(text) == 1 and text in self._keys:
            self._type(text)
        elif key == Qt.Key.Key_Backspace:
            self._take_back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_give()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("PIN"))
        self._back.setAccessibleName(self.tr("Take the last digit back"))
        self._give.setAccessibleName(self.tr("Give the PIN"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class _Dots(QWidget):
    """How many were pressed, of the fewest that are needed."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        self._count = count
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(MOST_DIGITS * _DOT_APART, _DOTS_HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = max(FEWEST_DIGITS, self._count)
        apart = min(float(_DOT_APART), self.width() / shown)
        left = (self.width() - shown * apart) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("text"), sizes.FOCUS_LINE))
            for number in range(shown):
                filled = number < self._count
                painter.setBrush(colour("text") if filled else Qt.BrushStyle.NoBrush)
                dot = QRectF(0, 0, _DOT, _DOT)
                dot.moveCenter(QPointF(left + (number + 0.5) * apart, self.height() / 2))
                painter.drawEllipse(dot)
