"""The button of every page: a tap, or a hold that fills a ring, then the drone's own answer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from ui import lettering, sizes, units
from ui.confirm import Hold
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.answer import Answer, Shown, follow
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont, QPaintEvent
    from PySide6.QtWidgets import QWidget

_TICK_MS = 16
_TICK_SENT_MS = 100
_EDGE = 12  # from the edge to the ring, and from the text to the edge


class BigButton(Pressable):
    """A label, a hint below it, an icon before them. `wanted` comes after a tap, or after a whole hold.

    The button asks for room by its own words: its label in two lines always fits, its hint may not.
    """

    wanted = Signal()

    def __init__(
        self,
        label: str,
        hint: str = "",
        icon: str = "",
        *,
        hold: bool = False,
        height: int | None = None,
        monotonic_s: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        """`height` None: that of a button pressed in flight."""
        super().__init__(parent)
        self._hint = hint
        self._icon = icon
        self._body_height = height or sizes.FLIGHT_BUTTON
        self._rise = sizes.NEXT_TAB_RISE if self._roomy else 0
        self._hold = Hold() if hold else None
        self._monotonic_s = monotonic_s
        self._key = ""
        self._whom = ""
        self._next: str | None = None
        self._blocked: str | None = None
        self._shown: Shown | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self.pressed.connect(self._on_pressed)
        self.released.connect(self._on_released)
        self.clicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(label, hint)

    # --- what it is told -------------------------------------------------------------------------

    def set_words(self, label: str, hint: str = "") -> None:
        """The label, and what happens. A held button adds "hold" by itself."""
        if (label, hint) == (self.text(), self._hint):
            return
        self.setText(label)
        self._hint = hint
        self._tell_accessible()
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        if name != self._icon:
            self._icon = name
            self.update()

    def set_key(self, key: str) -> None:
        """The key that presses it from anywhere on the page, for who looks for it."""
        self._key = key
        self._tell_accessible()

    def set_whom(self, name: str) -> None:
        """The drone that a held press is for: said while it is held."""
        self._whom = name

    def set_next(self, note: str | None) -> None:
        """Fill it as the next step, with the tab's words ("NEXT", "NEXT by 13:14"); None: not the next."""
        if note != self._next:
            self._next = note
            self._tell_accessible()
            self.update()

    def set_blocked(self, why: str | None) -> None:
        """Refuse presses and say why in the second line; None: allow them."""
        if why == self._blocked:
            return
        self._blocked = why
        self.setEnabled(why is None)
        self._tell_accessible()
        self.update()

    def show_answer(self, answer: Answer | str, text: str = "") -> None:
        """Say what came of the press; goes away by itself once it was answered."""
        self._shown = follow(self._shown, Answer(answer), text, self._monotonic_s())
        self._timer.start(_TICK_SENT_MS)
        self._tell_accessible()
        self.update()

    @property
    def is_next(self) -> bool:
        return self._next is not None

    @property
    def second_line(self) -> str:
        """What stands under the label now."""
        if self._shown is not None:
            return self._answer_words(self._shown)
        if self._hold is not None and self._hold.held:
            return (
                self.tr("keep holding: {whom}").format(whom=self._whom)
                if self._whom
                else self.tr("keep holding")
            )
        return self._lasting

    @property
    def _lasting(self) -> str:
        """The second line while nothing is pressed: widths follow it, and do not jump during a hold."""
        if self._blocked is not None:
            return self._blocked
        if self._hold is None:
            return self._hint
        return self.tr("hold · {what}").format(what=self._hint) if self._hint else self.tr("hold")

    # --- pressing --------------------------------------------------------------------------------

    def tick(self) -> None:
        """Move the ring and the seconds on; called by the timer while something moves."""
        now_s = self._monotonic_s()
        if self._hold is not None and self._hold.done(now_s):
            self.wanted.emit()
        if self._shown is not None and self._shown.over(now_s):
            self._shown = None
            self._tell_accessible()
        if self._shown is None and not (self._hold is not None and self._hold.held):
            self._timer.stop()
        self.update()

    def _on_pressed(self) -> None:
        if self._hold is None:
            return
        self._shown = None
        self._hold.press(self._monotonic_s())
        self._timer.start(_TICK_MS)

    def _on_released(self) -> None:
        if self._hold is not None:
            self._hold.release()
            self.update()

    def _on_clicked(self) -> None:
        if self._hold is None:
            self.wanted.emit()

    def _answer_words(self, shown: Shown) -> str:
        if shown.answer is Answer.SENT:
            return self.tr("SENT {age}").format(age=units.age(self._monotonic_s() - shown.since_s))
        if shown.answer is Answer.REFUSED:
            return self.tr("refused: {why}").format(why=shown.text) if shown.text else self.tr("refused")
        if shown.text:
            return shown.text
        if shown.took_s is None:
            return self.tr("the drone answered")
        return self.tr("answered in {age}").format(age=units.age(shown.took_s))

    def _tell_accessible(self) -> None:
        self.setAccessibleName(self.text())
        parts = [self._next or "", self.second_line, self._key if self._blocked is None else ""]
        self.setAccessibleDescription(" · ".join(part for part in parts if part))
        self.setToolTip(self._blocked or self._key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:  # its own words: hold, refused
            self._tell_accessible()

    # --- size ------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        text = max(
            lettering.width(self.text(), self._label_font), lettering.width(self._lasting, _hint_font())
        )
        return QSize(round(self._text_left + text) + _EDGE + 1, self._body_height + self._rise)

    def minimumSizeHint(self) -> QSize:
        text = lettering.narrowest(self.text(), self._label_font)
        return QSize(round(self._text_left + text) + _EDGE + 1, self._body_height + self._rise)

    @property
    def _label_font(self) -> QFont:
        size = sizes.LABEL_BUTTON if self._body_height >= sizes.BUTTON else sizes.SENTENCE
        return inter(size, Weight.SEMIBOLD)

    @property
    def _text_left(self) -> float:
        if not self._icon:
            return _EDGE + 4
        return _EDGE + 2 + sizes.RING + _EDGE if self._roomy else _EDGE + sizes.ICON + sizes.GAP_SMALL

    @property
    def _roomy(self) -> bool:
        return self._body_height >= sizes.FLIGHT_BUTTON

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            body = QRectF(self.rect()).adjusted(0.5, self._rise + 0.5, -0.5, -0.5)
            ink = self._paint_body(painter, body)
            self._paint_icon(painter, body, ink)
            self._paint_words(painter, body, ink)
            if self._next is not None and self._rise:
                self._paint_tab(painter, body)

    def _paint_body(self, painter: QPainter, body: QRectF) -> QColor:
        fill, edge, ink = self._colours()
        if self.isDown():
            fill = _towards(fill, ink, 0.12)
        focused = self.at_keyboard
        pen_width = sizes.FOCUS_LINE if focused else sizes.HAIRLINE
        if focused:
            edge = colour("text") if self._next is not None else colour("accent")
        inset = (pen_width - 1) / 2
        painter.setPen(QPen(edge, pen_width))
        painter.setBrush(fill)
        painter.drawRoundedRect(body.adjusted(inset, inset, -inset, -inset), sizes.CORNER, sizes.CORNER)
        return ink

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Fill, edge and ink."""
        if not self.isEnabled():
            chosen = colour("label" if self.isChecked() else "hairline")
            return colour("window"), chosen, colour("disabled")
        if self.isChecked():
            return colour("text"), colour("text"), colour("window")
        if self._next is not None:
            return colour("next_fill"), colour("next_edge"), colour("on_next")
        return colour("surface"), colour("hairline"), colour("text")

    def _paint_icon(self, painter: QPainter, body: QRectF, ink: QColor) -> None:
        if not self._icon:
            return
        slot = sizes.RING if self._roomy else sizes.ICON
        left = _EDGE + 2 if self._roomy else _EDGE
        centre = QPointF(body.left() + left + slot / 2, body.center().y())
        name, tint = self._icon, ink
        if self._shown is not None and self._shown.answer is Answer.ANSWERED:
            name = "check"
        elif self._shown is not None and self._shown.answer is Answer.REFUSED:
            name, tint = "alert-octagon-outline", self._danger(ink)
        elif self._hold is not None:
            self._paint_ring(painter, centre, ink)
        small = sizes.ICON_SMALL if self._hold is not None and name == self._icon else sizes.ICON
        paint_icon(painter, name, centre, tint, small)

    def _paint_ring(self, painter: QPainter, centre: QPointF, ink: QColor) -> None:
        ring = QRectF(0, 0, sizes.RING - 2, sizes.RING - 2)
        ring.moveCenter(centre)
        rest = QColor(ink)
        rest.setAlphaF(0.4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(rest, sizes.RING_LINE))
        painter.drawEllipse(ring)
        fraction = 0.0 if self._hold is None else self._hold.fraction(self._monotonic_s())
        if fraction > 0.0:
            fill = ink if self._next is not None else colour("accent")
            painter.setPen(QPen(fill, sizes.RING_FILL_LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(ring, 90 * 16, round(-360 * 16 * fraction))

    def _paint_words(self, painter: QPainter, body: QRectF, ink: QColor) -> None:
        left = body.left() + self._text_left
        room = body.right() - _EDGE - left + 1
        label_font, hint_font = self._label_font, _hint_font()
        label = lettering.wrapped(self.text(), label_font, room)
        free = body.height() - 8 - len(label) * lettering.line_height(label_font)
        hint_lines = max(0, min(2, int(free // lettering.line_height(hint_font))))
        hint: list[str] = []
        if hint_lines and lettering.fits(self.second_line, hint_font, room, hint_lines):
            hint = lettering.wrapped(self.second_line, hint_font, room, hint_lines)
        height = len(label) * lettering.line_height(label_font) + len(hint) * lettering.line_height(hint_font)
        y = body.center().y() - height / 2
        if not self._icon and not hint:
            self._paint_centred(painter, body, label, ink)
            return
        y = lettering.draw_lines(painter, label, label_font, ink, QPointF(left, y))
        lettering.draw_lines(painter, hint, hint_font, self._hint_colour(ink), QPointF(left, y))

    def _paint_centred(self, painter: QPainter, body: QRectF, label: list[str], ink: QColor) -> None:
        font = self._label_font
        y = body.center().y() - len(label) * lettering.line_height(font) / 2
        for line in label:
            x = body.center().x() - lettering.width(line, font) / 2
            y = lettering.draw_lines(painter, [line], font, ink, QPointF(x, y))

    def _hint_colour(self, ink: QColor) -> QColor:
        if self._shown is not None and self._shown.answer is Answer.REFUSED:
            return self._danger(ink)
        if not self.isEnabled():  # why it cannot be pressed has to be read, unlike its label
            return colour("label")
        return colour("label") if self._next is None and not self.isChecked() else ink

    def _danger(self, ink: QColor) -> QColor:
        """Red where red can be read: never on the accent fill."""
        return ink if self._next is not None or self.isChecked() else colour("danger")

    def _paint_tab(self, painter: QPainter, body: QRectF) -> None:
        font = inter(sizes.CHART, Weight.SEMIBOLD)
        words = self._next or ""
        tab = QRectF(body.left() + _EDGE, 0.5, lettering.width(words, font) + 16, sizes.NEXT_TAB)
        painter.setPen(QPen(colour("window"), 1))
        painter.setBrush(colour("text"))
        painter.drawRoundedRect(tab, 4, 4)
        painter.setFont(font)
        painter.setPen(colour("window"))
        painter.drawText(tab, Qt.AlignmentFlag.AlignCenter, words)


def _hint_font() -> QFont:
    return inter(sizes.LABEL)


def _towards(fill: QColor, ink: QColor, share: float) -> QColor:
    def between(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        between(fill.red(), ink.red()), between(fill.green(), ink.green()), between(fill.blue(), ink.blue())
    )
