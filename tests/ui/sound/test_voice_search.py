from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.sound.voices import espeak_ng
from ui.sound.voice import Voice
from ui.sound.voice_search import VoiceSearch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.sound.programs import Programs


@pytest.fixture
def search(qtbot: QtBot) -> Iterator[VoiceSearch]:
    made = VoiceSearch()
    yield made
    made.close()


def found(search: VoiceSearch, language: str, qtbot: QtBot) -> Voice | None:
    with qtbot.waitSignal(search.found) as told:
        search.seek(language)
    assert told.args is not None
    return told.args[0]


def test_the_voice_of_a_language_is_found(search: VoiceSearch, programs: Programs, qtbot: QtBot):
    espeak_ng(programs, "en", "lv")
    voice = found(search, "lv", qtbot)
    assert voice is not None
    assert (voice.name, voice.speaker) == ("espeak-ng", "lv")


def test_a_language_that_nobody_speaks_is_none(search: VoiceSearch, programs: Programs, qtbot: QtBot):
    espeak_ng(programs, "en", "lv")
    programs.add("spd-say", "echo 'Error: no server' >&2; exit 1")
    assert found(search, "lt", qtbot) is None
    assert programs.runs("spd-say") == ["-L"]


def test_without_any_program_it_is_none(search: VoiceSearch, programs: Programs, qtbot: QtBot):
    assert found(search, "en", qtbot) is None


def test_asked_for_another_language_meanwhile_only_that_is_found(
    search: VoiceSearch, programs: Programs, qtbot: QtBot
):
    espeak_ng(programs, "en", "lv")
    told: list[Voice] = []
    search.found.connect(told.append)
    search.seek("en")
    search.seek("lv")
    qtbot.waitUntil(lambda: bool(told))
    assert [voice.language for voice in told] == ["lv"]
