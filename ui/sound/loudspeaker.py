"""What the crew hears of the alarms: a tone, then perhaps words; one alarm at a time, until it is seen."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from telemetry.safe_files import replace_file
from ui.sound.mouth import Mouth
from ui.sound.rank import Sound, sound_of
from ui.sound.spoken import spoken
from ui.sound.turns import Turns
from ui.sound.voice_search import VoiceSearch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from telemetry.alarms import Alarm
    from ui.sound.voice import Voice

log = logging.getLogger(__name__)


class Loudspeaker(QObject):
    """Whoever owns it calls `tick` several times a second as long as it `is_needed`."""

    changed = Signal()  # what plays, who speaks, or the trouble with it

    def __init__(
        self,
        folder: Path,
        *,
        again_s: float | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`folder` keeps the tones; it is made, and they are written, with the first `prepare` or tone.
        `again_s`: after so long a red alarm that was seen is shown, and so heard, anew; None: never.
        """
        super().__init__(parent)
        self._folder = folder
        self._prepared = False
        self._turns = Turns(again_s=again_s)
        self._mouth = Mouth(self)
        self._mouth.done.connect(self._on_done)
        self._mouth.changed.connect(self.changed)
        self._search = VoiceSearch(self)
        self._search.found.connect(self._on_voice)
        self._speaks = False
        self._language = "en"
        self._voice: Voice | None = None
        self._to_say: Alarm | None = None  # after its tone
        self._said: set[tuple[str, float]] = set()
        self._tried: list[Sound] = []  # that somebody wants to hear, one after the other

    # --- what it is told -------------------------------------------------------------------------

    def show_alarms(self, alarms: tuple[Alarm, ...]) -> None:
        """All that stand, worst first."""
        self._turns.show_alarms(alarms)
        self._said &= {_key(alarm) for alarm in alarms}

    def seen(self, code: str, now_s: float) -> None:
        """Silent from the next `tick` on, until it is raised anew."""
        self._turns.seen(code, now_s)

    def set_muted(self, muted: bool) -> None:
        """All but the three that mean act now."""
        self._turns.muted = muted

    def set_spoken(self, speaks: bool) -> None:
        self._speaks = speaks
        self._seek()

    def set_language(self, language: str) -> None:
        """ISO 639-1, that of the window: the titles come in it."""
        self._language = language
        self._seek()

    def tick(self, now_s: float) -> None:
        """Begin and end what is due at this monotonic second."""
        hush, alarm = self._turns.turn(now_s)
        if alarm is not None:
            self._tried.clear()
            self._to_say = alarm if self._wants_words(alarm) else None
            self._play(sound_of(alarm))
        elif hush:
            self._to_say = None
            self._mouth.hush()

    def try_sounds(self, sounds: Sequence[Sound]) -> None:
        """Let somebody hear them, one after the other. An alarm goes before."""
        if not self.is_heard:
            self._tried = list(sounds)
            self._try_next()

    def prepare(self) -> None:
        """Write the tones, so that a full disk silences none of them later."""
        from ui.sound.tones import wav  # noqa: PLC0415 numpy, after the window is there

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for sound in Sound:
                path, tone = self._path(sound), wav(sound)
                if not path.is_file() or path.read_bytes() != tone:
                    replace_file(path, tone)
        except OSError as error:
            log.warning("sound: %s cannot be written: %s", self._folder, error.strerror)
        self._prepared = True

    def close(self) -> None:
        """End every program that was begun."""
        self._tried.clear()
        self._search.close()
        self._mouth.close()

    # --- what it tells ---------------------------------------------------------------------------

    @property
    def is_needed(self) -> bool:
        """Something is to be heard, now or perhaps later."""
        return self._turns.anything_stands or self.is_heard

    @property
    def is_heard(self) -> bool:
        """An alarm is heard at this moment."""
        return self._turns.heard is not None

    @property
    def player(self) -> str | None:
        """What plays the tones; None: nothing here does."""
        return None if self._mouth.player is None else self._mouth.player.name

    @property
    def speaks(self) -> bool:
        """Words are switched on."""
        return self._speaks

    @property
    def language(self) -> str:
        return self._language

    @property
    def voice(self) -> Voice | None:
        """Who speaks the language of the window; None: nobody, or nobody was sought yet."""
        return self._voice

    @property
    def trouble(self) -> str:
        return self._mouth.trouble

    # --- within ----------------------------------------------------------------------------------

    def _play(self, sound: Sound) -> None:
        from ui.sound.tones import length_s  # noqa: PLC0415

        if not self._prepared:
            self.prepare()
        self._mouth.play(self._path(sound), length_s(sound))

    def _path(self, sound: Sound) -> Path:
        return self._folder / f"{sound.value}.wav"

    def _wants_words(self, alarm: Alarm) -> bool:
        """Once for each time it is raised."""
        return self._speaks and self._voice is not None and _key(alarm) not in self._said

    def _on_done(self) -> None:
        alarm, self._to_say = self._to_say, None
        if alarm is not None and self._voice is not None:
            self._said.add(_key(alarm))
            self._mouth.say(self._voice, spoken(alarm))
            return
        self._turns.ended()
        self._try_next()

    def _try_next(self) -> None:
        if self._tried:
            self._play(self._tried.pop(0))

    def _seek(self) -> None:
        """A voice of another language says nothing, also until its successor is found."""
        if self._voice is not None and self._voice.language != self._language:
            self._voice = None
        if self._speaks and self._voice is None:
            self._search.seek(self._language)
        self.changed.emit()

    def _on_voice(self, voice: Voice | None) -> None:
        if voice is None:
            log.info("sound: no voice speaks %s", self._language)
        self._voice = voice
        self.changed.emit()


def _key(alarm: Alarm) -> tuple[str, float]:
    return alarm.code.value, alarm.since_s
