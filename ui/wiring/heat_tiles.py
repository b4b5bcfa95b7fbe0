"""A tile of the thermal mosaic as the map shows it: what is hot shines, what is cool lets the map through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.map.layers.mosaic import HeatTile

if TYPE_CHECKING:
    from telemetry.mosaic import MosaicTile

# Of the same colours for the whole flight, or tiles of different minutes would not compare.
COOL_C, HOT_C = 30.0, 120.0
LEAST_ALPHA = 0.05  # where it was looked at and nothing is warm


def heat_tile(tile: MosaicTile) -> HeatTile:
    """From COOL_C on it begins to shine, at HOT_C it is white; alpha is multiplied in."""
    import numpy as np  # noqa: PLC0415  with the first tile

    from telemetry.thermal.frame import counts_of  # noqa: PLC0415  as above
    from telemetry.thermal.palettes import PaletteName, palette  # noqa: PLC0415  as above

    low, high = counts_of(COOL_C), counts_of(HOT_C)
    share = np.clip((tile.counts.astype(np.float32) - low) / (high - low), 0.0, 1.0)
    # Embers are small and far below the hottest of a flame: the root lifts them out of the ground.
    shine = np.sqrt(share)
    alpha = np.where(tile.counts == 0, 0.0, LEAST_ALPHA + (1.0 - LEAST_ALPHA) * shine).astype(np.float32)
    colours = palette(PaletteName.IRON)[(shine * 255.0).astype(np.uint8)]
    bgra = colours.view(np.uint8).reshape(*tile.counts.shape, 4) * alpha[..., None]
    made = bgra.astype(np.uint8)
    made[..., 3] = (alpha * 255.0).astype(np.uint8)
    north_west, _, south_east, _ = tile.corners
    return HeatTile(tile.key, made, north_west, south_east)
