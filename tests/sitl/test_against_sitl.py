"""The real thing: the same conversations with an ArduPilot SITL that the user installed.

FIREDRONE_SITL=~/ardupilot/build/sitl/bin/arducopter pytest tests/sitl
"""

from __future__ import annotations

import math
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import pytest

from firedrone.links import open_link
from maps.area import Area
from maps.geo import AboveGround, AboveHome, LatLon
from missions import commands, sortie
from missions.aboard import bring_aboard, find_aboard
from missions.engines import Engine
from missions.items import MissionItem, MissionType, fence_items, first_difference, mission_items, rally_items
from missions.order import CommandRefused, CommandTimeout
from missions.parameters import Gathering, read_all
from missions.plan import Fence, Plan, RallyPoint, Waypoint
from missions.preflight import preflight_parameters
from missions.sortie import Reason
from missions.transfer import read_aboard, transfer
from telemetry.door import Signing
from telemetry.messages import mavlink
from telemetry.pairing import pair, unpair
from telemetry.session import Session
from telemetry.session_thread import SessionThread
from telemetry.signing_door import signing_door
from telemetry.signing_keys import DroneKeys
from telemetry.state import Identity
from tests.sitl.vehicle import PLACE, PROGRAM, Sitl, sitl
from training.chaos.air import CLEAR, Air

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from telemetry.door import Door
    from telemetry.link.link import Link
    from telemetry.protocol import Start

T = TypeVar("T")

pytestmark = [
    pytest.mark.sitl,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(PROGRAM is None, reason="FIREDRONE_SITL names no ArduPilot SITL"),
]

MET_S, DONE_S, READY_S = 30.0, 120.0, 90.0
LOOK_S = 0.02
FASTER = 4  # the flight: simulated seconds in one of ours


def at(north_m: float, east_m: float) -> LatLon:
    east_deg = east_m / (111_320 * math.cos(math.radians(PLACE.lat_deg)))
    return LatLon(PLACE.lat_deg + north_m / 111_320, PLACE.lon_deg + east_deg)


PLAN = Plan(
    pattern="parallel",
    area=Area(tuple(at(*corner) for corner in ((20, 20), (20, 80), (60, 80), (60, 20)))),
    home=PLACE,
    waypoints=tuple(
        Waypoint(at(20 + 8 * n, 20 if n % 4 in {0, 3} else 80), AboveHome(20.1 + 0.37 * n)) for n in range(6)
    ),
    takeoff_height=AboveHome(15.9),
    speed_m_s=7.3,
    camera="any",
    height=AboveGround(20.0),
    swath_m=20.0,
    spacing_m=16.0,
    fence=Fence(
        Area(tuple(at(*corner) for corner in ((-80, -80), (-80, 180), (160, 180), (160, -80)))),
        AboveHome(80.0),
    ),
    rally=(RallyPoint(at(10, -10), AboveHome(30.5)),),
)
LISTS = {
    MissionType.FENCE: fence_items(PLAN),
    MissionType.RALLY: rally_items(PLAN),
    MissionType.MISSION: mission_items(PLAN),
}


@pytest.fixture(scope="module")
def vehicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitl]:
    """One for all tests on the ground."""
    with sitl(tmp_path_factory.mktemp("sitl")) as running:
        yield running


@pytest.fixture
def station(vehicle: Sitl) -> Iterator[SessionThread]:
    """Met over its USB, through clear air."""
    vehicle.usb.change(CLEAR)
    with met(open_link(vehicle.usb.address)) as running:
        yield running


@contextmanager
def met(link: Link, door: Door | None = None, *, answers: bool = True) -> Generator[SessionThread]:
    running = SessionThread(Session(link, door=door))
    try:
        until(lambda: running.session.peer is not None, MET_S)
        until(lambda: not answers or who(running).uid is not None, MET_S)
        yield running
    finally:
        running.stop()


def who(running: SessionThread) -> Identity:
    """What it has said so far; met first."""
    identity = running.session.state.get().identity
    return Identity(0, 0, "", "") if identity is None else identity


def until(is_so, seconds: float) -> None:
    until_s = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until_s, f"not so within {seconds:.0f} s"
        time.sleep(LOOK_S)


def done(running: SessionThread, start: Start[T]) -> T:
    return running.run(start).result(DONE_S)


def moved(kind: MissionType, by: int) -> tuple[MissionItem, ...]:
    """The list at another place: what is aboard from before is never taken for it."""
    return tuple(replace(item, x=item.x + by) if item.x else item for item in LISTS[kind])


def test_it_says_who_it_is_and_that_it_serves_files(station: SessionThread):
    identity = who(station)
    assert (identity.type, identity.autopilot) == ("quadrotor", "ardupilotmega")
    assert identity.uid is not None
    assert identity.capabilities is not None
    assert identity.capabilities & mavlink.MAV_PROTOCOL_CAPABILITY_FTP


@pytest.mark.parametrize("kind", tuple(MissionType))
@pytest.mark.parametrize("engine", tuple(Engine))
def test_every_engine_brings_every_list_aboard_and_each_reads_the_same(
    station: SessionThread, engine: Engine, kind: MissionType
):
    sent = moved(kind, 10 + tuple(Engine).index(engine))
    verified = done(station, partial(transfer, items=sent, kind=kind, engines=(engine,)))
    assert verified.engine is engine
    for other in Engine:
        aboard = done(station, partial(read_aboard, kind=kind, engines=(other,)))
        assert first_difference(sent, aboard.items, kind) is None


@pytest.mark.parametrize("engine", [Engine.FTP, Engine.PIPELINED])
def test_over_bad_air_what_is_called_aboard_is_aboard(vehicle: Sitl, station: SessionThread, engine: Engine):
    sent = moved(MissionType.MISSION, 20 + tuple(Engine).index(engine))
    vehicle.usb.change(Air(loss=0.1, delay_s=0.02))
    done(station, partial(transfer, items=sent, kind=MissionType.MISSION, engines=(engine,)))
    vehicle.usb.change(CLEAR)
    aboard = done(station, partial(read_aboard, kind=MissionType.MISSION, engines=(Engine.STANDARD,)))
    assert first_difference(sent, aboard.items, MissionType.MISSION) is None


def test_a_plan_is_brought_aboard_by_file_and_found_again(station: SessionThread):
    aboard = done(station, partial(bring_aboard, plan=PLAN))
    assert aboard.engine == Engine.FTP
    found = done(station, partial(find_aboard, plan=PLAN))
    assert found is not None
    assert found.hash == aboard.hash


def test_all_parameters_are_read_and_tell_about_the_failsafes(station: SessionThread):
    found = done(station, partial(read_all, gathering=Gathering()))
    assert found.complete
    assert found.engine == "mavftp"
    assert found.value("FRAME_CLASS") == 1.0
    codes = {finding.code for finding in done(station, preflight_parameters)}
    assert "failsafe_unknown" not in codes
    assert "battery_failsafe_off" in codes


def test_orders_end_with_its_own_answer(station: SessionThread):
    done(station, partial(commands.set_mode, mode="GUIDED"))
    done(station, commands.enable_fence)
    with pytest.raises(CommandRefused):
        done(station, partial(commands.take_off, height=AboveHome(10.0)))


def test_a_paired_drone_obeys_by_radio_only_who_signs(vehicle: Sitl, tmp_path: Path):
    with met(open_link(vehicle.usb.address)) as usb:
        key = done(usb, partial(pair, cable=True, utc=lambda: datetime.now(UTC), name="ours"))
    try:
        with met(open_link(vehicle.radio.address), answers=False) as stranger, pytest.raises(CommandTimeout):
            done(stranger, commands.enable_fence)
        link = open_link(vehicle.radio.address)
        with met(link, signing_door(link, DroneKeys((key,)), tmp_path)) as ours:
            until(lambda: ours.session.state.get().link.signing is Signing.ON, MET_S)
            done(ours, commands.enable_fence)
            sent = moved(MissionType.RALLY, 30)
            assert done(ours, partial(transfer, items=sent, kind=MissionType.RALLY)).engine is Engine.FTP
    finally:
        with met(open_link(vehicle.usb.address)) as usb:
            done(usb, partial(unpair, cable=True))
    with met(open_link(vehicle.radio.address)) as anybody:
        done(anybody, commands.enable_fence)


def test_a_plan_is_flown_from_take_off_to_landing(tmp_path: Path):
    with sitl(tmp_path, speedup=FASTER) as flying, met(open_link(flying.usb.address)) as running:
        result = done(running, partial(sortie.fly, plan=PLAN, wait_ready_s=READY_S))
    assert result.reason is Reason.FLOWN, result.detail
    assert (result.armed, result.completed, result.landed) == (True, True, True)
