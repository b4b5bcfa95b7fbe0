"""The colours of the map: an almost colourless ground, so that our lines carry."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from ui.theme import Theme
from ui.theme_name import ThemeName


@dataclass(frozen=True, slots=True)
class MapColours:
    """What every layer paints with. Cold is us, warm is fire."""

    land: dict[str, QColor]  # by country code, "LV" and "LT"
    beyond: QColor  # other countries and the sea
    grid: QColor
    text: QColor
    label: QColor
    halo: QColor  # behind texts and flown lines
    surface: QColor  # of buttons and chips on the map
    hairline: QColor
    accent: QColor  # all that is ours
    danger: QColor
    on_danger: QColor
    attention: QColor  # as a line on the ground
    border: QColor
    seen: tuple[QColor, ...]  # at least 30, 60, 85 %: the accent, more and more of it
    tile_shade: QColor | None  # multiplied onto bright map pictures


_SHADE = {ThemeName.DAY: None, ThemeName.NIGHT: "#4a5056", ThemeName.HIGH_CONTRAST: "#3c3c3c"}
_SEEN = {  # how much of the accent lies over the ground
    ThemeName.DAY: (0.14, 0.28, 0.46),
    ThemeName.NIGHT: (0.17, 0.34, 0.54),
    ThemeName.HIGH_CONTRAST: (0.22, 0.42, 0.64),
}
_GROUND = {  # land of Latvia, land of Lithuania, beyond, graticule, halo
    ThemeName.DAY: ("#eff0ea", "#f2efe8", "#dfe4e4", "#dadfd9", "#fafbf8"),
    ThemeName.NIGHT: ("#161a1d", "#1a1b1f", "#0f1315", "#262c30", "#0e1113"),
    ThemeName.HIGH_CONTRAST: ("#000000", "#0d0a10", "#101418", "#3a3a3a", "#000000"),
}


def colours_of(theme: Theme) -> MapColours:
    """The map's record for a theme."""
    latvia, lithuania, beyond, grid, halo = (QColor(value) for value in _GROUND[theme.name])
    shade = _SHADE[theme.name]
    return MapColours(
        land={"LV": latvia, "LT": lithuania},
        beyond=beyond,
        grid=grid,
        text=QColor(theme.text),
        label=QColor(theme.label),
        halo=halo,
        surface=QColor(theme.surface),
        hairline=QColor(theme.hairline),
        accent=QColor(theme.accent),
        danger=QColor(theme.danger),
        on_danger=QColor(theme.on_danger if theme.name is ThemeName.DAY else theme.window),
        attention=QColor(theme.attention_text),
        border=QColor(theme.state_border),
        seen=tuple(_with_alpha(QColor(theme.accent), alpha) for alpha in _SEEN[theme.name]),
        tile_shade=None if shade is None else QColor(shade),
    )


def _with_alpha(colour: QColor, alpha: float) -> QColor:
    colour.setAlphaF(alpha)
    return colour
