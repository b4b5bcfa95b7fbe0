"""What a person chose about the window."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.theme_name import ThemeName

LANGUAGES = {"en": "English", "lv": "Latviešu", "lt": "Lietuvių"}


@dataclass(frozen=True, slots=True)
class UiSettings:
    """Theme, language as ISO 639-1, where the brigade's station is: in degrees, or empty; and the folder into
    which another program puts alarms, or empty.

    `brigade_country`: "LV", "LT" or empty. `role` is a `ui.roles.Role`, `role_pins` the lines of `ui.pin` for
    those that have a PIN; they stay on this laptop.
    """

    theme: ThemeName = ThemeName.DAY
    language: str = "en"
    brigade_place: str = ""
    brigade_name: str = ""
    brigade_country: str = ""
    alarm_folder: str = ""
    role: str = "pilot"
    role_pins: dict[str, str] = field(default_factory=dict[str, str])
