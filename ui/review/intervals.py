"""The intervals that a chief asks for: how long, how exactly. A press goes to where one begins."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from incidents.metrics import ASKED_FIRST, Interval
from incidents.report.figures import percent
from incidents.words import label
from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.review.spans import minutes_seconds
from ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPaintEvent

    from incidents.searched import Searched

_HEADER = 46.0
_LEAST_ROW = 23.0
_MOST_ROW = 43.0
_SIDE = 20
_BETWEEN = 14
_LEAST_WIDTH = 300
_RECHECKS = "rechecks_total_s"


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `begins` is where a press goes; None: nowhere."""

    name: str
    value: str
    known: bool
    exact: str = ""
    begins: datetime | None = None


class Intervals(QWidget):
    """What a chief asks first stands first; what was not recorded is counted in one line."""

    moment_wanted = Signal(object)  # datetime: the first end of an interval

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured: tuple[Interval, ...] = ()
        self._searched: Searched | None = None
        self._language = "en"
        self._chosen: int | None = None  # by the keyboard
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._tell()

    def show_measured(self, measured: Sequence[Interval], searched: Searched | None, language: str) -> None:
        """With how exact each is and where it begins; `searched`: what the record says of the area."""
        self._measured, self._searched, self._language = tuple(measured), searched, language
        self._chosen = None
        self._tell()
        self.updateGeometry()
        self.update()

    def rows(self) -> list[Row]:
        """As many as have room; all others, and what was not recorded, are counted in the last."""
        room = max(1, int((self.height() - _HEADER) // _LEAST_ROW))
        every = self._all()
        known = [row for row in every if row.known]
        missing = [row for row in every if not row.known]
        if len(every) <= room and len(missing) == 1:
            return [*known, *missing]
        shown = known if len(known) + bool(missing) <= room else known[: room - 1]
        counted = len(every) - len(shown)
        if not counted:
            return shown
        left_out = self.tr("not recorded") if len(shown) == len(known) else ""
        return [*shown, Row(self.tr("%n more", "", counted), left_out, known=False)]

    def _all(self) -> list[Row]:
        """What is asked first, the area, the rest."""
        first = [one for name in ASKED_FIRST for one in self._measured if one.name == name]
        rest = [one for one in self._measured if one.name not in ASKED_FIRST]
        rows = [self._row(one) for one in first]
        if self._searched is not None:
            share, seconds = percent(self._searched.seen_share), self._searched.searched_s
            value = f"{share} % · {minutes_seconds(seconds)}"
            rows.append(Row(label(self._language, "interval_searched"), value, known=True))
        return rows + [self._row(one) for one in rest]

    def _row(self, one: Interval) -> Row:
        name = label(self._language, f"interval_{one.name}")
        if one.seconds is None:
            none_flown = one.name == _RECHECKS and one.count == 0
            value = label(self._language, "none_flown") if none_flown else self.tr("not recorded")
            return Row(name, value, known=none_flown)
        value = minutes_seconds(one.seconds)
        if one.count is not None and one.count > 1:
            value = f"{one.count} × · {value}"
        exact = f"± {math.ceil(one.uncertainty_s)} s" if one.uncertainty_s else ""
        return Row(name, value, known=True, exact=exact, begins=one.start.at if one.start else None)

    def _tell(self) -> None:
        self.setAccessibleName(self.tr("Intervals"))
        spoken = [f"{row.name}: {row.value} {row.exact}".rstrip() for row in self._all()]
        self.setAccessibleDescription("; ".join(spoken))
        self.setToolTip("\n".join(spoken))

    # --- room and paint --------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        rows = [
            lettering.width(row.name, _label_font())
            + lettering.width(row.value, _value_font() if row.known else _label_font())
            for row in self._all()
        ]
        header = lettering.width(self.tr("Intervals"), _title_font()) + lettering.width(
            self.tr("min : s"), _unit_font()
        )
        wide = max([header, *rows]) + _BETWEEN + 2 * _SIDE + self._exact_width()
        return QSize(round(max(wide, _LEAST_WIDTH)) + 1, round(_HEADER + 6 * _MOST_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), round(_HEADER + 4 * _LEAST_ROW))

    def _exact_width(self) -> float:
        """Of the column beside the values; none where all of them are exact."""
        wide = [lettering.width(row.exact, _exact_font()) for row in self._all() if row.exact]
        return max(wide) + _BETWEEN / 2 if wide else 0.0

    def _row_height(self, count: int) -> float:
        return min(_MOST_ROW, (self.height() - _HEADER) / max(count, 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            right, values = float(self.width() - _SIDE), self.width() - _SIDE - self._exact_width()
            self._put(painter, self.tr("Intervals"), _title_font(), _HEADER / 2, "text", left=_SIDE)
            self._put(painter, self.tr("min : s"), _unit_font(), _HEADER / 2, "label", right=values)
            rows = self.rows()
            high = self._row_height(len(rows))
            for i, row in enumerate(rows):
                top = _HEADER + i * high
                painter.fillRect(QRectF(_SIDE, top, right - _SIDE, 1), colour("hairline"))
                if i == self._chosen and self.hasFocus():
                    painter.fillRect(QRectF(_SIDE - 8, top + 2, 3, high - 3), colour("accent"))
                ink = "text" if row.known else "label"
                self._put(painter, row.name, _label_font(), top + high / 2, ink, left=_SIDE)
                font = _value_font() if row.known else _label_font()
                self._put(painter, row.value, font, top + high / 2, ink, right=values if row.known else right)
                self._put(painter, row.exact, _exact_font(), top + high / 2, "label", right=right)

    def _put(
        self,
        painter: QPainter,
        text: str,
        font: QFont,
        middle: float,
        ink: str,
        *,
        left: float | None = None,
        right: float = 0.0,
    ) -> None:
        """On one line, from the left or up to the right."""
        x = right - lettering.width(text, font) if left is None else left
        base = middle + lettering.cap_height(font) / 2
        lettering.draw_line(painter, text, font, colour(ink), QPointF(x, base))

    # --- hands -----------------------------------------------------------------------------------

    def _at(self, y: float) -> int | None:
        """The row at this height that leads somewhere."""
        rows = self.rows()
        i = int((y - _HEADER) // self._row_height(len(rows)))
        return i if y >= _HEADER and i < len(rows) and rows[i].begins is not None else None

    def _go(self, i: int | None) -> None:
        rows = self.rows()
        if i is not None and i < len(rows) and rows[i].begins is not None:
            self.moment_wanted.emit(rows[i].begins)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._chosen = self._at(event.position().y())
        self._go(self._chosen)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        leads = self._at(event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose an interval that begins somewhere, Enter goes there."""
        leading = [i for i, row in enumerate(self.rows()) if row.begins is not None]
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and leading:
            before = leading.index(self._chosen) if self._chosen in leading else None
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            at = 0 if before is None else max(0, min(len(leading) - 1, before + step))
            self._chosen = leading[at]
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen is not None:
            self._go(self._chosen)
        else:
            super().keyPressEvent(event)

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


def _exact_font() -> QFont:
    return figures(sizes.LABEL)


def _value_font() -> QFont:
    return figures(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
