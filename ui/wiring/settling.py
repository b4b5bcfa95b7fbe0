"""The settings: chosen on their sheet, worn, spoken, written down, handed to the brigade's other laptops."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication

from maps.coordinates.position import parse_position
from maps.grids import PositionError
from ui import scale, theme, translator
from ui.daylight import theme_of
from ui.readiness import CrewTick
from ui.roles import Action
from ui.settings import SettingsError, UiSettings, remember_crew
from ui.settings_room.room_facts import RoomFacts
from ui.settings_room.section import Wish
from ui.settings_room.settings_room import SettingsRoom
from ui.sound.sound_try import SoundTry
from ui.wiring.guarding import at_once
from ui.wiring.held_widget import HeldWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from maps.geo import LatLon
    from telemetry.settings import LinkSettings
    from telemetry.video.settings import VideoSettings
    from ui.settings_room.shared_file import BroughtIn
    from ui.wiring.guarding import Ask
    from ui.wiring.parts import Parts

    Save = Callable[[UiSettings, LinkSettings, VideoSettings], None]

SUN_MS = 60_000
STARTED_MS = 2_000  # the link that is tried at the start clears what was said before


def dress(settings: UiSettings) -> None:
    """What the window wears and speaks, before there is one."""
    theme.wear(theme.THEMES[theme_of(settings, datetime.now(UTC), place_in(settings))])
    translator.install(_application(), settings.language)


def place_in(settings: UiSettings) -> LatLon | None:
    """Where the brigade stands. None where nobody said, or somebody wrote something else into the file."""
    try:
        return parse_position(settings.brigade_place)
    except PositionError:
        return None


class SettlingWires(QObject):
    """Keeps what is chosen, and tells who has to know of it."""

    kept = Signal(object)  # UiSettings: something in them is another now
    language_changed = Signal()
    brigade_moved = Signal()
    brought_in = Signal(object)  # BroughtIn: link and video are others now

    _room = HeldWidget["SettingsRoom"]()

    def __init__(
        self,
        parts: Parts,
        settings: UiSettings,
        link: LinkSettings,
        video: VideoSettings,
        *,
        save: Save,
        version: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        """`save` raises SettingsError."""
        super().__init__(parent)
        self.ask: Ask = at_once  # whoever guards what not everybody does
        self._parts, self._save = parts, save
        self._version, self._now = version, now
        self._settings, self._link, self._video = settings, link, video
        self._doors: dict[Wish, Callable[[], None]] = {}
        self._serve_sounds: Callable[[SoundTry], None] | None = None
        parts.window.settings_wanted.connect(self.open)
        parts.before_takeoff.ticked.connect(self._on_ticked)
        parts.before_takeoff.flown_as.offer_crew(settings.crew)
        self._minute = QTimer(parts.window)  # ends with what it dresses
        self._minute.timeout.connect(self.follow_sun)
        self._minute.start(SUN_MS)
        QTimer.singleShot(STARTED_MS, parts.window, self._judge_scale)  # ends with it

    # --- what it is asked ------------------------------------------------------------------------

    @property
    def settings(self) -> UiSettings:
        return self._settings

    def language(self) -> str:
        """As ISO 639-1."""
        return self._settings.language

    def brigade(self) -> LatLon | None:
        """Where it stands, if somebody said so."""
        return place_in(self._settings)

    # --- what it is told -------------------------------------------------------------------------

    def open_doors(self, doors: Mapping[Wish, Callable[[], None]]) -> None:
        """What lies behind the rows that lead on; a wish without a door has no row."""
        self._doors |= doors

    def open_sounds(self, serve: Callable[[SoundTry], None]) -> None:
        """Who lets the sounds be heard; without there is no row for them."""
        self._serve_sounds = serve

    def open(self) -> None:
        """Lay the settings over the page."""
        sounds = None
        if self._serve_sounds is not None:
            sounds = SoundTry()
            self._serve_sounds(sounds)
        room = SettingsRoom(self._settings, self._facts(), self._doors, sounds)
        room.changed.connect(self._on_changed)
        room.wanted.connect(self._on_wanted)
        room.done.connect(self._parts.window.close_sheet)
        self._room = room
        self._parts.window.open_sheet(room)

    def keep(self, settings: UiSettings) -> None:
        """Worn, spoken and written down from now on."""
        before, self._settings = self._settings, settings
        self.write()
        self._take_on(before)

    def keep_language(self, language: str) -> None:
        """As ISO 639-1."""
        self.keep(replace(self._settings, language=language))

    def keep_brigade(self, name: str, country: str) -> None:
        """What it is called, and whose it is: one of COUNTRIES, or empty."""
        self.keep(replace(self._settings, brigade_name=name, brigade_country=country))

    def keep_roles(self, role: str, pins: dict[str, str]) -> None:
        """Who is at work, and the PIN lines of `ui.pin`."""
        self.keep(replace(self._settings, role=role, role_pins=pins))

    def keep_link(self, link: LinkSettings) -> None:
        """A new address, or a new name of a drone."""
        self._link = link
        self.write()
        self._show()

    def keep_video(self, video: VideoSettings) -> None:
        """Other cameras, or what they were told to do."""
        self._video = video
        self.write()

    def keep_place(self, at: LatLon) -> None:
        """Where the brigade stands."""
        self.keep(replace(self._settings, brigade_place=f"{at.lat_deg:.5f}, {at.lon_deg:.5f}"))

    def keep_alarm_folder(self, folder: str) -> None:
        """The one that is watched now; "" for none."""
        self.keep(replace(self._settings, alarm_folder=folder))

    def follow_sun(self) -> None:
        """Each minute: day or night, where that follows the sun. Never under a finger that holds."""
        if self._settings.theme_by_sun and not _is_pressed():
            self._wear()

    # --- what follows from it --------------------------------------------------------------------

    def _on_changed(self, settings: UiSettings) -> None:
        """What all of the brigade's records say is changed by who may."""
        if (settings.brigade_name, settings.brigade_country) == (
            self._settings.brigade_name,
            self._settings.brigade_country,
        ):
            self.keep(settings)
            return
        self.ask(Action.BRIGADE_SETTINGS, partial(self.keep, settings))
        self._show()

    def _take_on(self, before: UiSettings) -> None:
        settings = self._settings
        self._wear()
        if settings.language != before.language:
            translator.install(_application(), settings.language)
            self.language_changed.emit()
        if settings.brigade_place != before.brigade_place:
            self.brigade_moved.emit()
        if settings.crew != before.crew:
            self._parts.before_takeoff.flown_as.offer_crew(settings.crew)
        self.kept.emit(settings)
        self._show()

    def _wear(self) -> None:
        incident = self._parts.incidents.incident
        scene = None if incident is None else incident.scene
        wanted = theme.THEMES[theme_of(self._settings, self._now(), scene or self.brigade())]
        if wanted is not theme.worn():
            theme.wear(wanted)

    def write(self) -> None:
        """What cannot be written down still holds until the window is closed, and that is said."""
        try:
            self._save(self._settings, self._link, self._video)
        except SettingsError as error:
            said = self.tr("The settings are lost with this window: {why}").format(why=error)
            self._parts.window.show_error(said)

    def _show(self) -> None:
        if self._room is not None:
            self._room.show_settings(self._settings, self._facts())

    def _facts(self) -> RoomFacts:
        size = self._parts.window.screen().size()
        return RoomFacts(
            data=self._parts.data,
            version=self._version,
            link=self._link.address,
            scales=scale.fitting((size.width(), size.height())),
        )

    def _judge_scale(self) -> None:
        """Another screen than the one for which the size was chosen."""
        size = self._parts.window.screen().size()
        if scale.is_too_large((size.width(), size.height())):
            said = self.tr(
                "Everything is drawn too large for this screen: choose a smaller size in the settings"
            )
            self._parts.window.show_error(said)

    def _on_wanted(self, wish: str) -> None:
        self._doors[Wish(wish)]()

    def _on_ticked(self, tick: str, on: bool) -> None:
        """Who flew is offered the next time."""
        if tick == CrewTick.CREW_NAMES.value and on:
            said = self._parts.before_takeoff.flown_as.said
            crew = remember_crew(self._settings.crew, (said.pilot, said.observer))
            if crew != self._settings.crew:
                self.keep(replace(self._settings, crew=crew))

    # --- from another laptop ---------------------------------------------------------------------

    def take_in(self, brought: BroughtIn) -> None:
        """What another laptop shared is in the file already: worn and spoken from now on."""
        before, self._settings = self._settings, brought.ui
        self._link, self._video = brought.link, brought.video
        self._take_on(before)
        self.brought_in.emit(brought)

    def say(self, line: str, *, bad: bool = False) -> None:
        """On the open sheet."""
        if self._room is not None:
            self._room.show_said(line, bad=bad)


def _is_pressed() -> bool:
    """By mouse or touch, or by a key on what has the keyboard."""
    focus = QApplication.focusWidget()
    by_key = isinstance(focus, QAbstractButton) and focus.isDown()
    return by_key or QApplication.mouseButtons() != Qt.MouseButton.NoButton


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())
