"""What a person chose about the window."""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme_name import ThemeName

LANGUAGES = {"en": "English", "lv": "Latviešu", "lt": "Lietuvių"}


@dataclass(frozen=True, slots=True)
class UiSettings:
    """Theme, language as ISO 639-1, where the brigade's station is: in degrees, or empty; and the folder into
    which another program puts alarms, or empty.
    """

    theme: ThemeName = ThemeName.DAY
    language: str = "en"
    brigade_place: str = ""
    alarm_folder: str = ""
