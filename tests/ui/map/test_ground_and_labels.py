import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from maps.borders import border_line, country_at
from maps.geo import LatLon
from tests.ui.map.test_polyline import SIZE, frame_at
from ui import theme
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.labels import Beside, paint_label_beside, placed_apart
from ui.map.layers import ground
from ui.map.layers.furniture import scale_bar


class Paper:
    """An image that can be painted on and compared."""

    def __init__(self, zoom: float, at: LatLon, *taken: QRectF) -> None:
        self.image = QImage(*SIZE, QImage.Format.Format_RGB32)
        self.image.fill(QColor("white"))
        self._painter = QPainter(self.image)
        self.canvas = Canvas(self._painter, frame_at(zoom, at), colours_of(theme.DAY), taken)

    def done(self) -> QImage:
        self._painter.end()
        return self.image


def border_at(share: float) -> LatLon:
    (line,) = border_line()
    lon, lat = line[int(share * (len(line) - 1))].tolist()
    return LatLon(lat, lon)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
@pytest.mark.parametrize("zoom", [8, 11, 14])
def test_each_country_is_named_on_its_own_side(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, share: float, zoom: int
):
    paper = Paper(zoom, border_at(share))
    said: list[tuple[str, QRectF]] = []
    monkeypatch.setattr(ground, "paint_text", lambda _c, text, _f, rect, _i: said.append((text, rect)))
    ground.paint_countries(paper.canvas)
    paper.done()
    codes = {"LATVIJA": "LV", "LIETUVA": "LT"}
    assert said
    for name, rect in said:
        assert country_at(paper.canvas.frame.to_latlon(rect.center())) == codes[name]


def test_the_land_of_each_country_is_tinted(qtbot: QtBot):
    paper = Paper(7, border_at(0.5))
    ground.paint_land(paper.canvas)
    image, colours = paper.done(), paper.canvas.colours
    for code, at in (("LV", LatLon(57.0, 25.0)), ("LT", LatLon(55.5, 24.0))):
        assert image.pixelColor(paper.canvas.frame.to_px(at).toPoint()) == colours.land[code]
    sea = paper.canvas.frame.to_px(LatLon(57.3, 23.4)).toPoint()
    assert image.pixelColor(sea) == colours.beyond


@pytest.mark.parametrize("zoom", [3, 6, 9, 12, 15, 18, 20])
def test_the_grid_is_neither_crowded_nor_empty(qtbot: QtBot, zoom: int):
    frame = frame_at(zoom)
    xs = [x for x, _ in ground._meridians(frame)]
    names = [name for _, name in ground._meridians(frame)]
    assert 0 < len(xs) <= SIZE[0] / 150 + 1
    assert len(set(names)) == len(names)
    assert all(name.endswith("° E") for name in names) or zoom < 6


@pytest.mark.parametrize("zoom", [5, 8, 11, 13, 15, 17, 19])
def test_a_line_of_the_grid_is_named_exactly(qtbot: QtBot, zoom: int):
    frame = frame_at(zoom)
    for y, name in ground._parallels(frame):
        lat = float(name.split("°")[0])
        assert frame.to_px(LatLon(lat, 25.5)).y() == pytest.approx(y, abs=0.01)


@pytest.mark.parametrize("zoom", [5, 9, 13, 16, 19.5])
def test_the_scale_is_round_and_true(qtbot: QtBot, zoom: float):
    frame = frame_at(zoom)
    metres, px = scale_bar(frame)
    assert str(int(metres)).rstrip("0") in ("1", "2", "5")
    assert 40.0 < px <= 120.0
    assert frame.metres_to_px(metres, LatLon(56.0, 25.5)) == pytest.approx(px, rel=1e-3)


def test_a_label_that_would_leave_the_view_stands_on_the_other_side(qtbot: QtBot):
    paper = Paper(12, LatLon(56.0, 25.5))
    paint_label_beside(paper.canvas, "286°", QPointF(SIZE[0] - 20.0, 300.0), 10.0, QColor("black"))
    image = paper.done()
    assert dark(image, QRectF(SIZE[0] - 80.0, 285.0, 50.0, 30.0))
    assert not dark(image, QRectF(SIZE[0] - 10.0, 285.0, 10.0, 30.0))


def test_a_label_without_room_on_either_side_is_left_out(qtbot: QtBot):
    inset = QRectF(300.0, 200.0, 300.0, 200.0)
    paper = Paper(12, LatLon(56.0, 25.5), inset)
    paint_label_beside(paper.canvas, "286°", QPointF(450.0, 300.0), 10.0, QColor("black"))
    assert not dark(paper.done(), QRectF(0.0, 0.0, *SIZE))


@given(st.lists(st.tuples(st.integers(0, int(SIZE[0])), st.integers(0, int(SIZE[1]))), max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_labels_of_things_that_lie_together_are_written_apart(qtbot: QtBot, places: list[tuple[int, int]]):
    paper = Paper(12, LatLon(56.0, 25.5))
    marks = [QRectF(x - 11.0, y - 11.0, 22.0, 22.0) for x, y in places]
    labels = [Beside("Person", QPointF(x, y), 20.0, QColor("black")) for x, y in places]
    rooms = [room for _, room in placed_apart(paper.canvas, labels, marks)]
    paper.done()
    for number, room in enumerate(rooms):
        assert not any(room.intersects(other) for other in (*marks, *rooms[:number]))


def test_two_things_side_by_side_are_both_called_by_their_names(qtbot: QtBot):
    paper = Paper(12, LatLon(56.0, 25.5))
    places = (QPointF(400.0, 300.0), QPointF(424.0, 304.0), QPointF(410.0, 330.0))
    labels = [Beside("Person", at, 20.0, QColor("black")) for at in places]
    marks = [QRectF(at.x() - 11.0, at.y() - 11.0, 22.0, 22.0) for at in places]
    assert len(placed_apart(paper.canvas, labels, marks)) == 3
    paper.done()


def dark(image: QImage, rect: QRectF) -> bool:
    part = image.copy(rect.toAlignedRect())
    return any(
        part.pixelColor(x, y).lightnessF() < 0.5 for x in range(part.width()) for y in range(part.height())
    )
