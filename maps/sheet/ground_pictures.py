"""Map pictures inside the page: a tile layer that asks no server."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from maps.sheet.drawing import MAX_ZOOM
from maps.tiles.picture_size import picture_size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maps.tiles.pyramid import Tile

GROUND = "ground"  # the layer's variable in the page
NOTHING = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="  # one clear pixel


def ground_script(map_name: str, pictures: Mapping[Tile, bytes]) -> str:
    """A tile layer that takes its pictures from the page; beyond the deepest zoom they are enlarged."""
    data = {f"{tile.zoom}/{tile.column}/{tile.row}": _as_data(picture) for tile, picture in pictures.items()}
    zooms = [tile.zoom for tile in pictures]
    return (
        f"var pictures = {json.dumps(data)};\n"
        "var Ground = L.TileLayer.extend({getTileUrl: function (at) {\n"
        f"  return pictures[at.z + '/' + at.x + '/' + at.y] || '{NOTHING}'; }}}});\n"
        f"var {GROUND} = new Ground('', {{minNativeZoom: {min(zooms)}, maxNativeZoom: {max(zooms)},"
        f" maxZoom: {MAX_ZOOM}}}).addTo({map_name});\n"
    )


def _as_data(picture: bytes) -> str:
    size = picture_size(picture)
    kind = size[0] if size is not None else "png"
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode('ascii')}"
