"""The row of the settings that lets the sounds be heard, and says what plays them and who speaks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes, units
from ui.sound.rank import Sound, every_s
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.words import Words

if TYPE_CHECKING:
    from ui.sound.loudspeaker import Loudspeaker

_ACT_NOW = (Sound.POSITION, Sound.BATTERY, Sound.FENCE)  # as their alarms are ranked


class SoundTry(QWidget):
    """Three buttons, the worst first. `wanted` carries the sounds to be heard, one after the other."""

    wanted = Signal(object)  # tuple[Sound, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loudspeaker: Loudspeaker | None = None
        self._what = Words("", sizes.LABEL, ink="label", most_lines=3)
        self._act_now = BigButton("", icon="alert-octagon-outline", height=sizes.BUTTON)
        self._danger = BigButton("", icon="alert-octagon-outline", height=sizes.BUTTON)
        self._attention = BigButton("", icon="alert-outline", height=sizes.BUTTON)
        self._by = FactList(hairlines=False)
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.GAP)
        for button, sounds in (
            (self._act_now, _ACT_NOW),
            (self._danger, (Sound.DANGER,)),
            (self._attention, (Sound.ATTENTION,)),
        ):
            buttons.addWidget(button, 1)
            button.wanted.connect(lambda sounds=sounds: self.wanted.emit(sounds))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._what)
        column.addLayout(buttons)
        column.addWidget(self._by)
        self._say()

    def follow(self, loudspeaker: Loudspeaker) -> None:
        """Say what plays and who speaks, now and when it changes."""
        self._loudspeaker = loudspeaker
        loudspeaker.changed.connect(self._say_by)
        self._say_by()

    def facts(self) -> dict[str, str]:
        """What is said about player and voice."""
        return self._by.values()

    def _say(self) -> None:
        self._what.set_text(
            self.tr(
                "Listen. “Act now” means position lost, battery nearly empty or outside the fence, and is"
                " heard even when sounds are off."
            )
        )
        self._act_now.set_words(self.tr("Act now"), self._again(Sound.POSITION))
        self._danger.set_words(self.tr("Danger"), self._again(Sound.DANGER))
        self._attention.set_words(self.tr("Attention"), self._again(Sound.ATTENTION))
        self._say_by()

    def _again(self, sound: Sound) -> str:
        seconds = every_s(sound)
        if seconds is None:
            return self.tr("once")
        return self.tr("every {time}").format(time=units.age_whole(seconds))

    def _say_by(self) -> None:
        if self._loudspeaker is not None:
            player = Fact(self.tr("Played by"), self._player(self._loudspeaker))
            voice = Fact(self.tr("Spoken by"), self._voice(self._loudspeaker))
            self._by.show_facts((player, voice))

    def _player(self, loudspeaker: Loudspeaker) -> str:
        if loudspeaker.player is None:
            return self.tr("nothing here: install {package}").format(package="alsa-utils")
        if loudspeaker.trouble:
            return self.tr("not heard: {why}").format(why=loudspeaker.trouble)
        return loudspeaker.player

    def _voice(self, loudspeaker: Loudspeaker) -> str:
        if not loudspeaker.speaks:
            return self.tr("nobody: words are off")
        language = {
            "en": self.tr("English"),
            "lv": self.tr("Latvian"),
            "lt": self.tr("Lithuanian"),
        }[loudspeaker.language]
        if loudspeaker.voice is not None:
            return f"{loudspeaker.voice.name}, {language}"
        if sys.platform == "linux":
            return self.tr("no voice here speaks {language}: install {package}").format(
                language=language, package="espeak-ng"
            )
        return self.tr("no voice here speaks {language}").format(language=language)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
