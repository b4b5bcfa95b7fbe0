"""The intervals that a chief asks for. What was not recorded says so; what has no room is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from incidents.words import label
from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.review.spans import minutes_seconds
from ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFont, QPaintEvent

_HEADER = 46.0
_LEAST_ROW = 23.0
_MOST_ROW = 43.0
_SIDE = 20
_BETWEEN = 14
_LEAST_WIDTH = 300


class Intervals(QWidget):
    """One row an interval, in the order in which they happen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, float | None] = {}
        self._language = "en"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._tell()

    def show_intervals(self, values: Mapping[str, float | None], language: str) -> None:
        """Seconds by name; None: not recorded."""
        self._values, self._language = dict(values), language
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(self.tr("Intervals"))
        spoken = [f"{self._label(name)}: {self._value(value)}" for name, value in self._values.items()]
        self.setAccessibleDescription("; ".join(spoken))
        self.setToolTip("\n".join(spoken))

    def rows(self) -> list[tuple[str, str, bool]]:
        """Label, value and whether it was recorded, as many as have room; the rest are counted in one."""
        room = max(1, int((self.height() - _HEADER) // _LEAST_ROW))
        shown = dict(self._values)
        missing = [name for name, value in self._values.items() if value is None]
        folded = 0
        while missing and len(shown) + bool(folded) > room:
            del shown[missing.pop()]
            folded += 1
        rows = [(self._label(name), self._value(value), value is not None) for name, value in shown.items()]
        if folded:
            rows.append((self.tr("%n more", "", folded), self._value(None), False))
        return rows

    def _label(self, name: str) -> str:
        return label(self._language, f"interval_{name}")

    def _value(self, seconds: float | None) -> str:
        return self.tr("not recorded") if seconds is None else minutes_seconds(seconds)

    def sizeHint(self) -> QSize:
        rows = [
            lettering.width(self._label(name), _label_font())
            + lettering.width(self._value(value), _value_font() if value is not None else _label_font())
            for name, value in self._values.items()
        ]
        header = lettering.width(self.tr("Intervals"), _title_font()) + lettering.width(
            self.tr("min : s"), _unit_font()
        )
        wide = max([header, *rows]) + _BETWEEN + 2 * _SIDE
        return QSize(round(max(wide, _LEAST_WIDTH)) + 1, round(_HEADER + 6 * _MOST_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), round(_HEADER + 4 * _LEAST_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            right = float(self.width() - _SIDE)
            self._line(painter, _HEADER / 2, right, self.tr("Intervals"), self.tr("min : s"), header=True)
            rows = self.rows()
            if not rows:
                return
            high = min(_MOST_ROW, (self.height() - _HEADER) / len(rows))
            for i, (name, value, known) in enumerate(rows):
                top = _HEADER + i * high
                painter.fillRect(QRectF(_SIDE, top, right - _SIDE, 1), colour("hairline"))
                self._line(painter, top + high / 2, right, name, value, known=known)

    def _line(
        self,
        painter: QPainter,
        middle: float,
        right: float,
        name: str,
        value: str,
        *,
        header: bool = False,
        known: bool = True,
    ) -> None:
        name_font = _title_font() if header else _label_font()
        value_font = _unit_font() if header else _value_font() if known else _label_font()
        base = middle + lettering.cap_height(name_font) / 2
        ink = colour("text" if header or known else "label")
        lettering.draw_line(painter, name, name_font, ink, QPointF(_SIDE, base))
        base = middle + lettering.cap_height(value_font) / 2
        ink = colour("label" if header or not known else "text")
        x = right - lettering.width(value, value_font)
        lettering.draw_line(painter, value, value_font, ink, QPointF(x, base))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._tell()
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


def _title_font() -> QFont:
    return inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD)


def _unit_font() -> QFont:
    return inter(sizes.LABEL)


def _label_font() -> QFont:
    return inter(sizes.LABEL)


def _value_font() -> QFont:
    return figures(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
