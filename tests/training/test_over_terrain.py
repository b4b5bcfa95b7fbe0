"""Waypoints at heights above the ground: followed with the ground aboard, failed without it."""

from __future__ import annotations

import math

import pytest

from maps.geo import LatLon
from telemetry.logs.dataflash import dataflash_of
from telemetry.messages import Message, mavlink
from telemetry.terrain_grid import Corner, places
from tests.training.station import Station, item
from training.local_frame import Spot
from training.modes import Mode
from training.terrain import ground_up_m

TERRAIN = 10
THERE = LatLon(56.2060, 25.3)  # 667 m north
ABOVE_M = 40.0


def hill_m(lat_deg: float) -> int:
    """Rises 23 m from home to a ridge half way."""
    return 80 + round(30.0 * math.exp(-(((lat_deg - 56.2030) / 0.0024) ** 2)))


class Ground(Station):
    """Answers what the drone asks of the terrain, while it knows it."""

    knows = True

    def run(self, seconds: float, step_s: float = 0.1) -> list[Message]:
        first = len(self.heard)
        found = super().run(seconds, step_s)
        for _, message in self.heard[first:]:
            if message.get_type() == "TERRAIN_REQUEST" and self.knows:
                self.answer(message)
        return found

    def answer(self, asked: Message) -> None:
        corner = Corner(asked.lat, asked.lon, asked.grid_spacing)
        for bit in range(56):
            if asked.mask >> bit & 1:
                lats, _ = places(corner, [bit])
                heights = [hill_m(float(lat)) for lat in lats.ravel()]
                block = (asked.lat, asked.lon, asked.grid_spacing, bit)
                self.send(mavlink.MAVLink_terrain_data_message(*block, heights))


def sent_up(station: Ground) -> None:
    station.ask(mavlink.MAVLink_param_set_message(1, 1, b"TERRAIN_SPACING", 100, 4))
    station.ask(mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1))
    items = [
        item(0, 16), item(1, 22, z=ABOVE_M), item(2, 16, at=THERE, z=ABOVE_M, frame=TERRAIN), item(3, 20),
    ]  # fmt: skip
    assert station.upload(items) == 0
    station.run(90.0)
    station.fly_mission()


def test_it_keeps_its_height_above_a_ridge():
    station = Ground()
    sent_up(station)
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Mission: 2 WP", 60.0)
    above_m, grounds_m = list[float](), list[float]()
    while "Reached command #2" not in station.texts() and station.now_s < 400.0:
        station.run(0.5)
        copter = station.drone.autopilot.copter
        ground_m = ground_up_m(station.drone.autopilot, Spot(copter.north_m, copter.east_m, 0.0))
        assert ground_m is not None
        above_m.append(copter.up_m - ground_m)
        grounds_m.append(ground_m)
    assert "Reached command #2" in station.texts()
    assert max(grounds_m) > 20.0  # there was a ridge
    assert min(above_m) > 35.0
    assert max(above_m) < 45.0
    assert above_m[-1] == pytest.approx(ABOVE_M, abs=3.0)


def test_a_waypoint_over_unknown_ground_brings_it_home_at_once():
    station = Station()
    items = [item(0, 16), item(1, 22, z=20.0), item(2, 16, at=THERE, z=20.0, frame=TERRAIN), item(3, 20)]
    assert station.upload(items) == 0
    station.fly_mission()
    station.until(lambda m: m.get_type() == "STATUSTEXT" and "Terrain" in m.text, 60.0)
    assert station.texts()[-1] == "Failsafe: Terrain data missing"
    assert station.drone.autopilot.mode is Mode.RTL
    station.run(1.0)
    assert not station.drone.autopilot.failing.any  # on the way home no terrain is asked for


def test_ground_that_ends_on_the_way_is_waited_for_five_seconds():
    station = Ground()
    sent_up(station)
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Mission: 2 WP", 60.0)
    station.run(15.0)
    station.knows = False
    station.drone.autopilot.terrain.forget()
    station.run(4.0)
    assert station.drone.autopilot.mode is Mode.AUTO
    station.run(3.0)
    assert station.drone.autopilot.mode is Mode.RTL
    assert "Failsafe: Terrain data missing" in station.texts()


def test_the_log_tells_why_it_turned():
    station = Station()
    items = [item(0, 16), item(1, 22, z=20.0), item(2, 16, at=THERE, z=20.0, frame=TERRAIN), item(3, 20)]
    assert station.upload(items) == 0
    station.fly_mission()
    station.run(40.0, step_s=0.1)
    (file,) = station.drone.logs()
    log = dataflash_of(file.read(0, file.size_bytes))
    assert log.column("MODE", "Rsn").tolist() == [2, 2, 11]
    assert (23, 1) in zip(
        log.column("ERR", "Subsys").tolist(), log.column("ERR", "ECode").tolist(), strict=True
    )
