"""A cell of the state bar: a small label over a value, with an icon before it if it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.reading import Reading, age_colour, age_font, label_font, number_width, paint_number, read

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from ui.units import Quantity

_ICON_ROOM = 25
_LABEL_TOP = 12
_BASELINE = 52


class StateCell(QWidget):
    """As wide as what it shows; grows at once and never shrinks, so that its neighbours stand still."""

    def __init__(self, label: str, sample: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        """`sample`: a value to keep room for from the start."""
        super().__init__(parent)
        self._label = label
        self._sample = sample
        self._icon = icon
        self._inks = ("label", "text")  # of the label, of the icon
        self._reading = Reading()
        self._widest = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label)

    def set_label(self, label: str, ink: str = "label") -> None:
        if (label, ink) != (self._label, self._inks[0]):
            self._label = label
            self._inks = (ink, self._inks[1])
            self._widest = 0.0
            self.setAccessibleName(label)
            self.updateGeometry()
            self.update()

    def set_icon(self, icon: str, ink: str = "text") -> None:
        """Nothing: none."""
        if (icon, ink) != (self._icon, self._inks[1]):
            self._icon = icon
            self._inks = (self._inks[0], ink)
            self.updateGeometry()
            self.update()

    def show_value(self, quantity: Quantity | None, age_s: float | None = None) -> None:
        reading = read(quantity, age_s)
        if reading == self._reading:
            return
        before = self.sizeHint().width()
        self._reading = reading
        self.setAccessibleDescription(reading.spoken)
        if self.sizeHint().width() != before:
            self.updateGeometry()
        self.update()

    @property
    def reading(self) -> Reading:
        return self._reading

    def sizeHint(self) -> QSize:
        age = self._reading.age_words
        label = lettering.width(self._label, label_font())
        if age:
            label += lettering.width("  ", label_font()) + lettering.width(age, age_font())
        value = max(
            number_width(self._reading, _value_font(), _unit_font()),
            lettering.width(self._sample, _value_font()),
        )
        self._widest = max(self._widest, label, value + (_ICON_ROOM if self._icon else 0))
        return QSize(round(self._widest) + 2, sizes.STATE_BAR)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            end = lettering.draw_lines(
                painter, [self._label], label_font(), colour(self._inks[0]), QPointF(1, _LABEL_TOP)
            )
            age = self._reading.age_words
            if age:
                x = 1 + lettering.width(self._label + "  ", label_font())
                top = end - lettering.line_height(label_font())
                lettering.draw_lines(painter, [age], age_font(), age_colour(self._reading), QPointF(x, top))
            x = 1.0
            if self._icon:
                middle = _BASELINE - lettering.cap_height(_value_font()) / 2
                paint_icon(
                    painter, self._icon, QPointF(x + 7, middle), colour(self._inks[1]), sizes.ICON_SMALL
                )
                x += _ICON_ROOM
            paint_number(painter, self._reading, QPointF(x, _BASELINE), _value_font(), _unit_font())


def _value_font() -> QFont:
    return figures(sizes.STATE, Weight.SEMIBOLD)


def _unit_font() -> QFont:
    return inter(sizes.SENTENCE - 1)
