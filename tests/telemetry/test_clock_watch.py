from datetime import timedelta

import pytest

from telemetry.clock_watch import ClockWatch
from tests.telemetry.links import START


@pytest.mark.hazard("H21")
@pytest.mark.parametrize("by_s", [-3600.0, -2.5, 2.5, 3600.0])
def test_a_wall_clock_that_is_set_is_told_with_how_far(by_s: float):
    watch = ClockWatch()
    assert watch.jump(0.0, START) is None
    assert watch.jump(1.0, START + timedelta(seconds=1.0)) is None
    assert watch.jump(2.0, START + timedelta(seconds=2.0 + by_s)) == {"by_s": by_s, "gap_s": 1.0}
    assert watch.jump(3.0, START + timedelta(seconds=3.0 + by_s)) is None


@pytest.mark.hazard("H17")
def test_a_program_that_stood_still_is_told_with_how_long():
    watch = ClockWatch()
    watch.jump(0.0, START)
    assert watch.jump(60.0, START + timedelta(seconds=60.0)) == {"by_s": 0.0, "gap_s": 60.0}


@pytest.mark.hazard("H17")
def test_a_laptop_that_slept_has_a_wall_clock_that_went_on_alone():
    watch = ClockWatch()
    watch.jump(0.0, START)
    assert watch.jump(0.1, START + timedelta(seconds=600.1)) == {"by_s": 600.0, "gap_s": 0.1}


def test_a_clock_that_is_slowly_put_right_is_no_jump():
    watch = ClockWatch()
    for second in range(1000):
        assert watch.jump(second, START + timedelta(seconds=second * 1.001)) is None
