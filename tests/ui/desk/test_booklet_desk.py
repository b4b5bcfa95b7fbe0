"""The booklet's desk: a mistake in the brigade's file costs its rows alone, and pages are written beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.booklet.booklet import booklet
from ui.desk.booklet_desk import BookletDesk

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_what_is_shown_is_written_as_pages(tmp_path: Path, qtbot: QtBot):
    desk = BookletDesk(tmp_path)
    with qtbot.waitSignal(desk.exported, timeout=10_000) as told:
        desk.export(desk.found.rows[:5], "lv")
    desk.close()
    assert told.args[0].read_bytes().startswith(b"%PDF")
    assert told.args[0].parent == tmp_path / "exports"


def test_a_broken_file_of_the_brigade_is_said_and_left_out(tmp_path: Path, qtbot: QtBot):
    (tmp_path / "booklet.toml").write_text("rows = 7", "utf-8")
    desk = BookletDesk(tmp_path)
    with qtbot.waitSignal(desk.failed) as told:
        found = desk.found
    desk.close()
    assert found == booklet()
    assert "booklet.toml" in told.args[0]


def test_a_disk_that_takes_nothing_is_named(tmp_path: Path, qtbot: QtBot):
    (tmp_path / "exports").write_text("a file, not a folder")
    desk = BookletDesk(tmp_path)
    with qtbot.waitSignal(desk.failed, timeout=10_000) as told:
        desk.export(desk.found.rows[:1], "en")
    desk.close()
    assert "exports" in told.args[0]
