"""Says the worst thing that is true now and has not been seen, in a sentence with what to do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from telemetry.alarms import Severity
from ui import lettering, sizes
from ui.alarm_attention import AlarmAttention
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.pressable import Pressable
from ui.words import alarms as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont, QPaintEvent

    from telemetry.alarms import Alarm

_ICON_AT = 38
_TEXT_AT = 64


class AlarmBanner(QWidget):
    """Hidden while nothing is unseen. `seen` carries the code of the alarm that was acknowledged."""

    seen = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, clock_s: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock_s`: the seconds of who looks; one that was seen and is red comes back by them."""
        super().__init__(parent)
        self._clock_s = clock_s
        self._attention = AlarmAttention()
        self._waiting: tuple[Alarm, ...] = ()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._look)
        self._button = _SeenButton(self)
        self._button.clicked.connect(self._on_seen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, sizes.GAP_WIDE, 0)
        row.addStretch(1)
        row.addWidget(self._button)
        self.setFixedHeight(sizes.BANNER)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_alarms(self, alarms: tuple[Alarm, ...]) -> None:
        """All that stand, worst first."""
        self._attention.show(alarms, self._clock_s())
        self._look()

    @property
    def alarm(self) -> Alarm | None:
        """The one that is shown."""
        return self._waiting[0] if self._waiting else None

    def _on_seen(self) -> None:
        alarm = self._attention.see(self._clock_s())
        self._look()
        if alarm is not None:
            self.seen.emit(alarm.code.value)

    def _look(self) -> None:
        """What wants to be looked at now; a red one that was seen comes back by itself."""
        now_s = self._clock_s()
        before, self._waiting = self._waiting, self._attention.waiting(now_s)
        next_s = self._attention.next_s(now_s)
        if next_s is None:
            self._again.stop()
        else:
            self._again.start(round(1000 * next_s) + 1)
        if self._waiting != before or self.isHidden() == bool(self._waiting):
            self._say()

    def _say(self) -> None:
        alarm = self.alarm
        self.setVisible(alarm is not None)
        if alarm is None:
            return
        self.setAccessibleName(words.title(alarm))
        self.setAccessibleDescription(words.sentence(alarm))
        self._button.set_red(alarm.severity is Severity.RED)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    # --- painting --------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(self._button.minimumSizeHint().width() + 300, sizes.BANNER)

    def paintEvent(self, _event: QPaintEvent) -> None:
        alarm = self.alarm
        if alarm is None:
            return
        red = alarm.severity is Severity.RED
        ink = colour("on_danger" if red else "on_attention")
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("danger_fill" if red else "attention_fill"))
            icon = "alert-octagon-outline" if red else "alert-outline"
            paint_icon(painter, icon, QPointF(_ICON_AT, self.height() / 2), ink)
            self._paint_words(painter, alarm, ink)

    def _paint_words(self, painter: QPainter, alarm: Alarm, ink: QColor) -> None:
        title, sentence = words.title(alarm), words.sentence(alarm)
        more = len(self._waiting) - 1
        if more:
            sentence = self.tr("{sentence} (%n more)", "", more).format(sentence=sentence)
        room = self._button.x() - sizes.GAP_WIDE - _TEXT_AT
        title_font, font = (
            inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD),
            inter(sizes.LABEL_BUTTON, Weight.MEDIUM),
        )
        beside = lettering.width(title, title_font) + sizes.GAP_WIDE
        if lettering.fits(sentence, font, room - beside, 2):
            self._paint_block(painter, [title], title_font, ink, _TEXT_AT)
            self._paint_block(
                painter, lettering.wrapped(sentence, font, room - beside), font, ink, _TEXT_AT + beside
            )
            return
        small, small_bold = inter(sizes.SENTENCE, Weight.MEDIUM), inter(sizes.SENTENCE, Weight.SEMIBOLD)
        lines = lettering.wrapped(sentence, small, room, 2)
        height = lettering.line_height(small_bold) + len(lines) * lettering.line_height(small)
        y = lettering.draw_lines(
            painter, [title], small_bold, ink, QPointF(_TEXT_AT, (self.height() - height) / 2)
        )
        lettering.draw_lines(painter, lines, small, ink, QPointF(_TEXT_AT, y))

    def _paint_block(self, painter: QPainter, lines: list[str], font: QFont, ink: QColor, x: float) -> None:
        y = (self.height() - len(lines) * lettering.line_height(font)) / 2
        lettering.draw_lines(painter, lines, font, ink, QPointF(x, y))


class _SeenButton(Pressable):
    """Outlined in the banner's own ink."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._red = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say()

    def _say(self) -> None:
        self.setText(self.tr("Seen"))
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def set_red(self, red: bool) -> None:
        self._red = red
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        font = inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        return QSize(round(20 + sizes.ICON + 6 + lettering.width(self.text(), font) + 20), sizes.SMALL_BUTTON)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = colour("on_danger" if self._red else "on_attention")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            line = 3 if self.at_keyboard else 1.5
            painter.setPen(QPen(ink, line))
            if self.isDown():
                pressed = QColor(ink)
                pressed.setAlphaF(0.15)
                painter.setBrush(pressed)
            edge = line / 2
            painter.drawRoundedRect(
                self.rect().toRectF().adjusted(edge, edge, -edge, -edge), sizes.CORNER, sizes.CORNER
            )
            font = inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
            paint_icon(
                painter, "check", QPointF(20 + sizes.ICON / 2, self.height() / 2), ink, sizes.ICON_SMALL
            )
            y = (self.height() - lettering.line_height(font)) / 2
            lettering.draw_lines(painter, [self.text()], font, ink, QPointF(20 + sizes.ICON + 6, y))
