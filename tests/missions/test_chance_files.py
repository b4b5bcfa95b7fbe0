from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from maps.area import LocalFrame
from maps.foreign.file import FormatError
from maps.geo import LatLon, distance_m
from missions.chance_files import read_chances
from tests.maps import made_up_tiffs
from tests.missions import shapes

if TYPE_CHECKING:
    from pathlib import Path

GRID = np.zeros((40, 50), dtype=np.float32)
GRID[10, 30] = 0.3
GRID[25, 5] = 0.1


@pytest.mark.parametrize(
    ("epsg", "corner", "step"),
    [
        (4326, (24.0, 57.0), (0.0005, 0.00027)),
        (3059, (500_000.0, 312_000.0), (30.0, 30.0)),
        (3346, (500_000.0, 6_200_000.0), (30.0, 30.0)),
        (32635, (370_000.0, 6_310_000.0), (30.0, 30.0)),
    ],
)
def test_a_grid_lies_where_its_file_says_and_keeps_its_sum(
    tmp_path: Path, epsg: int, corner: tuple[float, float], step: tuple[float, float]
):
    path = made_up_tiffs.write(tmp_path / "p.tif", GRID, epsg, corner, step)
    chances = read_chances(path)
    assert chances.inside == pytest.approx(0.4)
    row, column = np.unravel_index(int(np.argmax(chances.mass)), chances.mass.shape)
    x, y = chances.centres
    found = chances.frame.to_latlon(float(x[column]), float(y[row]))
    assert distance_m(found, _place(epsg, corner, step, 10, 30)) < 1.5 * chances.cell_m


def test_numbers_that_sum_up_to_more_than_one_are_relative(tmp_path: Path):
    chances = read_chances(made_up_tiffs.write(tmp_path / "p.tif", (GRID * 100).astype(np.uint8), 4326))
    assert chances.inside == pytest.approx(1.0)
    assert chances.elsewhere == pytest.approx(0.0)


def test_unknown_cells_hold_nothing(tmp_path: Path):
    values = GRID.copy()
    values[0] = -9999.0
    path = made_up_tiffs.write(tmp_path / "p.tif", values, 4326, nodata="-9999")
    assert read_chances(path).inside == pytest.approx(0.4)
    values[0] = np.nan
    assert read_chances(made_up_tiffs.write(path, values, 4326)).inside == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (np.zeros((3, 3), dtype=np.float32), "0 or unknown"),
        (np.full((3, 3), np.nan, dtype=np.float32), "0 or unknown"),
        (np.full((3, 3), -0.1, dtype=np.float32), "negative"),
        (np.full((3, 3), np.inf, dtype=np.float32), "infinite"),
    ],
)
def test_a_grid_that_is_no_probability_is_refused(tmp_path: Path, values: np.ndarray, said: str):
    with pytest.raises(FormatError, match=f"^p.tif: .*{said}"):
        read_chances(made_up_tiffs.write(tmp_path / "p.tif", values, 4326))


def test_a_grid_of_a_whole_country_is_refused(tmp_path: Path):
    path = made_up_tiffs.write(tmp_path / "p.tif", GRID, 4326, (20.0, 60.0), (0.2, 0.2))
    with pytest.raises(FormatError, match="wider than 200 km"):
        read_chances(path)


def test_drawn_areas_share_what_their_weights_say(tmp_path: Path):
    chances = read_chances(_drawn(tmp_path, [(0, 0.5), (2000, 0.25)]))
    assert chances.inside == pytest.approx(0.75)
    frame = chances.frame
    x, _ = np.meshgrid(*chances.centres)
    middle = frame.to_xy(shapes.at(1300.0, 0.0))[0]
    assert float(chances.mass[x < middle].sum()) == pytest.approx(0.5)


def test_large_weights_are_relative(tmp_path: Path):
    assert read_chances(_drawn(tmp_path, [(0, 3), (2000, 1)])).inside == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ([(0, None)], 'area 1 "one": no property "weight"'),
        ([(0, "much")], '"much" is not a number'),
        ([(0, -1)], "not a number of 0 or more"),
        ([(0, True)], "not a number of 0 or more"),
        ([(0, 0)], "all weights are 0"),
        ([], "no area in it"),
        ([(0, 1), (400_000, 1)], "wider than 200 km"),
    ],
)
def test_weights_that_are_none_are_refused_by_area(tmp_path: Path, weights: list[Any], said: str):
    with pytest.raises(FormatError, match=said):
        read_chances(_drawn(tmp_path, weights))


def _place(
    epsg: int, corner: tuple[float, float], step: tuple[float, float], row: int, column: int
) -> LatLon:
    from pyproj import Transformer  # noqa: PLC0415

    x, y = corner[0] + (column + 0.5) * step[0], corner[1] - (row + 0.5) * step[1]
    if epsg == 4326:
        return LatLon(y, x)
    lon, lat = Transformer.from_crs(f"EPSG:{epsg}", "EPSG:4326", always_xy=True).transform(x, y)
    return LatLon(lat, lon)


def _drawn(folder: Path, weights: list[tuple[float, Any]]) -> Path:
    features: list[dict[str, Any]] = []
    for east, weight in weights:
        ring = [shapes.at(east + x, y) for x, y in shapes.BOX]
        corners = [[at.lon_deg, at.lat_deg] for at in (*ring, ring[0])]
        properties = {"name": "one"} | ({} if weight is None else {"weight": weight})
        geometry = {"type": "Polygon", "coordinates": [corners]}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    path = folder / "drawn.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_the_frame_of_many_places_is_that_of_one():
    frame = LocalFrame(shapes.PLACE)
    at = shapes.at(700.0, -300.0)
    x, y = frame.all_to_xy(np.array([at.lat_deg]), np.array([at.lon_deg]))
    assert (float(x[0]), float(y[0])) == pytest.approx(frame.to_xy(at))
    lats, lons = frame.all_to_degrees(x, y)
    assert (float(lats[0]), float(lons[0])) == pytest.approx((at.lat_deg, at.lon_deg))
