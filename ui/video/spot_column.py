"""The hot spots beside the large picture: as many rows as fit, the rest a press away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.video.spot_row import HEIGHT, SpotRow, SpotRowButton
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

_EDGE = 16


class SpotColumn(QWidget):
    """Rows in the order they are given."""

    chosen = Signal(int)  # a spot's number
    list_wanted = Signal()  # the sheet with all of them and what can be done

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SpotRow, ...] = ()
        self._marked: int | None = None
        self._shown: list[SpotRowButton] = []
        self._title = _Title(self)
        self._title.clicked.connect(self.list_wanted)
        self._say()

    def show_rows(self, rows: Sequence[SpotRow], marked: int | None = None) -> None:
        """All of the incident's; `marked`: the number of the one in hand."""
        if (tuple(rows), marked) == (self._rows, self._marked):
            return
        self._rows, self._marked = tuple(rows), marked
        self._arrange()

    def _fitting(self) -> int:
        return max(0, (self.height() - sizes.SMALL_BUTTON) // HEIGHT)

    def _arrange(self) -> None:
        shown = self._rows[: self._fitting()]
        while len(self._shown) < len(shown):
            button = SpotRowButton(self)
            button.clicked.connect(partial(self._on_clicked, button))
            self._shown.append(button)
        for n, button in enumerate(self._shown):
            button.setVisible(n < len(shown))
            if n < len(shown):
                button.show_row(shown[n], marked=shown[n].number == self._marked)
                button.setGeometry(0, sizes.SMALL_BUTTON + n * HEIGHT, self.width(), HEIGHT)
        self._title.setGeometry(0, 0, self.width(), sizes.SMALL_BUTTON)
        self._say()
        self.update()

    def _on_clicked(self, button: SpotRowButton) -> None:
        if button.row is not None:
            self.chosen.emit(button.row.number)

    def _say(self) -> None:
        hidden = len(self._rows) - min(len(self._rows), self._fitting())
        count = str(len(self._rows))
        if hidden:
            count += " · " + self.tr("{more} more").format(more=hidden)
        self._title.say(self.tr("Hot spots"), count)
        self._none = self.tr("None found yet.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            if not self._rows:
                font = inter(sizes.LABEL)
                lines = lettering.wrapped(self._none, font, self.width() - 2 * _EDGE, 2)
                lettering.draw_lines(
                    painter, lines, font, colour("label"), QPointF(_EDGE, sizes.SMALL_BUTTON + 4.0)
                )


class _Title(Pressable):
    """Opens the whole list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, title: str, count: str) -> None:
        self._count = count
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(count)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, sizes.SMALL_BUTTON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        strong, small = inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD), inter(sizes.LABEL)
        with QPainter(self) as painter:
            fill = "surface" if self.isDown() or self.underMouse() else "window"
            painter.fillRect(self.rect(), colour(fill))
            middle = self.height() / 2
            base = middle + lettering.cap_height(strong) / 2
            ink = colour("accent" if self.at_keyboard else "text")
            end = lettering.draw_line(painter, self.text(), strong, ink, QPointF(_EDGE, base))
            paint_icon(
                painter, "chevron-right", QPointF(self.width() - _EDGE - 4.0, middle), colour("label"), 20
            )
            at = self.width() - _EDGE - 18.0 - lettering.width(self._count, small)
            if at > end + sizes.GAP_SMALL:
                lettering.draw_line(painter, self._count, small, colour("label"), QPointF(at, base))
