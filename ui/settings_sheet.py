"""Settings that people change at the scene: how it looks, and which language it speaks."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import sizes
from ui.font import Weight
from ui.settings import LANGUAGES
from ui.theme_name import ThemeName
from ui.widgets.big_button import BigButton
from ui.widgets.choices import choice, row
from ui.widgets.words import Words

_MOST_WIDTH = 760


class SettingsSheet(QWidget):
    """Lies on a `Sheet`. Every choice is told at once; nothing waits for an OK."""

    theme_chosen = Signal(str)  # a ThemeName
    language_chosen = Signal(str)  # "en", "lv" or "lt"
    link_wanted = Signal()  # the sheet of the drone's link
    area_wanted = Signal()  # the sheet of the district
    alarm_folder_wanted = Signal()  # to choose the watched folder, or to watch none
    booklet_wanted = Signal()  # what differs between the two countries
    done = Signal()

    def __init__(
        self, theme: ThemeName, language: str, alarm_folder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = alarm_folder
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._look = Words("", sizes.LABEL, ink="label")
        self._language = Words("", sizes.LABEL, ink="label")
        self._themes = {name: choice() for name in ThemeName}
        self._languages = {code: choice() for code in LANGUAGES}
        self._link = BigButton("", icon="antenna", height=sizes.BUTTON)
        self._area = BigButton("", icon="map-outline", height=sizes.BUTTON)
        self._alarms = BigButton("", icon="clipboard-text-outline", height=sizes.BUTTON)
        self._booklet = BigButton("", icon="book-open-page-variant-outline", height=sizes.BUTTON)
        self._done = BigButton("", height=sizes.BUTTON)
        self._themes[theme].setChecked(True)
        self._languages[language].setChecked(True)
        self.setMaximumWidth(_MOST_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._title)
        column.addWidget(self._look)
        column.addLayout(row(self, self._themes.values()))
        column.addWidget(self._language)
        column.addLayout(row(self, self._languages.values()))
        column.addSpacing(sizes.GAP)
        column.addWidget(self._link)
        column.addWidget(self._area)
        column.addWidget(self._alarms)
        column.addWidget(self._booklet)
        column.addWidget(self._done)
        for name, button in self._themes.items():
            button.wanted.connect(lambda name=name: self.theme_chosen.emit(name.value))
        for code, button in self._languages.items():
            button.wanted.connect(lambda code=code: self.language_chosen.emit(code))
        self._link.wanted.connect(self.link_wanted)
        self._area.wanted.connect(self.area_wanted)
        self._alarms.wanted.connect(self.alarm_folder_wanted)
        self._booklet.wanted.connect(self.booklet_wanted)
        self._done.wanted.connect(self.done)
        self._say()

    def _say(self) -> None:
        self._title.set_text(self.tr("Settings"))
        self._look.set_text(self.tr("Look"))
        self._language.set_text(self.tr("Language"))
        self._themes[ThemeName.DAY].set_words(self.tr("Day"))
        self._themes[ThemeName.NIGHT].set_words(self.tr("Night"))
        self._themes[ThemeName.HIGH_CONTRAST].set_words(self.tr("High contrast"))
        for code, button in self._languages.items():
            button.set_words(LANGUAGES[code])  # each in its own language: everybody finds his own
        self._link.set_words(self.tr("The drone's link"), self.tr("address, signing, drones heard"))
        self._area.set_words(self.tr("The district"), self.tr("maps, zones, places, addresses"))
        self._booklet.set_words(self.tr("Latvia and Lithuania"), self.tr("what differs, side by side"))
        self._say_folder()
        self._done.set_words(self.tr("Done"))
        self._done.set_next("")

    def show_alarm_folder(self, folder: str) -> None:
        """The one that is watched now; "" for none."""
        self._folder = folder
        self._say_folder()

    def _say_folder(self) -> None:
        if self._folder:
            now = self.tr("now: {name}").format(name=PurePath(self._folder).name or self._folder)
            self._alarms.set_words(self.tr("Watch no folder for alarms"), now)
        else:
            self._alarms.set_words(self.tr("Watch a folder for alarms"), self.tr("new files are offered"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
