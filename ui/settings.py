"""What a person chose about the window, and what a brigade is called."""

from __future__ import annotations

from dataclasses import dataclass, field

from maps.plain_error import PlainError
from ui.theme_name import ThemeName

LANGUAGES = {"en": "English", "lv": "Latviešu", "lt": "Lietuvių"}
COUNTRIES = ("LV", "LT")  # ISO 3166
SCALES = (100, 125, 150, 175, 200)  # percent
MOST_NAME_CHARS = 80
MOST_CREW = 20


class SettingsError(PlainError):
    """A settings file that cannot be read or written: what, where, what to do."""


@dataclass(frozen=True, slots=True)
class UiSettings:
    """Language as ISO 639-1; where the brigade's station is: in degrees, or empty; the folder into which
    another program puts alarms, or empty. What is empty nobody has said.

    `role` is a `ui.roles.Role`, `role_pins` the lines of `ui.pin` for those that have a PIN.
    """

    theme: ThemeName = ThemeName.DAY
    language: str = "en"
    brigade_place: str = ""
    alarm_folder: str = ""
    theme_by_sun: bool = False  # day and night by themselves; `theme` is what was chosen by hand before
    large_controls: bool = False  # what a glove presses; from the next start
    scale_percent: int = 100  # of everything; from the next start
    brigade_name: str = ""
    brigade_country: str = ""  # one of COUNTRIES
    crew: tuple[str, ...] = ()  # who flew from this laptop, the last first
    sounds: bool = True  # without them the three that mean "act now" are still heard
    spoken_alarms: bool = False
    role: str = "pilot"
    role_pins: dict[str, str] = field(default_factory=dict[str, str])  # stay on this laptop


def wrong_in(settings: UiSettings) -> str | None:
    """Which value is none of those there are, and which there are; None: all are right."""
    for name, value, known in (
        ("language", settings.language, LANGUAGES),
        ("brigade_country", settings.brigade_country, ("", *COUNTRIES)),
        ("scale_percent", settings.scale_percent, SCALES),
    ):
        if value not in known:
            return f"ui.{name} is {value!r}; write one of {', '.join(str(one) for one in known if one)}"
    return None


def remember_crew(crew: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """Those who fly now before those who flew earlier; nobody twice."""
    shown = dict.fromkeys(" ".join(name.split())[:MOST_NAME_CHARS] for name in (*names, *crew))
    return tuple(name for name in shown if name)[:MOST_CREW]
