import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from maps.geo import LatLon
from maps.mercator import WORLD, to_world
from ui.map.frame import Frame
from ui.map.polyline import draw_polyline, runs_to_draw, to_polygon

Floats = NDArray[np.float64]
SIZE = (800, 600)
HERE = LatLon(56.0, 25.5)


def frame_at(zoom: float, at: LatLon = HERE) -> Frame:
    scale = 256.0 * 2.0**zoom / WORLD
    x, y = to_world(at.lat_deg, at.lon_deg)
    return Frame(x - SIZE[0] / 2 / scale, y - SIZE[1] / 2 / scale, scale, *SIZE)


def wandering(count: int) -> tuple[Floats, Floats]:
    """A made-up flight that searches back and forth with some wind in it."""
    rng = np.random.default_rng(7)
    heading = np.cumsum(rng.normal(0.0, 0.05, count))
    lat = HERE.lat_deg + np.cumsum(np.cos(heading)) * 2e-5
    lon = HERE.lon_deg + np.cumsum(np.sin(heading)) * 4e-5
    return to_world(lat, lon)


def drawn(paint: object) -> NDArray[np.bool_]:
    """Which pixels a painting darkened."""
    image = QImage(*SIZE, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("black"), 2.5))
    paint(painter)  # type: ignore[operator]
    painter.end()
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], image.bytesPerLine())[:, : SIZE[0]]
    return grey < 128


def within(mask: NDArray[np.bool_], px: int) -> NDArray[np.bool_]:
    """The mask grown by a disc."""
    grown = np.zeros_like(mask)
    for dy in range(-px, px + 1):
        for dx in range(-px, px + 1):
            if dx * dx + dy * dy <= px * px:
                grown |= np.roll(mask, (dy, dx), (0, 1))
    return grown


@pytest.mark.parametrize("zoom", [10, 12, 13, 15])
def test_the_thinned_line_lies_on_the_whole_one(zoom: int):
    x, y = wandering(6_000)
    frame = frame_at(zoom)
    points = to_polygon((x - frame.left) * frame.px_per_unit, (y - frame.top) * frame.px_per_unit)

    def naive(painter: QPainter) -> None:
        for start in range(0, points.size() - 1, 64):  # in pieces only because a whole one takes seconds
            painter.drawPolyline(points.mid(start, 65))

    whole = drawn(naive)
    thinned = drawn(lambda painter: draw_polyline(painter, x, y, frame))
    assert whole.sum() > 500
    assert (whole & ~within(thinned, 2)).sum() <= 0.001 * whole.sum()
    assert (thinned & ~within(whole, 2)).sum() <= 0.001 * thinned.sum()


def test_thinning_leaves_few_points_where_nobody_sees_more():
    x, y = wandering(100_000)
    kept = sum(len(run) for run, _ in runs_to_draw(x, y, frame_at(8)))
    assert kept < 10_000


def test_a_long_leg_across_the_view_is_drawn_though_both_ends_are_outside():
    frame = frame_at(18)
    x, y = to_world(np.array([56.0, 56.0]), np.array([25.0, 26.0]))
    assert drawn(lambda painter: draw_polyline(painter, x, y, frame)).sum() > 1_000


def test_a_gap_between_two_flights_is_not_bridged():
    frame = frame_at(14)
    lon = HERE.lon_deg + np.array([-0.01, -0.009, np.nan, 0.009, 0.01])
    x, y = to_world(np.full(5, HERE.lat_deg), lon)
    assert len(runs_to_draw(x, y, frame)) == 2
    assert not drawn(lambda painter: draw_polyline(painter, x, y, frame))[300, 350:450].any()


def test_a_line_elsewhere_draws_nothing():
    x, y = to_world(np.array([10.0, 11.0]), np.array([20.0, 21.0]))
    assert runs_to_draw(x, y, frame_at(12)) == []


@pytest.mark.parametrize("count", [0, 1])
def test_no_line_has_less_than_two_points(count: int):
    assert runs_to_draw(np.zeros(count), np.zeros(count), frame_at(12)) == []


@given(st.lists(st.tuples(*[st.floats(-1e6, 1e6)] * 2), max_size=40))
def test_a_polygon_holds_the_points_of_the_arrays(points: list[tuple[float, float]]):
    x, y = np.array([p[0] for p in points]), np.array([p[1] for p in points])
    made = to_polygon(x, y)
    assert isinstance(made, QPolygonF)
    assert [point.toTuple() for point in made.toList()] == points
