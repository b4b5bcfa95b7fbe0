"""The colours of places: water is blue, a place of safety green in every theme, as on the signs outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from maps.places.place import WATER, PlaceKind
from ui.map.colours import colours_of
from ui.map.place_signs import Crowd
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from ui.theme import Theme

_WATER_AND_SAFETY = {
    ThemeName.DAY: ("#1257a8", "#1c6b3c"),
    ThemeName.NIGHT: ("#86b4f5", "#7cc79a"),
    ThemeName.HIGH_CONTRAST: ("#8cc2ff", "#8dffb0"),
}


@dataclass(frozen=True, slots=True)
class PlaceColours:
    """What symbols are painted with."""

    theme: ThemeName
    water: QColor
    safety: QColor  # where people gather
    plain: QColor  # what stands beside roads
    strong: QColor  # where we start and land
    warning: QColor  # wires
    ours: QColor  # a camera that we may open
    fire: QColor  # the ring of a hydrant
    on_tone: QColor  # the sign on a filled plate
    paper: QColor  # a plate that is hollow
    halo: QColor

    def crowd(self, crowd: Crowd) -> QColor:
        """The colour of a chip with a number."""
        return {Crowd.WATER: self.water, Crowd.PEOPLE: self.safety, Crowd.ROAD: self.plain}[crowd]

    def tone(self, kind: PlaceKind) -> QColor:
        """The colour of a kind of place."""
        if kind in WATER:
            return self.water
        return {
            PlaceKind.MEETING_POINT: self.safety,
            PlaceKind.LANDING_SITE: self.strong,
            PlaceKind.FIRE_STATION: self.strong,
            PlaceKind.POWER_LINE: self.warning,
        }.get(kind, self.plain)


def place_colours(theme: Theme) -> PlaceColours:
    """The record for a theme."""
    water, safety = _WATER_AND_SAFETY[theme.name]
    on_tone = theme.surface if theme.name is ThemeName.DAY else theme.window
    return PlaceColours(
        theme=theme.name,
        water=QColor(water),
        safety=QColor(safety),
        plain=QColor(theme.label),
        strong=QColor(theme.text),
        warning=QColor(theme.attention_text),
        ours=QColor(theme.accent),
        fire=QColor(theme.danger),
        on_tone=QColor(on_tone),
        paper=QColor(theme.surface),
        halo=colours_of(theme).halo,
    )
