"""Icons by name, as letters of the Material Design font that comes with QtAwesome.

Only its font file and its table of names are used: importing qtawesome itself takes 0.3 s of a cold start.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QIcon, QPainter, QPainterPath, QPixmap, QRawFont

from ui import sizes
from ui.font import FontError

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


def paint_icon(
    painter: QPainter, name: str, centre: QPointF, colour: QColor, size_px: float = sizes.ICON
) -> None:
    """Draw the icon `name` (as on pictogrammers.com, without a prefix) in a square around `centre`."""
    path = _outline(name)
    scale = size_px / _UNITS_PX
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(scale, scale)
    painter.fillPath(path, colour)
    painter.restore()


def icon(name: str, colour: QColor, size_px: int = sizes.ICON) -> QIcon:
    """The same as a QIcon, for Qt's own widgets."""
    ratio = 2
    pixmap = QPixmap(size_px * ratio, size_px * ratio)
    pixmap.fill("transparent")
    with QPainter(pixmap) as painter:
        paint_icon(painter, name, QPointF(size_px, size_px), colour, size_px * ratio)
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)


_UNITS_PX = 96.0  # the size the outlines are kept at
_BELOW_BASELINE = 0.125  # of the em square: Material Design icons stand 3 of 24 units below the baseline


@cache
def _outline(name: str) -> QPainterPath:
    """The glyph as a path around (0, 0), `_UNITS_PX` high."""
    letter = _letters().get(name)
    if letter is None:
        raise ValueError(f"the icon font has no icon named {name!r}")
    font = _raw_font()
    path = font.pathForGlyph(font.glyphIndexesForString(letter)[0])
    path.translate(-_UNITS_PX / 2, _UNITS_PX / 2 - _BELOW_BASELINE * _UNITS_PX)
    return path


@cache
def _raw_font() -> QRawFont:
    return QRawFont(
        str(_file("*materialdesignicons6-webfont-*.ttf")), _UNITS_PX, QFont.HintingPreference.PreferNoHinting
    )


@cache
def _letters() -> dict[str, str]:
    table = cast(
        "dict[str, str]", json.loads(_file("*materialdesignicons6-webfont-charmap-*.json").read_text("utf-8"))
    )
    return {name: chr(int(code, 16)) for name, code in table.items()}


def _file(pattern: str) -> Path:
    package = find_spec("qtawesome")
    for folder in (package.submodule_search_locations or ()) if package else ():
        for path in sorted((Path(folder) / "fonts").glob(pattern)):
            return path
    raise FontError("the icons are missing: install the package QtAwesome")
