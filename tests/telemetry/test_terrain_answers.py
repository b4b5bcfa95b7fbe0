"""Answers to TERRAIN_REQUEST, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from maps.ground.elevation import ElevationError
from telemetry.events import EventCode
from telemetry.mailbox import Latest
from telemetry.messages import mavlink
from telemetry.terrain_answers import IDLE_S, MOST_TOLD, PACE_S, TerrainTally, answer_terrain
from telemetry.terrain_grid import ALL, Corner, places
from tests.maps.ground.lands import Land
from tests.telemetry.wire import Wire

if TYPE_CHECKING:
    from maps.ground.heights import Floats, Heights
    from telemetry.protocol import Ask

CORNER = Corner(561_940_372, 252_705_647, 100)
LAND = Land(lambda lats, lons: 100.0 + (lats - 56.2) * 1000.0 - (lons - 25.3) * 500.0)


class Talk:
    """The vehicle's side: asks, and lets time pass."""

    def __init__(self, ground: Heights | None) -> None:
        self.ground, self.may_send = ground, True
        self.tally = Latest(TerrainTally())
        self._answers = answer_terrain(lambda: self.ground, lambda: self.may_send, self.tally)
        self._wire = Wire()
        self.ask: Ask = next(self._answers)
        self.told: list[Any] = []
        self.sent: list[mavlink.MAVLink_terrain_data_message] = []

    def request(self, mask: int = ALL, corner: Corner = CORNER) -> None:
        self._go_on(self._wire.heard(mavlink.MAVLink_terrain_request_message(*corner, mask)))

    def wait(self, turns: int = 1) -> None:
        for _ in range(turns):
            self._go_on(None)

    def _go_on(self, message: Any) -> None:
        self.ask = self._answers.send(message)
        self.sent += self.ask.send
        self.told += self.ask.say


def test_the_blocks_that_are_missing_are_sent_one_by_one():
    talk = Talk(LAND)
    assert (talk.ask.wants, talk.ask.wait_s) == ({"TERRAIN_REQUEST"}, IDLE_S)
    talk.request(mask=0b1011)
    assert (talk.sent, talk.ask.wait_s) == ([], 0.0)  # the first goes in the same step
    talk.wait()
    assert ([m.gridbit for m in talk.sent], talk.ask.wait_s) == ([0], PACE_S)
    talk.wait(2)
    assert [m.gridbit for m in talk.sent] == [0, 1, 3]
    assert talk.ask.wait_s == IDLE_S
    assert talk.tally.get() == TerrainTally(requests=1, blocks_sent=3)


def test_a_block_holds_the_heights_of_its_places_in_whole_metres():
    talk = Talk(LAND)
    talk.request(mask=1 << 55)
    talk.wait()
    (block,) = talk.sent
    assert (block.lat, block.lon, block.grid_spacing, block.gridbit) == (*CORNER, 55)
    assert block.data == np.rint(LAND.heights_m(*places(CORNER, [55]))[0]).astype(int).tolist()
    assert len(set(block.data)) > 5


def test_a_block_with_an_unknown_height_is_never_sent_and_said_once():
    lats, lons = places(CORNER, [3])
    hole_lat, hole_lon = float(lats[0, 5]), float(lons[0, 5])

    def holed(lat: Floats, lon: Floats) -> Floats:
        return np.where((abs(lat - hole_lat) < 1e-6) & (abs(lon - hole_lon) < 1e-6), np.nan, 40.0)

    talk = Talk(Land(holed))
    for _ in range(3):
        talk.request(mask=0b11111)
        talk.wait(6)
    assert [m.gridbit for m in talk.sent] == [0, 1, 2, 4] * 3
    assert all(height == 40 for m in talk.sent for height in m.data)
    (said,) = talk.told
    assert said.code is EventCode.TERRAIN_MISSING
    assert said.facts["blocks"] == 1
    assert said.facts["lat_deg"] == pytest.approx(hole_lat, abs=0.003)
    assert said.facts["lon_deg"] == pytest.approx(hole_lon, abs=0.006)
    assert talk.tally.get() == TerrainTally(requests=3, blocks_sent=12, blocks_unknown=1)


def test_ground_below_the_sea_is_ground():
    talk = Talk(Land(lambda lats, _: np.full(np.shape(lats), -3.0)))
    talk.request(mask=1)
    talk.wait()
    assert talk.sent[0].data == [-3] * 16


def test_a_question_while_answers_are_under_way_does_not_put_them_off():
    talk = Talk(LAND)
    talk.request()
    talk.wait(3)
    talk.request(mask=ALL & ~0b11)
    assert talk.ask.goes_on
    talk.wait()
    assert [m.gridbit for m in talk.sent] == [0, 1, 2, 2]  # block 2 may not have arrived yet


def test_the_ground_of_a_grid_is_looked_up_once():
    land = Land(lambda lats, _: np.full(np.shape(lats), 40.0))
    talk = Talk(land)
    for _ in range(5):
        talk.request()
        talk.wait()
    assert land.asked == 56 * 16


def test_another_grid_replaces_what_waited():
    talk, other = Talk(LAND), Corner(561_724_775, 252_705_647, 100)
    talk.request()
    talk.request(mask=0b10, corner=other)
    talk.wait(3)
    assert [(m.lat, m.gridbit) for m in talk.sent] == [(other.lat_e7, 1)]


def test_nothing_is_sent_while_commands_are_locked_or_somebody_waits():
    talk = Talk(LAND)
    talk.may_send = False
    talk.request()
    talk.wait(5)
    assert talk.sent == []
    assert talk.tally.get().waiting == 56
    talk.may_send = True
    talk.wait()
    assert len(talk.sent) == 1


def test_without_ground_there_is_no_answer():
    talk = Talk(None)
    talk.request()
    talk.wait()
    assert talk.sent == []
    talk.ground = LAND
    talk.request(mask=0b111)
    talk.wait()
    assert len(talk.sent) == 1
    talk.ground = None
    talk.wait(3)
    assert len(talk.sent) == 1
    assert talk.ask.wait_s == IDLE_S


@pytest.mark.parametrize(
    "corner", [Corner(561_940_372, 252_705_647, 0), Corner(561_940_372, 252_705_647, 65_535),
               Corner(2_000_000_000, 0, 100), Corner(0, -2_000_000_000, 100)],
)  # fmt: skip
def test_what_is_no_request_for_ground_on_the_earth_is_left(corner: Corner):
    talk = Talk(LAND)
    talk.request(corner=corner)
    talk.wait()
    assert (talk.sent, talk.told) == ([], [])


def test_a_tile_that_is_broken_is_unknown_ground():
    class Broken(Land):
        def heights_m(self, lats: Floats, lons: Floats) -> Floats:
            raise ElevationError("N56E025.hgt: 7 bytes is no HGT tile")

    talk = Talk(Broken(lambda lats, _: lats))
    talk.request()
    talk.wait()
    assert talk.sent == []
    assert talk.told[0].facts["blocks"] == 56


def test_a_vehicle_that_asks_everywhere_does_not_fill_the_journal():
    talk = Talk(Land(lambda lats, _: np.full(np.shape(lats), np.nan)))
    for n in range(100):
        talk.request(corner=Corner(561_940_372 + n, 252_705_647, 100))
    assert len(talk.told) == MOST_TOLD
