"""What places and cameras are called, and how much is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from maps.places.place import HydrantForm, Place, PlaceKind
from ui import units

if TYPE_CHECKING:
    from datetime import date

    from maps.places.cameras import View

translate = QCoreApplication.translate


def kind_words(place: Place) -> str:
    """A pillar hydrant, a fire pond: what stands there."""
    if place.kind is PlaceKind.HYDRANT and place.form is not None:
        return {
            HydrantForm.UNDERGROUND: translate("Places", "Underground hydrant"),
            HydrantForm.PILLAR: translate("Places", "Pillar hydrant"),
            HydrantForm.WALL: translate("Places", "Wall hydrant"),
        }[place.form]
    return {
        PlaceKind.HYDRANT: translate("Places", "Hydrant"),
        PlaceKind.SUCTION_POINT: translate("Places", "Suction point"),
        PlaceKind.FIRE_POND: translate("Places", "Fire pond"),
        PlaceKind.OPEN_WATER: translate("Places", "Open water"),
        PlaceKind.TANK: translate("Places", "Water tank"),
        PlaceKind.MEETING_POINT: translate("Places", "Meeting point"),
        PlaceKind.LANDING_SITE: translate("Places", "Landing site"),
        PlaceKind.FIRE_STATION: translate("Places", "Fire station"),
        PlaceKind.GATE: translate("Places", "Gate"),
        PlaceKind.BRIDGE: translate("Places", "Bridge"),
        PlaceKind.FOREST_TRACK: translate("Places", "Forest track"),
        PlaceKind.POWER_LINE: translate("Places", "Power line"),
        PlaceKind.SIGN: translate("Places", "Road sign"),
        PlaceKind.SPEED_DISPLAY: translate("Places", "Speed display"),
        PlaceKind.OTHER: translate("Places", "Place"),
    }[place.kind]


def checked_words(place: Place, today: date) -> str:
    """When somebody looked at it, and how long ago that is."""
    seen = place.checked_on
    if seen is None:
        return translate("Places", "not known")
    said = QLocale().toString(QDate(seen.year, seen.month, seen.day), translate("Units", "d MMM yyyy"))
    days = (today - seen).days
    if days < 0:
        return translate("Places", "{day}: a day to come, so not checked").format(day=said)
    return f"{said}, {_ago(days)}"


def weight_words(tonnes: float) -> str:
    """12 t, 3.5 t."""
    return f"{QLocale().toString(tonnes, 'g', 4)}{units.HARD_SPACE}{translate('Units', 't')}"


def clearance_words(metres: float) -> str:
    """3.8 m: under a bridge ten centimetres count."""
    return f"{QLocale().toString(metres, 'f', 1)}{units.HARD_SPACE}{translate('Units', 'm')}"


def view_words(view: View) -> str:
    """Which way a camera looks and how far; all round where it turns."""
    reach = units.distance(view.range_m)
    if view.hfov_deg >= 360.0:
        return translate("Places", "all round, {distance}").format(distance=reach)
    turned = f"{units.compass(view.azimuth_deg)} {round(view.azimuth_deg)}°"
    said = translate("Places", "{direction}, {width} wide, {distance}")
    return said.format(direction=turned, width=f"{round(view.hfov_deg)}°", distance=reach)


def _ago(days: int) -> str:
    if days == 0:
        return translate("Places", "today")
    if days < 45:
        return translate("Places", "%n days ago", "", days)
    if days < 730:
        return translate("Places", "%n months ago", "", round(days / 30.44))
    return translate("Places", "%n years ago", "", days // 365)
