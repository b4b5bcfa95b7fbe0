from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontInfo, QImage, QPainter, QRawFont

from ui.font import Weight, figures, inter, metrics

BALTIC = "āčēģīķļņšūžąęėįų" + "ĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲ"


def ink(text: str, weight: Weight) -> int:
    """How many pixels the text darkens."""
    image = QImage(600, 60, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setFont(inter(32, weight))
        painter.drawText(QPointF(5, 40), text)
    return sum(255 - pixel for pixel in bytes(image.constBits()))


def test_the_application_writes_in_inter():
    assert QFontInfo(inter(16)).family() == "Inter"


def test_every_latvian_and_lithuanian_letter_is_in_the_font():
    raw = QRawFont.fromFont(inter(16))
    assert [letter for letter in BALTIC if not raw.supportsCharacter(ord(letter))] == []


def test_heavier_weights_really_print_more_ink():
    regular, medium, semibold = (ink("Šķērsvējš grįžkite", weight) for weight in Weight)
    assert regular < medium < semibold


def test_figures_are_of_equal_width():
    measure = metrics(figures(38))
    assert len({measure.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_a_hyphen_in_a_sentence_is_not_as_wide_as_a_figure():
    measure = metrics(inter(24))
    assert measure.horizontalAdvance("-") < measure.horizontalAdvance("0")
