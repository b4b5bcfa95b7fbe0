"""A place that was found, in the words of its row: what, where, how far, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from maps.addresses.hit import Hit, How, Kind
from maps.borders import country_at
from maps.coordinates.reading import Notation, Order
from maps.geo import distance_m
from ui import units

if TYPE_CHECKING:
    from maps.addresses.find import Answer
    from maps.coordinates.reading import Reading
    from maps.geo import LatLon

translate = QCoreApplication.translate
_GRIDS = (Notation.LKS_92, Notation.LKS_94)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """`doubt` is in the colour that asks to look; it stands before `where`."""

    what: str
    where: str
    away: str
    doubt: str = ""

    @property
    def spoken(self) -> str:
        """For who listens."""
        return ", ".join(part for part in (self.what, self.doubt, self.where, self.away) if part)


def far_and_where(at: LatLon, brigade: LatLon | None) -> tuple[str, bool]:
    """24 km from the brigade, and the country where it is not the brigade's; True where that is so."""
    country = country_at(at)
    is_strange = country is None if brigade is None else country != country_at(brigade)
    said = [] if brigade is None else [_from_brigade(at, brigade)]
    return _joined([*said, _country(country) if is_strange else ""]), is_strange


def row_of(answer: Answer, brigade: LatLon | None, *, again: bool) -> PlaceRow:
    """`again`: it is far away and was pressed once."""
    away = "" if brigade is None else str(units.distance(distance_m(brigade, answer.at)))
    code = answer.country if isinstance(answer, Hit) else country_at(answer.at)
    country = _country(code)
    is_strange = code is None if brigade is None else code != country_at(brigade)
    if again:
        doubt = translate("PlaceSearch", "%1 from the brigade: press again to take it").replace("%1", away)
    elif isinstance(answer, Hit):
        doubt = _hit_doubt(answer)
    else:
        doubt = _order(answer)
    if is_strange and not again:
        doubt, country = _joined([country, doubt]), ""
    if isinstance(answer, Hit):
        lies = [_kind(answer.kind), answer.settlement, answer.parish, answer.municipality]
        return PlaceRow(answer.address, _joined([*lies, country]), away, doubt)
    said = answer.said
    if answer.notation in _GRIDS:  # an axis and its number stay on one line
        said = said.replace(" N ", f" N{units.HARD_SPACE}").replace(" E ", f" E{units.HARD_SPACE}")
    return PlaceRow(said, country, away, doubt)


def spoken_address(hit: Hit) -> str:
    """What goes into the alarm: the number that was said stays, also where the register has none."""
    whole = f"{hit.address} {hit.missing_number}".strip()
    parts = (whole, hit.settlement, hit.parish or hit.municipality)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _from_brigade(at: LatLon, brigade: LatLon) -> str:
    away = str(units.distance(distance_m(brigade, at)))
    return translate("PlaceSearch", "%1 from the brigade").replace("%1", away)


def _hit_doubt(hit: Hit) -> str:
    if hit.missing_number:
        return translate("PlaceSearch", "no number %1 there").replace("%1", hit.missing_number)
    said = [_forgiven(word.typed, word.found, word.how) for word in hit.forgiven]
    if hit.known_as:
        said.append(translate("PlaceSearch", "also called %1").replace("%1", hit.known_as))
    return _joined(said)


def _forgiven(typed: str, found: str, how: How) -> str:
    if how is How.LEFT_OUT:
        return translate("PlaceSearch", "without “%1”").replace("%1", typed)
    return translate("PlaceSearch", "“%1” read as “%2”").replace("%1", typed).replace("%2", found)


def _order(reading: Reading) -> str:
    if reading.order is None:
        return ""
    in_grid = reading.notation in _GRIDS
    if reading.order is Order.NORTH_FIRST:
        north = translate("PlaceSearch", "northing first")
        return north if in_grid else translate("PlaceSearch", "latitude first")
    east = translate("PlaceSearch", "easting first")
    return east if in_grid else translate("PlaceSearch", "longitude first")


def _kind(kind: Kind) -> str:
    names = {
        Kind.STREET: translate("PlaceSearch", "street"),
        Kind.FARM: translate("PlaceSearch", "farm"),
        Kind.TOWN: translate("PlaceSearch", "town"),
        Kind.VILLAGE: translate("PlaceSearch", "village"),
        Kind.LAKE: translate("PlaceSearch", "lake"),
        Kind.FOREST: translate("PlaceSearch", "forest"),
    }
    return names.get(kind, "")


def _country(code: str | None) -> str:
    names = {"LV": translate("PlaceSearch", "Latvia"), "LT": translate("PlaceSearch", "Lithuania")}
    return names.get(code or "", translate("PlaceSearch", "neither Latvia nor Lithuania"))


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
