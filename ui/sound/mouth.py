"""Plays one file or speaks one text at a time with what this computer has; nobody waits for it."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.sound.child import Child
from ui.sound.player import players_here

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.sound.player import Player
    from ui.sound.voice import Voice

log = logging.getLogger(__name__)

_PATIENCE_S = 5.0  # longer than any tone and any title; a loudspeaker that has to wake takes a second or two
NO_PLAYER = "no program here plays sounds: alarms beep as the system beeps, if it does"


class Mouth(QObject):
    """A player that fails goes behind the others; when all have failed, the system's own beep is left."""

    done = Signal()  # what was begun is over, well or not
    changed = Signal()  # `player` or `trouble`

    def __init__(
        self, parent: QObject | None = None, *, beep: Callable[[], None] = QApplication.beep
    ) -> None:
        super().__init__(parent)
        self._players = list(players_here())
        self._beep = beep
        self._left: list[Player] = []
        self._wrong: list[str] = []  # what each said that has failed at this tone
        self._tone: tuple[Path, float] | None = None  # that is played now; None: words are
        self._stop_words: tuple[str, ...] = ()
        self.trouble = ""
        self._child = Child(self)
        self._child.ended.connect(self._on_ended)
        self._hushing = Child(self)
        self._in_windows = QTimer(self)
        self._in_windows.setSingleShot(True)
        self._in_windows.timeout.connect(self.done)
        if not self._players:
            self._tell(NO_PLAYER)

    @property
    def player(self) -> Player | None:
        """The one that is tried first."""
        return self._players[0] if self._players else None

    def play(self, path: Path, length_s: float) -> None:
        """A WAV file of so many seconds."""
        self.hush()
        self._tone = path, length_s
        self._left, self._wrong = list(self._players), []
        self._play_next(path, length_s)

    def say(self, voice: Voice, words: str) -> None:
        self.hush()
        self._tone = None
        self._stop_words = voice.stop
        self._child.run(voice.command, voice.text(words), patience_s=2 * _PATIENCE_S)

    def hush(self) -> None:
        """Silence, at once; `done` does not come."""
        if self._child.runs and self._stop_words:
            self._hushing.run(self._stop_words, patience_s=_PATIENCE_S)
        self._stop_words = ()
        self._child.stop()
        if self._in_windows.isActive():
            self._in_windows.stop()
            _play_in_windows(None)

    def close(self) -> None:
        self.hush()
        self._child.close()
        self._hushing.finish()
        self._hushing.close()

    def _play_next(self, path: Path, length_s: float) -> None:
        if not self._left:
            self._tell("; ".join(self._wrong) or NO_PLAYER)
            self._beep()
            self.done.emit()
            return
        player = self._left.pop(0)
        if player.command:
            self._child.run((*player.command, str(path)), patience_s=_PATIENCE_S)
        elif _play_in_windows(path):
            self._in_windows.start(round(1000 * length_s))
        else:
            self._on_ended(False, "there is no sound device")

    def _on_ended(self, good: bool, said: str) -> None:
        self._stop_words = ()
        if self._tone is None:
            self._tell("" if good else f"the voice failed: {said}")
            self.done.emit()
        elif good:
            self._tell("")
            self.done.emit()
        else:
            failed = self._players.pop(0)
            self._players.append(failed)
            self._wrong.append(f"{failed.name}: {said}")
            self._play_next(*self._tone)

    def _tell(self, trouble: str) -> None:
        """Said once, not at each alarm; "" when it goes well again."""
        if trouble == self.trouble:
            return
        self.trouble = trouble
        if trouble:
            log.warning("sound: %s", trouble)
        self.changed.emit()


def _play_in_windows(path: Path | None) -> bool:
    """Begins to play and returns; None ends it."""
    if sys.platform != "win32":
        return False
    import winsound  # noqa: PLC0415 nowhere else

    try:
        if path is None:
            winsound.PlaySound(None, winsound.SND_PURGE)
        else:
            asked = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            winsound.PlaySound(str(path), asked)
    except RuntimeError:  # no sound device
        return False
    return True
