"""The look by the sun: day from dawn to dusk, night from dusk to dawn, where the brigade works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.geo import LatLon
from maps.sun import sun_height_deg
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from datetime import datetime

    from ui.settings import UiSettings

DUSK_DEG = -6.0  # of the sun at the end of civil twilight: from then on an eye used to the dark is dazzled
# Where nobody said a place: the middle of the country, at most a quarter of an hour from its edges.
_MIDDLES = {"LV": LatLon(56.9, 24.6), "LT": LatLon(55.3, 23.9), "": LatLon(56.2, 24.4)}


def theme_of(settings: UiSettings, at: datetime, place: LatLon | None) -> ThemeName:
    """What is to be worn at that moment; `place` None: nobody knows one."""
    if not settings.theme_by_sun:
        return settings.theme
    where = place or _MIDDLES[settings.brigade_country]
    return ThemeName.NIGHT if sun_height_deg(at, where) < DUSK_DEG else ThemeName.DAY
