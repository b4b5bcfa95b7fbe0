import sqlite3
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import cast

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from maps.tiles.mbtiles import TileStore
from maps.tiles.pyramid import Tile, parent, tile_at
from tests.maps.made_up_tiles import write_mbtiles
from tests.ui.map.conftest import HERE
from ui import theme
from ui.map.layers import tiles
from ui.map.map_view import MapView

BLUE, GREEN = "#0000ff", "#00ff00"


def png(colour: str) -> bytes:
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def store(tmp_path: Path, qapp: object) -> Iterator[TileStore]:
    """A made-up archive: the tile under the view's middle is blue at zoom 14, and green at zoom 15."""
    path = tmp_path / "area.mbtiles"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)")
        said = {"name": "made up", "format": "png", "minzoom": "14", "maxzoom": "15"}
        said["attribution"] = "© Made Up Survey"
        db.executemany("INSERT INTO metadata VALUES (?, ?)", said.items())
        fine = tile_at(HERE, 15)
        for tile, colour in ((parent(fine), BLUE), (fine, GREEN)):
            south = 2**tile.zoom - 1 - tile.row
            row = (tile.zoom, tile.column, south, png(colour))
            db.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)", row)
    db.close()
    with TileStore(path) as opened:
        yield opened


def shown(view: MapView, x: int, y: int) -> QColor:
    """Of the picture in which every tile has come."""
    view.grab()
    while not view._layers.settled:
        view._layers.settle()
        view.grab()
    return view.grab().toImage().pixelColor(x, y)


def middle_of(tile: Tile, view: MapView) -> tuple[int, int]:
    frame = view.frame
    x = (tile.left + tile.size * 0.4 - frame.left) * frame.px_per_unit
    y = (tile.top + tile.size * 0.6 - frame.top) * frame.px_per_unit
    return round(x), round(y)


def test_the_tile_of_the_zoom_is_drawn_where_it_belongs(map_view: MapView, store: TileStore):
    map_view.show_layer("grid", False)
    map_view.set_tiles([store])
    colour = shown(map_view, *middle_of(tile_at(HERE, 15), map_view))
    assert colour.green() > 220
    assert colour.blue() < 80


def test_a_missing_tile_is_a_piece_of_its_parent(map_view: MapView, store: TileStore):
    map_view.show_layer("grid", False)
    map_view.set_tiles([store])
    fine = tile_at(HERE, 15)
    other = Tile(15, fine.column + (1 if fine.column % 2 == 0 else -1), fine.row)
    colour = shown(map_view, *middle_of(other, map_view))
    assert colour.blue() > 220
    assert colour.green() < 80


def test_beyond_the_last_zoom_the_picture_is_enlarged(map_view: MapView, store: TileStore):
    map_view.show_layer("grid", False)
    map_view.set_tiles([store])
    map_view.zoom_by(3.0)
    assert shown(map_view, 450, 300).green() > 220


def test_without_any_picture_the_plain_ground_stays(map_view: MapView, store: TileStore):
    before = map_view.grab().toImage()
    map_view.centre_on(HERE, 9.0)
    plain = map_view.grab().toImage()
    map_view.set_tiles([store])
    map_view.show_layer("tiles", False)
    assert map_view.grab().toImage().size() == before.size()
    assert shown(map_view, 600, 100) == plain.pixelColor(600, 100)


def test_bright_pictures_are_dimmed_at_night(map_view: MapView, store: TileStore):
    map_view.show_layer("grid", False)
    map_view.set_tiles([store])
    map_view.set_theme(theme.NIGHT)
    assert shown(map_view, *middle_of(tile_at(HERE, 15), map_view)).lightnessF() < 0.2


def test_the_pictures_source_is_named_beside_the_borders(map_view: MapView, store: TileStore):
    map_view.set_tiles([store])
    assert map_view._layers.furniture.sources == ("© OpenStreetMap contributors", "© Made Up Survey")


class SlowStick:
    """A store whose every picture takes long to come."""

    def __init__(self, store: TileStore) -> None:
        self.info = store.info
        self._store = store
        self.asked = 0

    def picture(self, tile: Tile) -> bytes | None:
        self.asked += 1
        until = perf_counter() + tiles.DECODING_S
        while perf_counter() < until:
            pass
        return self._store.picture(tile)


def test_a_slow_stick_makes_the_map_coarse_and_never_stiff(map_view: MapView, store: TileStore, qtbot: QtBot):
    slow = SlowStick(store)
    map_view.set_tiles(cast("list[TileStore]", [slow]))
    map_view.grab()
    assert slow.asked <= 2  # one paint does not wait for all of them
    assert map_view._layers.unfinished
    qtbot.waitUntil(lambda: not map_view._layers.unfinished, timeout=20_000)
    map_view.show_layer("grid", False)
    assert shown(map_view, *middle_of(tile_at(HERE, 15), map_view)).green() > 220


def test_where_two_packs_have_a_square_the_first_one_is_drawn(
    map_view: MapView, store: TileStore, tmp_path: Path
):
    red = write_mbtiles(
        tmp_path / "b.mbtiles",
        {tile_at(HERE, 15): png("#ff0000"), tile_at(HERE, 16): png("#ff0000")},
        format="png",
    )
    map_view.show_layer("grid", False)
    with TileStore(red) as other:
        map_view.set_tiles([store, other])
        assert shown(map_view, *middle_of(tile_at(HERE, 15), map_view)).green() > 220
        map_view.set_tiles([other, store])
        assert shown(map_view, *middle_of(tile_at(HERE, 15), map_view)).red() > 220


def broken(content: bytes) -> bytes:
    """A good head and a good end, and nonsense between."""
    return content[:60] + bytes(range(100)) + content[160:]


@pytest.mark.qt_log_ignore("libpng error")
@pytest.mark.parametrize("bad", [b"", b"<html>Please log in</html>", png(GREEN)[:90], broken(png(GREEN))])
def test_a_bad_tile_is_a_piece_of_its_parent(map_view: MapView, tmp_path: Path, bad: bytes):
    fine = tile_at(HERE, 15)
    path = write_mbtiles(tmp_path / "bad.mbtiles", {parent(fine): png(BLUE), fine: bad})
    with TileStore(path) as store:
        map_view.show_layer("grid", False)
        map_view.set_tiles([store])
        colour = shown(map_view, *middle_of(fine, map_view))
    assert colour.blue() > 220
    assert colour.green() < 80
