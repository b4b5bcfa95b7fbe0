"""Where a setting stands, what it is, and what lies behind the doors: names without words."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """In the order in which they stand."""

    LOOK = "look"
    BRIGADE = "brigade"
    DRONE = "drone"
    MAPS = "maps"
    ALARMS = "alarms"
    FILES = "files"
    HELP = "help"


class Wish(StrEnum):
    """What a person wants to go on to from the settings."""

    LINK = "link"
    STREAMS = "streams"
    AREA = "area"
    DOWNLOAD = "download"
    ALARM_FOLDER = "alarm_folder"  # to choose the watched folder, or to watch none
    BOOKLET = "booklet"
    ROLE = "role"
    EXPORT = "export"
    IMPORT = "import"
    HELP = "help"
    FIRST_RUN = "first_run"


class Choice(StrEnum):
    """What is set on the room itself. Each is the name of its field, but for LOOK and PLACE."""

    LOOK = "look"  # theme and theme_by_sun
    LANGUAGE = "language"
    LARGE_CONTROLS = "large_controls"
    SCALE = "scale_percent"
    NAME = "brigade_name"
    COUNTRY = "brigade_country"
    CREW = "crew"
    SOUNDS = "sounds"
    SPOKEN = "spoken_alarms"
    TRY = "try_sounds"  # heard, not chosen
    DATA = "data"  # told, not chosen
    ABOUT = "about"  # told, not chosen


BY_SUN = "sun"  # of LOOK, beside the names of the themes

SECTIONS: dict[Section, tuple[Choice | Wish, ...]] = {
    Section.LOOK: (Choice.LOOK, Choice.LANGUAGE, Choice.LARGE_CONTROLS, Choice.SCALE),
    Section.BRIGADE: (Choice.NAME, Choice.COUNTRY, Choice.CREW, Wish.ROLE, Wish.BOOKLET),
    Section.DRONE: (Wish.LINK, Wish.STREAMS),
    Section.MAPS: (Wish.AREA, Wish.DOWNLOAD),
    Section.ALARMS: (Wish.ALARM_FOLDER, Choice.SOUNDS, Choice.SPOKEN, Choice.TRY),
    Section.FILES: (Wish.EXPORT, Wish.IMPORT, Choice.DATA),
    Section.HELP: (Wish.HELP, Wish.FIRST_RUN, Choice.ABOUT),
}

ICONS: dict[Wish, str] = {
    Wish.LINK: "antenna",
    Wish.STREAMS: "video-outline",
    Wish.AREA: "map-outline",
    Wish.DOWNLOAD: "download-outline",
    Wish.ALARM_FOLDER: "clipboard-text-outline",
    Wish.BOOKLET: "book-open-page-variant-outline",
    Wish.ROLE: "account-outline",
    Wish.EXPORT: "usb-flash-drive-outline",
    Wish.IMPORT: "folder-open-outline",
    Wish.HELP: "help-circle-outline",
    Wish.FIRST_RUN: "flag-outline",
}
