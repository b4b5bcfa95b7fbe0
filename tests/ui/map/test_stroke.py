from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from maps.mercator import to_world
from tests.ui.map.test_polyline import HERE, SIZE, frame_at, wandering
from ui.map import stroke
from ui.map.frame import Frame
from ui.map.layers.track import round_pen
from ui.map.polyline import draw_polyline
from ui.map.stroke import Stroke, WorldLine

PEN = round_pen(QColor("#005f78"), 2.8)


def picture(paint: object) -> QImage:
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#eff0ea"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)  # type: ignore[operator]
    painter.end()
    return image


def difference(a: QImage, b: QImage) -> np.ndarray:
    one, two = (np.frombuffer(i.constBits(), np.uint8).astype(int) for i in (a, b))
    return np.abs(one - two)


def line(count: int) -> WorldLine:
    made = WorldLine()
    made.replace(*wandering(count))
    return made


def uncached(made: WorldLine, frame: Frame) -> QImage:
    def paint(painter: QPainter) -> None:
        painter.setPen(PEN)
        draw_polyline(painter, made.x, made.y, frame)

    return picture(paint)


@pytest.mark.parametrize("zoom", [10, 13, 15])
def test_the_kept_picture_equals_a_fresh_one(qapp: object, zoom: int):
    made, frame = line(5_000), frame_at(zoom)
    kept = Stroke(made)
    first = picture(lambda painter: kept.paint(painter, frame, PEN))
    second = picture(lambda painter: kept.paint(painter, frame, PEN))
    assert difference(first, second).max() == 0
    assert difference(first, uncached(made, frame)).max() <= 2  # of 255: a colour is rounded twice


def test_a_line_that_grew_looks_like_one_drawn_at_once(qapp: object):
    x, y = wandering(3_000)
    frame = frame_at(14)
    made = WorldLine()
    made.replace(x[:1_500], y[:1_500])
    kept = Stroke(made)
    for end in range(1_500, 3_000, 50):
        picture(lambda painter: kept.paint(painter, frame, PEN))
        made.extend(x[end : end + 50], y[end : end + 50])
    grown = picture(lambda painter: kept.paint(painter, frame, PEN))
    assert (difference(grown, uncached(made, frame)) > 40).mean() < 0.001


@pytest.mark.parametrize("points", [1_000, 100_000])
def test_one_more_point_draws_the_tail_whatever_the_length(
    qapp: object, points: int, monkeypatch: pytest.MonkeyPatch
):
    made, frame = line(points), frame_at(12)
    kept = Stroke(made)
    picture(lambda painter: kept.paint(painter, frame, PEN))
    drawn: list[int] = []
    monkeypatch.setattr(stroke, "draw_polyline", lambda _p, x, _y, _f: drawn.append(len(x)))
    for _ in range(3):
        made.extend(made.x[-1:] + 0.1, made.y[-1:])
        picture(lambda painter: kept.paint(painter, frame, PEN))
    assert drawn == [2, 3, 4]


def test_a_long_tail_is_painted_into_the_picture_once(qapp: object, monkeypatch: pytest.MonkeyPatch):
    made, frame = line(1_000), frame_at(12)
    kept = Stroke(made)
    picture(lambda painter: kept.paint(painter, frame, PEN))
    drawn: list[int] = []
    monkeypatch.setattr(stroke, "draw_polyline", lambda _p, x, _y, _f: drawn.append(len(x)))
    made.extend(*wandering(600))
    picture(lambda painter: kept.paint(painter, frame, PEN))
    picture(lambda painter: kept.paint(painter, frame, PEN))
    assert drawn == [601, 1, 1]


@pytest.mark.parametrize("step", [(7, 3), (-40, 11), (90, -60), (-1, -1), (0, 25), (500, 0)])
def test_a_moved_picture_equals_a_fresh_one(qapp: object, step: tuple[int, int]):
    made, frame = line(5_000), frame_at(14)
    kept = Stroke(made)
    picture(lambda painter: kept.paint(painter, frame, PEN))
    for _ in range(3):
        unit = frame.px_per_unit
        frame = replace(frame, left=frame.left - step[0] / unit, top=frame.top - step[1] / unit)
        moved = picture(partial(kept.paint, frame=frame, pen=PEN))
    wrong = difference(moved, uncached(made, frame)) > 40
    assert wrong.mean() < 0.0005


def test_a_small_move_draws_a_strip_not_the_line(qapp: object, monkeypatch: pytest.MonkeyPatch):
    made, frame = line(5_000), frame_at(14)
    kept = Stroke(made)
    picture(lambda painter: kept.paint(painter, frame, PEN))
    widths: list[int] = []
    monkeypatch.setattr(stroke, "draw_polyline", lambda _p, _x, _y, part: widths.append(part.width_px))
    frame = replace(frame, left=frame.left - 9 / frame.px_per_unit)
    picture(lambda painter: kept.paint(painter, frame, PEN))
    assert widths == [9, SIZE[0]]  # the strip, then the tail that is empty


def test_another_flight_replaces_the_picture(qapp: object):
    made, frame = line(500), frame_at(13)
    kept = Stroke(made)
    picture(lambda painter: kept.paint(painter, frame, PEN))
    made.replace(*to_world(np.array([HERE.lat_deg] * 2), HERE.lon_deg + np.array([-0.01, 0.01])))
    after = picture(lambda painter: kept.paint(painter, frame, PEN))
    assert difference(after, uncached(made, frame)).max() <= 2


def test_room_is_doubled_and_nothing_is_lost():
    made = WorldLine()
    x, y = wandering(5_000)
    for i in range(0, 5_000, 7):
        made.extend(x[i : i + 7], y[i : i + 7])
    assert len(made) == 5_000
    assert np.array_equal(made.x, x)
    assert np.array_equal(made.y, y)
