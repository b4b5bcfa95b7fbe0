"""A sheet over a page: it dims what is behind it and owns the next step while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes
from ui.theme import colour, worn

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

_MOST_WIDTH = 1040


class Sheet(QWidget):
    """Covers its parent and shows one widget in the middle. Escape, or its content, closes it."""

    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._content: QWidget | None = None
        self._closed_last: QWidget | None = None
        self._focus_before: QWidget | None = None
        self._paper = QFrame(self)
        self._paper.setAutoFillBackground(True)
        self._inside = QVBoxLayout(self._paper)
        self._inside.setContentsMargins(32, sizes.GAP_PAGE, 32, sizes.GAP_PAGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.GAP_PAGE, sizes.GAP_SMALL, sizes.GAP_PAGE, sizes.GAP_SMALL)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._paper, 1000)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        over.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def open(self, content: QWidget) -> None:
        """Lay `content` over the page."""
        if self._content is not None:
            self.close_sheet()
        self._content = content
        self._inside.addWidget(content)
        margins = self._inside.contentsMargins()
        self._paper.setMaximumWidth(
            min(_MOST_WIDTH, content.maximumWidth() + margins.left() + margins.right())
        )
        content.show()
        self._focus_before = self.window().focusWidget()
        self.setGeometry(self._over.rect())
        self._dress()
        self.show()
        self.raise_()
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Take it away; the page has its focus back."""
        if self._content is None:
            return
        self._content.hide()
        self._inside.removeWidget(self._content)
        self._content.setParent(None)
        # Its own signal may have closed it: it must outlive that signal, also if nobody else holds it.
        self._closed_last, self._content = self._content, None
        self.hide()
        if self._focus_before is not None:
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    @property
    def content(self) -> QWidget | None:
        return self._content

    @property
    def over(self) -> QWidget:
        """What it covers when it is open."""
        return self._over

    def _dress(self) -> None:
        colours = self._paper.palette()
        colours.setColor(QPalette.ColorRole.Window, worn().window)
        self._paper.setPalette(colours)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._dress()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        event.accept()  # no key reaches the page behind

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 Qt's own name
        """Tab goes round on the sheet; what is dimmed behind it cannot be reached."""
        stops = [
            widget
            for widget in self._paper.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isEnabled()
            and widget.isVisible()
            and widget.focusProxy() is None  # the line inside a field is the field
        ]
        if not stops:
            return True
        here = self.window().focusWidget()
        step = 1 if next else -1
        number = stops.index(here) + step if here in stops else 0
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[number % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("dimmed"))
            painter.fillRect(self._paper.geometry().adjusted(-1, -1, 1, 1), colour("hairline"))
