"""What plays the sounds of alarms on this computer, and who speaks in which language. Needs no Qt."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.sound.player import players_here
from ui.sound.voice import voices_for

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES = {"en": "English", "lv": "Latvian", "lt": "Lithuanian"}


@dataclass(frozen=True, slots=True)
class Audible:
    """Programs by name; None: there is none."""

    player: str | None
    voices: Mapping[str, str | None]  # by language as ISO 639-1

    def sentence(self) -> str:
        """For people, with what to install."""
        played = f"Alarms are played by {self.player}" if self.player else "Alarms are seen, not heard"
        speakers = [f"in {_LANGUAGES[code]} by {name}" for code, name in self.voices.items() if name]
        silent = [_LANGUAGES[code] for code, name in self.voices.items() if not name]
        spoken = [f"can be spoken {', '.join(speakers)}"] if speakers else []
        mend = ": install espeak-ng" if sys.platform == "linux" else ""
        lacks = [f"no voice for {', '.join(silent)}{mend}"] if silent else []
        return f"{'; '.join((played, *spoken, *lacks))}."


def audible_here() -> Audible:
    """Looks for players and asks the voices; plays nothing."""
    players = players_here()
    voices = voices_for(_LANGUAGES)
    return Audible(
        player=players[0].name if players else None,
        voices={language: None if voice is None else voice.name for language, voice in voices.items()},
    )
