"""The cell of the link: how long ago the drone was heard, and how far to trust it. A press opens more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from telemetry.door import Signing
from ui import sizes, units
from ui.ages import age_of
from ui.theme import colour
from ui.widgets.state_cell import StateCell

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from telemetry.state import LinkCounts

_ICONS = {
    Signing.ON: ("shield-check-outline", "text"),
    Signing.OFF: ("shield-off-outline", "attention_text"),
    Signing.MISSING: ("shield-alert-outline", "danger"),
}
_DOWN = ("lan-disconnect", "danger")
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinkCell(StateCell):
    """Amber where nobody signs, red where the drone should and does not, or where the port is gone."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "88,8 s", parent=parent)
        self._counts: LinkCounts | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say()

    def show_link(self, counts: LinkCounts, now_s: float) -> None:
        self._counts = counts
        age_s = age_of(counts.heard_s, now_s)
        self.show_value(None if age_s is None else units.age_quantity(age_s), age_s)
        self.say()

    def say(self) -> None:
        """Label and icon in the language of now."""
        counts = self._counts
        signing = None if counts is None else counts.signing
        down = counts is not None and counts.down
        icon, ink = (
            _DOWN if down else _ICONS.get(signing, ("", "text")) if signing is not None else ("", "text")
        )
        self.set_icon(icon, ink)
        self.set_label(self._words(signing, down=down), ink if ink != "text" else "label")
        self.setToolTip(self.tr("Press to see who speaks on this link"))

    def _words(self, signing: Signing | None, *, down: bool) -> str:
        if down:
            return self.tr("Link · port gone")
        if signing is Signing.OFF:
            return self.tr("Link · not signed")
        return self.tr("Link · locked") if signing is Signing.MISSING else self.tr("Link")

    # --- pressing --------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.wanted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # its release is ours too

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setPen(QPen(colour("accent"), sizes.FOCUS_LINE))
                y = self.height() - 3
                painter.drawLine(QPointF(1, y), QPointF(self.width() - 1, y))
