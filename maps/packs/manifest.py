"""What an area pack says of itself, in `pack.json`: each file with its hash, edition, source and licence.

    NAME/pack.json
    NAME/tiles/*.mbtiles    NAME/elevation/*    NAME/zones/*    NAME/obstacles/*
    NAME/places/*           NAME/cameras/*      NAME/addresses/*.sqlite

The files are used as they lie there: a folder without a manifest works too, it only cannot be proven whole.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

from maps.foreign.file import FormatError, one_line
from maps.foreign.json_file import read_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Bounds: TypeAlias = tuple[float, float, float, float]  # degrees: west, south, east, north

FILE = "pack.json"
FORMAT = "firedrone-area-pack"
_NAME = re.compile(r"[^\W_][\w .-]{0,59}")  # of a pack or a file: no separator, no leading dot or blank
# Names that Windows keeps for itself: a pack made here must also be copied there
_TAKEN = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class Kind(StrEnum):
    """What a file is for; the value is its folder in the pack."""

    TILES = "tiles"
    ELEVATION = "elevation"
    ZONES = "zones"
    OBSTACLES = "obstacles"
    PLACES = "places"
    CAMERAS = "cameras"
    ADDRESSES = "addresses"


Text = Annotated[str, Meta(max_length=500)]


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """One file. Empty texts and no edition: nobody said."""

    kind: Kind
    name: Text  # of the file in the kind's folder
    size_bytes: Annotated[int, Meta(ge=0)]
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    edition: datetime | None = None
    source: Text = ""
    licence: Text = ""

    @property
    def path(self) -> str:
        """Below the pack's folder."""
        return f"{self.kind}/{self.name}"


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """All of a pack."""

    name: Text
    made_at: datetime
    parts: tuple[Part, ...]
    bounds_deg: Bounds | None = None
    format: Literal["firedrone-area-pack"] = FORMAT
    version: Literal[1] = 1


def is_name(text: str) -> bool:
    """Whether it can name a pack or a file of one, on any system."""
    return _NAME.fullmatch(text) is not None and _TAKEN.fullmatch(text) is None and text[-1] not in " ."


def read_manifest(folder: Path) -> Manifest:
    """FormatError names the place in `pack.json` and what is wrong."""
    path = folder / FILE
    document = read_json(path)
    try:
        manifest = msgspec.convert(document, Manifest)
    except msgspec.ValidationError as error:
        raise FormatError(path, "", one_line(str(error))) from error
    if not is_name(manifest.name):
        raise FormatError(
            path, "name", f'"{manifest.name[:40]}" cannot be a folder: letters, digits, - and _'
        )
    seen: set[str] = set()
    for number, part in enumerate(manifest.parts, 1):
        place = f"part {number}"
        if not is_name(part.name):
            raise FormatError(path, place, f'"{part.name[:40]}" is no plain file name')
        if part.path.casefold() in seen:
            raise FormatError(path, place, f"{part.path} stands there twice")
        if part.edition is not None and part.edition.tzinfo is None:
            raise FormatError(path, place, "an edition without its offset: write it as 2026-04-18T13:15:00Z")
        seen.add(part.path.casefold())
    return manifest


def text(manifest: Manifest) -> str:
    """The file's content, in a fixed order, so that the same pack is the same bytes."""
    document = msgspec.to_builtins(manifest, order="deterministic")
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def now() -> datetime:
    """To the second: what a manifest keeps."""
    return datetime.now(UTC).replace(microsecond=0)


def union(bounds: Iterable[Bounds | None]) -> Bounds | None:
    """The rectangle round all that are known."""
    known = [one for one in bounds if one is not None]
    if not known:
        return None
    west, south, east, north = zip(*known, strict=True)
    return min(west), min(south), max(east), max(north)
