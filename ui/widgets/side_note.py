"""One line where it matters: "Other rules over there: …"; a press opens the booklet."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from incidents.booklet.booklet import Topic, differences_for
from ui import lettering, sizes
from ui.font import inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from incidents.booklet.booklet import Booklet, Row

_TEXT_LEFT = 36
_MOST_LINES = 3
_MOST_ROWS = 3  # more is what the booklet is for


class SideNote(Pressable):
    """Hidden until it is told which country lies over there."""

    booklet_wanted = Signal(str)  # the key of the section to open at

    def __init__(self, topic: Topic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topic = topic
        self._rows: tuple[Row, ...] = ()
        self._language = "en"
        self._country: str | None = None
        self._today = date.min
        self._text = ""
        self.clicked.connect(self._on_clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_differences(
        self, found: Booklet, language: str, country: str | None, today: date | None = None
    ) -> None:
        """How it is over there, in "LV" or "LT", for a reader; None hides the line."""
        self._rows = differences_for(found, self._topic)[:_MOST_ROWS]
        self._language = language
        self._country = country if self._rows else None
        self._today = today or datetime.now(UTC).astimezone().date()
        self._say()
        self.setVisible(self._country is not None)

    @property
    def said(self) -> str:
        """The whole line."""
        return self._text

    def _on_clicked(self) -> None:
        self.booklet_wanted.emit(self._rows[0].section)

    def _say(self) -> None:
        told = "; ".join(self._told(row) for row in self._rows)
        words = self.tr("Other rules over there: {differences}")
        if not all(row.trusted(self._today) for row in self._rows):
            words = self.tr("Other rules over there: {differences} (▲ to be confirmed)")
        self._text = words.format(differences=told)
        if self._country is None:
            self._text = ""
        self.setAccessibleName(self._text)
        self.setAccessibleDescription(self.tr("opens the booklet of differences"))
        self.updateGeometry()
        self.update()

    def _told(self, row: Row) -> str:
        country = self._country or ""
        told = f"{row.name.said(self._language)} – {row.said(country, self._language)}"
        return told if row.trusted(self._today) else f"{told} ▲"

    def _lines(self, width: int) -> list[str]:
        font = inter(sizes.LABEL)
        return lettering.wrapped(self._text, font, width - _TEXT_LEFT - sizes.GAP_SMALL, _MOST_LINES)

    def heightForWidth(self, width: int) -> int:
        text = len(self._lines(width)) * lettering.line_height(inter(sizes.LABEL))
        return max(sizes.SMALL_BUTTON, round(text) + sizes.GAP_SMALL)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(self.width(), 480)))

    def minimumSizeHint(self) -> QSize:
        font = inter(sizes.LABEL)
        least = lettering.narrowest(self._text, font, _MOST_LINES) + _TEXT_LEFT + sizes.GAP_SMALL
        return QSize(round(least) + 1, sizes.SMALL_BUTTON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        font = inter(sizes.LABEL)
        lines = self._lines(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon(painter, "book-open-variant", QPointF(14.0, self.height() / 2), colour("accent"))
            top = (self.height() - len(lines) * lettering.line_height(font)) / 2
            lettering.draw_lines(painter, lines, font, colour("text"), QPointF(_TEXT_LEFT, top))
            if self.at_keyboard:
                painter.setPen(QPen(colour("accent"), sizes.FOCUS_LINE))
                painter.drawRoundedRect(
                    QRectF(self.rect()).adjusted(1, 1, -1, -1), sizes.CORNER, sizes.CORNER
                )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
