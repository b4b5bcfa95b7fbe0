"""The offline voices of this computer: who speaks which language, and how it is told what to say.

No Qt here: `firedrone doctor` asks too. What is said goes through standard input, never into a command.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ASK_S = 5.0  # PowerShell takes its time
_WORDS_A_MINUTE = 150  # slower than usual: it is heard once, in noise


@dataclass(frozen=True, slots=True)
class Voice:
    """One that speaks `language`. `name` is the program's, `speaker` what it calls the voice."""

    name: str
    language: str
    speaker: str
    command: tuple[str, ...]
    stop: tuple[str, ...] = ()  # has to be run too, where ending `command` does not end the words
    first_line: bool = False  # the speaker's name comes before the words, on a line of its own

    def text(self, words: str) -> str:
        """What goes into its standard input."""
        words = " ".join(words.split())
        return f"{self.speaker}\n{words}\n" if self.first_line else f"{words}\n"


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that speaks: what to ask it for its voices, and how to read the answer."""

    name: str
    program: str
    asks: tuple[str, ...]
    reads: Callable[[str], dict[str, str]]  # speakers by language as ISO 639-1
    speaks: tuple[str, ...]  # with {speaker} and {language}
    stops: tuple[str, ...] = ()
    first_line: bool = False

    def voice(self, listed: str, language: str) -> Voice | None:
        """From what it answered when it was asked; None: it does not speak this language."""
        speaker = self.reads(listed).get(language)
        if speaker is None:
            return None
        said = (part.format(speaker=speaker, language=language) for part in self.speaks)
        stop = (self.program, *self.stops) if self.stops else ()
        return Voice(self.name, language, speaker, (self.program, *said), stop, self.first_line)


def engines_here() -> tuple[Engine, ...]:
    """All that are installed, the one to ask first in front."""
    if sys.platform == "win32":
        return _found(_windows)
    return _found(_say) if sys.platform == "darwin" else _found(_espeak_ng, _speech_dispatcher)


def voice_for(language: str) -> Voice | None:
    """None: nobody here speaks it."""
    return voices_for((language,))[language]


def voices_for(languages: Iterable[str]) -> dict[str, Voice | None]:
    """Asks the programs, and waits for them; the window asks through `ui.sound.voice_search`."""
    found: dict[str, Voice | None] = dict.fromkeys(languages)
    for engine in engines_here():
        missing = [language for language, voice in found.items() if voice is None]
        if not missing:
            break
        listed = _answer(engine)
        found |= {language: engine.voice(listed, language) for language in missing}
    return found


def _answer(engine: Engine) -> str:
    try:
        ran = subprocess.run(  # noqa: S603 a fixed question to the system's own program
            [engine.program, *engine.asks],
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=ASK_S,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ran.stdout.decode("utf-8", "replace")


def _found(*made: Callable[[], Engine | None]) -> tuple[Engine, ...]:
    return tuple(engine for make in made if (engine := make()) is not None)


def _by_language(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first speaker of each language; "en-gb" and "en_US" are "en"."""
    found: dict[str, str] = {}
    for culture, speaker in rows:
        found.setdefault(re.split("[-_]", culture.lower())[0], speaker)
    return found


# --- eSpeak NG: speaks all three, and ends when it is ended -----------------------------------------


def _espeak_ng() -> Engine | None:
    program = shutil.which("espeak-ng")
    if program is None:
        return None
    speaks = ("-v", "{speaker}", "-s", str(_WORDS_A_MINUTE), "--stdin")
    return Engine("espeak-ng", program, ("--voices",), read_espeak_ng, speaks)


def read_espeak_ng(listed: str) -> dict[str, str]:
    """Columns: priority, language, age and gender, name, file. Those in mb/ are listed and not there."""
    rows = [row for line in listed.splitlines()[1:] if len(row := line.split()) > 4]
    there = [row for row in rows if row[0].isdecimal() and not row[4].startswith("mb/")]
    there.sort(key=lambda row: int(row[0]))  # the lowest is the one it takes by itself
    return _by_language((row[1], row[1]) for row in there)


# --- Speech Dispatcher: whatever the desktop has behind it ------------------------------------------


def _speech_dispatcher() -> Engine | None:
    program = shutil.which("spd-say")
    if program is None:
        return None
    speaks = ("--pipe-mode", "--wait", "-P", "important", "-l", "{language}")
    return Engine("spd-say", program, ("-L",), read_speech_dispatcher, speaks, ("--cancel",))


def read_speech_dispatcher(listed: str) -> dict[str, str]:
    """Columns: name (which may have spaces), language, variant; the first line is their titles."""
    rows = [row for line in listed.splitlines()[1:] if len(row := line.split()) > 2]
    return _by_language((row[-2], row[-2]) for row in rows)


# --- macOS -------------------------------------------------------------------------------------------

_SAY_LINE = re.compile(r"(\S.*?)\s+([a-z]{2})[_-]\w+\s+#")


def _say() -> Engine | None:
    program = shutil.which("say")
    if program is None:
        return None
    speaks = ("-v", "{speaker}", "-r", str(_WORDS_A_MINUTE), "-f", "-")
    return Engine("say", program, ("-v", "?"), read_say, speaks)


def read_say(listed: str) -> dict[str, str]:
    """Name, language and country, then after # how it sounds."""
    rows = (_SAY_LINE.match(line) for line in listed.splitlines())
    return _by_language((row[2], row[1]) for row in rows if row is not None)


# --- Windows: SAPI, through PowerShell ----------------------------------------------------------------

# Windows would look for it in the current folder first.
_POWERSHELL = ("System32", "WindowsPowerShell", "v1.0", "powershell.exe")
_SYNTHESIZER = (
    "Add-Type -AssemblyName System.Speech;$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
)
_LIST = (
    _SYNTHESIZER + "$voice.GetInstalledVoices() | Where-Object Enabled | ForEach-Object"
    " { $_.VoiceInfo.Culture.Name + [char]9 + $_.VoiceInfo.Name }"
)
# Read as UTF-8 whatever the code page is, and without a console.
_SPEAK = (
    _SYNTHESIZER + "$told = New-Object System.IO.StreamReader"
    "([Console]::OpenStandardInput(), [Text.Encoding]::UTF8);"
    "$voice.SelectVoice($told.ReadLine()); $voice.Speak($told.ReadToEnd())"
)


def _windows() -> Engine | None:
    program = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), *_POWERSHELL)
    if not program.is_file():
        return None
    quiet = ("-NoProfile", "-NonInteractive", "-Command")
    # a format string keeps its braces doubled
    speaks = (*quiet, _SPEAK.replace("{", "{{").replace("}", "}}"))
    return Engine("Windows", str(program), (*quiet, _LIST), read_windows, speaks, first_line=True)


def read_windows(listed: str) -> dict[str, str]:
    """Culture, a tab, the voice's name."""
    rows = [row for line in listed.splitlines() if len(row := line.strip().split("\t")) == 2]
    return _by_language((culture, name) for culture, name in rows)
