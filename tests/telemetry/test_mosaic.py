"""The map of the hottest: where things are, what stays, and how large it may become."""

from __future__ import annotations

import numpy as np
import pytest

from telemetry.georeference.land import Land
from telemetry.georeference.view import View, in_picture, on_ground, view
from telemetry.mosaic import TILE, Mosaic, MosaicTile
from tests.telemetry.georeference.scenes import FLAT, FRAME, HOME, LENS, Hills, pose

COOL, WARM = 19_000, 22_000


def spotted(east_m: float, north_m: float, at, land: Land = FLAT, hot: int = WARM) -> np.ndarray:
    """A picture with one hot pixel, where that place is."""
    counts = np.full((LENS.height_px, LENS.width_px), COOL, np.uint16)
    seen = view(at, LENS, land)
    assert isinstance(seen, View)
    u, v = in_picture(seen, on_ground(seen, np.array([east_m]), np.array([north_m])))
    counts[int(v[0]), int(u[0])] = hot
    return counts


def hottest(tiles: tuple[MosaicTile, ...]) -> tuple[float, float, int]:
    """East, north and counts of the middle of what is hottest in all tiles."""
    top = max(int(tile.counts.max()) for tile in tiles)
    found: list[tuple[float, float]] = []
    for tile in tiles:
        for row, column in np.argwhere(tile.counts == top):
            found.append(
                (tile.west_m + (column + 0.5) * tile.cell_m, tile.north_m - (row + 0.5) * tile.cell_m)
            )
    east, north = np.mean(found, axis=0)
    return float(east), float(north), top


@pytest.mark.parametrize("place", [(3.0, -4.0), (-12.3, 9.1), (0.1, 0.1)])
@pytest.mark.parametrize(
    ("yaw_deg", "pitch_deg", "back_m"), [(0.0, -90.0, 0.0), (70.0, -90.0, 0.0), (0.0, -50.0, -65.0)]
)
def test_a_hot_pixel_lies_where_it_is(place, yaw_deg: float, pitch_deg: float, back_m: float):
    mosaic, at = Mosaic(FLAT), pose(0.0, back_m, 80.0, yaw_deg, pitch_deg)
    assert mosaic.add(spotted(*place, at), at, LENS, 0.0)
    east, north, top = hottest(mosaic.take_changed())
    assert top == WARM
    assert (east, north) == pytest.approx(place, abs=0.3)


def test_on_hills_too():
    hills = Land(HOME, Hills(lambda x, y: 0.2 * x + 8.0 * np.sin(y / 50.0)))
    mosaic, at = Mosaic(hills), pose(0.0, 0.0, 80.0, 30.0, -70.0)
    mosaic.add(spotted(12.0, 20.0, at, hills), at, LENS, 0.0)
    assert hottest(mosaic.tiles())[:2] == pytest.approx((12.0, 20.0), abs=0.4)


def test_the_hottest_stays_and_the_newest_look_is_told():
    mosaic, at = Mosaic(FLAT), pose()
    mosaic.add(spotted(3.0, 3.0, at), at, LENS, 100.0)
    mosaic.add(np.full((512, 640), COOL, np.uint16), at, LENS, 130.0)
    assert hottest(mosaic.tiles())[2] == WARM
    assert max(int(tile.seen_s.max()) for tile in mosaic.tiles()) == 30
    assert all(((tile.seen_s == 30) == (tile.counts > 0)).all() for tile in mosaic.tiles())


def test_what_is_laid_is_the_ground_in_the_picture():
    mosaic, at = Mosaic(FLAT), pose(10.0, 5.0)
    mosaic.add(np.full((512, 640), COOL, np.uint16), at, LENS, 0.0)
    cells = sum(int((tile.counts > 0).sum()) for tile in mosaic.tiles())
    width_m, height_m = (side / LENS.focal_px[0] * 80.0 for side in (640.0, 512.0))
    assert cells * 0.25**2 == pytest.approx(width_m * height_m, rel=0.04)


def test_only_changed_tiles_are_told_with_their_corners():
    mosaic = Mosaic(FLAT)
    mosaic.add(np.full((512, 640), COOL, np.uint16), pose(32.0, 32.0), LENS, 0.0)
    (first,) = mosaic.take_changed()
    assert mosaic.take_changed() == ()
    assert (first.key, first.counts.shape) == ((0, 0), (TILE, TILE))
    assert FRAME.to_xy(first.corners[0]) == pytest.approx((0.0, 64.0), abs=1e-3)
    mosaic.add(np.full((512, 640), COOL, np.uint16), pose(-160.0, 32.0), LENS, 1.0)
    assert {tile.key for tile in mosaic.take_changed()} == {(-3, 0)}


def test_with_too_many_tiles_cells_become_larger_and_the_hottest_stays():
    mosaic = Mosaic(FLAT, most_bytes=6 * TILE * TILE * 4)
    at = pose(30.0, 30.0)
    mosaic.add(spotted(31.0, 33.0, at), at, LENS, 0.0)
    for n in range(60):
        away = pose(60.0 * (n % 8) - 200.0, 60.0 * (n // 8) - 200.0)
        mosaic.add(np.full((512, 640), COOL, np.uint16), away, LENS, float(n))
    assert mosaic.coarsened > 0
    assert mosaic.size_bytes <= 6 * TILE * TILE * 4
    east, north, top = hottest(mosaic.tiles())
    assert top == WARM
    assert (east, north) == pytest.approx((31.0, 33.0), abs=mosaic.cell_m)


def test_a_slanted_look_is_cut_where_it_is_too_flat():
    mosaic = Mosaic(FLAT)
    assert mosaic.add(np.full((512, 640), COOL, np.uint16), pose(pitch_deg=-20.0), LENS, 0.0)
    north = max(
        tile.north_m - float(np.argwhere(tile.counts.any(axis=1))[0][0]) * tile.cell_m
        for tile in mosaic.tiles()
        if tile.counts.any()
    )
    assert 230.0 < north <= 80.0 / np.tan(np.radians(15.0)) + 3.0


def test_sky_and_what_has_no_place_are_not_laid():
    mosaic, counts = Mosaic(FLAT), np.full((512, 640), COOL, np.uint16)
    assert not mosaic.add(counts, pose(pitch_deg=20.0), LENS, 0.0)
    assert not mosaic.add(counts, pose(yaw_deg=None), LENS, 0.0)
    assert not mosaic.add(counts[0], pose(), LENS, 0.0)
    assert mosaic.tiles() == ()


def test_cells_of_no_size_are_refused():
    with pytest.raises(ValueError, match="cell"):
        Mosaic(FLAT, cell_m=0.0)
