"""Inter, the one font: loaded from its package, in three weights, and with figures of equal width."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from ui import sizes

_DISPLAY_CUT = 32.0  # Inter's optical size axis runs from 14 (text) to 32 (display)
_TEXT_CUT = 14.0
_DISPLAY_FROM_PX = 28


class FontError(Exception):
    """The font package is missing or broken. The text says what to install."""


class Weight(IntEnum):
    """Values of the font's weight axis."""

    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600


def load() -> str:
    """Give the running application Inter; returns the family name. Call once, before any window."""
    family = _family()
    cast("QApplication", QApplication.instance()).setFont(inter(sizes.SENTENCE))
    return family


def inter(size_px: int, weight: Weight = Weight.REGULAR) -> QFont:
    """Inter at this size. Large numerals take the display cut."""
    return QFont(_built(size_px, weight))


def figures(size_px: int, weight: Weight = Weight.MEDIUM) -> QFont:
    """The same with figures of equal width, for values that change in place.

    Not for sentences: Inter makes the hyphen as wide as a figure, too.
    """
    font = inter(size_px, weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def metrics(font: QFont) -> QFontMetricsF:
    """The measures that layouts are made of."""
    return QFontMetricsF(font)


@cache
def _built(size_px: int, weight: Weight) -> QFont:
    font = QFont(_family())
    font.setPixelSize(size_px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(QFont.Weight(int(weight)))
    # A variable font: Qt takes the cut from the axes, the weight above serves where it is substituted.
    font.setVariableAxis(QFont.Tag("wght"), float(weight))
    font.setVariableAxis(QFont.Tag("opsz"), _DISPLAY_CUT if size_px >= _DISPLAY_FROM_PX else _TEXT_CUT)
    return font


@cache
def _family() -> str:
    package = find_spec("fontpkg_inter")
    if package is None or not package.submodule_search_locations:
        raise FontError("the font Inter is missing: install the package fontpkg-inter")
    found = [
        path
        for folder in package.submodule_search_locations
        for path in Path(folder).rglob("*.ttf")
        if "italic" not in path.name.lower()
    ]
    for path in found:
        number = QFontDatabase.addApplicationFont(str(path))
        if number >= 0:
            return QFontDatabase.applicationFontFamilies(number)[0]
    raise FontError("the font Inter cannot be read: install the package fontpkg-inter again")
