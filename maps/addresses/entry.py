"""One thing of a source: a house in a street or a village, or a place with a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.addresses.hit import Kind

if TYPE_CHECKING:
    from maps.geo import LatLon


@dataclass(frozen=True, slots=True)
class Entry:
    """Of a house, `name` is the street, or the village where streets have no names, and `kind` that of it.

    `other` are old and foreign names. Empty texts are not known.
    """

    kind: Kind
    name: str
    at: LatLon
    number: str = ""
    other: tuple[str, ...] = ()
    settlement: str = ""
    parish: str = ""
    municipality: str = ""


KINDS = {  # as registers name them, accents left out; the numbers are the codes of the Latvian one
    Kind.TOWN: "town city pilseta valstspilseta miestas miestelis 104",
    Kind.VILLAGE: "village hamlet ciems mazciems kaimas gyvenviete 106",
    Kind.AREA: "area parish municipality pagasts novads seniunija savivaldybe 105 113",
    Kind.STREET: "street iela gatve 107",
    Kind.FARM: "farm vienseta vienkiemis viensedis isolated_dwelling",
    Kind.LAKE: "lake ezers ezeras water",
    Kind.FOREST: "forest wood mezs miskas",
}
KIND_OF = {word: kind for kind, spelt in KINDS.items() for word in spelt.split()}
