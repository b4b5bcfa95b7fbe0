"""A value between a minus and a plus, each large enough for a glove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent, QResizeEvent

_LABEL_GAP = 6


class Stepper(QWidget):
    """Walks through a row of choices. Keyboard: up and down, while it has the focus."""

    chosen = Signal(int)  # the number of the choice, counted from 0

    def __init__(self, label: str = "", icons: tuple[str, str] = ("minus", "plus")) -> None:
        super().__init__()
        self._label = ""
        self._choices: tuple[str, ...] = ("",)
        self._index = 0
        self._less = _End(icons[0], self)
        self._more = _End(icons[1], self)
        self._less.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(1))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """What the value is."""
        if label == self._label:
            return
        self._label = label
        self._less.setAccessibleName(self.tr("{label}: less").format(label=label))
        self._more.setAccessibleName(self.tr("{label}: more").format(label=label))
        self._tell()

    def show_choices(self, choices: Sequence[str], index: int) -> None:
        """The row of choices and which of them is chosen; tells nobody."""
        self._choices = tuple(choices)
        self._index = min(max(index, 0), len(self._choices) - 1)
        self._tell()

    @property
    def index(self) -> int:
        return self._index

    @property
    def value(self) -> str:
        """The chosen one, in words."""
        return self._choices[self._index]

    def _step(self, by: int) -> None:
        index = min(max(self._index + by, 0), len(self._choices) - 1)
        if index != self._index:
            self._index = index
            self._tell()
            self.chosen.emit(index)

    def _tell(self) -> None:
        self._less.setEnabled(self._index > 0)
        self._more.setEnabled(self._index < len(self._choices) - 1)
        self.setAccessibleName(self._label)
        self.setAccessibleDescription(self.value)
        for end in (self._less, self._more):
            end.setAccessibleDescription(self.value)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        widest = max(self._room(choice) for choice in self._choices)
        width = 2 * sizes.SMALL_BUTTON + round(widest) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = max(1, len(self._label_lines(width)))
        return round(lines * lettering.line_height(inter(sizes.LABEL))) + _LABEL_GAP + sizes.SMALL_BUTTON

    def _label_lines(self, width: int) -> list[str]:
        return lettering.wrapped(self._label, inter(sizes.LABEL), width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = self.height() - sizes.SMALL_BUTTON
        self._less.move(0, top)
        self._more.move(self.width() - sizes.SMALL_BUTTON, top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._step(step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font, top = inter(sizes.LABEL), self.height() - sizes.SMALL_BUTTON
            label = self._label_lines(self.width())
            above = top - _LABEL_GAP - len(label) * lettering.line_height(font)
            lettering.draw_lines(painter, label, font, colour("label"), QPointF(1.0, above))
            body = QRectF(0.5, top + 0.5, self.width() - 1.0, sizes.SMALL_BUTTON - 1.0)
            painter.setPen(QPen(colour("hairline"), 1))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)
            self._paint_value(painter, body.adjusted(sizes.SMALL_BUTTON, 0.0, -sizes.SMALL_BUTTON, 0.0))

    def _room(self, choice: str) -> float:
        return lettering.width(choice, _value_font())

    def _paint_value(self, painter: QPainter, room: QRectF) -> None:
        font = _value_font()
        lines = lettering.wrapped(self.value, font, room.width() + 2.0, 1)
        ink = colour("text" if self.isEnabled() else "disabled")
        x = room.center().x() - lettering.width(self.value, font) / 2
        y = room.center().y() - lettering.line_height(font) / 2
        lettering.draw_lines(painter, lines, font, ink, QPointF(x, y))


class _End(Pressable):
    """The minus or the plus."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAutoRepeat(True)
        self.setFixedSize(sizes.SMALL_BUTTON, sizes.SMALL_BUTTON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.isDown() or self.at_keyboard:
                body = QRectF(self.rect()).adjusted(2, 2, -2, -2)
                painter.setPen(
                    QPen(colour("accent"), sizes.FOCUS_LINE) if self.at_keyboard else Qt.PenStyle.NoPen
                )
                painter.setBrush(colour("hairline") if self.isDown() else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(body, sizes.CORNER - 2, sizes.CORNER - 2)
            ink = colour("text" if self.isEnabled() else "disabled")
            paint_icon(painter, self._icon, QRectF(self.rect()).center(), ink, sizes.ICON_SMALL)


def _value_font() -> QFont:
    return figures(sizes.SENTENCE, Weight.SEMIBOLD)
