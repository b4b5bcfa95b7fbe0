"""A text in Inter that wraps at words and follows the theme: titles, labels and sentences of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent


class Words(QWidget):
    """Up to `most_lines` lines of one size, weight and theme colour."""

    def __init__(
        self,
        text: str = "",
        size_px: int = sizes.SENTENCE,
        weight: Weight = Weight.REGULAR,
        ink: str = "text",
        *,
        most_lines: int = 2,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._font = inter(size_px, weight)
        self._ink = ink
        self._most_lines = most_lines
        self._right = right
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str, ink: str | None = None) -> None:
        if text == self._text and ink in (None, self._ink):
            return
        self._text = text
        self._ink = ink or self._ink
        self.setAccessibleName(text)
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    @property
    def letters(self) -> QFont:
        return self._font

    def fits(self) -> bool:
        """True when nothing is shortened at the present width."""
        return lettering.fits(self._text, self._font, self.width(), self._most_lines)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(lettering.wrapped(self._text, self._font, width, self._most_lines))
        return round(max(1, lines) * lettering.line_height(self._font))

    def sizeHint(self) -> QSize:
        return QSize(
            round(lettering.width(self._text, self._font)) + 1, round(lettering.line_height(self._font))
        )

    def minimumSizeHint(self) -> QSize:
        wide = lettering.narrowest(self._text, self._font, self._most_lines)
        return QSize(round(wide) + 1, round(lettering.line_height(self._font)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            y = 0.0
            for line in lettering.wrapped(self._text, self._font, self.width(), self._most_lines):
                x = self.width() - lettering.width(line, self._font) if self._right else 0.0
                y = lettering.draw_lines(painter, [line], self._font, colour(self._ink), QPointF(x, y))
