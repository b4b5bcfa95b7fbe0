from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from ui.sound import voice
from ui.sound.voice import engines_here, voice_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.sound.programs import Programs

# as eSpeak NG 1.51 prints it; it lists MBROLA voices that are not installed
ESPEAK_NG = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  af              --/M      Afrikaans          gmw/af
 5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)
 2  en-gb           --/M      English_(Great_Britain) gmw/en          (en 2)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  lv              --/M      Latvian            bat/lv
 7  lt              --/M      lithuanian-mbrola-1 mb/mb-lt1
"""
SPEECH_DISPATCHER = """\
                     NAME LANGUAGE                VARIANT
          Latvian+female1       lv                female1
    English (Great Britain)    en-GB                   none
"""
SAY = """\
Alex                en_US    # Most people recognize me by my voice.
Eddy (English (UK)) en_GB    # Hello! My name is Eddy.
Milena              ru_RU    # My name is Milena.
"""
WINDOWS = "en-GB\tMicrosoft Hazel Desktop\r\nlv-LV\tSomebody's Latvian\r\n"


def listing(text: str) -> str:
    """For a script that answers so."""
    return f"/bin/cat <<'END'\n{text}END"


def test_the_languages_of_each_program_are_read_from_what_it_prints():
    assert voice.read_espeak_ng(ESPEAK_NG) == {"en": "en-gb", "af": "af", "lv": "lv"}
    assert voice.read_speech_dispatcher(SPEECH_DISPATCHER) == {"lv": "lv", "en": "en-GB"}
    assert voice.read_say(SAY) == {"en": "Alex", "ru": "Milena"}
    assert voice.read_windows(WINDOWS) == {"en": "Microsoft Hazel Desktop", "lv": "Somebody's Latvian"}


@pytest.mark.parametrize(
    "read", [voice.read_espeak_ng, voice.read_speech_dispatcher, voice.read_say, voice.read_windows]
)
@pytest.mark.parametrize("printed", ["", "\n\n", "no such option\n", "\t\n\t\t\t\n"])
def test_another_answer_is_no_voice(read: Callable[[str], dict[str, str]], printed: str):
    assert read(printed) == {}


def test_the_voice_is_the_first_that_speaks_the_language(programs: Programs):
    espeak = programs.add("espeak-ng", listing(ESPEAK_NG))
    programs.add("spd-say", listing(SPEECH_DISPATCHER))
    found = voice_for("lv")
    assert found is not None
    assert found.name == "espeak-ng"
    assert found.command == (espeak, "-v", "lv", "-s", "150", "--stdin")
    assert found.stop == ()


def test_the_next_program_is_asked_where_the_first_does_not_speak_it(programs: Programs):
    programs.add("espeak-ng", "exit 1")
    spd_say = programs.add("spd-say", listing(SPEECH_DISPATCHER))
    found = voice_for("lv")
    assert found is not None
    assert found.command[0] == spd_say
    assert found.command[-2:] == ("-l", "lv")
    assert found.stop == (spd_say, "--cancel")


def test_a_language_that_nobody_speaks_has_no_voice(programs: Programs):
    programs.add("espeak-ng", listing(ESPEAK_NG))
    assert voice_for("lt") is None


def test_where_nothing_is_installed_nobody_speaks(programs: Programs):
    assert voice_for("en") is None


def test_the_words_are_one_line_whatever_is_in_them(programs: Programs):
    programs.add("espeak-ng", listing(ESPEAK_NG))
    found = voice_for("en")
    assert found is not None
    assert found.text("Link lost.\n!-!QUIT\n") == "Link lost. !-!QUIT\n"


def test_windows_is_told_the_speaker_and_the_words_and_never_in_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    program = tmp_path / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "win32")
    (engine,) = engines_here()
    assert engine.program == str(program)
    found = engine.voice(WINDOWS, "lv")
    assert found is not None
    script = found.command[-1]
    assert "Somebody" not in script
    assert '"' not in script  # it is quoted once more on its way
    assert script.count("(") == script.count(")")
    assert found.text("Sakari zaudēti.") == "Somebody's Latvian\nSakari zaudēti.\n"


def test_a_mac_speaks_with_the_voice_of_the_language(programs: Programs, monkeypatch: pytest.MonkeyPatch):
    say = programs.add("say", listing(SAY))
    monkeypatch.setattr(sys, "platform", "darwin")
    found = voice_for("en")
    assert found is not None
    assert found.command == (say, "-v", "Alex", "-r", "150", "-f", "-")
