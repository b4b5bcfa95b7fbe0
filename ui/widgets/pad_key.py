"""A key of a pad: one large digit, or an icon, in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_WIDE, _HIGH = 104, 64


class PadKey(Pressable):
    """It leaves the focus where it is: the keyboard types into the pad itself."""

    def __init__(self, digit: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._is_next = False
        self.setText(digit)
        self.setAccessibleName(digit)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_next(self, is_next: bool) -> None:
        """Filled: the one to press now."""
        if is_next != self._is_next:
            self._is_next = is_next
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        filled = self._is_next and self.isEnabled()
        ground = colour("next_fill") if filled else colour("window" if self._is_flat else "surface")
        ink = colour("on_next" if filled else "text" if self.isEnabled() else "disabled")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(colour("next_edge" if filled else "hairline"), sizes.HAIRLINE))
            painter.setBrush(ground)
            painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)
            if self._icon:
                paint_icon(painter, self._icon, body.center(), ink)
                return
            font = inter(sizes.SECOND_NUMBER, Weight.SEMIBOLD)
            x = body.center().x() - lettering.width(self.text(), font) / 2
            y = body.center().y() - lettering.line_height(font) / 2
            lettering.draw_lines(painter, [self.text()], font, ink, QPointF(x, y))

    @property
    def _is_flat(self) -> bool:
        return self.isDown() or not self.isEnabled()
