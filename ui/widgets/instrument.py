"""An instrument: a small label, a large numeral, its unit, and its age as soon as it is no longer fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import figures, inter
from ui.theme import colour
from ui.widgets.reading import Reading, age_colour, age_font, label_font, number_width, paint_number, read

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from ui.units import Quantity

_UNIT_SHARE = 0.47  # of the numeral's size: 38 takes 18, 60 takes 22 as a limit
_MOST_UNIT = 22
_LABEL_LINES = 2
_ARROW = 22


class Instrument(QWidget):
    """Takes a value and its age; asks for the room its label needs in two lines."""

    def __init__(
        self,
        label: str,
        *,
        number_px: int = sizes.INSTRUMENT_NUMBER,
        sample: str = "8888",
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`sample`: the widest numeral to keep room for. `right`: everything ends at the right edge."""
        super().__init__(parent)
        self._label = label
        self._number_px = number_px
        self._number_font = figures(number_px)
        self._sample = sample
        self._right = right
        self._reading = Reading()
        self._note: str = ""
        self._ink_name: str | None = None
        self._arrow_deg: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._tell_accessible()

    # --- what it is told -------------------------------------------------------------------------

    def set_label(self, label: str) -> None:
        if label != self._label:
            self._label = label
            self._tell_accessible()
            self.updateGeometry()
            self.update()

    def show_value(
        self,
        quantity: Quantity | None,
        age_s: float | None = None,
        *,
        note: str = "",
        ink: str | None = None,
        arrow_deg: float | None = None,
    ) -> None:
        """A new value. `note`: a small line below. `ink`: a theme colour's name in place of the text's.
        `arrow_deg`: an arrow beside the numeral, clockwise from up."""
        reading = read(quantity, age_s)
        shown = (reading, note, ink, arrow_deg)
        if shown == (self._reading, self._note, self._ink_name, self._arrow_deg):
            return
        self._reading, self._note, self._ink_name, self._arrow_deg = shown
        self._tell_accessible()
        self.update()

    @property
    def reading(self) -> Reading:
        return self._reading

    def _tell_accessible(self) -> None:
        self.setAccessibleName(self._label)
        self.setAccessibleDescription(" · ".join(part for part in (self._reading.spoken, self._note) if part))

    # --- size ------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        font = label_font()
        wide = max(
            lettering.narrowest(self._label, font, _LABEL_LINES),
            lettering.width(self._sample, self._number_font) * 0.75,
        )
        one_line = max(wide, lettering.width(self._label, font))
        return QSize(round(wide) + 1, self.heightForWidth(round(one_line) + 1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        labels = len(lettering.wrapped(self._label, label_font(), width, _LABEL_LINES))
        return round(
            labels * lettering.line_height(label_font())
            + self._number_height()
            + lettering.line_height(label_font())  # a note, or the age where the label leaves it no room
        )

    def _number_height(self) -> float:
        return lettering.cap_height(self._number_font) + 14

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_label(painter)
            # From below, so that the numerals of a row stand on one line whatever their labels take.
            baseline = self.height() - lettering.line_height(label_font()) - 4
            ink = colour(self._ink_name) if self._ink_name else None
            number_font, unit_font = self._fitting_fonts()
            at = QPointF(self._left(number_width(self._reading, number_font, unit_font)), baseline)
            paint_number(painter, self._reading, at, number_font, unit_font, ink=ink)
            if self._arrow_deg is not None:
                self._paint_arrow(painter, QPointF(self.width() - _ARROW / 2, baseline - 12), self._arrow_deg)
            below = self._note if self._age_in_label() else self._reading.age_words
            below_colour = colour("label") if self._age_in_label() else age_colour(self._reading)
            below_font = label_font() if self._age_in_label() else age_font()
            if below:
                left = self._left(lettering.width(below, below_font))
                lettering.draw_lines(painter, [below], below_font, below_colour, QPointF(left, baseline + 7))

    def _fitting_fonts(self) -> tuple[QFont, QFont]:
        """Of numeral and unit: as wanted, or smaller where a long value would be cut."""
        room = self.width() - (_ARROW + sizes.GAP_SMALL if self._arrow_deg is not None else 0)
        for number_px in range(self._number_px, sizes.STATE - 1, -2):
            fonts = figures(number_px), inter(min(_MOST_UNIT, round(number_px * _UNIT_SHARE)))
            if number_width(self._reading, *fonts) <= room:
                return fonts
        return figures(sizes.STATE), inter(sizes.LABEL)

    def _left(self, wide: float) -> float:
        return self.width() - wide if self._right else 0.0

    def _age_in_label(self) -> bool:
        """Whether the age fits behind the label; else it takes the line below the numeral."""
        age = self._reading.age_words
        together = lettering.width(self._label + "  ", label_font()) + lettering.width(age, age_font())
        return not age or together <= self.width()

    def _paint_label(self, painter: QPainter) -> None:
        font = label_font()
        lines = lettering.wrapped(self._label, font, self.width(), _LABEL_LINES)
        left = self._left(max((lettering.width(line, font) for line in lines), default=0.0))
        lettering.draw_lines(painter, lines, font, colour("label"), QPointF(left, 0))
        age = self._reading.age_words
        if age and self._age_in_label():
            x = left + lettering.width(self._label + "  ", font)
            lettering.draw_lines(painter, [age], age_font(), age_colour(self._reading), QPointF(x, 0))

    def _paint_arrow(self, painter: QPainter, centre: QPointF, degrees: float) -> None:
        """Where the wind blows to, north up."""
        painter.save()
        painter.translate(centre)
        painter.rotate(degrees)
        painter.setPen(QPen(colour("text"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(0, _ARROW / 2), QPointF(0, -_ARROW / 2))
        painter.drawPolyline(
            [QPointF(-6, -_ARROW / 2 + 7), QPointF(0, -_ARROW / 2), QPointF(6, -_ARROW / 2 + 7)]
        )
        painter.restore()
