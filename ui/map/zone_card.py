"""The card of a tapped zone: what it asks for, how high, when, whom to call, how old that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from maps.zones.zone import Restriction
from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.map.zone_facts import zone_facts, zone_texts
from ui.theme import colour
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import FactList
from ui.widgets.words import Words
from ui.words.zones import restriction_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from maps.zones.zone import Zone, ZoneFile

WIDTH = 400
_TEXTS = 2  # its conditions and its message
_MOST_TEXT_LINES = 6
_LOOK = {  # icon, fill and ink
    Restriction.PROHIBITED: ("octagon", "danger_fill", "on_danger"),
    Restriction.PERMIT: ("octagon", "danger_fill", "on_danger"),
    Restriction.USPACE: ("octagon", "danger_fill", "on_danger"),
    Restriction.CONDITIONAL: ("triangle", "attention_fill", "on_attention"),
    Restriction.NONE: ("information-outline", "calm_fill", "on_calm"),
}


class ZoneCard(QWidget):
    """Several zones under one finger lie behind each other; a button turns to the next."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zones: tuple[tuple[Zone, ZoneFile | None], ...] = ()
        self._now: datetime | None = None
        self._shown = 0
        self._name = Words("", sizes.TITLE, Weight.SEMIBOLD, most_lines=3)
        self._asks = _Asks()
        self._facts = FactList(hairlines=False)
        self._texts = tuple(Words("", sizes.LABEL, most_lines=_MOST_TEXT_LINES) for _ in range(_TEXTS))
        self._permit = Words("", sizes.LABEL, ink="label")
        self._next = BigButton("", icon="chevron-right", height=sizes.SMALL_BUTTON)
        self._next.wanted.connect(self._turn)
        self._close = BigButton("", icon="close", height=sizes.SMALL_BUTTON)
        self._close.wanted.connect(self.closed)
        self._lay_out()
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP_SMALL)
        buttons.addWidget(self._next)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.GAP_WIDE, sizes.GAP_WIDE, sizes.GAP_WIDE, sizes.GAP_WIDE)
        column.setSpacing(sizes.GAP)
        for part in (self._name, self._asks, self._facts, *self._texts, self._permit):
            column.addWidget(part)
        column.addLayout(buttons)

    def show_zones(self, zones: Sequence[tuple[Zone, ZoneFile | None]], now: datetime) -> None:
        """At least one, with the file that each came from."""
        self._zones, self._now, self._shown = tuple(zones), now, 0
        self._say()
        self.show()
        self.raise_()

    def _turn(self) -> None:
        self._shown = (self._shown + 1) % len(self._zones)
        self._say()

    def _say(self) -> None:
        if not self._zones or self._now is None:
            return
        (zone, file), language = self._zones[self._shown], QLocale().name()
        self._name.set_text(zone.name(language))
        self._asks.show_restriction(zone.restriction)
        self._facts.show_facts(zone_facts(zone, file, self._now))
        texts = zone_texts(zone, language)
        for words, text in zip(self._texts, [*texts, "", ""], strict=False):
            words.set_text(text)
            words.setVisible(bool(text))
        self._permit.set_text(self.tr("Shown from a file: this is no authorisation."))
        count = len(self._zones)
        self._next.setVisible(count > 1)
        said = self.tr("Zone {number} of {count}: next")
        self._next.set_words(said.format(number=self._shown + 1, count=count))
        self._close.set_words(self.tr("Close"))
        self.setAccessibleName(f"{self._name.text}: {restriction_words(zone.restriction.value)}")
        self._fit()

    def _fit(self) -> None:
        """As high as its words are at this width."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        self.setFixedHeight(layout.totalHeightForWidth(WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("hairline"), sizes.HAIRLINE))
            painter.setBrush(colour("window"))
            body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)


class _Asks(QWidget):
    """The restriction as a bar: shape, colour and word."""

    def __init__(self) -> None:
        super().__init__()
        self._restriction = Restriction.PROHIBITED
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_restriction(self, restriction: Restriction) -> None:
        self._restriction = restriction
        self.setAccessibleName(restriction_words(restriction.value))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        icon, fill, ink = _LOOK[self._restriction]
        font = inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(fill))
            painter.drawRoundedRect(QRectF(self.rect()), sizes.CORNER, sizes.CORNER)
            middle = self.height() / 2
            paint_icon(painter, icon, QPointF(20.0, middle), colour(ink), 18.0)
            words = restriction_words(self._restriction.value)
            lines = lettering.wrapped(words, font, self.width() - 48.0, 1)
            top = QPointF(40.0, middle - lettering.line_height(font) / 2)
            lettering.draw_lines(painter, lines, font, colour(ink), top)
