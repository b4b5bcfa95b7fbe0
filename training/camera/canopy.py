"""What crowns of trees hide: the gaps between them move over what lies below as the camera moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.camera.land import CROWN_CELL_M, SIZE_M

if TYPE_CHECKING:
    from training.camera.land import Land
    from training.camera.lens import Projection
    from training.camera.things import Placed

LAYERS = (0.45, 0.8)  # of the trees' height, where crowns are widest
ALONG, ACROSS = 5, 2  # points of a thing that are looked at


def hidden_share(it: Placed, land: Land, crowns_m: float, look: Projection) -> float:
    """Of the thing, 0..1; crowns `crowns_m` high stand over it where the land is wooded."""
    if crowns_m <= 0.0:
        return 0.0
    turn = np.radians(it.heading_deg)
    along = (np.arange(ALONG) + 0.5) / ALONG - 0.5
    across = (np.arange(ACROSS) + 0.5) / ACROSS - 0.5
    ahead, beside = np.meshgrid(along * it.thing.length_m, across * it.thing.width_m)
    east = it.east_m + ahead.ravel() * np.sin(turn) + beside.ravel() * np.cos(turn)
    north = it.north_m + ahead.ravel() * np.cos(turn) - beside.ravel() * np.sin(turn)
    hidden = np.zeros(east.size, bool)
    cells = len(land.crowns)
    for layer in LAYERS:
        up = min(1.0, layer * crowns_m / max(look.up_m, 0.1))  # of the way to the camera
        column = (east + up * (look.east_m - east) + SIZE_M / 2) / CROWN_CELL_M
        row = (SIZE_M / 2 - north - up * (look.north_m - north)) / CROWN_CELL_M
        hidden |= land.crowns[row.astype(int) % cells, column.astype(int) % cells] > 0
    return float(hidden.mean())
