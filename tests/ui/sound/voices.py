"""An eSpeak NG that is a script: it lists the languages it was given, and keeps what it is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.ui.sound.programs import Programs

_TITLES = "Pty Language       Age/Gender VoiceName          File                 Other Languages"


def espeak_ng(programs: Programs, *languages: str) -> None:
    rows = "\n".join(f" 5  {language}  --/M  Somebody  bat/{language}" for language in languages)
    lists = f"if [ \"$1\" = --voices ]; then /bin/cat <<'END'\n{_TITLES}\n{rows}\nEND\nelse "
    programs.add("espeak-ng", f"{lists}{programs.hears('espeak-ng')}; fi")
