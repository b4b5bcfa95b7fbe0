"""A value with its unit and age: painted alike in the instrument column and in the state bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPainter, QPen

from ui import lettering, sizes, units
from ui.ages import Freshness, freshness
from ui.font import Weight, figures, inter
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

    from ui.units import Quantity

_STRIKE = 2
_STRIKE_OVER = 4  # how far the line through a lost value reaches beyond it


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known now. `quantity` None: not heard yet; `age_s` None: a value without an age."""

    quantity: Quantity | None = None
    age_s: float | None = None

    @property
    def freshness(self) -> Freshness:
        return freshness(self.age_s) if self.quantity is not None else Freshness.FRESH

    @property
    def age_words(self) -> str:
        """Nothing while fresh; "2.6 s"; "LOST 12 s"."""
        if self.age_s is None or self.freshness is Freshness.FRESH:
            return ""
        if self.freshness is Freshness.STALE:
            return units.age(self.age_s)
        return QCoreApplication.translate("Reading", "LOST {age}").format(age=units.age_whole(self.age_s))

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        if self.quantity is None:
            return QCoreApplication.translate("Reading", "not heard yet")
        return " ".join(part for part in (str(self.quantity), self.age_words) if part)


def read(quantity: Quantity | None, age_s: float | None) -> Reading:
    """The same as `Reading`, but equal to the one before as long as it would be painted alike."""
    if age_s is None or freshness(age_s) is Freshness.FRESH:
        return Reading(quantity)
    # A stale age is said in tenths, a lost one in whole seconds.
    stale = freshness(age_s) is Freshness.STALE
    return Reading(quantity, round(age_s, 1) if stale else float(round(age_s)))


def age_colour(reading: Reading) -> QColor:
    return colour("attention_text") if reading.freshness is Freshness.STALE else colour("danger")


def number_width(reading: Reading, number_font: QFont, unit_font: QFont) -> float:
    """How far numeral and unit reach."""
    number, unit = _parts(reading)
    gap = _gap(unit_font) if unit else 0.0
    return lettering.width(number, number_font) + gap + lettering.width(unit, unit_font)


def paint_number(
    painter: QPainter,
    reading: Reading,
    baseline: QPointF,
    number_font: QFont,
    unit_font: QFont,
    *,
    ink: QColor | None = None,
) -> float:
    """Numeral and unit on one baseline, in the colour of their age; returns where they end."""
    number, unit = _parts(reading)
    state = reading.freshness
    number_colour, unit_colour = ink or colour("text"), colour("label")
    if reading.quantity is None:
        number_colour = colour("disabled")
    elif state is Freshness.STALE:
        number_colour = unit_colour = colour("attention_text")
    elif state is Freshness.LOST:
        number_colour = colour("label")
    elif ink is not None:
        unit_colour = ink
    end = lettering.draw_line(painter, number, number_font, number_colour, baseline)
    if unit:
        at = QPointF(end + _gap(unit_font), baseline.y())
        end = lettering.draw_line(painter, unit, unit_font, unit_colour, at)
    if state is Freshness.LOST:
        middle = baseline.y() - lettering.cap_height(number_font) / 2
        painter.setPen(QPen(colour("danger"), _STRIKE))
        painter.drawLine(QPointF(baseline.x() - _STRIKE_OVER, middle), QPointF(end + _STRIKE_OVER, middle))
    return end


def label_font() -> QFont:
    return inter(sizes.LABEL)


def age_font() -> QFont:
    return figures(sizes.LABEL, Weight.SEMIBOLD)


def _gap(unit_font: QFont) -> float:
    """Between numeral and unit."""
    return lettering.width(" ", unit_font) * 1.1


def _parts(reading: Reading) -> tuple[str, str]:
    if reading.quantity is None:
        return "–", ""
    return reading.quantity.number, reading.quantity.unit
