"""The booklet of differences is opened from the settings, and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from firedrone.app import open_station
from firedrone.settings import Settings
from ui.booklet.booklet_sheet import BookletSheet
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_the_booklet_is_two_touches_from_every_page_and_prints_itself(tmp_path: Path, qtbot: QtBot):
    station = open_station(tmp_path / "data", Settings())
    window = station.parts.window
    qtbot.addWidget(window)
    window.show()
    window.settings_wanted.emit()
    button = next(one for one in window.findChildren(BigButton) if one.text() == "Latvia and Lithuania")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    sheet = next(one for one in window.findChildren(BookletSheet))
    sheet.print_wanted.emit(station.comparing._desk.found.rows)
    qtbot.waitUntil(lambda: any((tmp_path / "data" / "exports").glob("*.pdf")), timeout=20_000)
    station.close()
