"""What an exercise is, in short words: how long, day or night, how much wind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from maps.sun import sun_height_deg
from training.exercise.said import said
from ui import units

if TYPE_CHECKING:
    from training.exercise.scenario import Said, Scenario

translate = QCoreApplication.translate
DARK_DEG = -6.0  # of the sun: the end of civil twilight


def in_readers_language(texts: Said) -> str:
    """A text of an exercise, in the language of the window."""
    return said(texts, QLocale().bcp47Name().split("-")[0])


def is_dark(scenario: Scenario) -> bool:
    """When it begins."""
    return sun_height_deg(scenario.begins_at, scenario.at) < DARK_DEG


def day_or_night(scenario: Scenario) -> str:
    return translate("Exercises", "night") if is_dark(scenario) else translate("Exercises", "day")


def in_short(scenario: Scenario) -> str:
    """7 min · night · 4 m/s."""
    wind = units.wind(scenario.weather.wind_m_s)
    return f"{units.minutes_up(scenario.lasts_s)} · {day_or_night(scenario)} · {wind}"
