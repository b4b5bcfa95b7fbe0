"""The grid of ArduPilot, against a recorded request and against MAVProxy."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.terrain_grid import ALL, BITS, Corner, bits_of, grid_at, places

E7 = 1e-7


def test_the_grid_is_the_one_that_a_recorded_arducopter_asked_for():
    """tests/data/flight1_extract.tlog: TERRAIN_REQUEST at 56.2, 25.3."""
    corner, north, east = grid_at(562_000_000, 253_000_000, 100)
    assert corner == (561_940_372, 252_705_647, 100)
    assert (int(north), int(east)) == (6, 18)


@given(st.floats(-84.0, 84.0), st.floats(-179.9, 179.9), st.sampled_from([30, 100, 250]))
def test_a_place_lies_among_the_heights_of_its_grid(lat: float, lon: float, spacing: int):
    corner, north, east = grid_at(round(lat / E7), round(lon / E7), spacing)
    assert 0 <= north < 24
    assert 0 <= east < 28
    row, column = int(north), int(east)
    bit = row // 4 * 8 + column // 4
    lats, lons = places(corner, [bit])
    index = row % 4 * 4 + column % 4
    off_north_m = (lat - lats[0, index]) * 111_319.0
    off_east_m = (lon - lons[0, index]) * 111_319.0 * np.cos(np.radians(lat))
    assert -1.0 <= off_north_m <= spacing + 1.0
    assert -0.01 * 111_319.0 <= off_east_m <= 0.01 * 111_319.0  # near the poles the grid leans


def test_bits_go_east_first_and_heights_in_a_block_too():
    lats, lons = places(Corner(560_000_000, 230_000_000, 100), list(range(BITS)))
    assert lats.shape == (56, 16)
    assert lats[0, 0] == pytest.approx(56.0)
    assert lons[0, 0] == pytest.approx(23.0)
    assert lons[0, 1] > lons[0, 0]
    assert lats[0, 1] == lats[0, 0]
    assert lats[0, 4] > lats[0, 0]
    assert lons[1, 0] > lons[0, 3]
    assert lats[1, 0] == lats[0, 0]
    assert lats[8, 0] > lats[0, 12]
    assert (lats[55, 15] - 56.0) * 111_318.8 == pytest.approx(2_700.0, abs=0.1)


@pytest.mark.skipif(find_spec("MAVProxy") is None, reason="MAVProxy is not installed")
def test_the_places_are_those_that_mavproxy_looks_up():
    from MAVProxy.modules.lib import mp_util  # noqa: PLC0415

    lats, lons = places(Corner(561_940_372, 252_705_647, 100), list(range(BITS)))
    for bit in range(BITS):
        at = mp_util.gps_offset(56.1940372, 25.2705647, east=400.0 * (bit % 8), north=400.0 * (bit // 8))
        for i in range(16):
            lat, lon = mp_util.gps_offset(*at, east=100.0 * (i % 4), north=100.0 * (i // 4))
            assert abs(lat - lats[bit, i]) * 111_319.0 < 5.0  # it reckons on a sphere
            assert abs(lon - lons[bit, i]) * 62_000.0 < 5.0


@given(st.integers(0, 2**64 - 1))
def test_a_mask_is_its_bits_and_nothing_beyond_the_grid(mask: int):
    bits = bits_of(mask)
    assert sum(1 << bit for bit in bits) == mask & ALL
