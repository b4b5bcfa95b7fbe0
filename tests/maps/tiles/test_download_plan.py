from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box

from maps.area import Area
from maps.geo import LatLon
from maps.mercator import to_world
from maps.tiles.download_plan import MAX_DOWNLOAD_TILES, plan_download
from maps.tiles.providers import ProviderError
from maps.tiles.pyramid import Tile, tile_at

corners = st.builds(LatLon, st.floats(56.0, 56.5), st.floats(23.0, 24.0))


@settings(max_examples=40)
@given(st.lists(corners, min_size=3, max_size=3, unique=True), st.integers(8, 13))
def test_exactly_the_tiles_that_touch_the_area_are_planned(ring: list[LatLon], zoom: int):
    shape = Polygon([to_world(at.lat_deg, at.lon_deg) for at in ring])
    if shape.area < 1.0:
        return
    plan = plan_download([Area(tuple(ring))], zoom, zoom)
    planned = set(plan.tiles())
    assert len(planned) == plan.count
    first, last = tile_at(LatLon(56.5, 23.0), zoom), tile_at(LatLon(56.0, 24.0), zoom)
    touched = {
        Tile(zoom, column, row)
        for column in range(first.column, last.column + 1)
        for row in range(first.row, last.row + 1)
        if (t := Tile(zoom, column, row))
        and shape.intersects(box(t.left, t.top, t.left + t.size, t.top + t.size))
    }
    assert planned == touched


def test_coarse_zooms_come_first():
    ring = (LatLon(56.47, 23.37), LatLon(56.49, 23.37), LatLon(56.49, 23.41))
    zooms = [tile.zoom for tile in plan_download([Area(ring)], 9, 13).tiles()]
    assert zooms == sorted(zooms)
    assert set(zooms) == {9, 10, 11, 12, 13}


def test_a_whole_country_at_the_finest_zoom_is_counted_without_being_listed():
    ring = (LatLon(55.0, 21.0), LatLon(58.0, 21.0), LatLon(58.0, 27.0), LatLon(55.0, 27.0))
    plan = plan_download([Area(ring)], 8, 22)
    assert plan.is_too_large
    assert plan.count > 100 * MAX_DOWNLOAD_TILES


def test_no_area_and_turned_zooms_are_refused():
    ring = (LatLon(56.47, 23.37), LatLon(56.49, 23.37), LatLon(56.49, 23.41))
    with pytest.raises(ProviderError, match="draw one"):
        plan_download([], 8, 12)
    with pytest.raises(ProviderError, match="the coarse one first"):
        plan_download([Area(ring)], 12, 8)
