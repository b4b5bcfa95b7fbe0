"""Temperatures in words, each with how far to trust it; and what is wrong with a stream, with what to do."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from telemetry.thermal.frame import TruthLevel
from telemetry.video.errors import Trouble
from ui import units

translate = QCoreApplication.translate

MOST_RESIDUAL_C = 2.0  # degrees read from colours are shown only while their check is better than this
AT_LEAST = "≥"


def temperature_words(celsius: float, *, at_least: bool = False) -> str:
    """ "286 °C", or "≥ 150 °C" where the camera is at the end of its range."""
    words = str(units.temperature(celsius))
    return f"{AT_LEAST}{units.HARD_SPACE}{words}" if at_least else words


def degrees_words(celsius: float, *, at_least: bool = False) -> str:
    """The same short, for the map and for scales: "286°", "≥150°"."""
    number = units.temperature(celsius).number
    return f"{AT_LEAST}{number}°" if at_least else f"{number}°"


def reading_words(
    celsius: float | None, level: TruthLevel, *, at_least: bool = False, error_c: float | None = None
) -> str:
    """A temperature with its level: "286 °C ±5", "max 286 °C", or "relative" where no degree can be said.

    `error_c`: what the reading may be off by; None: not known. From a palette degrees are said only with a
    check better than `MOST_RESIDUAL_C`.
    """
    if celsius is None or not has_degrees(level, error_c):
        return translate("Thermal", "relative")
    words = temperature_words(celsius, at_least=at_least)
    if level in (TruthLevel.RANGE, TruthLevel.SDK):
        return translate("Thermal", "max {temperature}").format(temperature=words)
    if error_c is None or at_least:
        return words
    return f"{words} ±{_error_number(error_c)}"


def has_degrees(level: TruthLevel, error_c: float | None = None) -> bool:
    """Whether a number of degrees may stand on the screen at all."""
    return level is not TruthLevel.PALETTE or (error_c is not None and error_c < MOST_RESIDUAL_C)


def level_words(level: TruthLevel, error_c: float | None = None) -> str:
    """How far to trust every number of a picture, in a word or two: it stands in the picture's corner."""
    if error_c is not None and has_degrees(level, error_c):
        return f"±{_error_number(error_c)}{units.HARD_SPACE}°C"
    if level is TruthLevel.PALETTE and error_c is not None:
        return translate("Thermal", "relative")
    return {
        TruthLevel.PALETTE: translate("Thermal", "no temperatures"),
        TruthLevel.RANGE: translate("Thermal", "range of the camera"),
        TruthLevel.SDK: translate("Thermal", "range of the camera"),
        TruthLevel.RAW: translate("Thermal", "measured in each pixel"),
        TruthLevel.CARD: translate("Thermal", "from the card"),
    }[level]


def level_sign(level: TruthLevel, error_c: float | None = None) -> str:
    """The same for one number in a row: a short word that stands behind it."""
    if error_c is not None and has_degrees(level, error_c):
        return f"±{_error_number(error_c)}°"
    return {
        TruthLevel.PALETTE: translate("Thermal", "relative"),
        TruthLevel.RANGE: translate("Thermal", "camera"),
        TruthLevel.SDK: translate("Thermal", "camera"),
        TruthLevel.RAW: translate("Thermal", "measured"),
        TruthLevel.CARD: translate("Thermal", "card"),
    }[level]


def saturation_words(top_c: float) -> str:
    """The camera is at the end of its range: "≥ 150 °C: switch to the wide range"."""
    words = translate("Thermal", "{temperature}: switch to the wide range")
    return words.format(temperature=temperature_words(top_c, at_least=True))


class TroubleWords(NamedTuple):
    """What is wrong in large letters, and below it what to do."""

    what: str
    to_do: str


def trouble_words(trouble: Trouble) -> TroubleWords:
    """Why there is no picture."""
    return {
        Trouble.UNREACHABLE: TroubleWords(
            translate("Thermal", "The camera does not answer"),
            translate("Thermal", "It is tried again by itself. Look at its power and its cable."),
        ),
        Trouble.SILENT: TroubleWords(
            translate("Thermal", "Connected, but no picture comes"),
            translate("Thermal", "It is tried again by itself. If it lasts, switch the camera off and on."),
        ),
        Trouble.ENDED: TroubleWords(
            translate("Thermal", "The picture has ended"),
            translate("Thermal", "It is tried again by itself."),
        ),
        Trouble.CREDENTIALS: TroubleWords(
            translate("Thermal", "The camera wants a name and a password"),
            translate("Thermal", "Type them under Video: they are missing or wrong."),
        ),
        Trouble.NOT_VIDEO: TroubleWords(
            translate("Thermal", "What answers there sends no video"),
            translate("Thermal", "Look at the address under Video."),
        ),
        Trouble.REFUSED: TroubleWords(
            translate("Thermal", "The stream was refused"),
            translate("Thermal", "It broke a limit or leads elsewhere. Choose another under Video."),
        ),
    }[trouble]


def connecting_words() -> TroubleWords:
    """Before the first picture."""
    return TroubleWords(
        translate("Thermal", "Connecting"), translate("Thermal", "The picture comes by itself.")
    )


def frozen_words(age_s: float) -> str:
    """ "frozen 3 s"."""
    return translate("Thermal", "frozen {age}").format(age=units.age_whole(age_s))


def picture_name(*, thermal: bool) -> str:
    return translate("Thermal", "Thermal") if thermal else translate("Thermal", "Visible")


def _error_number(error_c: float) -> str:
    """Whole degrees; below two with a decimal."""
    whole = units.temperature(error_c).number
    return whole if error_c >= 1.95 else units.error(error_c).number.removeprefix("±")
