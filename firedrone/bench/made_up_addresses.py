"""A country of addresses that do not exist: as many, as alike and as accented as real ones."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from maps.addresses.entry import Entry
from maps.addresses.hit import Kind
from maps.geo import LatLon, moved

if TYPE_CHECKING:
    from collections.abc import Iterator

MIDDLE = LatLon(56.35, 24.2)  # both countries, so that both spellings are met
REACH_M = 130_000.0
_SYLLABLES = {
    "lv": """
        ā bēr blī brā ce cie dā dzē dzir egl gai gau grī īv jaun kal kār klā krū ķē ķir lā lē liep līg mai mē
        meln nā ne ņu oš pļa pē prie pū rā rīt sau sil skuj spā star stū sven šķū tē tīr ūd up vā vec vid
        zvir žu al ber bru dar el gar gul jēk kūl lau mūr ozo paeg rak ros saul smil strau trī vāc zā
    """,
    "lt": """
        ąž ber bir drau duo dvar ež gai gir gry guo jau jon juo kal kau kiš krū kul lau lie lū mar med mė min
        nau nor pa pab pane pie pil puš ra rok rū sau sen skai smil svė šak šil šiau tau tir tur ukm up ūt
        val vie vil vyž žal žei žu al ąs dau eig gar gel ilg kam kre lyg mol ob plik ras sėl stum šve tel
    """,
}
_INNER = {
    "lv": "ba ce de di ga gu ka ku la li lu ma me mi na ne ni nu pa pe ra re ri ru sa si ta te ti tu va ve",
    "lt": "ba be da de dū ga gu ka ke ki ku la le li lo ma me mi na ne ni no pa pe ra re ri ro ru sa si so",
}
_ENDS = {
    "settlement": {
        "lv": "ene ava iši ele upe kalns nieki muiža ciems iņi",
        "lt": "ėnai iai iškis iškės uva ava upis kiemis ėliai aičiai",
    },
    "farm": {
        "lv": "iņi ēni nieki ji āji kalni lauki iši ieši as",
        "lt": "iai ynė iškis kalnis upis laukis ėnai",
    },
    "street": {"lv": "u a as es ļu ņu mes nieku kalna", "lt": "ų o ės ių kalnio upės iškių io"},
}
_CLASSES = {"lv": ("iela", "iela", "iela", "iela", "aleja", "ceļš"), "lt": ("g.", "g.", "g.", "pr.", "al.")}
_COUNTRIES = ("lv", "lt")


@dataclass(frozen=True, slots=True)
class _Village:
    name: str
    parish: str
    municipality: str
    at: LatLon
    country: str
    reach_m: float


def made_up(count: int, seed: int = 1) -> Iterator[Entry]:
    """About `count` entries, the same each time: a fifth farms, a few lakes, the rest houses in streets."""
    rng = Random(seed)
    villages = [_village(rng) for _ in range(max(20, count // 75))]
    streets = {c: _names(rng, c, "street", max(40, count // 150)) for c in _COUNTRIES}
    farms = {c: _names(rng, c, "farm", max(60, count // 12)) for c in _COUNTRIES}
    made = 0
    for village in villages:
        kind = Kind.TOWN if village.reach_m > 1500.0 else Kind.VILLAGE
        yield Entry(kind, village.name, village.at, "", (), "", village.parish, village.municipality)
        made += 1
    while made < count:
        village = rng.choice(villages)
        for entry in _farms(rng, village, farms[village.country]):
            made += 1
            yield entry
        for entry in _street(rng, village, streets[village.country]):
            made += 1
            yield entry


def _village(rng: Random) -> _Village:
    at = moved(MIDDLE, rng.uniform(-1, 1) * REACH_M, rng.uniform(-1, 1) * REACH_M)
    country = "lv" if at.lat_deg > 56.3 else "lt"
    cell = Random(f"{country} {math.floor(at.lat_deg * 3)} {math.floor(at.lon_deg * 2)}")
    municipality = _word(cell, country, "settlement")
    parish = _word(
        Random(f"{municipality} {math.floor(at.lat_deg * 9)} {math.floor(at.lon_deg * 6)}"),
        country,
        "settlement",
    )
    called = ("pag.", "nov.") if country == "lv" else ("sen.", "r. sav.")
    large = rng.random() < 0.05
    return _Village(
        _word(rng, country, "settlement"),
        f"{parish} {called[0]}",
        f"{municipality} {called[1]}",
        at,
        country,
        rng.uniform(1600.0, 3000.0) if large else rng.uniform(200.0, 800.0),
    )


def _farms(rng: Random, village: _Village, names: tuple[str, ...]) -> Iterator[Entry]:
    for _ in range(rng.randrange(4)):
        at = _near(rng, village, 6.0)
        yield Entry(Kind.FARM, rng.choice(names), at, "", (), "", village.parish, village.municipality)


def _street(rng: Random, village: _Village, names: tuple[str, ...]) -> Iterator[Entry]:
    name = f"{rng.choice(names)} {rng.choice(_CLASSES[village.country])}"
    start = _near(rng, village, 1.0)
    angle = rng.uniform(0.0, 2.0 * math.pi)
    for number in range(1, rng.choice((6, 8, 12, 20, 40))):
        if rng.random() < 0.2:
            continue
        away = 25.0 * number
        at = moved(start, away * math.cos(angle), away * math.sin(angle))
        shown = f"{number}{rng.choice('ABC')}" if rng.random() < 0.08 else str(number)
        yield Entry(Kind.STREET, name, at, shown, (), village.name, village.parish, village.municipality)


def _near(rng: Random, village: _Village, times: float) -> LatLon:
    reach = village.reach_m * times
    return moved(village.at, rng.gauss(0.0, reach / 2), rng.gauss(0.0, reach / 2))


def _names(rng: Random, country: str, kind: str, count: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_word(rng, country, kind) for _ in range(count)))


def _word(rng: Random, country: str, kind: str) -> str:
    inner = "".join(rng.choice(_INNER[country].split()) for _ in range(rng.choice((0, 0, 1, 1, 1, 2))))
    first, last = rng.choice(_SYLLABLES[country].split()), rng.choice(_ENDS[kind][country].split())
    return f"{first}{inner}{last}".capitalize()
