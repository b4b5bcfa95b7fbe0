from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from firedrone.app import open_station, watch_for_faults
from firedrone.settings import Settings
from incidents.codes import IncidentCode
from ui.crash.crash_card import CrashCard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    yield opened
    opened.close()


def fail() -> None:
    raise ValueError("Jānis")


def test_a_fault_is_told_over_the_page_noted_in_the_journal_and_saved(station: Station, qtbot: QtBot):
    parts = station.parts
    parts.window.show()
    assert parts.incidents.create("Fire", "Subate")
    with qtbot.captureExceptions():
        watch = watch_for_faults(station, Settings(), "")
        QTimer.singleShot(0, fail)
        with qtbot.waitSignal(watch.failed):
            pass
        watch.end()
    card = parts.window.findChild(CrashCard)
    assert isinstance(card, CrashCard)
    assert card.isVisible()
    noted = [entry for entry in parts.incidents.entries if entry.code == IncidentCode.PROGRAM_ERROR]
    assert [entry.facts["kind"] for entry in noted] == ["ValueError"]
    card.save_wanted.emit()
    (report,) = (parts.data / "fault-reports").iterdir()
    text = report.read_text("utf-8")
    assert "ValueError" in text
    assert "Jānis" not in text
    # The window lives: its pages change, its journal is written.
    parts.window.show_page("fly")
    assert parts.window.page == "fly"


def test_what_the_last_run_ended_by_is_offered(station: Station, qtbot: QtBot):
    dump = 'Fatal Python error: Aborted\n\n  File "/x/ui/map/canvas.py", line 3 in paint\n'
    watch = watch_for_faults(station, Settings(), dump)
    with qtbot.waitSignal(watch.failed) as told:
        pass
    watch.end()
    assert told.args[0].kind == "Aborted"
