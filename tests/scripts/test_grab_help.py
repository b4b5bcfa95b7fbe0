"""The pictures of help are those that its pages use, and the windows still look like that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QLocale, QTranslator

from firedrone.app import open_station
from firedrone.settings import Settings
from scripts.grab_help import PICTURES_TAKEN, WIDE, main, written
from scripts.matrix_scenes import open_incident
from ui import font, theme
from ui.help.pages import PICTURES, pages_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.station import Station

MOST_BYTES = 80_000
MOST_OF_ALL_BYTES = 3_000_000
MOST_APART = 2.0  # of 255, in the middle over all dots: another figure is less, another row is more


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Station]:
    font.load()
    theme.wear(theme.DAY)
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


def dots(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("L"), np.float64)


def test_the_script_takes_what_the_pages_use_and_nothing_else():
    assert {name for page in pages_in("en") for name in page.pictures} == set(PICTURES_TAKEN)


def test_they_are_small():
    files = list(PICTURES.rglob("*.png"))
    assert [path.name for path in files if path.stat().st_size > MOST_BYTES] == []
    assert sum(path.stat().st_size for path in files) < MOST_OF_ALL_BYTES


def test_none_is_wider_than_a_page_of_help():
    assert [path.name for path in PICTURES.rglob("*.png") if dots(path).shape[1] > WIDE] == []


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_the_windows_still_look_like_their_pictures(station: Station, tmp_path: Path):
    stale: list[str] = []
    for path in written(station, tmp_path, PICTURES_TAKEN, ["lv"]):
        kept, now = dots(PICTURES / path.relative_to(tmp_path)), dots(path)
        if now.shape != kept.shape or float(np.abs(now - kept).mean()) > MOST_APART:
            stale.append(path.stem)
    assert stale == [], "run scripts/grab_help.py, and look at them"


def test_a_picture_that_there_is_not_is_named(capsys: pytest.CaptureFixture[str]):
    assert main(["volcano"]) == 2
    assert "volcano; there are new-alarm, cards" in capsys.readouterr().err
