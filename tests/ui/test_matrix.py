"""Each page and main sheet x 3 themes x 3 languages x 2 sizes: whole, apart and readable, as painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPointF, QTranslator
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from firedrone.app import open_station
from firedrone.settings import Settings
from scripts.grab_matrix import COMBINATIONS, Combination, dress, look_at
from scripts.matrix_scenes import SCENES, open_incident
from scripts.painted_texts import contrast, overlapping, painted, read_on
from ui import lettering, theme
from ui.font import inter
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Station]:
    locale = QLocale()
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.show()
    open_incident(opened)
    yield opened
    opened.close()
    for installed in qapp.findChildren(QTranslator):
        qapp.removeTranslator(installed)
        installed.deleteLater()
    QLocale.setDefault(locale)


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize("combination", COMBINATIONS, ids=str)
def test_every_page_and_sheet_can_be_read(station: Station, combination: Combination):
    wrong: list[str] = []
    for look in look_at(station, combination, tuple(SCENES)):
        assert look.read, f"{look.scene}: nothing was painted"
        hard = {f"{r.text.ink} on {r.ground} {r.contrast:.2f}: {r.text.text}" for r in look.hard_to_read}
        wrong += [f"{look.scene}: {what}" for what in (*look.cut, *look.overlapping, *sorted(hard))]
        assert (look.picture.width(), look.picture.height()) == combination.size, look.scene
    assert wrong == []


class TwoTexts(QWidget):
    """Paints a text, and another one 10 pixels to the right of it or 40 below it."""

    def __init__(self, *, below: bool) -> None:
        super().__init__()
        self.resize(200, 100)
        self._at = QPointF(10, 60) if below else QPointF(20, 20)

    def paintEvent(self, _event: object) -> None:  # noqa: N802 Qt's own name
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor("#ffffff"))
            for text, at in (("hello", QPointF(10, 20)), ("there", self._at)):
                lettering.draw_line(painter, text, inter(16), QColor("#777777"), at)


@pytest.mark.parametrize(("below", "count"), [(False, 1), (True, 0)])
def test_texts_over_each_other_are_found(qtbot: QtBot, below: bool, count: int):
    widget = TwoTexts(below=below)
    qtbot.addWidget(widget)
    with painted() as texts:
        widget.grab()
    assert len(overlapping(texts)) == count


def test_the_ground_of_a_text_is_read_from_the_picture(qtbot: QtBot):
    widget = TwoTexts(below=True)
    qtbot.addWidget(widget)
    with painted() as texts:
        picture = widget.grab()
    read = read_on(picture.toImage(), texts)
    assert {one.ground for one in read} == {"#ffffff"}
    assert read[0].contrast == pytest.approx(4.48, abs=0.01)


def test_a_text_is_found_where_it_stands_in_the_window(qtbot: QtBot):
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.resize(300, 200)
    Words("here", parent=outer).setGeometry(100, 50, 120, 30)
    with painted() as texts:
        picture: QImage = outer.grab().toImage()
    (found,) = texts
    assert found.letters.left() == pytest.approx(100.0, abs=1.0)
    assert 50.0 < found.letters.top() < 80.0
    ink = {picture.pixelColor(x, round(found.letters.center().y())).name() for x in range(100, 140)}
    assert theme.worn().text in ink


def test_contrast_is_wcags():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


def test_the_window_changes_theme_language_and_size_while_it_is_open(station: Station):
    for combination in COMBINATIONS[::5]:
        dress(station, combination)
        assert theme.worn().name is combination.worn
        assert QLocale().name()[:2] == combination.language
