from __future__ import annotations

from functools import partial

import pytest

from firedrone.bench.plain_client import AGAIN_S, TRIES, plain_upload
from firedrone.bench.upload import mission
from missions.items import MissionType, same_meaning
from tests.link.practice import Station, aboard, drone
from training.chaos.air import DEAD, Air
from training.chaos.through_air import ThroughAir

ITEMS = mission(20)
UPLOAD = partial(plain_upload, items=ITEMS, kind=MissionType.MISSION)


def test_it_takes_one_round_trip_an_item():
    station = Station(ThroughAir(drone(), Air(delay_s=0.05)))
    began_s = station.now_s
    assert station.ended(UPLOAD) is True
    assert station.now_s - began_s == pytest.approx(21 * 0.14, rel=0.1)  # 100 ms, and ticks of 20 ms


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_lost_is_asked_for_by_the_vehicle_a_second_later(seed: int):
    vehicle = drone()
    through = ThroughAir(vehicle, Air(), seed)
    station = Station(through)
    through.change(Air(loss=0.1))
    began_s = station.now_s
    assert station.ended(UPLOAD, 120.0) is True
    assert station.now_s - began_s > 1.0
    assert same_meaning(ITEMS, aboard(vehicle, MissionType.MISSION), MissionType.MISSION)


def test_a_count_that_nobody_hears_is_repeated_and_then_given_up():
    through = ThroughAir(drone(), Air())
    station = Station(through)
    through.change(DEAD)
    began_s = station.now_s
    assert station.ended(UPLOAD, 60.0) is False
    assert station.now_s - began_s == pytest.approx(AGAIN_S * TRIES, abs=0.5)
