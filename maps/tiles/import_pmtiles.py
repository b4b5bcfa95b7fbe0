"""Take the pictures of a PMTiles archive (version 3)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from maps.foreign.pmtiles_file import PmtilesFile
from maps.tiles.incoming import Incoming
from maps.tiles.pyramid import Tile

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@contextmanager
def pmtiles(path: Path) -> Generator[Incoming]:
    """FormatError: vector tiles, no PMTiles, damaged, or the extra is missing."""
    with PmtilesFile(path) as file:
        tiles = ((Tile(*place), content) for place, content in file.tiles())
        said = file.metadata
        yield Incoming(said.get("name", path.stem), said.get("attribution", ""), file.expected, tiles)
