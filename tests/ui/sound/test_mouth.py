from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ui.sound.mouth import Mouth
from ui.sound.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.sound.programs import Programs


@pytest.fixture
def beeps() -> list[int]:
    return []


@pytest.fixture
def open_mouth(qtbot: QtBot, beeps: list[int]) -> Iterator[Callable[[], Mouth]]:
    """Made after the programs are there: they are looked for once."""
    made: list[Mouth] = []

    def opened() -> Mouth:
        made.append(Mouth(beep=lambda: beeps.append(1)))
        return made[-1]

    yield opened
    for mouth in made:
        mouth.close()


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    return tmp_path / "tone with a space.wav"


def test_the_player_is_given_the_file(
    open_mouth: Callable[[], Mouth], programs: Programs, qtbot: QtBot, tone: Path
):
    programs.add("aplay")
    mouth = open_mouth()
    with qtbot.waitSignal(mouth.done):
        mouth.play(tone, 0.5)
    assert programs.runs("aplay") == [f"-q {tone}"]
    assert mouth.trouble == ""


def test_a_player_that_fails_goes_behind_the_others(
    open_mouth: Callable[[], Mouth], programs: Programs, qtbot: QtBot, tone: Path, beeps: list[int]
):
    programs.add("pw-play", "echo 'no server' >&2; exit 1")
    programs.add("aplay")
    mouth = open_mouth()
    for _ in range(2):
        with qtbot.waitSignal(mouth.done):
            mouth.play(tone, 0.5)
    assert len(programs.runs("pw-play")) == 1
    assert len(programs.runs("aplay")) == 2
    assert mouth.player is not None
    assert mouth.player.name == "aplay"
    assert mouth.trouble == ""
    assert beeps == []


def test_when_all_fail_the_system_beeps_and_the_trouble_is_said_once(
    open_mouth: Callable[[], Mouth],
    programs: Programs,
    qtbot: QtBot,
    beeps: list[int],
    caplog: pytest.LogCaptureFixture,
):
    programs.add("paplay", "echo 'Connection refused' >&2; exit 1")
    programs.add("aplay", "echo 'audio open error' >&2; exit 1")
    mouth = open_mouth()
    for _ in range(3):
        with qtbot.waitSignal(mouth.done):
            mouth.play(Path("tone.wav"), 0.5)
    assert len(beeps) == 3
    assert mouth.trouble == "paplay: Connection refused; aplay: audio open error"
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_where_no_player_is_the_system_beeps_and_that_is_said(
    open_mouth: Callable[[], Mouth], programs: Programs, qtbot: QtBot, tone: Path, beeps: list[int]
):
    mouth = open_mouth()
    assert mouth.player is None
    with qtbot.waitSignal(mouth.done):
        mouth.play(tone, 0.5)
    assert beeps == [1]
    assert mouth.trouble.startswith("no program here plays sounds")


def test_hushed_it_is_silent_at_once(
    open_mouth: Callable[[], Mouth], programs: Programs, qtbot: QtBot, tone: Path
):
    programs.add("aplay", "exec /bin/sleep 600")
    mouth = open_mouth()
    mouth.play(tone, 0.5)
    qtbot.waitUntil(lambda: programs.alive("aplay") == 1)
    with qtbot.assertNotEmitted(mouth.done, wait=100):
        mouth.hush()
    qtbot.waitUntil(lambda: programs.alive("aplay") == 0)


def test_a_voice_hears_the_words_by_standard_input(
    open_mouth: Callable[[], Mouth], programs: Programs, qtbot: QtBot
):
    speaker = programs.add("espeak-ng", programs.hears("espeak-ng"))
    mouth = open_mouth()
    with qtbot.waitSignal(mouth.done):
        mouth.say(Voice("espeak-ng", "lt", "lt", (speaker, "--stdin")), "Ryšys prarastas.")
    assert programs.heard("espeak-ng").read_text("utf-8") == "Ryšys prarastas.\n"


def test_a_voice_that_goes_on_by_itself_is_told_to_stop(
    open_mouth: Callable[[], Mouth], programs: Programs, qtbot: QtBot
):
    spd_say = programs.add("spd-say", 'if [ "$1" = --wait ]; then exec /bin/sleep 600; fi')
    mouth = open_mouth()
    mouth.say(Voice("spd-say", "lv", "lv", (spd_say, "--wait"), (spd_say, "--cancel")), "Sakari zaudēti.")
    qtbot.waitUntil(lambda: programs.alive("spd-say") == 1)
    mouth.hush()
    qtbot.waitUntil(lambda: programs.runs("spd-say") == ["--wait", "--cancel"])
    qtbot.waitUntil(lambda: programs.alive("spd-say") == 0)


def test_closed_in_the_middle_of_words_such_a_voice_is_silent_too(
    open_mouth: Callable[[], Mouth], programs: Programs, qtbot: QtBot
):
    spd_say = programs.add("spd-say", 'if [ "$1" = --wait ]; then exec /bin/sleep 600; fi')
    mouth = open_mouth()
    mouth.say(Voice("spd-say", "lv", "lv", (spd_say, "--wait"), (spd_say, "--cancel")), "Sakari zaudēti.")
    qtbot.waitUntil(lambda: programs.alive("spd-say") == 1)
    mouth.close()
    assert programs.runs("spd-say") == ["--wait", "--cancel"]
    assert programs.alive("spd-say") == 0


def test_a_voice_that_fails_is_trouble_and_no_beep(
    open_mouth: Callable[[], Mouth], programs: Programs, qtbot: QtBot, beeps: list[int]
):
    programs.add("aplay")
    espeak = programs.add("espeak-ng", "echo 'no data' >&2; exit 1")
    mouth = open_mouth()
    with qtbot.waitSignal(mouth.done):
        mouth.say(Voice("espeak-ng", "lv", "lv", (espeak,)), "Sakari zaudēti.")
    assert mouth.trouble == "the voice failed: no data"
    assert beeps == []


# --- Windows, which plays within the program --------------------------------------------------------


class WinSound:
    """As the module of Python on Windows, without its loudspeaker."""

    SND_FILENAME, SND_ASYNC, SND_NODEFAULT, SND_PURGE = 0x20000, 1, 2, 0x40

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.asked: list[tuple[str | None, int]] = []

    def PlaySound(self, path: str | None, how: int) -> None:  # noqa: N802
        if not self.works:
            raise RuntimeError("Failed to play sound")
        self.asked.append((path, how))


@pytest.fixture
def in_windows(monkeypatch: pytest.MonkeyPatch) -> WinSound:
    made = WinSound()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winsound", made)
    return made


def test_windows_plays_the_file_without_waiting_and_it_is_over_after_its_length(
    open_mouth: Callable[[], Mouth], in_windows: WinSound, qtbot: QtBot, tone: Path
):
    mouth = open_mouth()
    with qtbot.waitSignal(mouth.done):
        mouth.play(tone, 0.05)
    assert in_windows.asked == [(str(tone), 0x20003)]


def test_windows_is_hushed(open_mouth: Callable[[], Mouth], in_windows: WinSound, qtbot: QtBot, tone: Path):
    mouth = open_mouth()
    mouth.play(tone, 60.0)
    mouth.hush()
    assert in_windows.asked[-1] == (None, 0x40)


def test_windows_without_a_sound_device_beeps(
    open_mouth: Callable[[], Mouth], in_windows: WinSound, qtbot: QtBot, beeps: list[int]
):
    in_windows.works = False
    mouth = open_mouth()
    with qtbot.waitSignal(mouth.done):
        mouth.play(Path("tone.wav"), 0.5)
    assert beeps == [1]
    assert mouth.trouble == "Windows: there is no sound device"
