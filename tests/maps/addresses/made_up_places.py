"""A small district of both countries. The towns are real, farms and house numbers are made up."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from maps.addresses.entry import Entry
from maps.addresses.gazetteer_build import About, build_from
from maps.addresses.hit import Kind
from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

ABOUT = About("made up", "none needed", "2026-04-01", datetime(2026, 4, 12, 8, 0, tzinfo=UTC))
TERVETE, DOBELE, JONISKIS = LatLon(56.480, 23.391), LatLon(56.625, 23.279), LatLon(56.238, 23.615)
_TERVETES, _DOBELES, _JONISKIO = "Tērvetes pag.", "Dobeles nov.", "Joniškio r. sav."
PLACES = (
    Entry(Kind.TOWN, "Dobele", DOBELE, "", (), "", "", _DOBELES),
    Entry(Kind.VILLAGE, "Tērvete", TERVETE, "", ("Hofzumberge",), "", _TERVETES, _DOBELES),
    Entry(Kind.TOWN, "Joniškis", JONISKIS, "", ("Janischken",), "", "", _JONISKIO),
    Entry(Kind.VILLAGE, "Zelmeņi", LatLon(56.465, 23.345), "", (), "", _TERVETES, _DOBELES),
    Entry(Kind.VILLAGE, "Zelmeņi", LatLon(56.4655, 23.3455), "5", (), "", _TERVETES, _DOBELES),
    Entry(Kind.FARM, "Kalnzelmeņi", LatLon(56.470, 23.350), "", (), "", _TERVETES, _DOBELES),
    Entry(Kind.STREET, "Brīvības iela", LatLon(56.6240, 23.2800), "12", (), "Dobele", "", _DOBELES),
    Entry(Kind.STREET, "Brīvības iela", LatLon(56.6242, 23.2810), "12A", (), "Dobele", "", _DOBELES),
    Entry(Kind.STREET, "Brīvības iela", LatLon(56.6244, 23.2820), "14 k-1", (), "Dobele", "", _DOBELES),
    Entry(Kind.STREET, "1. maija iela", LatLon(56.6260, 23.2700), "1", (), "Dobele", "", _DOBELES),
    Entry(Kind.STREET, "1. maija iela", LatLon(56.6262, 23.2710), "7", (), "Dobele", "", _DOBELES),
    Entry(Kind.STREET, "Liepu iela", LatLon(56.6300, 23.2750), "3", (), "Dobele", "", _DOBELES),
    Entry(Kind.STREET, "Liepų g.", LatLon(56.2400, 23.6100), "3", (), "Joniškis", "", _JONISKIO),
    Entry(Kind.STREET, "Vasario 16-osios g.", LatLon(56.2390, 23.6200), "9", (), "Joniškis", "", _JONISKIO),
    Entry(
        Kind.LAKE, "Zebrus ezers", LatLon(56.632, 22.995), "", ("Zebras ezers",), "", "Bikstu pag.", _DOBELES
    ),
    Entry(Kind.FOREST, "Tērvetes sils", LatLon(56.470, 23.370), "", (), "", _TERVETES, _DOBELES),
)


def made(path: Path, entries: Iterable[Entry] = PLACES, about: About = ABOUT) -> Path:
    """A gazetteer of them."""

    def fill(take: Callable[[Entry], None], leave: Callable[[str], None]) -> None:
        for entry in entries:
            take(entry)

    build_from(fill, path, about)
    return path
