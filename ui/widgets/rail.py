"""The rail of pages at the left: an icon and a word each, the page that is shown marked in our colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

PAGES = ("incident", "fly", "review", "train")
_ICONS = {
    "incident": "alarm-light-outline",
    "fly": "quadcopter",
    "review": "timeline-clock-outline",
    "train": "school-outline",
    "settings": "cog-outline",
}
_BUTTON_HEIGHT = 80
_MARK = 4


class Rail(QWidget):
    """Emits the page a person chose; is told which one is shown."""

    page_chosen = Signal(str)
    settings_wanted = Signal()
    alarms_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._top = _AlarmCount(self)
        self._top.clicked.connect(self.alarms_wanted)
        self._buttons = {name: _RailButton(icon, self) for name, icon in _ICONS.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addSpacing(sizes.GAP_SMALL)
        for name in PAGES:
            button = self._buttons[name]
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _checked=False, page=name: self.page_chosen.emit(page))
            # Not the button's own: that one shows a press first, and keys meanwhile go to the page before.
            keys = QShortcut(QKeySequence(f"Ctrl+{PAGES.index(name) + 1}"), self)
            keys.activated.connect(button.click)
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self._buttons["settings"])
        self._buttons["settings"].clicked.connect(self.settings_wanted)
        column.addSpacing(sizes.GAP_SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._say()

    def show_page(self, name: str) -> None:
        self._buttons[name].setChecked(True)
        self._buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_alarm_count(self, red: int, amber: int) -> None:
        """How many alarms stand, seen or not; a press lists them, and those that are over."""
        self._top.show_count(red, amber)

    def _say(self) -> None:
        words = {
            "incident": self.tr("Incident"),
            "fly": self.tr("Fly"),
            "review": self.tr("Review"),
            "train": self.tr("Train"),
            "settings": self.tr("Settings"),
        }
        for name, button in self._buttons.items():
            button.setText(words[name])
            button.setAccessibleName(words[name])
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            painter.fillRect(self.width() - 1, 0, 1, self.height(), colour("hairline"))
            painter.fillRect(0, sizes.STATE_BAR - 1, self.width(), 1, colour("hairline"))


class _RailButton(Pressable):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = lettering.narrowest(self.text(), inter(sizes.LABEL, Weight.SEMIBOLD))
        return QSize(max(sizes.RAIL - 1, round(wide) + 2 * sizes.GAP_SMALL), _BUTTON_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            here = self.isChecked()
            if here:
                painter.fillRect(
                    0, sizes.GAP_SMALL, _MARK, self.height() - 2 * sizes.GAP_SMALL, colour("accent")
                )
            if self.isDown():
                painter.fillRect(self.rect(), colour("text", 0.08))
            ink = colour("text") if here else colour("label")
            font = inter(sizes.LABEL, Weight.SEMIBOLD if here else Weight.REGULAR)
            lines = lettering.wrapped(self.text(), font, self.width() - sizes.GAP_SMALL)
            top = 28 if len(lines) == 1 else 22
            paint_icon(painter, self._icon, QPointF(self.width() / 2, top), colour("accent") if here else ink)
            y = float(top + 18)
            for line in lines:
                x = (self.width() - lettering.width(line, font)) / 2
                y = lettering.draw_lines(painter, [line], font, ink, QPointF(x, y))
            if self.at_keyboard:
                painter.setPen(QPen(colour("accent"), sizes.FOCUS_LINE))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(7, 3, -4, -4), sizes.CORNER, sizes.CORNER)


class _AlarmCount(Pressable):
    """Our flame while all is calm; the number of standing alarms when not. A press opens their list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._red = 0
        self._amber = 0
        self.setFixedHeight(sizes.STATE_BAR - 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0, 0)

    def show_count(self, red: int, amber: int) -> None:
        self._red, self._amber = red, amber
        total = red + amber
        self.setText(str(total) if total else "")
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(self._accessible_words(self._red + self._amber))
        self.update()

    def _accessible_words(self, total: int) -> str:
        if total == 0:
            return self.tr("No alarm: list those that are over")
        if total == 1:
            return self.tr("One alarm: open the list")
        return self.tr("%n alarms: open the list", "", total)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = QPointF(self.width() / 2, self.height() / 2)
            if not self.text():
                paint_icon(painter, "fire", middle, colour("text"))
                self._paint_focus(painter, colour("accent"))
                return
            meaning = "danger" if self._red else "attention"
            painter.fillRect(self.rect(), colour(f"{meaning}_fill"))
            ink = colour(f"on_{meaning}")
            number, words = inter(sizes.STATE, Weight.SEMIBOLD), inter(sizes.LABEL, Weight.SEMIBOLD)
            total = str(self._red + self._amber)
            x = middle.x() - lettering.width(total, number) / 2
            lettering.draw_line(painter, total, number, ink, QPointF(x, 32))
            below = self.tr("alarm") if total == "1" else self.tr("alarms")
            below = "".join(lettering.wrapped(below, words, self.width() - 8, 1))
            lettering.draw_line(
                painter, below, words, ink, QPointF(middle.x() - lettering.width(below, words) / 2, 51)
            )
            self._paint_focus(painter, ink)

    def _paint_focus(self, painter: QPainter, ink: QColor) -> None:
        if self.at_keyboard:
            painter.setPen(QPen(ink, sizes.FOCUS_LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(3, 3, -4, -4))
