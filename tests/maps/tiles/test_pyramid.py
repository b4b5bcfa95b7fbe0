import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import LatLon
from maps.mercator import WORLD, to_world
from maps.tiles.pyramid import Tile, parent, part_of, tile_at, tiles_covering, zoom_to_draw

tiles = st.integers(0, 20).flatmap(
    lambda z: st.builds(Tile, st.just(z), st.integers(0, 2**z - 1), st.integers(0, 2**z - 1))
)


def test_the_address_is_that_of_every_other_map():
    # checked by hand with the formula of wiki.openstreetmap.org/wiki/Slippy_map_tilenames
    assert tile_at(LatLon(56.48, 23.391), 12) == Tile(12, 2314, 1265)
    assert tile_at(LatLon(85.06, -180.0), 3) == Tile(3, 0, 0)
    assert tile_at(LatLon(-90.0, 180.0), 3) == Tile(3, 7, 7)


@given(st.floats(-85.0, 85.0), st.floats(-180.0, 179.99), st.integers(0, 20))
def test_a_position_lies_in_its_tile(lat, lon, zoom):
    tile = tile_at(LatLon(lat, lon), zoom)
    x, y = to_world(lat, lon)
    assert tile.left <= x <= tile.left + tile.size
    assert tile.top <= y <= tile.top + tile.size


@given(tiles)
def test_a_tile_is_covered_by_itself_alone(tile):
    edges = (tile.left, tile.top, tile.left + tile.size, tile.top + tile.size)
    assert list(tiles_covering(*edges, tile.zoom)) == [tile]


@given(st.tuples(*[st.floats(-0.1, 1.1)] * 4), st.integers(0, 6))
def test_the_tiles_cover_the_rectangle_and_none_is_beside_it(edges, zoom):
    left, right = sorted(edge * WORLD for edge in edges[:2])
    top, bottom = sorted(edge * WORLD for edge in edges[2:])
    found = list(tiles_covering(left, top, right, bottom, zoom))
    assert len(set(found)) == len(found)
    for t in found:
        assert t.left <= right
        assert t.left + t.size >= left
        assert t.top <= bottom
        assert t.top + t.size >= top
    seen = sum(
        (min(right, t.left + t.size) - max(left, t.left)) * (min(bottom, t.top + t.size) - max(top, t.top))
        for t in found
    )
    wide = max(0.0, min(right, WORLD) - max(left, 0.0))
    high = max(0.0, min(bottom, WORLD) - max(top, 0.0))
    assert seen == pytest.approx(wide * high, abs=1.0)


@given(tiles.filter(lambda t: t.zoom > 0))
def test_the_part_of_an_ancestor_is_where_the_tile_is(tile):
    assert part_of(tile, tile.zoom - 1).tile == parent(tile)
    for zoom in (tile.zoom, tile.zoom // 2, 0):
        part = part_of(tile, zoom)
        assert part.tile.left + part.left * part.tile.size == pytest.approx(tile.left, abs=1e-6)
        assert part.tile.top + part.top * part.tile.size == pytest.approx(tile.top, abs=1e-6)
        assert part.size * part.tile.size == pytest.approx(tile.size)


def test_there_is_nothing_above_the_world():
    with pytest.raises(ValueError, match="no parent"):
        parent(Tile(0, 0, 0))
    with pytest.raises(ValueError, match="no ancestor at zoom 5"):
        part_of(Tile(4, 0, 0), 5)


def test_the_zoom_follows_the_screen_within_what_there_is():
    per_pixel = WORLD / 256 / 2**12
    assert zoom_to_draw(per_pixel, 8, 14) == 12
    assert zoom_to_draw(per_pixel / 1.3, 8, 14) == 12
    assert zoom_to_draw(per_pixel / 1.5, 8, 14) == 13
    assert zoom_to_draw(per_pixel / 100, 8, 14) == 14
    assert zoom_to_draw(per_pixel * 100, 8, 14) == 8
