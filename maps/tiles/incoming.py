"""What an importer hands over: the pictures of a foreign map in the order of the file, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.tiles.pyramid import Tile


@dataclass(frozen=True, slots=True, eq=False)
class Incoming:
    """`tiles` is read once, while the file is open."""

    name: str
    attribution: str  # "" where the file does not say
    expected: int  # tiles; 0: the file does not say
    tiles: Iterator[tuple[Tile, bytes]]
