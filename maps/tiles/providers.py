"""Whose map pictures may be downloaded: the brigade's own list, `tile_providers.toml` in the data folder.

    contact = "fire@municipality.example"        # said to every server, so that it can write instead of block

    [[provider]]
    name = "County orthophoto"
    url = "https://maps.municipality.example/ortho/{z}/{x}/{y}.jpg?key={key}"   # {-y}: rows from the south
    attribution = "(c) County, 2025"
    licence = "contract 17/2025"
    max_zoom = 18
    allowed_offline = true
    allowed_by = "J. B. of the county's GIS office, letter of 2 March 2026"
    requests_per_s = 4.0

The servers of OpenStreetMap forbid copies of areas: they are refused whatever the file says. A key lives in
the computer's key store under `key_name(provider)`, never in this file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import metadata
from string import Formatter
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import msgspec

from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml
from maps.plain_error import PlainError
from maps.tiles.pyramid import MAX_ZOOM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from maps.tiles.pyramid import Tile

FILE = "tile_providers.toml"
MAX_PROVIDERS = 50
MAX_REQUESTS_PER_S = 20.0
CLOSED_HOSTS = ("openstreetmap.org", "osm.org")
_PLACES = {"z", "x", "y", "-y", "key"}


class ProviderError(PlainError):
    """A download that may not be or cannot be: one line, with what to do."""


class WhyNot(StrEnum):
    """Why nothing may be downloaded from a provider."""

    OPENSTREETMAP = "openstreetmap"
    NOT_ALLOWED = "not_allowed"
    NOBODY_NAMED = "nobody_named"
    NO_KEY = "no_key"


WORDS = {
    WhyNot.OPENSTREETMAP: "the servers of OpenStreetMap forbid copies of areas: choose another provider",
    WhyNot.NOT_ALLOWED: "is not marked as allowed: ask the provider, then write allowed_offline = true",
    WhyNot.NOBODY_NAMED: "does not say who allowed copies: write it as allowed_by",
    WhyNot.NO_KEY: "needs a key: give it with firedrone tiles key",
}


@dataclass(frozen=True, slots=True)
class Provider:
    """One server of tiles. `url` holds {z}, {x}, {y} or {-y}, and where it is needed {key}."""

    name: str
    url: str
    attribution: str
    licence: str = ""
    min_zoom: int = 0
    max_zoom: int = 18
    allowed_offline: bool = False
    allowed_by: str = ""  # who, when, where it is written
    requests_per_s: float = 2.0
    contact: str = ""

    @property
    def needs_key(self) -> bool:
        return "{key}" in self.url

    @property
    def agent(self) -> str:
        """How we introduce ourselves."""
        who = f" (+{self.contact})" if self.contact else ""
        return f"FireDrone/{metadata.version('firedrone')}{who}"


@dataclass(frozen=True, slots=True)
class _File:
    contact: str = ""
    provider: tuple[Provider, ...] = ()


def read_providers(data_dir: Path) -> tuple[Provider, ...]:
    """In the order of the file; none where there is no file. FormatError names the provider that is wrong."""
    path = data_dir / FILE
    if not path.is_file():
        return ()
    try:
        file = msgspec.convert(read_toml(path), _File)
    except msgspec.ValidationError as e:
        raise FormatError(path, "", one_line(str(e))) from e
    if len(file.provider) > MAX_PROVIDERS:
        raise FormatError(path, "", f"more than {MAX_PROVIDERS} providers")
    names: set[str] = set()
    for number, provider in enumerate(file.provider, 1):
        place = f'provider {number} "{provider.name[:40]}"'
        for wrong in _wrong(provider):
            raise FormatError(path, place, wrong)
        if provider.name in names:
            raise FormatError(path, place, "stands twice: give it another name")
        names.add(provider.name)
    return tuple(replace(one, contact=one.contact or file.contact) for one in file.provider)


def why_not(provider: Provider, key: str | None = None) -> WhyNot | None:
    """None: its pictures may be downloaded."""
    if _is_closed(provider):
        return WhyNot.OPENSTREETMAP
    if not provider.allowed_offline:
        return WhyNot.NOT_ALLOWED
    if not provider.allowed_by.strip():
        return WhyNot.NOBODY_NAMED
    return WhyNot.NO_KEY if provider.needs_key and not key else None


def key_name(provider: Provider) -> str:
    """Under which the key store keeps its key."""
    return f"tiles {provider.name}"


def address(provider: Provider, tile: Tile, key: str | None = None) -> str:
    """Where the picture of a tile is."""
    south_row = 2**tile.zoom - 1 - tile.row
    filled = provider.url.replace("{z}", str(tile.zoom)).replace("{x}", str(tile.column))
    filled = filled.replace("{y}", str(tile.row)).replace("{-y}", str(south_row))
    return filled.replace("{key}", quote(key or "", safe=""))


def _is_closed(provider: Provider) -> bool:
    host = (urlsplit(provider.url).hostname or "").rstrip(".").lower()
    return any(host == closed or host.endswith(f".{closed}") for closed in CLOSED_HOSTS)


def _wrong(provider: Provider) -> Iterator[str]:
    """What is wrong with its entry, and what to do."""
    if not provider.name.strip() or not provider.attribution.strip():
        yield "needs a name and an attribution, which is shown with every picture"
    try:
        parts = urlsplit(provider.url)
        named = {name for _, name, _, _ in Formatter().parse(provider.url) if name is not None}
        host = parts.hostname or ""
    except ValueError:
        yield "its url is not an address"
        return
    if parts.scheme not in ("http", "https") or not host or "{" in host or not provider.url.isprintable():
        yield "its url must begin with https:// and a host without {}"
    if not {"z", "x"} <= named or not named & {"y", "-y"}:
        yield "its url needs {z}, {x} and {y} (or {-y}) where the tile's numbers go"
    if named - _PLACES:
        yield f"its url has {{{min(named - _PLACES)}}}: known are {{z}}, {{x}}, {{y}}, {{-y}}, {{key}}"
    if not 0 <= provider.min_zoom <= provider.max_zoom <= MAX_ZOOM:
        yield f"its zooms must lie between 0 and {MAX_ZOOM}"
    if not 0.0 < provider.requests_per_s <= MAX_REQUESTS_PER_S:
        yield f"requests_per_s must lie between 0 and {MAX_REQUESTS_PER_S:.0f}"
