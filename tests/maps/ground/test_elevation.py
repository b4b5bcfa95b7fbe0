import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maps.geo import LatLon
from maps.ground.elevation import Elevation, ElevationError
from maps.ground.hgt import VOID


def ground(lat, lon):
    """A made-up plane: 100 m up per degree north, 40 m per degree east."""
    return 50.0 + (lat - 56.0) * 100.0 + (lon - 23.0) * 40.0


def write_tile(folder, lat, lon, side=1201, void=()):
    lats = lat + 1 - np.arange(side) / (side - 1)
    lons = lon + np.arange(side) / (side - 1)
    samples = np.round(ground(lats[:, None], lons[None, :])).astype(">i2")
    for row, column in void:
        samples[row, column] = VOID
    samples.tofile(folder / f"N{lat:02d}E{lon:03d}.hgt")


@pytest.fixture(scope="module")
def two_tiles(tmp_path_factory):
    """Made-up ground in two neighbouring tiles, the eastern one finer."""
    folder = tmp_path_factory.mktemp("hgt")
    write_tile(folder, 56, 23, void=[(600, 600)])
    write_tile(folder, 56, 24, side=3601)
    (folder / "readme.txt").write_text("not a tile")
    return Elevation(folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(56.0, 57.0), st.floats(23.0, 25.0))
def test_between_the_samples_the_ground_is_straight(two_tiles, lat, lon):
    height = two_tiles.height_m(LatLon(lat, lon))
    if abs(lat - 56.5) > 0.002 or abs(lon - 23.5) > 0.002:  # the void
        assert height == pytest.approx(ground(lat, lon), abs=0.51)  # samples are whole metres


def test_a_void_is_unknown_and_never_sea_level(two_tiles):
    assert two_tiles.height_m(LatLon(56.5, 23.5)) is None
    assert two_tiles.height_m(LatLon(56.5004, 23.5004)) is None  # one of its four neighbours is void
    assert two_tiles.height_m(LatLon(56.5 + 1 / 1200, 23.5)) is not None  # the next sample itself is known


def test_where_there_is_no_tile_the_height_is_unknown(two_tiles):
    assert two_tiles.height_m(LatLon(55.99, 23.5)) is None
    assert two_tiles.height_m(LatLon(56.5, 25.01)) is None


def test_the_edges_and_corners_of_a_tile_belong_to_it(two_tiles):
    for lat, lon in ((56.0, 23.0), (57.0, 23.0), (57.0, 25.0), (56.0, 25.0), (56.5, 24.0)):
        assert two_tiles.height_m(LatLon(lat, lon)) == pytest.approx(ground(lat, lon), abs=0.51)


def test_arrays_keep_their_shape_and_say_unknown_as_nan(two_tiles):
    lats, lons = np.array([[56.1, 56.2], [56.5, 10.0]]), np.array([[23.1, 24.2], [23.5, 10.0]])
    heights = two_tiles.heights_m(lats, lons)
    assert heights.shape == (2, 2)
    np.testing.assert_allclose(heights[0], ground(lats[0], lons[0]), atol=0.51)
    assert np.isnan(heights[1]).all()
    assert np.isnan(two_tiles.heights_m(np.array([np.nan]), np.array([23.0]))).all()


def test_the_southern_and_western_halves_of_the_world_are_named_by_their_corner(tmp_path):
    np.full((1201, 1201), 7, ">i2").tofile(tmp_path / "S34W071.hgt")
    elevation = Elevation(tmp_path)
    assert elevation.height_m(LatLon(-33.5, -70.5)) == 7.0
    assert elevation.height_m(LatLon(-34.5, -70.5)) is None


def test_a_tile_cut_short_is_named(tmp_path):
    (tmp_path / "N56E023.hgt").write_bytes(b"\0" * 1000)
    with pytest.raises(ElevationError, match=r"N56E023\.hgt: 1000 bytes is no HGT tile"):
        Elevation(tmp_path).height_m(LatLon(56.5, 23.5))


def test_a_folder_without_tiles_says_what_is_looked_for(tmp_path):
    with pytest.raises(ElevationError, match="no such folder"):
        Elevation(tmp_path / "nowhere")
    with pytest.raises(ElevationError, match=r"no tile such as N56E023\.hgt, and no GeoTIFF$"):
        Elevation(tmp_path)
