"""GeoTIFFs of heights, as surveys hand them out."""

from __future__ import annotations

import struct
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maps.foreign.file import FormatError
from maps.foreign.tiff_file import decoded
from maps.geo import LatLon
from maps.grids import Grid, GridPosition, from_grid
from maps.ground.elevation import Elevation, ElevationError
from maps.ground.height_grid import BlockCache, HeightGrid
from tests.maps import made_up_tiffs

A = Path("a.tif")
STEP = (1 / 240, 1 / 360)  # degrees; GLO-30 here has 2400 columns and 3600 rows a degree


def plane(lats: Any, lons: Any) -> Any:
    """A made-up plane: 100 m up per degree north, 40 m per degree east."""
    return 50.0 + (lats - 56.0) * 100.0 + (lons - 23.0) * 40.0


def degree(folder: Path, lat: int, lon: int, **changes: Any) -> Path:
    """Like a tile of GLO-30, ten times as coarse: pixels are points, the first one at the corner."""
    lats = lat + 1 - np.arange(360)[:, None] * STEP[1]
    lons = lon + np.arange(240)[None, :] * STEP[0]
    wanted: dict[str, Any] = {"values": plane(lats, lons).astype(np.float32), "point": True, "tile": 64}
    wanted |= changes
    corner = (lon - STEP[0] / 2, lat + 1 + STEP[1] / 2)
    return made_up_tiffs.write_tiled(
        folder / f"N{lat}_E{lon}.tif", wanted.pop("values"), 4326, corner, STEP, **wanted
    )


@pytest.fixture(scope="module")
def two_degrees(tmp_path_factory: pytest.TempPathFactory) -> Elevation:
    folder = tmp_path_factory.mktemp("glo")
    degree(folder, 56, 23)
    degree(folder, 56, 24)
    return Elevation(folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(56.01, 56.99), st.floats(23.0, 24.98))
def test_packed_tiles_say_the_height_between_their_posts(two_degrees: Elevation, lat: float, lon: float):
    height = two_degrees.height_m(LatLon(lat, lon))
    assert height == pytest.approx(plane(lat, lon), abs=0.1)  # half a post at the seam is level: 0.083 m


def test_between_two_tiles_without_a_common_edge_is_no_gap(two_degrees: Elevation):
    lons = np.linspace(24.0 - STEP[0], 24.0 + STEP[0], 101)
    assert not np.isnan(two_degrees.heights_m(np.full(101, 56.5), lons)).any()


def test_heights_in_strips_are_those_of_the_whole_file(tmp_path: Path):
    values = np.random.default_rng(1).uniform(0, 200, (700, 90)).astype(np.float32)
    for packing in ("raw", "tiff_deflate", "tiff_lzw"):
        path = made_up_tiffs.write(
            tmp_path / f"{packing}.tif", values, 3059, (500_000, 300_000), (10, 10), compression=packing
        )
        grid = HeightGrid(path, BlockCache())
        easts, norths = 500_005.0 + 10 * np.arange(90), 299_995.0 - 10 * np.arange(700)
        places = [
            from_grid(GridPosition(Grid.LKS_92, float(norths[i]), float(easts[i % 90])))
            for i in range(0, 700, 7)
        ]
        found = grid.heights_m(np.array([p.lat_deg for p in places]), np.array([p.lon_deg for p in places]))
        assert found == pytest.approx([values[i, i % 90] for i in range(0, 700, 7)], abs=0.5)


@pytest.mark.parametrize("epsg", [3059, 3346])
def test_a_sheet_of_a_national_grid_is_read_where_it_lies(tmp_path: Path, epsg: int):
    north = 300_000.0 if epsg == 3059 else 6_300_000.0
    values = np.tile(np.arange(200, dtype=np.float32), (200, 1))  # a metre up each 5 m to the east
    made_up_tiffs.write_tiled(tmp_path / "s.tif", values, epsg, (500_000.0, north), (5.0, 5.0))
    ground = Elevation(tmp_path)
    at = from_grid(GridPosition(Grid.LKS_92 if epsg == 3059 else Grid.LKS_94, north - 500.0, 500_250.0))
    assert ground.height_m(at) == pytest.approx(49.5, abs=0.05)
    assert ground.height_m(LatLon(at.lat_deg + 0.02, at.lon_deg)) is None
    assert ground.post_m == pytest.approx(5.0, abs=0.01)


@pytest.mark.parametrize("void", [-32768.0, np.nan, -9999.0, -3.4028235e38, 1e20])
def test_what_is_no_height_is_unknown_and_never_sea_level(tmp_path: Path, void: float):
    lats = 57.0 - np.arange(360)[:, None] * STEP[1]
    values = np.broadcast_to(plane(lats, 23.0), (360, 240)).astype(np.float32).copy()
    values[180, 120] = void
    degree(tmp_path, 56, 23, values=values)
    ground = Elevation(tmp_path)
    assert ground.height_m(LatLon(56.5, 23.5)) is None
    assert ground.height_m(LatLon(56.5 + 0.4 * STEP[1], 23.5 + 0.4 * STEP[0])) is None
    assert ground.height_m(LatLon(56.5 + 1.01 * STEP[1], 23.5)) is not None


def test_a_value_for_missing_data_within_the_heights_of_the_earth_is_believed(tmp_path: Path):
    values = np.full((360, 240), 80.0, np.float32)
    values[180:, :] = 0.0
    degree(tmp_path, 56, 23, values=values, nodata="0")
    ground = Elevation(tmp_path)
    assert ground.height_m(LatLon(56.9, 23.5)) == pytest.approx(80.0)
    assert ground.height_m(LatLon(56.1, 23.5)) is None


def test_where_files_overlap_the_finer_knows_first_and_its_holes_are_filled_by_the_coarser(tmp_path: Path):
    np.full((1201, 1201), 7, ">i2").tofile(tmp_path / "N56E023.hgt")
    values = np.full((200, 200), 90.0, np.float32)
    values[:100] = np.nan
    made_up_tiffs.write_tiled(tmp_path / "fine.tif", values, 4326, (23.5, 56.5), (0.0001, 0.0001))
    ground = Elevation(tmp_path)
    assert ground.height_m(LatLon(56.483, 23.51)) == pytest.approx(90.0)
    assert ground.height_m(LatLon(56.495, 23.51)) == pytest.approx(7.0)
    assert ground.height_m(LatLon(56.2, 23.2)) == pytest.approx(7.0)


def test_a_tile_that_was_left_out_is_unknown(tmp_path: Path):
    degree(tmp_path, 56, 23, left_out=(0,))
    ground = Elevation(tmp_path)
    assert ground.height_m(LatLon(56.95, 23.1)) is None
    assert ground.height_m(LatLon(56.5, 23.5)) is not None


def test_a_block_that_is_damaged_is_unknown_and_the_rest_lives_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    path = degree(tmp_path, 56, 23)
    content = bytearray(path.read_bytes())
    content[8:200] = bytes(192)  # the first tile
    path.write_bytes(content)
    ground = Elevation(tmp_path)
    assert ground.height_m(LatLon(56.95, 23.1)) is None
    assert ground.height_m(LatLon(56.9, 23.12)) is None
    assert ground.height_m(LatLon(56.5, 23.5)) == pytest.approx(plane(56.5, 23.5), abs=0.1)
    (said,) = (record.message for record in caplog.records)
    assert said.startswith("N56_E23.tif: damaged, or a kind of TIFF that is not read")
    assert said.endswith("; the ground there is unknown")


def test_broken_and_misplaced_files_are_a_line_each_and_the_others_count(tmp_path: Path):
    degree(tmp_path, 56, 23)
    values = np.zeros((20, 20), np.float32)
    made_up_tiffs.write(tmp_path / "grs.tif", values, 2100)
    made_up_tiffs.write(tmp_path / "mirror.tif", values, 4326, tags={33550: (0.001, -0.001, 0.0)})
    made_up_tiffs.write(tmp_path / "nowhere.tif", values, 4326, tags={34735: None})
    (tmp_path / "cut.tif").write_bytes((tmp_path / "nowhere.tif").read_bytes()[:9])
    (tmp_path / "photo.tiff").write_bytes(b"\xff\xd8\xff\xe0 a photo")
    (tmp_path / "N57E023.hgt").write_bytes(b"short")
    ground = Elevation(tmp_path)
    lines = ground.without_broken()
    assert [line.partition(":")[0] for line in lines] == [
        *("cut.tif", "grs.tif", "mirror.tif", "nowhere.tif", "photo.tiff", "N57E023.hgt")
    ]
    assert all("\n" not in line for line in lines)
    assert ground.height_m(LatLon(56.5, 23.5)) is not None


def test_a_folder_in_which_nothing_can_be_used_says_why(tmp_path: Path):
    made_up_tiffs.write(tmp_path / "grs.tif", np.zeros((20, 20), np.float32), 2100)
    with pytest.raises(ElevationError, match=r"grs\.tif: the projection EPSG:2100"):
        Elevation(tmp_path)


def test_a_grid_that_is_one_huge_piece_is_refused(tmp_path: Path):
    path = tmp_path / "p.tif"
    made_up_tiffs.write(path, np.zeros((2100, 2100), np.uint8), 4326, step=(1e-4, 1e-4), one_strip=True)
    with pytest.raises(FormatError, match="save it in tiles of 512 x 512"):
        HeightGrid(path, BlockCache())


def test_packed_numbers_with_the_high_byte_first_are_refused_not_misread(tmp_path: Path):
    path = made_up_tiffs.write_tiled(
        tmp_path / "p.tif", np.ones((8, 8), np.float32), 4326, (24, 57), (0.001, 0.001), tile=16
    )
    content = path.read_bytes()
    assert decoded(path, _one_piece(content, b"II")).max() == pytest.approx(1.0)
    with pytest.raises(FormatError, match="high byte first"):
        decoded(path, _one_piece(content, b"MM"))


def test_only_so_much_is_kept_in_memory():
    cache = BlockCache(most_bytes=3000)
    blocks = [np.zeros(250, np.float32) for _ in range(5)]
    for number, block in enumerate(blocks):
        cache.put((A, number), block)
        cache.get((A, 0))
    kept = [number for number in range(5) if cache.get((A, number)) is not None]
    assert kept == [0, 3, 4]


def test_two_threads_see_the_same_ground(two_degrees: Elevation):
    lats = np.random.default_rng(2).uniform(56.1, 56.9, 5000)
    lons = np.random.default_rng(3).uniform(23.1, 24.9, 5000)
    alone, found = two_degrees.heights_m(lats, lons), list[Any]()
    threads = [
        threading.Thread(target=lambda: found.append(two_degrees.heights_m(lats, lons))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert all(np.array_equal(one, alone) for one in found)


def _one_piece(content: bytes, order: bytes) -> bytes:
    """The first tile, 16 x 16, as a file of one strip in this byte order."""
    at = struct.unpack_from("<I", content, 4)[0]
    entries = {
        256: 16, 257: 16, 258: 32, 259: 8, 262: 1, 273: 8, 277: 1, 278: 16, 279: at - 8, 317: 3, 339: 3
    }  # fmt: skip
    mark = "<" if order == b"II" else ">"
    directory = [struct.pack(f"{mark}HHII", tag, 4, 1, value) for tag, value in entries.items()]
    head = struct.pack(f"{mark}2sHI", order, 42, at)
    return b"".join([head, content[8:at], struct.pack(f"{mark}H", len(entries)), *directory, bytes(4)])
