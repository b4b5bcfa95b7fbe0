from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from maps.foreign.file import FormatError
from maps.geo import LatLon, distance_m
from maps.grids import Grid, GridPosition, from_grid
from maps.ground.geotiff import read_geotiff
from tests.maps import made_up_tiffs

if TYPE_CHECKING:
    from pathlib import Path

VALUES = np.arange(12, dtype=np.float32).reshape(3, 4)


def test_degrees_are_read_with_north_up(tmp_path: Path):
    grid = read_geotiff(made_up_tiffs.write(tmp_path / "p.tif", VALUES, 4326, (24.0, 57.0), (0.001, 0.0005)))
    assert grid.values.tolist() == VALUES.tolist()
    lats, lons = grid.places(np.array([0.0, 2.0]), np.array([0.0, 3.0]))
    assert lats == pytest.approx([56.99975, 56.99875])
    assert lons == pytest.approx([24.0005, 24.0035])
    assert grid.square.north_m == pytest.approx(55.7, abs=0.3)
    assert grid.square.east_m == pytest.approx(60.8, abs=0.3)


@pytest.mark.parametrize(("epsg", "grid"), [(3059, Grid.LKS_92), (3346, Grid.LKS_94)])
def test_national_grids_are_read(tmp_path: Path, epsg: int, grid: Grid):
    north = 300_000.0 if grid is Grid.LKS_92 else 6_100_000.0
    read = read_geotiff(
        made_up_tiffs.write(tmp_path / "p.tif", VALUES, epsg, (500_000.0, north), (25.0, 25.0))
    )
    lats, lons = read.places(np.array([0.0]), np.array([0.0]))
    meant = from_grid(GridPosition(grid, north - 12.5, 500_012.5))
    assert distance_m(LatLon(float(lats[0]), float(lons[0])), meant) < 0.01
    assert read.square.east_m == pytest.approx(25.0, abs=0.05)


def test_utm_is_read_and_places_lead_back_to_pixels(tmp_path: Path):
    grid = read_geotiff(
        made_up_tiffs.write(tmp_path / "p.tif", VALUES, 32635, (400_000.0, 6_300_000.0), (30.0, 30.0))
    )
    rows, columns = np.array([0.0, 1.0, 2.0]), np.array([3.0, 1.0, 0.0])
    back = grid.pixels(*grid.places(rows, columns))
    assert back[0] == pytest.approx(rows, abs=1e-5)
    assert back[1] == pytest.approx(columns, abs=1e-5)
    assert grid.nearest(*grid.places(rows, columns)).tolist() == [3.0, 5.0, 8.0]
    assert np.isnan(grid.nearest(np.array([10.0]), np.array([10.0]))).all()


def test_pixels_that_are_points_lie_half_a_pixel_further_north_west(tmp_path: Path):
    as_area, as_point = (
        read_geotiff(
            made_up_tiffs.write(
                tmp_path / f"{point}.tif", VALUES, 4326, (24.0, 57.0), (0.01, 0.01), point=point
            )
        )
        for point in (False, True)
    )
    assert (as_point.west, as_point.north) == pytest.approx((as_area.west - 0.005, as_area.north + 0.005))


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.int32, np.float32])
def test_all_kinds_of_numbers_are_read(tmp_path: Path, kind: Any):
    grid = read_geotiff(made_up_tiffs.write(tmp_path / "p.tif", VALUES.astype(kind), 4326))
    assert grid.values.tolist() == VALUES.tolist()


@pytest.mark.parametrize("compression", ["raw", "tiff_deflate", "tiff_lzw", "packbits"])
def test_packed_grids_are_read(tmp_path: Path, compression: str):
    path = made_up_tiffs.write(tmp_path / "p.tif", VALUES, 4326, compression=compression)
    assert read_geotiff(path).values.tolist() == VALUES.tolist()


@pytest.mark.parametrize(
    ("nodata", "missing"), [("-9999", -9999.0), ("-3.4028234663852886e+38", -3.4028235e38)]
)
def test_what_is_not_known_is_nan(tmp_path: Path, nodata: str, missing: float):
    values = VALUES.copy()
    values[1, 1] = missing
    grid = read_geotiff(made_up_tiffs.write(tmp_path / "p.tif", values, 4326, nodata=nodata))
    assert np.isnan(grid.values[1, 1])
    assert np.isfinite(grid.values).sum() == 11


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"epsg": 2100}, "EPSG:2100.*4326"),
        ({"epsg": 32767}, "unknown projection"),
        ({"tags": {34735: None}}, "without a place"),
        ({"tags": {33550: None}}, "where its pixels lie"),
        ({"tags": {33550: (0.0, 1.0, 0.0)}}, "no size"),
        ({"tags": {33550: (0.001, -0.001, 0.0)}}, "mirrored"),
        ({"corner": (24.0, 157.0)}, "not on the Earth"),
        ({"epsg": 3059, "corner": (24.0e9, 57.0e12), "step": (30.0, 30.0)}, "not on the Earth"),
        ({"nodata": "none"}, "no number for missing data"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, changes: dict[str, Any], said: str):
    wanted: dict[str, Any] = {"epsg": 4326} | changes
    path = made_up_tiffs.write(tmp_path / "p.tif", VALUES, **wanted)
    with pytest.raises(FormatError, match=said) as refused:
        read_geotiff(path)
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith("p.tif: ")


def test_a_matrix_places_a_grid_and_a_turned_one_is_refused(tmp_path: Path):
    def with_matrix(bend: float) -> Path:
        matrix = (0.001, bend, 0.0, 24.0, bend, -0.001, 0.0, 57.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
        tags = {33550: None, 33922: None, 34264: matrix}
        return made_up_tiffs.write(tmp_path / f"{bend}.tif", VALUES, 4326, tags=tags)

    assert read_geotiff(with_matrix(0.0)).west == 24.0
    with pytest.raises(FormatError, match="turned: save it with north up"):
        read_geotiff(with_matrix(0.0002))


def test_a_photo_is_no_grid(tmp_path: Path):
    path = tmp_path / "photo.tif"
    Image.new("RGB", (40, 30), (200, 30, 30)).save(path)
    with pytest.raises(FormatError, match="a picture in colours"):
        read_geotiff(path)
    Image.new("L", (40, 30), 7).save(path)
    with pytest.raises(FormatError, match="without a place on the Earth"):
        read_geotiff(path)
    Image.new("RGB", (40, 30)).save(path, format="PNG")
    with pytest.raises(FormatError, match="not a TIFF"):
        read_geotiff(path)


@pytest.mark.parametrize("side", [2001, 10_000, 60_000])
def test_a_huge_grid_is_refused_before_it_is_decoded(tmp_path: Path, side: int):
    path = made_up_tiffs.write(tmp_path / "p.tif", VALUES, 4326)
    _claim(path, 256, side)
    _claim(path, 257, side)
    with pytest.raises(FormatError, match="at most 4,000,000 pixels"):
        read_geotiff(path)


def test_64_bit_numbers_are_refused_with_what_to_do(tmp_path: Path):
    path = made_up_tiffs.write(tmp_path / "p.tif", VALUES, 4326)
    _claim(path, 258, 64)
    with pytest.raises(FormatError, match="Float32"):
        read_geotiff(path)


@settings(max_examples=60)
@given(st.integers(0, 2**31))
def test_a_damaged_file_is_read_or_refused_in_one_line(tmp_path_factory: pytest.TempPathFactory, seed: int):
    path = tmp_path_factory.mktemp("tiff") / "p.tif"
    made_up_tiffs.write(path, VALUES, 4326, nodata="-1")
    random = np.random.default_rng(seed)
    content = bytearray(path.read_bytes())
    for _ in range(int(random.integers(1, 6))):
        content[int(random.integers(len(content)))] = int(random.integers(256))
    path.write_bytes(content[: int(random.integers(1, len(content) + 1))] if seed % 3 == 0 else content)
    said = _refusal(path)
    assert said is None or (said.startswith("p.tif: ") and "\n" not in said)


def test_a_missing_file_is_said(tmp_path: Path):
    with pytest.raises(FormatError, match="cannot be read"):
        read_geotiff(tmp_path / "none.tif")


def _claim(path: Path, tag: int, value: int) -> None:
    """Write another number into the first directory of a little-endian file."""
    content = bytearray(path.read_bytes())
    start = struct.unpack_from("<I", content, 4)[0]
    for entry in range(struct.unpack_from("<H", content, start)[0]):
        at = start + 2 + 12 * entry
        if struct.unpack_from("<H", content, at)[0] == tag:
            struct.pack_into("<HHII", content, at, tag, 4, 1, value)
    path.write_bytes(content)


def _refusal(path: Path) -> str | None:
    try:
        read_geotiff(path)
    except FormatError as error:
        return str(error)
    return None
