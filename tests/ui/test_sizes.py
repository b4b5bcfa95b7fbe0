"""Large controls: what a glove presses grows, and every page still stands whole on the smallest screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from firedrone.app import open_station
from firedrone.settings import Settings
from scripts.grab_matrix import Combination, look_at
from scripts.matrix_scenes import SCENES, open_incident
from ui import sizes, translator
from ui.fly.situation import FlyButton
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def gloves() -> Iterator[None]:
    sizes.use(sizes.GLOVE)
    yield
    sizes.use(sizes.BARE_HAND)


def test_what_is_pressed_grows_by_a_quarter_and_back(gloves: None):
    assert (sizes.FLIGHT_BUTTON, sizes.BUTTON, sizes.SMALL_BUTTON) == (90, 70, 60)
    assert sizes.FIELD == 48
    sizes.use(sizes.GLOVE)
    assert sizes.FLIGHT_BUTTON == 90  # from its own size, not from the last one
    sizes.use(sizes.BARE_HAND)
    assert (sizes.FLIGHT_BUTTON, sizes.BUTTON_STRIP, sizes.LABEL_BUTTON) == (72, 88, 17)


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("language", ["en", "lv", "lt"])
def test_every_page_and_sheet_is_whole_with_large_controls(
    gloves: None, tmp_path: Path, qtbot: QtBot, qapp: QApplication, language: str
):
    locale = QLocale()
    station = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(station.parts.window)
    station.parts.window.show()
    open_incident(station)
    combination = Combination(ThemeName.DAY, language, (1366, 768))
    wrong: list[str] = []
    for look in look_at(station, combination, tuple(SCENES)):
        wrong += [f"{look.scene}: {what}" for what in (*look.cut, *look.overlapping)]
        assert (look.picture.width(), look.picture.height()) == combination.size, look.scene
    assert station.parts.fly_page.button(FlyButton.HOME).height() >= sizes.FLIGHT_BUTTON
    station.close()
    translator.install(qapp, "en")
    QLocale.setDefault(locale)
    assert wrong == []
