"""The whole talk of terrain: a session with elevation data, and the embedded drone that asks for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from maps.geo import LatLon, moved
from telemetry.events import EventCode
from telemetry.link.loopback import LoopbackLink
from telemetry.messages import mavlink
from telemetry.session import Session
from telemetry.signing import signing_time
from telemetry.signing_door import signing_door
from telemetry.signing_keys import DroneKey, DroneKeys
from tests.maps.ground.lands import Land
from tests.security.signers import KEY, OTHER_KEY
from tests.telemetry.test_pairing import UID
from tests.training import station as small
from training.chaos.air import Air
from training.chaos.through_air import ThroughAir
from training.vehicle import READY_S, START, EmbeddedDrone

if TYPE_CHECKING:
    from pathlib import Path

    from maps.ground.heights import Heights
    from telemetry.link.loopback import Vehicle

HOME = LatLon(56.2, 25.3)
ALL_AROUND = 9 * 56
TICK_S = 0.02


def rising(lats: np.ndarray, lons: np.ndarray) -> np.ndarray:
    return 80.0 + (lats - HOME.lat_deg) * 2000.0 + (lons - HOME.lon_deg) * 1000.0


RISING = Land(rising)


def talk(vehicle: Vehicle, ground: Heights | None, seconds: float) -> Session:
    """So long, with whatever is said."""
    link = LoopbackLink(vehicle, speed=None, tick_s=TICK_S)
    session = Session(link)
    session.set_ground(ground)
    while link.clock.monotonic_s() < seconds:
        session.step(TICK_S)
    return session


def missing_told(session: Session) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    while not session.events.empty():
        event = session.events.get_nowait()
        if event.code is EventCode.TERRAIN_MISSING:
            found.append(dict(event.facts))
    return found


def test_the_drone_gets_the_ground_around_it_and_tells_its_height_above_it():
    drone = EmbeddedDrone(HOME, ready=True)
    session = talk(drone, RISING, 100.0)
    terrain = session.state.get().terrain
    assert terrain is not None
    assert (terrain.pending, terrain.loaded) == (0, ALL_AROUND)
    assert terrain.above_ground_m == pytest.approx(0.0, abs=1.0)
    tally = session.terrain.get()
    assert (tally.blocks_unknown, tally.waiting) == (0, 0)
    assert ALL_AROUND <= tally.blocks_sent <= 1.25 * ALL_AROUND  # what was under way was asked for again
    assert missing_told(session) == []


def test_what_is_aboard_is_the_ground_that_we_know():
    drone = EmbeddedDrone(HOME, ready=True)
    talk(drone, RISING, 100.0)
    for east_m, north_m in ((0.0, 0.0), (900.0, -1500.0), (-2500.0, 2100.0)):
        at = moved(HOME, east_m, north_m)
        kept_m = drone.autopilot.terrain.height_m(round(at.lat_deg * 1e7), round(at.lon_deg * 1e7), 100)
        known_m = float(rising(np.array([at.lat_deg]), np.array([at.lon_deg]))[0])
        assert kept_m == pytest.approx(known_m, abs=1.0)


@pytest.mark.parametrize(
    "air",
    [
        Air(loss=0.3),
        Air(duplicate=0.2, reorder=0.2, delay_s=0.1, jitter_s=0.1),
        Air(baud=57_600, delay_s=0.1),
    ],
    ids=["a third is lost", "late, double and out of order", "a slow radio"],
)
def test_a_bad_link_only_takes_longer(air: Air):
    drone = EmbeddedDrone(HOME, ready=True)
    session = talk(ThroughAir(drone, air), RISING, 400.0)
    assert drone.autopilot.terrain.counts(100) == (0, ALL_AROUND)
    terrain = session.state.get().terrain
    assert terrain is not None
    assert terrain.above_ground_m == pytest.approx(0.0, abs=1.0)


def test_where_our_data_have_a_hole_the_drone_gets_nothing_and_it_is_said():
    def holed(lats: np.ndarray, lons: np.ndarray) -> np.ndarray:
        return np.where((lats > 56.21) & (lons > 25.32), np.nan, rising(lats, lons))

    drone = EmbeddedDrone(HOME, ready=True)
    session = talk(drone, Land(holed), 60.0)
    (said,) = missing_told(session)  # its own grid; it asks for no other before that is whole
    assert said["blocks"] == session.terrain.get().blocks_unknown
    pending, loaded = drone.autopilot.terrain.counts(100)
    assert loaded == 56 - session.terrain.get().blocks_unknown
    assert pending == ALL_AROUND - loaded
    in_hole = moved(HOME, 1300.0, 1250.0)
    at = round(in_hole.lat_deg * 1e7), round(in_hole.lon_deg * 1e7)
    assert drone.autopilot.terrain.height_m(*at, 100) is None


def test_without_ground_the_drone_asks_in_vain_as_it_always_did():
    drone = EmbeddedDrone(HOME, ready=True)
    session = talk(drone, None, 30.0)
    terrain = session.state.get().terrain
    assert terrain is not None
    assert (terrain.pending, terrain.loaded, terrain.above_ground_m) == (ALL_AROUND, 0, None)
    assert session.terrain.get().requests == 0


def test_ground_that_is_known_later_is_sent_later():
    drone = EmbeddedDrone(HOME, ready=True)
    link = LoopbackLink(drone, speed=None, tick_s=TICK_S)
    session = Session(link)
    while link.clock.monotonic_s() < 10.0:
        session.step(TICK_S)
    session.set_ground(RISING)
    while link.clock.monotonic_s() < 20.0:
        session.step(TICK_S)
    assert drone.autopilot.terrain.counts(100)[1] > 40


def test_a_mission_beyond_the_grids_around_is_asked_for_too():
    drone = EmbeddedDrone(HOME, ready=True)
    far = moved(HOME, 9000.0, 0.0)
    one = small.Station(drone)
    one.upload(
        [
            small.item(0, 16, at=HOME, frame=0),
            small.item(1, 22, z=20.0),
            small.item(2, 16, at=far, z=20.0),
        ]
    )
    talk_on(one, RISING)
    at = round(far.lat_deg * 1e7), round(far.lon_deg * 1e7)
    assert drone.autopilot.terrain.height_m(*at, 100) == pytest.approx(
        float(rising(np.array([far.lat_deg]), np.array([far.lon_deg]))[0]), abs=1.0
    )


def talk_on(one: small.Station, ground: Heights) -> None:
    """A session in place of the small station; the drone's time goes on from where it is."""

    class Later:
        def step(self, now_s: float, received: bytes) -> bytes:
            return one.drone.step(one.now_s + now_s, received)

    talk(Later(), ground, 200.0)


def test_a_check_is_answered_for_the_place_asked_for():
    drone = EmbeddedDrone(HOME, ready=True)
    one = small.Station(drone)
    talk_on(one, RISING)
    one.now_s += 200.0
    at = moved(HOME, 500.0, 500.0)
    place = round(at.lat_deg * 1e7), round(at.lon_deg * 1e7)
    one.ask(mavlink.MAVLink_terrain_check_message(*place))
    report = next(m for m in one.all("TERRAIN_REPORT") if (m.lat, m.lon) == place)
    assert report.spacing == 100
    known_m = float(rising(np.array([at.lat_deg]), np.array([at.lon_deg]))[0])
    assert report.terrain_height == pytest.approx(known_m, abs=1.0)


def test_a_drone_whose_terrain_is_off_asks_for_none():
    drone = EmbeddedDrone(HOME, ready=True)
    drone.autopilot.parameters.store("TERRAIN_ENABLE", 0.0)
    session = talk(drone, RISING, 20.0)
    assert session.terrain.get().requests == 0
    terrain = session.state.get().terrain
    assert terrain is not None
    assert terrain.above_ground_m is None


def test_what_was_aboard_is_there_after_a_reboot():
    drone = EmbeddedDrone(HOME, ready=True)
    talk(drone, RISING, 100.0)
    assert drone.swap_battery()
    session = talk(drone, None, 200.0)
    terrain = session.state.get().terrain
    assert terrain is not None
    assert terrain.loaded == ALL_AROUND


class Radio:
    """The drone's other channel, where it obeys signed frames only."""

    def __init__(self, drone: EmbeddedDrone) -> None:
        self.drone = drone

    def step(self, now_s: float, received: bytes) -> bytes:
        return self.drone.step(now_s, b"", radio=received)


@pytest.mark.parametrize(("key", "loaded"), [(KEY, True), (OTHER_KEY, False)])
def test_on_a_signed_radio_only_the_key_opens_both_ways(tmp_path: Path, key: bytes, loaded: bool):
    drone = EmbeddedDrone(HOME, ready=True)
    drone.signing.set_up(KEY, signing_time(START))
    start = START + timedelta(seconds=READY_S)
    link = LoopbackLink(Radio(drone), speed=None, start=start, tick_s=TICK_S, trusted=False)
    session = Session(link, door=signing_door(link, DroneKeys((DroneKey(UID, "Ērglis", key),)), tmp_path))
    session.set_ground(RISING)
    while link.clock.monotonic_s() < 20.0:
        session.step(TICK_S)
    session.close()
    assert (drone.autopilot.terrain.counts(100)[1] > 40) is loaded
    assert (session.terrain.get().blocks_sent > 40) is loaded
