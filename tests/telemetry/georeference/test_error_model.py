"""The error of a place against a Monte Carlo through the real geometry, and against the published table."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.georeference.error_budget import RTK_M, ErrorBudget, budget_now
from telemetry.georeference.error_model import circle_m, covariance_of, ellipse_of
from telemetry.georeference.ground_point import ErrorEllipse, GroundPoint
from telemetry.georeference.pixel_to_ground import pixel_to_ground
from telemetry.georeference.pose import Motion
from telemetry.georeference.view import meet, view
from telemetry.state import Satellites
from tests.telemetry.georeference.scenes import FLAT, LENS, pose

MIDDLE = (LENS.width_px / 2, LENS.height_px / 2)
BUDGET = ErrorBudget()
EAST_8 = Motion(east_m_s=0.0, north_m_s=8.0)
# CEP50 / 95 % in metres, of the published Monte Carlo.
TABLE = {
    (60, -90): (1.8, 3.9), (60, -45): (2.9, 6.0), (60, -30): (4.2, 9.0), (60, -20): (6.6, 13.7),
    (80, -90): (1.9, 4.1), (80, -45): (3.4, 7.0), (80, -30): (5.0, 10.7), (80, -20): (8.0, 17.2),
    (100, -90): (1.9, 4.0), (100, -45): (3.7, 8.1), (100, -30): (6.1, 12.9), (100, -20): (9.7, 21.2),
}  # fmt: skip


def monte_carlo(up_m: float, pitch_deg: float, budget: ErrorBudget, runs: int = 500) -> tuple[float, float]:
    """The same errors by drawing them: the truth is what the drawn camera sees, the answer is ours."""
    rng = np.random.default_rng(3)
    focal = LENS.focal_px[0]
    off_m: list[float] = []
    for _ in range(runs):
        e, n = rng.normal(0.0, budget.gnss_m, 2)
        up = up_m + rng.normal(0.0, math.hypot(budget.height_m, budget.dem_m))
        late_s = rng.normal(0.0, budget.sync_s)
        angle = math.hypot(budget.gimbal_deg, budget.boresight_deg)
        tilt, side = rng.normal(0.0, angle, 2)
        u = MIDDLE[0] + focal * math.tan(math.radians(side)) + rng.uniform(-0.5, 0.5)
        v = MIDDLE[1] + rng.uniform(-0.5, 0.5)
        drawn = pose(e, n + late_s * 8.0, up, rng.normal(0.0, budget.yaw_deg) % 360.0, pitch_deg + tilt)
        seen = view(drawn, LENS, FLAT)
        assert not isinstance(seen, str)
        x, y, _ = meet(seen, np.array([u]), np.array([v])).places[0]
        off_m.append(
            math.hypot(x, y - (0.0 if pitch_deg == -90 else up_m / math.tan(math.radians(-pitch_deg))))
        )
    return float(np.percentile(off_m, 50)), float(np.percentile(off_m, 95))


def ellipse(up_m: float, pitch_deg: float, budget: ErrorBudget = BUDGET) -> ErrorEllipse:
    at = pose(up_m=up_m, pitch_deg=pitch_deg)
    found = pixel_to_ground(*MIDDLE, at, LENS, FLAT, budget=budget, motion=EAST_8)
    assert isinstance(found, GroundPoint)
    return found.ellipse


@pytest.mark.parametrize(("up_m", "pitch_deg"), TABLE)
def test_the_ellipse_holds_what_the_monte_carlo_and_the_table_say(up_m: float, pitch_deg: float):
    found = ellipse(up_m, pitch_deg)
    half, most = monte_carlo(up_m, pitch_deg, BUDGET)
    assert (found.half_m, circle_m(found, 0.95)) == pytest.approx((half, most), rel=0.15)
    assert (found.half_m, circle_m(found, 0.95)) == pytest.approx(TABLE[up_m, pitch_deg], rel=0.15)
    assert most * 0.97 < found.most_m < most * 1.3  # a circle round the ellipse is never too small


def test_satellites_with_corrections_and_a_measured_lens_come_down_to_decimetres():
    good = ErrorBudget(RTK_M, 0.1, 0.1, gimbal_deg=0.1, boresight_deg=0.02, yaw_deg=0.4, sync_s=0.01)
    assert ellipse(80.0, -90.0, good).half_m < 0.3
    assert ellipse(80.0, -45.0, good).half_m < 0.9


def test_a_bad_compass_shows_across_the_look():
    found = ellipse(80.0, -30.0, replace(BUDGET, yaw_deg=8.0))
    assert found.bearing_deg == pytest.approx(90.0, abs=2.0)
    assert found.major_m == pytest.approx(math.radians(8.0) * 80 / math.tan(math.radians(30)), rel=0.05)


def test_a_turning_drone_with_a_late_picture_is_far_off():
    late = replace(BUDGET, sync_s=0.5)
    turning = pixel_to_ground(
        *MIDDLE, pose(pitch_deg=-45.0), LENS, FLAT, budget=late, motion=Motion(yaw_deg_s=30.0)
    )
    assert isinstance(turning, GroundPoint)
    assert turning.ellipse.major_m > 0.2 * 80.0


def test_the_budget_follows_what_is_known():
    def heard(fix_type: int, accuracy_m: float | None) -> float:
        return budget_now(Satellites(fix_type, 14, 0.8, accuracy_m, 0.0)).gnss_m

    assert heard(6, 0.01) == RTK_M
    assert heard(3, 2.4) == 2.4
    assert heard(3, 0.1) == 0.5
    assert heard(3, None) == 1.5
    assert heard(3, 1e9) == 200.0
    assert budget_now(None, sync_s=0.03).sync_s == 0.03


@given(st.floats(0.1, 50.0), st.floats(0.1, 1.0), st.floats(0.0, 179.0))
def test_an_ellipse_leads_back_to_itself(major: float, share: float, bearing: float):
    found = ellipse_of(covariance_of(ErrorEllipse(major, major * share, bearing)))
    assert (found.major_m, found.minor_m) == pytest.approx((major, major * share), rel=1e-6)
    if share < 0.99:
        assert abs((found.bearing_deg - bearing + 90.0) % 180.0 - 90.0) < 0.1


def test_a_round_error_holds_half_within_1_177_deviations():
    assert circle_m(ErrorEllipse(2.0, 2.0, 0.0), 0.5) == pytest.approx(2.0 * 1.1774, rel=1e-3)
    assert circle_m(ErrorEllipse(2.0, 0.0, 0.0), 0.95) == pytest.approx(2.0 * 1.96, rel=2e-3)
