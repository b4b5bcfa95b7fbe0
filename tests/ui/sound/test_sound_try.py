from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from tests.ui.cut_texts import watched
from tests.ui.sound.voices import espeak_ng
from tests.ui.stretched import Stretched
from ui import sizes
from ui.sound.loudspeaker import Loudspeaker
from ui.sound.rank import Sound
from ui.sound.sound_try import SoundTry
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.sound.programs import Programs


@pytest.fixture
def row(qtbot: QtBot, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> SoundTry:
    monkeypatch.setattr(sys, "platform", "linux")
    made = SoundTry()
    qtbot.addWidget(made)
    made.resize(760, 200)
    made.show()
    return made


@pytest.fixture
def long_words() -> Iterator[None]:
    longer = Stretched()
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


@pytest.fixture
def close(tmp_path: Path) -> Iterator[list[Loudspeaker]]:
    made: list[Loudspeaker] = []
    yield made
    for loudspeaker in made:
        loudspeaker.close()


def followed(row: SoundTry, tmp_path: Path, close: list[Loudspeaker]) -> Loudspeaker:
    close.append(Loudspeaker(tmp_path / "sounds"))
    row.follow(close[-1])
    return close[-1]


def test_three_buttons_let_the_ranks_be_heard_the_worst_first(row: SoundTry, qtbot: QtBot):
    heard: list[tuple[Sound, ...]] = []
    row.wanted.connect(heard.append)
    for button in row.findChildren(BigButton):
        assert button.height() >= sizes.SMALL_BUTTON
        assert button.accessibleName()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert heard == [(Sound.POSITION, Sound.BATTERY, Sound.FENCE), (Sound.DANGER,), (Sound.ATTENTION,)]


def test_it_says_what_plays_and_who_speaks(
    row: SoundTry, programs: Programs, tmp_path: Path, qtbot: QtBot, close: list[Loudspeaker]
):
    programs.add("aplay")
    espeak_ng(programs, "lv")
    loudspeaker = followed(row, tmp_path, close)
    assert row.facts() == {"Played by": "aplay", "Spoken by": "nobody: words are off"}
    loudspeaker.set_language("lv")
    loudspeaker.set_spoken(True)
    qtbot.waitUntil(lambda: row.facts()["Spoken by"] == "espeak-ng, Latvian")


def test_it_says_what_is_missing_and_what_to_install(
    row: SoundTry, programs: Programs, tmp_path: Path, qtbot: QtBot, close: list[Loudspeaker]
):
    loudspeaker = followed(row, tmp_path, close)
    loudspeaker.set_language("lt")
    loudspeaker.set_spoken(True)
    assert row.facts() == {
        "Played by": "nothing here: install alsa-utils",
        "Spoken by": "no voice here speaks Lithuanian: install espeak-ng",
    }


def test_a_player_without_a_loudspeaker_is_said_after_it_was_tried(
    row: SoundTry, programs: Programs, tmp_path: Path, qtbot: QtBot, close: list[Loudspeaker]
):
    programs.add("aplay", "echo 'audio open error' >&2; exit 1")
    loudspeaker = followed(row, tmp_path, close)
    loudspeaker.try_sounds((Sound.DANGER,))
    qtbot.waitUntil(lambda: row.facts()["Played by"] == "not heard: aplay: audio open error")


def test_no_text_is_cut_in_the_longest_language(
    programs: Programs, tmp_path: Path, qtbot: QtBot, close: list[Loudspeaker], long_words: None
):
    row = SoundTry()
    qtbot.addWidget(row)
    followed(row, tmp_path, close).set_spoken(True)
    row.resize(712, row.heightForWidth(712))
    row.show()
    with watched() as cut:
        row.grab()
    assert cut == []


def test_a_row_that_is_gone_is_told_nothing(
    programs: Programs, tmp_path: Path, qtbot: QtBot, close: list[Loudspeaker]
):
    row = SoundTry()
    loudspeaker = followed(row, tmp_path, close)
    with qtbot.waitSignal(row.destroyed):
        row.deleteLater()
    loudspeaker.changed.emit()
