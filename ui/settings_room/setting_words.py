"""The words of the settings: what stands in a row, and what it is for."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.settings import LANGUAGES, SCALES
from ui.settings_room.section import BY_SUN, Choice, Section, Wish
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from ui.settings import UiSettings
    from ui.settings_room.room_facts import RoomFacts

translate = QCoreApplication.translate


def section_words(section: Section) -> str:
    """On the button at the left."""
    return {
        Section.LOOK: translate("SettingsRoom", "Look & language"),
        Section.BRIGADE: translate("SettingsRoom", "Brigade"),
        Section.DRONE: translate("SettingsRoom", "Drone & link"),
        Section.MAPS: translate("SettingsRoom", "Maps"),
        Section.ALARMS: translate("SettingsRoom", "Alarms & sounds"),
        Section.FILES: translate("SettingsRoom", "Files of the brigade"),
        Section.HELP: translate("SettingsRoom", "Help & about"),
    }[section]


def row_words(row: Choice | Wish, settings: UiSettings, facts: RoomFacts) -> tuple[str, str]:
    """Title and explanation."""
    return _wish_words(row, settings, facts) if isinstance(row, Wish) else _choice_words(row, facts)


def option_words(choice: Choice) -> dict[object, str]:
    """What can be chosen in a row, by its value."""
    on_off: dict[object, str] = {
        True: translate("SettingsRoom", "On"),
        False: translate("SettingsRoom", "Off"),
    }
    match choice:
        case Choice.LOOK:
            return {
                BY_SUN: translate("SettingsRoom", "By the sun"),
                ThemeName.DAY: translate("SettingsRoom", "Day"),
                ThemeName.NIGHT: translate("SettingsRoom", "Night"),
                ThemeName.HIGH_CONTRAST: translate("SettingsRoom", "High contrast"),
            }
        case Choice.LANGUAGE:  # each in its own language: everybody finds his own
            return {**LANGUAGES}
        case Choice.SCALE:
            return {percent: f"{percent} %" for percent in SCALES}
        case Choice.COUNTRY:
            return {
                "LV": translate("SettingsRoom", "Latvia"),
                "LT": translate("SettingsRoom", "Lithuania"),
            }
        case _:
            return on_off


def _choice_words(choice: Choice, facts: RoomFacts) -> tuple[str, str]:
    return {
        Choice.LOOK: (
            translate("SettingsRoom", "Look"),
            translate(
                "SettingsRoom", "By the sun: night from dusk to dawn at the scene, else at the brigade"
            ),
        ),
        Choice.LANGUAGE: (
            translate("SettingsRoom", "Language"),
            translate("SettingsRoom", "reports are written in any of them"),
        ),
        Choice.LARGE_CONTROLS: (
            translate("SettingsRoom", "Large controls, for gloves"),
            translate("SettingsRoom", "from the next start"),
        ),
        Choice.SCALE: (
            translate("SettingsRoom", "Size of everything"),
            _size_note(facts),
        ),
        Choice.NAME: (
            translate("SettingsRoom", "Name of the brigade"),
            translate("SettingsRoom", "the same on all its laptops"),
        ),
        Choice.COUNTRY: (
            translate("SettingsRoom", "Country"),
            translate("SettingsRoom", "of the brigade; the sun's hours until its place is said"),
        ),
        Choice.CREW: (
            translate("SettingsRoom", "Crew"),
            translate("SettingsRoom", "offered before take-off; a comma between names"),
        ),
        Choice.SOUNDS: (
            translate("SettingsRoom", "Sounds"),
            translate("SettingsRoom", "off: only the three that mean “act now”"),
        ),
        Choice.SPOKEN: (
            translate("SettingsRoom", "Spoken alarms"),
            translate("SettingsRoom", "where this computer has a voice"),
        ),
        Choice.TRY: (
            translate("SettingsRoom", "Hear them"),
            translate("SettingsRoom", "and who plays and speaks them"),
        ),
        Choice.DATA: (
            translate("SettingsRoom", "Data stay on this computer, also after uninstalling"),
            str(facts.data),
        ),
        Choice.ABOUT: (
            translate("SettingsRoom", "FireDrone {version}").format(version=facts.version),
            translate("SettingsRoom", "free software under the EUPL 1.2"),
        ),
    }[choice]


def _size_note(facts: RoomFacts) -> str:
    """From when, and which is the largest here."""
    if facts.scales[-1] == SCALES[-1]:
        return translate("SettingsRoom", "from the next start")
    most = translate("SettingsRoom", "from the next start; this screen takes {percent} % at most")
    return most.format(percent=facts.scales[-1])


def _wish_words(wish: Wish, settings: UiSettings, facts: RoomFacts) -> tuple[str, str]:
    if wish is Wish.ALARM_FOLDER:
        return _folder_words(settings.alarm_folder)
    return {
        Wish.LINK: (translate("SettingsRoom", "The drone's link"), facts.link),
        Wish.STREAMS: (
            translate("SettingsRoom", "The drone's cameras"),
            translate("SettingsRoom", "where the pictures come from"),
        ),
        Wish.AREA: (
            translate("SettingsRoom", "The district"),
            translate("SettingsRoom", "maps, zones, addresses, where the brigade stands"),
        ),
        Wish.DOWNLOAD: (
            translate("SettingsRoom", "Get map pictures"),
            translate("SettingsRoom", "while there is internet"),
        ),
        Wish.BOOKLET: (
            translate("SettingsRoom", "Latvia and Lithuania"),
            translate("SettingsRoom", "what differs, side by side"),
        ),
        Wish.ROLE: (
            translate("SettingsRoom", "Who uses this laptop"),
            translate("SettingsRoom", "pilot, chief or trainer"),
        ),
        Wish.EXPORT: (
            translate("SettingsRoom", "Write the settings to a file"),
            translate("SettingsRoom", "for the brigade's laptops; no PIN, password or name in it"),
        ),
        Wish.IMPORT: (
            translate("SettingsRoom", "Take settings from a file"),
            translate("SettingsRoom", "the ones before are kept"),
        ),
        Wish.HELP: (
            translate("SettingsRoom", "Help"),
            translate("SettingsRoom", "with pictures, without internet"),
        ),
        Wish.FIRST_RUN: (
            translate("SettingsRoom", "The first two minutes again"),
            translate("SettingsRoom", "language, brigade, drone, district, a training flight"),
        ),
    }[wish]


def _folder_words(folder: str) -> tuple[str, str]:
    if folder:
        now = translate("SettingsRoom", "now: {name}").format(name=PurePath(folder).name or folder)
        return translate("SettingsRoom", "Watch no folder for alarms"), now
    return (
        translate("SettingsRoom", "Watch a folder for alarms"),
        translate("SettingsRoom", "new files are offered"),
    )
