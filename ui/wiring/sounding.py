"""Alarms are heard until they are seen: from the pump to the loudspeaker, whatever page is in front."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.sound.loudspeaker import Loudspeaker

if TYPE_CHECKING:
    from telemetry.alarms import Alarm
    from ui.sound.sound_try import SoundTry
    from ui.wiring.parts import Parts

FOLDER = "sounds"  # in the data folder; it can be deleted at any time
_TICK_MS = 100
_PREPARE_MS = 1_000  # after the window is there


class SoundingWires(QObject):
    """`sounds` False mutes all but the three that mean act now; `spoken`: a voice says the titles too.

    `again_s`: when the banner shows a red alarm anew that was seen; None: never.
    """

    def __init__(
        self,
        parts: Parts,
        language: str,
        *,
        sounds: bool = True,
        spoken: bool = False,
        again_s: float | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.loudspeaker = Loudspeaker(parts.data / FOLDER, again_s=again_s, parent=self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self.set_sounds(sounds)
        self.set_language(language)
        self.set_spoken(spoken)
        parts.pump.alarms_changed.connect(self._on_alarms)
        parts.window.alarm_seen.connect(self._on_seen)
        QTimer.singleShot(_PREPARE_MS, self, self.loudspeaker.prepare)

    def set_sounds(self, sounds: bool) -> None:
        self.loudspeaker.set_muted(not sounds)

    def set_spoken(self, spoken: bool) -> None:
        self.loudspeaker.set_spoken(spoken)

    def set_language(self, language: str) -> None:
        self.loudspeaker.set_language(language)

    def serve(self, row: SoundTry) -> None:
        """Let the sounds be heard that are pressed there, and say in it what plays and who speaks."""
        row.wanted.connect(self.loudspeaker.try_sounds)
        row.follow(self.loudspeaker)

    def close(self) -> None:
        """Silence, and no program left."""
        self._timer.stop()
        self.loudspeaker.close()

    def _on_alarms(self, alarms: tuple[Alarm, ...]) -> None:
        self.loudspeaker.show_alarms(alarms)
        self._tick()

    def _on_seen(self, code: str) -> None:
        self.loudspeaker.seen(code, time.monotonic())
        self._tick()

    def _tick(self) -> None:
        self.loudspeaker.tick(time.monotonic())
        if not self.loudspeaker.is_needed:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(_TICK_MS)
