"""The thermal picture as it is shown: each number with its level of truth, and none when it is old."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from telemetry.mailbox import Latest
from telemetry.thermal.frame import ThermalFrame, TruthLevel, counts_of
from telemetry.thermal.palettes import isotherm_colour
from telemetry.thermal.range import ThermalRange
from telemetry.thermal.saturation import Gain
from telemetry.video.picture import Picture
from ui.desk.heat_desk import Heat, HeatDesk
from ui.video.overlay import Overlay


class Camera:
    """A Siyi that was never asked: it has what the test gives it."""

    def __init__(self) -> None:
        self.gain: Latest[Gain | None] = Latest(Gain.HIGH)
        self.frame: ThermalFrame | None = None
        self.range: ThermalRange | None = None
        self.trouble = ""

    def stop(self) -> None: ...


class Shown:
    def __init__(self, desk: HeatDesk) -> None:
        self.pixels: list[np.ndarray] = []
        self.overlays: list[Overlay] = []
        desk.painted.connect(self.pixels.append)
        desk.read.connect(self.overlays.append)


@pytest.fixture
def desk(qapp: object) -> HeatDesk:
    return HeatDesk()


@pytest.fixture
def shown(desk: HeatDesk) -> Shown:
    return Shown(desk)


def picture(number: int = 1) -> Picture:
    luma = np.full((512, 640), 90, np.uint8)
    now_s = time.monotonic() + number  # readings are made ten times a second, by the pictures' own time
    return Picture(number, luma, None, now_s, now_s, damaged=False)


def frame(hottest_c: float, *, age_s: float = 0.0, saturated: bool = False) -> ThermalFrame:
    counts = np.full((512, 640), counts_of(20.0), np.uint16)
    counts[100:104, 200:204] = counts_of(hottest_c)
    return ThermalFrame(counts, time.monotonic() - age_s, TruthLevel.RAW, saturated)


def told(age_s: float = 0.0) -> ThermalRange:
    return ThermalRange(95.0, 11.0, (0.25, 0.5), None, time.monotonic() - age_s)


def measure(desk: HeatDesk, *frames: ThermalFrame) -> None:
    camera = Camera()
    desk.use_camera(camera)  # type: ignore[arg-type]  all that the desk looks at
    for one in frames:
        camera.frame = one
        desk.on_tick(None)


def test_a_palette_stream_alone_has_no_temperatures(desk: HeatDesk, shown: Shown):
    desk.on_picture(picture())
    assert shown.overlays[-1].level is TruthLevel.PALETTE
    assert shown.overlays[-1].hottest is None
    assert len(shown.pixels) == 1


def test_what_the_camera_tells_is_the_hottest_and_not_a_degree_of_each_pixel(desk: HeatDesk, shown: Shown):
    desk.on_tick(told())
    desk.on_picture(picture())
    overlay = shown.overlays[-1]
    assert overlay.level is TruthLevel.RANGE
    assert overlay.hottest is not None
    assert (overlay.hottest.celsius, overlay.hottest.at) == (95.0, (0.25, 0.5))
    assert overlay.middle_c is None


@pytest.mark.hazard("H29")
def test_an_old_number_belongs_to_another_picture(desk: HeatDesk, shown: Shown):
    measure(desk, frame(120.0, age_s=2.0))
    desk.on_tick(told(age_s=3.0))
    desk.on_picture(picture())
    assert shown.overlays[-1].level is TruthLevel.PALETTE


def test_raw_frames_measure_each_pixel(desk: HeatDesk, shown: Shown):
    measure(desk, frame(120.0))
    desk.on_picture(picture())
    overlay = shown.overlays[-1]
    assert overlay.level is TruthLevel.RAW
    assert overlay.hottest is not None
    assert overlay.hottest.celsius == pytest.approx(120.0, abs=0.1)
    assert overlay.middle_c == pytest.approx(20.0, abs=0.1)
    reading = desk.reading_at(0.31, 0.2)
    assert reading is not None
    assert reading.celsius is not None


@pytest.mark.hazard("H29")
def test_at_the_end_of_the_range_it_is_at_least(desk: HeatDesk, shown: Shown):
    measure(desk, frame(150.0, saturated=True))
    desk.on_picture(picture())
    hottest = shown.overlays[-1].hottest
    assert hottest is not None
    assert hottest.at_least
    assert desk.saturated_c == 150.0


def test_what_is_hotter_than_the_isotherm_has_its_own_colour(desk: HeatDesk, shown: Shown):
    measure(desk, frame(120.0))
    desk.choose(replace(desk.heat, isotherm_c=60.0))
    desk.on_picture(picture())
    wanted = isotherm_colour(desk.heat.palette)
    assert int(shown.pixels[-1][102, 202]) == wanted
    assert int(shown.pixels[-1][300, 300]) != wanted


def test_without_a_stream_the_raw_frames_are_the_picture(desk: HeatDesk, shown: Shown):
    measure(desk, frame(120.0), frame(121.0))
    assert len(shown.pixels) == 2


def test_another_camera_begins_with_nothing(desk: HeatDesk, shown: Shown):
    measure(desk, frame(120.0))
    desk.use_camera(None)
    desk.on_picture(picture())
    assert shown.overlays[-1].level is TruthLevel.PALETTE
    assert desk.heat == Heat()
