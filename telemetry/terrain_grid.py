"""The grid in which an ArduPilot keeps terrain: which heights the bits of a TERRAIN_REQUEST stand for.

AP_Terrain: a request names the south-west corner of a grid of 28 rows to the north and 32 columns to the
east, `grid_spacing` metres apart. It is sent in blocks of 4 x 4, bit 0 in the south-west, eight to a row;
in a block the heights go east first, then north.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SIDE = 4  # heights along a block
BLOCKS_EAST, BLOCKS_NORTH = 8, 7
BITS = BLOCKS_EAST * BLOCKS_NORTH
ALL = (1 << BITS) - 1
M_PER_E7 = 0.011131884502145034  # of latitude: ArduPilot's LOCATION_SCALING_FACTOR


class Corner(NamedTuple):
    """A grid, by its south-west corner in degrees times 1e7 and its spacing."""

    lat_e7: int
    lon_e7: int
    spacing_m: int


def bits_of(mask: int) -> tuple[int, ...]:
    """The numbers of the blocks that a mask asks for."""
    return tuple(bit for bit in range(BITS) if mask >> bit & 1)


def places(corner: Corner, bits: Sequence[int]) -> tuple[Floats, Floats]:
    """Latitudes and longitudes of the heights of these blocks: a row of sixteen each, in degrees."""
    block = np.asarray(bits, np.float64)[:, None]
    within = np.arange(SIDE * SIDE, dtype=np.float64)[None, :]
    north_m = (block // BLOCKS_EAST * SIDE + within // SIDE) * corner.spacing_m
    east_m = (block % BLOCKS_EAST * SIDE + within % SIDE) * corner.spacing_m
    lats_e7, lons_e7 = _moved_e7(corner.lat_e7, corner.lon_e7, north_m, east_m)
    return lats_e7 * 1e-7, (lons_e7 * 1e-7 + 180.0) % 360.0 - 180.0


def grid_at(lat_e7: int, lon_e7: int, spacing_m: int) -> tuple[Corner, float, float]:
    """The grid that a place lies in, and how many spacings north and east of its corner.

    AP_Terrain::calculate_grid_info: grids begin at whole degrees and overlap by one block.
    """
    ref_lat, ref_lon = lat_e7 // 10_000_000 * 10_000_000, lon_e7 // 10_000_000 * 10_000_000
    scale = max(0.01, math.cos(math.radians((lat_e7 + ref_lat) / 2 * 1e-7)))
    north = (lat_e7 - ref_lat) * M_PER_E7 / spacing_m
    east = (lon_e7 - ref_lon) * M_PER_E7 * scale / spacing_m
    rows, columns = (BLOCKS_NORTH - 1) * SIDE, (BLOCKS_EAST - 1) * SIDE
    first_row, first_column = int(north) // rows * rows, int(east) // columns * columns
    north_m, east_m = np.array([float(first_row * spacing_m)]), np.array([float(first_column * spacing_m)])
    lats_e7, lons_e7 = _moved_e7(ref_lat, ref_lon, north_m, east_m)
    corner = Corner(int(lats_e7[0]), int(lons_e7[0]), spacing_m)
    return corner, north - first_row, east - first_column


def _moved_e7(lat_e7: float, lon_e7: float, north_m: Floats, east_m: Floats) -> tuple[Floats, Floats]:
    """Places so far from another one, as ArduPilot's Location::offset reckons."""
    up_e7 = north_m / M_PER_E7
    middle = np.radians((lat_e7 + up_e7 / 2.0) * 1e-7)
    return lat_e7 + up_e7, lon_e7 + east_m / (M_PER_E7 * np.maximum(np.cos(middle), 0.01))
