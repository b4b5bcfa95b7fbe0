"""The watched folder tells a file once, when it is whole; old ones are no news."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.alarm.received import Received
from ui.desk.alarm_folder import AlarmFolder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "old.txt").write_text("yesterday", "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path, inbox: Path, qtbot: QtBot) -> Iterator[AlarmFolder]:
    made = AlarmFolder(tmp_path)
    made.watch(inbox)
    made._timer.stop()  # the test looks itself
    first = made._looking
    assert first is not None
    qtbot.waitUntil(first.done)
    step(made, qtbot)
    yield made
    made.close()


def step(folder: AlarmFolder, qtbot: QtBot) -> None:
    """What the last look found is taken, and the next one is over before anything else happens."""
    folder.look()
    looking = folder._looking
    assert looking is not None
    qtbot.waitUntil(looking.done)


def heard(folder: AlarmFolder) -> list[str]:
    names: list[str] = []
    folder.arrived.connect(lambda received, _words: names.append(name_of(received)))
    return names


def name_of(received: object) -> str:
    assert isinstance(received, Received)
    return received.file


def test_a_file_that_is_still_written_is_told_when_it_is_whole(
    folder: AlarmFolder, inbox: Path, qtbot: QtBot
):
    names = heard(folder)
    (inbox / "new.txt").write_text("Deg", "utf-8")
    step(folder, qtbot)  # looks at it
    (inbox / "new.txt").write_text("Deg kūla pie Subates", "utf-8")
    step(folder, qtbot)
    step(folder, qtbot)
    assert names == []
    step(folder, qtbot)
    assert names == ["new.txt"]
    for _ in range(3):
        step(folder, qtbot)
    assert names == ["new.txt"]


def test_old_files_and_other_kinds_are_no_news(folder: AlarmFolder, inbox: Path, qtbot: QtBot):
    names = heard(folder)
    (inbox / "photo.jpg").write_bytes(b"x")
    (inbox / "sub.txt").mkdir()
    for _ in range(4):
        step(folder, qtbot)
    assert names == []


def test_a_folder_that_comes_back_goes_on(folder: AlarmFolder, inbox: Path, qtbot: QtBot):
    failures: list[str] = []
    names = heard(folder)
    folder.failed.connect(failures.append)
    away = inbox.rename(inbox.with_name("away"))
    for _ in range(4):
        step(folder, qtbot)
    assert len(failures) == 1
    away.rename(inbox)
    (inbox / "new.txt").write_text("Deg kūla pie Subates", "utf-8")
    for _ in range(4):
        step(folder, qtbot)
    assert names == ["new.txt"]


def test_nothing_is_watched_until_a_folder_is_named(tmp_path: Path, qtbot: QtBot):
    made = AlarmFolder(tmp_path)
    made.watch(None)
    made.look()
    assert made._looking is None
    made.close()
