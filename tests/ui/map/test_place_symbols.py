"""Every sign reads at 20 pixels, in the day, at night and in high contrast."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from maps.places.place import HydrantForm, PlaceKind
from ui import theme
from ui.map.colours import colours_of
from ui.map.place_colours import place_colours
from ui.map.place_signs import Crowd, Sign
from ui.map.place_symbols import camera_symbol, crowd_symbol, paint_camera, paint_symbol, symbol

if TYPE_CHECKING:
    from ui.theme import Theme

THEMES = [theme.DAY, theme.NIGHT, theme.HIGH_CONTRAST]
SIZE = 40
FORMS = [Sign(PlaceKind.HYDRANT, form) for form in HydrantForm]
SIGNS = [*(Sign(kind) for kind in PlaceKind), *FORMS, Sign(PlaceKind.BRIDGE, number="12")]
LEAST_CHANGED = 12  # pixels of 400 by which two signs must differ


def ground(worn: Theme) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(colours_of(worn).land["LV"])
    return image


def drawn(sign: Sign, worn: Theme, size_px: float = 20.0) -> QImage:
    image = ground(worn)
    with QPainter(image) as painter:
        paint_symbol(painter, sign, QPointF(SIZE / 2, SIZE / 2), place_colours(worn), size_px)
    return image


def changed(a: QImage, b: QImage) -> int:
    return sum(a.pixel(x, y) != b.pixel(x, y) for x in range(SIZE) for y in range(SIZE))


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: QColor, b: QColor) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("worn", THEMES)
def test_no_two_signs_look_alike_at_20_pixels(worn: Theme):
    images = {sign: drawn(sign, worn) for sign in SIGNS}
    for one, two in combinations(SIGNS, 2):
        assert changed(images[one], images[two]) >= LEAST_CHANGED, (one, two)


@pytest.mark.parametrize("worn", THEMES)
@pytest.mark.parametrize("kind", list(PlaceKind))
def test_hollow_is_seen_at_20_pixels(worn: Theme, kind: PlaceKind):
    assert changed(drawn(Sign(kind), worn), drawn(Sign(kind, hollow=True), worn)) >= 60


@pytest.mark.parametrize("worn", THEMES)
def test_a_camera_that_may_be_opened_looks_different(worn: Theme):
    images = [ground(worn), ground(worn)]
    for image, may_open in zip(images, (True, False), strict=True):
        with QPainter(image) as painter:
            paint_camera(painter, QPointF(20.0, 20.0), place_colours(worn), 20.0, may_open=may_open)
    assert changed(*images) >= 60


@pytest.mark.parametrize("worn", THEMES)
@pytest.mark.parametrize("kind", list(PlaceKind))
def test_signs_read_on_their_plate_and_plates_on_the_land(worn: Theme, kind: PlaceKind):
    colours = place_colours(worn)
    tone = colours.tone(kind)
    assert contrast(tone, colours.on_tone) >= 4.5
    assert contrast(tone, colours.paper) >= 4.5
    assert all(contrast(tone, land) >= 4.5 for land in colours_of(worn).land.values())


def test_pictures_are_sharp_on_a_dense_screen():
    colours = place_colours(theme.DAY)
    for ratio in (1.0, 2.0):
        for picture in (
            symbol(Sign(PlaceKind.GATE), colours, ratio),
            camera_symbol(colours, ratio, may_open=True),
            crowd_symbol(Crowd.WATER, 12, colours, ratio),
        ):
            assert picture.devicePixelRatio() == ratio
            assert picture.width() == pytest.approx(picture.deviceIndependentSize().width() * ratio)


def test_a_chip_is_as_wide_as_its_number():
    colours = place_colours(theme.DAY)
    widths = [crowd_symbol(Crowd.WATER, count, colours).width() for count in (2, 20, 20_000)]
    assert widths == sorted(set(widths))
