"""The profile strip, over made-up lands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage

from maps.geo import AboveHome, LatLon, distance_m
from missions.profile import Profile, line_profile, plan_profile
from tests.maps.ground.lands import hill
from tests.missions.findings.airs import HOME, SEARCH
from tests.missions.test_profile import Ground, ground
from ui import theme
from ui.incident.profile_scale import scaled
from ui.incident.profile_strip import HEIGHT, ProfileStrip
from ui.theme import colour

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

THEMES = (theme.DAY, theme.NIGHT, theme.HIGH_CONTRAST)
WIDE = 600


@pytest.fixture
def strip(qtbot: QtBot) -> ProfileStrip:
    made = ProfileStrip()
    qtbot.addWidget(made)
    made.resize(WIDE, HEIGHT)
    return made


def profile(height_m: float = 60.0, rule=None) -> Profile:
    low = replace(SEARCH, waypoints=tuple(replace(w, height=AboveHome(height_m)) for w in SEARCH.waypoints))
    made = plan_profile(low, HOME, ground() if rule is None else ground(rule))
    assert made is not None
    return made


def shows(strip: ProfileStrip, ink: QColor, *, least: int = 30) -> bool:
    """Whether so many pixels of the strip are nearly of this colour."""
    image = strip.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3]
    wanted = np.array([ink.blue(), ink.green(), ink.red()])
    return int((np.abs(raw.astype(int) - wanted).max(axis=2) < 24).sum()) >= least


@pytest.mark.parametrize("worn", THEMES, ids=lambda worn: worn.name)
def test_a_way_that_is_high_enough_is_ours_and_one_too_low_is_red(strip: ProfileStrip, worn: theme.Theme):
    theme.wear(worn)
    strip.show_profile(profile(60.0))
    assert shows(strip, colour("accent"), least=300)
    assert not shows(strip, colour("danger"))
    strip.show_profile(profile(8.0))
    assert shows(strip, colour("danger"), least=300)


def test_it_says_where_the_drone_is_nearest_to_the_ground(strip: ProfileStrip):
    strip.show_profile(profile(60.0))
    assert strip.accessibleName() == "Profile of the way"
    assert strip.accessibleDescription().startswith("Least 60\u00a0m above ground, after ")
    strip.show_profile(
        profile(60.0, lambda _, lons: np.where(lons > SEARCH.waypoints[1].at.lon_deg - 1e-4, np.nan, 40.0))
    )
    assert "; unknown for " in strip.accessibleDescription()


def test_without_ground_it_says_so_and_draws_nothing_that_looks_like_ground(strip: ProfileStrip):
    unknown = plan_profile(SEARCH, HOME, None)
    strip.show_profile(unknown)
    assert strip.accessibleDescription() == "The height of the ground is not known here"
    assert not shows(strip, colour("accent"))
    strip.show_profile(None)
    assert strip.accessibleDescription() == "No way to show"
    strip.grab()


def test_the_place_under_the_finger_is_told_and_taken_back(strip: ProfileStrip, qtbot: QtBot):
    strip.show_profile(profile())
    told: list[LatLon | None] = []
    strip.pointed.connect(told.append)
    strip.show()
    qtbot.mouseMove(strip, QPoint(WIDE // 2, 60))
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(WIDE - 20, 60))
    place = told[-1]
    assert place is not None
    assert distance_m(place, HOME) < 60.0  # near the end of the way it is nearly home again
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert told[-1] is None
    assert strip.cursor_m is None


def test_the_keys_go_along_the_way(strip: ProfileStrip, qtbot: QtBot):
    made = profile()
    strip.show_profile(made)
    for _ in range(3):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.cursor_m == pytest.approx(0.04 * made.length_m)


def test_another_profile_takes_the_cursor_away(strip: ProfileStrip, qtbot: QtBot):
    strip.show_profile(profile())
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    told: list[object] = []
    strip.pointed.connect(told.append)
    strip.show_profile(None)
    assert told == [None]


def test_no_peak_is_lost_between_pixels():
    top = LatLon(56.5, 23.5)
    land = hill(top.lat_deg, top.lon_deg, high_m=80.0, wide_m=40.0)
    line = line_profile([LatLon(56.5, 23.0), top, LatLon(56.5, 24.0)], Ground(land.heights_m))
    assert line is not None
    _, shown, _ = scaled(line, QRectF(50.0, 20.0, 200.0, 80.0)).columns()  # 300 m a pixel
    assert np.nanmax(shown) == pytest.approx(float(line.ground_m.max()))


@given(st.floats(0.0, 1.0))
def test_a_pixel_and_its_metres_lead_to_each_other(share: float):
    made = profile()
    scale = scaled(made, QRectF(52.0, 24.0, 500.0, 76.0))
    along_m = share * made.length_m
    assert scale.along_m(scale.x(along_m)) == pytest.approx(along_m, abs=1e-6)


def test_level_ground_looks_level():
    made = line_profile([HOME, SEARCH.waypoints[0].at], ground(lambda lats, _: 40.0 + (lats - 56.0) * 0.5))
    assert made is not None
    scale = scaled(made, QRectF(0.0, 0.0, 500.0, 80.0))
    assert float(np.ptp(scale.y(made.ground_m))) < 2.0
