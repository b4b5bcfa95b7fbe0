"""The picture: shown in its shape, grey within a second when it freezes, honest about its degrees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from telemetry.thermal.frame import TruthLevel
from telemetry.video.errors import Trouble
from tests.ui.video.pictures import flat, overlay
from ui.video.overlay import Overlay
from ui.video.paint_overlay import heading
from ui.video.picture_view import FROZEN_S, PictureView
from ui.words.thermal import trouble_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


class Paints(QObject):
    """Notes what widgets were asked to paint."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.regions: dict[QObject, list[QRegion]] = {widget: [] for widget in widgets}
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's own name
        if event.type() is QEvent.Type.Paint:
            self.regions[watched].append(event.region())
        return False


@pytest.fixture
def view(qtbot: QtBot) -> PictureView:
    made = PictureView()
    qtbot.addWidget(made)
    made.resize(800, 512)
    with qtbot.waitExposed(made):
        made.show()
    return made


def grabbed(view: PictureView) -> QImage:
    return view.grab().toImage()


def test_it_keeps_its_shape_between_dark_bars(view: PictureView):
    view.show_picture(flat(0x40C040))
    view.show_overlay(Overlay(thermal=False))
    rect = view.picture_rect()
    assert (rect.width(), rect.height()) == (640, 512)
    image = grabbed(view)
    assert image.pixelColor(200, 100).name() == "#40c040"
    assert image.pixelColor(40, 100).lightnessF() < 0.1
    assert image.pixelColor(760, 100).lightnessF() < 0.1


def test_its_upper_left_corner_is_at_the_upper_left(view: PictureView):
    pixels = flat(0x101010)
    pixels[:128, :160] = 0xFFE0A020
    view.show_picture(pixels)
    view.show_overlay(Overlay(thermal=False))
    image = grabbed(view)
    assert image.pixelColor(80 + 100, 100).name() == "#e0a020"
    for x, y in ((80 + 500, 100), (80 + 100, 400)):
        assert image.pixelColor(x, y).name() == "#101010"


@pytest.mark.parametrize("kind", ["bytes", "whole", "image"])
def test_every_kind_of_pixels_is_taken(view: PictureView, kind: str):
    whole = flat(0x2060A0)
    pixels = {
        "whole": whole,
        "bytes": whole.view(np.uint8).reshape(512, 640, 4),
        "image": QImage(whole.tobytes(), 640, 512, 2560, QImage.Format.Format_RGB32).copy(),
    }[kind]
    view.show_picture(pixels)
    assert grabbed(view).pixelColor(200, 100).name() == "#2060a0"


@pytest.mark.parametrize(
    "wrong", [np.zeros((4, 4), np.uint8), np.zeros((4, 4, 3), np.uint8), np.zeros((0, 4), np.uint32)]
)
def test_other_pixels_are_refused(view: PictureView, wrong: np.ndarray):
    with pytest.raises(ValueError, match="not a BGRA picture"):
        view.show_picture(wrong)


def test_the_pixels_live_as_long_as_they_are_shown(view: PictureView):
    view.show_picture(flat(0x705030).copy())
    for _ in range(20):
        flat(0xFFFFFF)  # would take the memory of a picture that nobody holds
    assert grabbed(view).pixelColor(200, 100).name() == "#705030"


def test_a_new_picture_repaints_itself_alone(qtbot: QtBot):
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(900, 600)
    neighbour, below = QWidget(around), QWidget(around)
    below.setGeometry(0, 0, 900, 600)
    neighbour.setGeometry(0, 0, 100, 100)
    view = PictureView(around)
    view.setGeometry(200, 100, 500, 400)
    with qtbot.waitExposed(around):
        around.show()
    view.show_picture(flat())
    qtbot.waitUntil(lambda: not view.testAttribute(Qt.WidgetAttribute.WA_PendingUpdate))
    QApplication.processEvents()
    paints = Paints(around, neighbour, below, view)
    view.show_picture(flat(0x303030))
    qtbot.waitUntil(lambda: bool(paints.regions[view]))
    assert paints.regions[around] == paints.regions[neighbour] == paints.regions[below] == []
    assert len(paints.regions[view]) == 1
    assert paints.regions[view][0].boundingRect() == view.picture_rect()


@pytest.mark.hazard("H28")
def test_it_is_grey_and_says_its_age_within_a_second(view: PictureView):
    assert FROZEN_S < 1.0 - 0.05  # a tick later it is painted
    view.show_picture(flat(0xC02020))
    view.show_overlay(Overlay(thermal=False))
    view.show_age(FROZEN_S - 0.05)
    assert not view.frozen
    assert grabbed(view).pixelColor(200, 100).name() == "#c02020"
    view.show_age(0.95)
    assert view.frozen
    colour = grabbed(view).pixelColor(200, 100)
    assert max(colour.red(), colour.green(), colour.blue()) - min(colour.red(), colour.blue()) < 12
    view.show_age(3.2)
    assert "frozen 3\u00a0s" in view.accessibleDescription()
    amber = [grabbed(view).pixelColor(x, 256) for x in range(250, 550)]
    assert any(c.red() > 200 and c.blue() < 110 for c in amber)


def test_a_frozen_picture_is_painted_once_a_second_not_once_a_tick(view: PictureView, qtbot: QtBot):
    view.show_picture(flat())
    view.show_age(3.01)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not view.testAttribute(Qt.WidgetAttribute.WA_PendingUpdate))
    paints = Paints(view)
    for tick in range(8):
        view.show_age(3.05 + tick * 0.05)
        QApplication.processEvents()
    assert paints.regions[view] == []
    view.show_age(4.0)
    qtbot.waitUntil(lambda: bool(paints.regions[view]))


def test_a_new_picture_ends_the_freeze(view: PictureView):
    view.show_picture(flat(0xC02020))
    view.show_age(5.0)
    view.show_picture(flat(0xC02020))
    assert not view.frozen
    assert "frozen" not in view.accessibleDescription()
    assert grabbed(view).pixelColor(200, 100).name() == "#c02020"


@pytest.mark.parametrize("trouble", Trouble)
def test_without_a_picture_it_says_what_is_wrong(view: PictureView, trouble: Trouble):
    view.show_trouble(trouble)
    assert trouble_words(trouble).what in view.accessibleDescription()


def test_in_trouble_the_last_picture_stays_until_it_is_another_stream(view: PictureView):
    view.show_picture(flat())
    view.show_age(2.0)
    view.show_trouble(Trouble.UNREACHABLE)
    assert view.has_picture
    assert view.frozen
    view.forget_picture()
    assert not view.has_picture
    assert view.accessibleDescription() == "Connecting"


def test_a_level_stands_beside_every_degree_and_colours_alone_have_none():
    title, right = heading(overlay(), small=False)
    assert title == "Thermal · white hot"
    assert right == "max 412\u00a0°C · ±5\u00a0°C"
    assert heading(overlay(TruthLevel.RANGE, None), small=False)[1].endswith("range of the camera")
    assert heading(overlay(TruthLevel.PALETTE, None), small=True)[1] == "no temperatures"
    assert heading(overlay(TruthLevel.PALETTE, 3.0), small=False)[1] == "relative"
    assert heading(replace(overlay(), thermal=False), small=False) == ("Visible", "")


def test_no_degree_is_painted_from_colours_alone(view: PictureView, monkeypatch: pytest.MonkeyPatch):
    said: list[str] = []
    from ui.video import paint_overlay  # noqa: PLC0415

    plain = paint_overlay.haloed
    monkeypatch.setattr(paint_overlay, "haloed", lambda text, *rest: said.append(text) or plain(text, *rest))
    view.show_picture(flat())
    for level, degrees in ((TruthLevel.PALETTE, False), (TruthLevel.RAW, True)):
        said.clear()
        shown = replace(overlay(level, None), scale=None)
        view.show_overlay(shown)
        grabbed(view)
        assert any("°" in text for text in said) is degrees


def test_a_tap_says_where_in_the_picture(view: PictureView, qtbot: QtBot):
    view.show_picture(flat())
    with qtbot.waitSignal(view.tapped) as told:
        QTest.mouseClick(view, LEFT, pos=QPoint(80 + 160, 128))
    assert told.args == pytest.approx([0.25, 0.25], abs=0.01)
    with qtbot.assertNotEmitted(view.tapped):
        QTest.mouseClick(view, LEFT, pos=QPoint(20, 128))  # beside it


def test_a_drag_is_no_tap_and_ends(view: PictureView, qtbot: QtBot):
    view.show_picture(flat())
    steps: list[tuple[float, float, bool]] = []
    view.dragged.connect(lambda dx, dy, finished: steps.append((dx, dy, finished)))
    with qtbot.assertNotEmitted(view.tapped):
        QTest.mousePress(view, LEFT, pos=QPoint(300, 200))
        QTest.mouseMove(view, QPoint(330, 190))
        QTest.mouseMove(view, QPoint(350, 180))
        QTest.mouseRelease(view, LEFT, pos=QPoint(350, 180))
    assert (sum(s[0] for s in steps), sum(s[1] for s in steps)) == (50.0, -20.0)
    assert [s[2] for s in steps] == [False] * (len(steps) - 1) + [True]


@pytest.mark.parametrize(
    ("key", "signal", "args"),
    [
        (Qt.Key.Key_Left, "nudged", [-1, 0]),
        (Qt.Key.Key_Down, "nudged", [0, 1]),
        (Qt.Key.Key_Plus, "zoom_wanted", [1]),
        (Qt.Key.Key_Minus, "zoom_wanted", [-1]),
        (Qt.Key.Key_Space, "photo_wanted", []),
    ],
)
def test_all_of_it_works_by_keyboard(
    view: PictureView, qtbot: QtBot, key: Qt.Key, signal: str, args: list[int]
):
    view.show_picture(flat())
    with qtbot.waitSignal(getattr(view, signal)) as told:
        QTest.keyClick(view, key)
    assert told.args == args


def test_fine_turns_of_a_wheel_are_gathered(view: PictureView):
    steps: list[int] = []
    view.zoom_wanted.connect(steps.append)
    for turn in (60, 60, 40, -160):
        at = QPointF(100, 100)
        no = Qt.MouseButton.NoButton
        wheel = QWheelEvent(
            at, at, QPoint(), QPoint(0, turn), no, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, wheel)
    assert steps == [1, -1]
