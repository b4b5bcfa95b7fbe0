"""The delay of a video is found from how its pictures move, or is said not to be known."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from maps.geo import AboveHome, Amsl
from telemetry.georeference.alignment import (
    NOT_KNOWN,
    Alignment,
    DelaySource,
    VideoDelay,
    best_delay,
)
from telemetry.georeference.lens import lens_of_width
from telemetry.georeference.pose import Pose
from telemetry.georeference.pose_history import PoseHistory
from telemetry.georeference.view import View, in_picture, view
from telemetry.state import Fix, Gimbal, VehicleState
from tests.telemetry.georeference.scenes import FLAT, FRAME

LENS = lens_of_width(40.0, 160, 128)
CELL_M = 0.5
SIDE = 600  # cells
SECONDS = 14.0

_RNG = np.random.default_rng(5)
GROUND = cv2.GaussianBlur(_RNG.integers(0, 256, (SIDE, SIDE)).astype(np.uint8), (0, 0), 1.6)
GROUND = cv2.normalize(GROUND, None, 0, 255, cv2.NORM_MINMAX)


def picture(pose: Pose) -> np.ndarray:
    """The ground as the camera sees it, by the corners of a flat map."""
    seen = view(pose, LENS, FLAT)
    assert isinstance(seen, View)
    half = SIDE * CELL_M / 2
    x, y = seen.eye[0], seen.eye[1]
    corners = np.array(
        [[x - 20, y + 20, 0.0], [x + 20, y + 20, 0.0], [x + 20, y - 20, 0.0], [x - 20, y - 20, 0.0]]
    )
    pixels = np.column_stack(in_picture(seen, corners)).astype(np.float32)
    cells = np.column_stack([(corners[:, 0] + half) / CELL_M, (half - corners[:, 1]) / CELL_M]).astype(
        np.float32
    )
    turn = cv2.getPerspectiveTransform(cells, pixels)
    return cv2.warpPerspective(GROUND, turn, (LENS.width_px, LENS.height_px))


def weaving(t_s: float) -> Pose:
    """Along a wave with a gimbal that nods: as a pilot flies by hand."""
    north = 6.0 * t_s - 40.0 + 3.0 * math.sin(1.1 * t_s)
    pitch = -85.0 + 4.0 * math.sin(1.7 * t_s)
    return Pose(FRAME.to_latlon(8.0 * math.sin(0.8 * t_s), north), AboveHome(60.0), 15.0, pitch)


def steady(t_s: float) -> Pose:
    return Pose(FRAME.to_latlon(0.0, 6.0 * t_s - 40.0), AboveHome(60.0), 0.0, -90.0)


def hovering(_t_s: float) -> Pose:
    return Pose(FRAME.to_latlon(0.0, 0.0), AboveHome(60.0), 0.0, -90.0)


def flown(flight, delay_s: float, noise: float = 6.0, asked_every: int = 10_000) -> VideoDelay:
    """Poses ten times a second, pictures ten times a second that arrive later; asked on the way as well."""
    history, alignment = PoseHistory(), Alignment()
    rng = np.random.default_rng(1)
    for n in range(int(SECONDS * 10) + 20):
        t_s = n / 10.0
        pose = flight(t_s)
        fix = Fix(pose.at, Amsl(200.0), pose.above_home_m, 6.0, 0.0, 0.0, t_s)
        history.add(VehicleState(fix=fix, gimbal=Gimbal(pose.pitch_deg, pose.yaw_deg, t_s)))
    for n in range(int(SECONDS * 10)):
        t_s = 0.03 + n / 10.0
        seen = picture(flight(t_s)).astype(np.float64) + rng.normal(
            0.0, noise, (LENS.height_px, LENS.width_px)
        )
        alignment.add(np.clip(seen, 0, 255).astype(np.uint8), t_s + delay_s)
        if n % asked_every == asked_every - 1:
            alignment.estimate(history, LENS, FLAT)
    return alignment.estimate(history, LENS, FLAT)


@pytest.mark.parametrize("delay_s", [0.0, 0.12, 0.47, 1.3])
def test_where_there_is_motion_the_delay_is_found(delay_s: float):
    found = flown(weaving, delay_s)
    assert found.source is DelaySource.PICTURES
    assert found.delay_s == pytest.approx(delay_s, abs=0.05)
    assert found.spread_s is not None
    assert found.spread_s < 0.06


def test_who_asks_often_hears_the_same_as_who_asks_once():
    """What was worked out before is kept, and is the same."""
    once, often = flown(weaving, 0.47), flown(weaving, 0.47, asked_every=30)
    assert often.delay_s == pytest.approx(once.delay_s, abs=1e-6)
    assert often.spread_s == pytest.approx(once.spread_s, abs=1e-6)


@pytest.mark.parametrize("flight", [hovering, steady])
def test_where_there_is_none_or_it_never_changes_the_delay_is_not_known(flight):
    assert flown(flight, 0.4) == NOT_KNOWN


def test_pictures_of_another_flight_say_nothing():
    alignment, history = Alignment(), PoseHistory()
    rng = np.random.default_rng(2)
    for n in range(80):
        t_s = n / 10.0
        pose = weaving(t_s)
        fix = Fix(pose.at, Amsl(200.0), pose.above_home_m, 6.0, 0.0, 0.0, t_s)
        history.add(VehicleState(fix=fix, gimbal=Gimbal(pose.pitch_deg, pose.yaw_deg, t_s)))
        alignment.add(rng.integers(0, 256, (128, 160)).astype(np.uint8), t_s)
    assert alignment.estimate(history, LENS, FLAT) == NOT_KNOWN


def test_no_pictures_are_no_delay():
    assert Alignment().estimate(PoseHistory(), LENS, FLAT) == NOT_KNOWN


def test_another_size_begins_anew():
    alignment = Alignment()
    for n in range(40):
        alignment.add(np.zeros((128 + n, 160), np.uint8), n / 10.0)
    assert alignment.estimate(PoseHistory(), LENS, FLAT) == NOT_KNOWN


def test_without_the_pictures_the_senders_clock_counts_then_the_setting():
    measured = VideoDelay(0.2, 0.02, DelaySource.PICTURES)
    assert best_delay(measured, 0.5, 0.1) is measured
    assert best_delay(NOT_KNOWN, 0.5, 0.1).source is DelaySource.SENDER_CLOCK
    assert best_delay(NOT_KNOWN, 900.0, 0.1).source is DelaySource.SETTING
    assert best_delay(NOT_KNOWN) == NOT_KNOWN
