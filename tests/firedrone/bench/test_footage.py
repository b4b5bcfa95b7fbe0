"""What the bench of video measures with: the clock in a picture, who found what, what grows."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from firedrone.bench.footage.burnt_clock import age_ms, summary
from firedrone.bench.footage.soak import growth, slope
from firedrone.bench.footage.spots import judge
from maps.geo import LatLon, moved
from telemetry.georeference.ground_point import ErrorEllipse
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.thermal.frame import TruthLevel
from training.camera.scene import HotTruth
from training.camera.stamp import burn_clock
from training.camera.things import Kind

PLACE = LatLon(56.38, 24.65)
AT = datetime(2026, 8, 22, 14, 0, tzinfo=UTC)


def spot(east_m: float) -> HotSpot:
    ellipse = ErrorEllipse(1.0, 1.0, 0.0)
    at = moved(PLACE, east_m, 0.0)
    return HotSpot(1, 1, at, ellipse, SpotState.CONFIRMED, 5, 99.0, False, TruthLevel.RAW, 0.1, AT, AT)


def ember(east_m: float, number: int = 0) -> HotTruth:
    return HotTruth(number, Kind.EMBER, moved(PLACE, east_m, 0.0), east_m, 0.0, 300.0, 0.1)


@pytest.mark.parametrize("width", [640, 1280, 1920])
def test_the_age_of_a_picture_is_read_from_its_clock(width: int):
    luma = np.full((512, width), 90, np.uint8)
    burn_clock(luma, 1234.567)
    assert age_ms(luma, 1234.600) == pytest.approx(33.0, abs=1.0)


def test_a_picture_without_a_clock_has_no_age():
    assert age_ms(np.full((512, 640), 90, np.uint8), 1234.0) is None
    assert summary([])["p50_ms"] is None


def test_a_spot_beside_an_ember_has_found_it_and_one_in_the_grass_is_false():
    judged = judge([spot(2.0), spot(80.0)], [ember(0.0), ember(200.0, 1)], [ember(0.0), ember(200.0, 1)])
    assert (judged.embers, judged.found, judged.confirmed, judged.false) == (2, 1, 2, 1)
    assert judged.errors_m == pytest.approx((2.0,), abs=0.05)


def test_what_comes_later_and_later_has_a_slope_and_a_single_hitch_has_none():
    steady = [(n / 30.0, 1.0) for n in range(300)]
    assert slope(steady) == pytest.approx(0.0, abs=1e-6)
    assert slope([*steady[:150], (5.0, 90.0), *steady[151:]]) == pytest.approx(0.0, abs=0.01)
    assert slope([(n / 30.0, 1.0 + n / 100.0) for n in range(300)]) == pytest.approx(3.0, abs=0.1)


def test_memory_that_grows_by_a_tenth_is_seen():
    assert growth([100] * 10) == 0.0
    assert growth([100] * 10 + [110] * 10) == pytest.approx(10.0)
