from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui import theme, units
from ui.widgets.instrument import Instrument

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def height(qtbot: QtBot) -> Instrument:
    instrument = Instrument("Above home")
    instrument.resize(160, instrument.heightForWidth(160))
    qtbot.addWidget(instrument)
    instrument.show()
    return instrument


def colours(instrument: Instrument) -> set[str]:
    image = instrument.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_fresh_value_is_ink_and_says_no_age(height: Instrument):
    height.show_value(units.height(62.4), 0.3)
    assert height.accessibleDescription() == "62\u00a0m"
    assert theme.worn().text in colours(height)


def test_a_stale_value_is_amber_with_its_age(height: Instrument):
    height.show_value(units.height(62.4), 2.6)
    assert height.accessibleDescription() == "62\u00a0m 2.6\u00a0s"
    assert theme.worn().attention_text in colours(height)
    assert theme.worn().text not in colours(height)


def test_a_lost_value_is_struck_through_in_red_with_the_word(height: Instrument):
    height.show_value(units.height(62.4), 12.0)
    assert height.accessibleDescription() == "62\u00a0m LOST 12\u00a0s"
    image = height.grab().toImage()
    red = QColor(theme.worn().danger)
    rows = [sum(image.pixelColor(x, y) == red for x in range(60)) for y in range(image.height())]
    assert max(rows) >= 50  # an unbroken line through the numeral


def test_what_was_never_heard_is_a_dash_and_not_lost(height: Instrument):
    height.show_value(None, None)
    assert height.accessibleDescription() == "not heard yet"
    assert theme.worn().danger not in colours(height)


class Paints(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's own name
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_same_fresh_value_is_not_painted_again(height: Instrument, qtbot: QtBot):
    height.show_value(units.height(62.4), 0.0)
    qtbot.waitExposed(height)
    QApplication.processEvents()
    paints = Paints()
    height.installEventFilter(paints)
    for tick in range(20):
        height.show_value(units.height(62.4), tick * 0.05)
    QApplication.processEvents()
    assert paints.count == 0


def test_a_long_label_takes_two_lines_and_makes_the_instrument_higher(qtbot: QtBot):
    instrument = Instrument("Augstums virs zemes virsmas")
    qtbot.addWidget(instrument)
    assert instrument.heightForWidth(120) > instrument.heightForWidth(300)


@pytest.mark.parametrize("quantity", [units.speed(10.0), units.distance(9_204.0), units.height(120.0)])
def test_a_long_value_becomes_smaller_and_is_never_cut(qtbot: QtBot, quantity: units.Quantity):
    """The last pixel column of a cell of the instrument column stays empty."""
    instrument = Instrument("Speed")
    instrument.resize(106, instrument.heightForWidth(106))
    qtbot.addWidget(instrument)
    instrument.show()
    instrument.show_value(quantity, 0.1)
    image = instrument.grab().toImage()
    paper = image.pixelColor(image.width() - 1, 0).name()
    edge = {image.pixelColor(image.width() - 1, y).name() for y in range(image.height())}
    assert edge == {paper}
