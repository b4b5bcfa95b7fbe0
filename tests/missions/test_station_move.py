"""The hovering drone is sent to another station: the embedded drone flies it."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from maps.geo import AboveGround, bearing_deg, distance_m
from missions import commands
from missions.energy import WindAt
from missions.order import CommandOvertaken, CommandRefused, CommandTimeout
from missions.patterns.overwatch import needs_move, station_for, way_to
from missions.planner import plan_for
from missions.sortie import fly
from missions.station_move import move_station
from missions.task import Around, Pattern, Task
from telemetry.messages import mavlink
from telemetry.protocol import Peer
from tests.missions import shapes
from tests.missions.practice import HOME, Lossy, connected, done, drone
from tests.telemetry.wire import Wire
from training.faults import Faults

if TYPE_CHECKING:
    from missions.patterns.overwatch import Station
    from telemetry.session import Session
    from training.vehicle import EmbeddedDrone

SCENE = shapes.at(0.0, 0.0)
TASK = Task(
    Pattern.OVERWATCH, at=SCENE, radius_m=50.0, height=AboveGround(30.0), object_height_m=8.0, hold_s=600.0
)
WEST = Around(home=HOME, wind=WindAt(250.0, 5.0))
EAST = replace(WEST, wind=WindAt(80.0, 5.0))
WIRE = Wire()


def test_when_the_wind_turns_the_drone_moves_round_the_fire_and_keeps_looking_at_it():
    vehicle = drone()
    session, new = holding(vehicle)
    way = way_to(new, station_for(TASK, WEST).at, TASK)
    assert len(way) > 1  # round the fire, not over it
    moving = session.run(partial(move_station, way=way, height=new.height, look=new.look))
    nearest_m = math.inf
    while not moving.done():
        session.step()
        nearest_m = min(nearest_m, distance_m(vehicle.place, SCENE))
    moving.result()
    until_s = session.clock.monotonic_s() + 20.0
    while session.clock.monotonic_s() < until_s:
        session.step()
        nearest_m = min(nearest_m, distance_m(vehicle.place, SCENE))
    assert distance_m(vehicle.place, new.at) < 1.0
    assert off_scene_deg(vehicle) < 1.5
    assert nearest_m > 30.0
    done(session, commands.return_home)
    while session.state.get().armed:
        session.step()


def test_over_a_bad_radio_it_moves_all_the_same():
    vehicle = drone()
    session, new = holding(Lossy(vehicle, 0.1))
    way = way_to(new, station_for(TASK, WEST).at, TASK)
    done(session, partial(move_station, way=way, height=new.height, look=new.look), within_s=200.0)
    while distance_m(vehicle.place, new.at) > 1.0:
        session.step()


def test_a_pilot_who_calls_it_home_meanwhile_is_not_called_back():
    vehicle = drone()
    session, new = holding(vehicle)
    way = way_to(new, station_for(TASK, WEST).at, TASK)
    moving = session.run(partial(move_station, way=way, height=new.height, look=new.look))
    until_s = session.clock.monotonic_s() + 3.0
    while session.clock.monotonic_s() < until_s:
        session.step()
    done(session, commands.return_home)
    while not moving.done():
        session.step()
    with pytest.raises(CommandOvertaken, match="overtaken by the order to change to RTL"):
        moving.result()
    assert vehicle.autopilot.mode.name == "RTL"


def test_a_failsafe_that_takes_it_away_ends_the_move():
    vehicle = drone()
    session, new = holding(vehicle)
    way = way_to(new, station_for(TASK, WEST).at, TASK)
    moving = session.run(partial(move_station, way=way, height=new.height, look=new.look))
    until_s = session.clock.monotonic_s() + 3.0
    while session.clock.monotonic_s() < until_s:
        session.step()
    vehicle.faults = Faults(rc_lost=True)
    while not moving.done():
        session.step()
    with pytest.raises(CommandOvertaken, match="change to RTL"):
        moving.result()


def test_a_station_outside_the_fence_is_the_drones_own_no():
    session, new = holding(drone())
    far = shapes.at(2000.0, 0.0)
    with pytest.raises(CommandRefused, match="go there"):
        done(session, partial(move_station, way=(far,), height=new.height, look=new.look))


def test_a_drone_that_does_not_come_nearer_is_not_waited_for_for_ever():
    peer = Peer(1, 1, "ardupilotmega")
    look = station_for(TASK, WEST).look
    talk = move_station(peer, (shapes.at(60.0, 0.0), shapes.at(60.0, 60.0)), look.height, look)
    (order,) = next(talk).send
    assert (order.command, order.param2) == (commands.GO_TO, 1.0)
    talk.send(WIRE.heard(mavlink.MAVLink_command_ack_message(commands.GO_TO, 0, 0, 0, 255, 190)))
    (order,) = talk.send(None).send
    assert order.command == commands.LOOK_AT
    talk.send(WIRE.heard(mavlink.MAVLink_command_ack_message(commands.LOOK_AT, 0, 0, 0, 255, 190)))
    talk.send(None)
    hovering = WIRE.heard(mavlink.MAVLink_global_position_int_message(
        0, 569500000, 241000000, 0, 30000, 0, 0, 0, 0))  # fmt: skip
    beat = WIRE.heard(mavlink.MAVLink_heartbeat_message(2, 3, 217, 4, 4, 3))
    for _ in range(19):
        talk.send(hovering)
        talk.send(beat)
    talk.send(hovering)
    with pytest.raises(CommandTimeout, match="said yes to 'go there', but nothing shows it"):
        talk.send(beat)


def holding(vehicle: EmbeddedDrone | Lossy) -> tuple[Session, Station]:
    """A drone that hovers at its station in a west wind, and the station that the turned wind asks for."""
    session = connected(vehicle)
    plan = plan_for(TASK, WEST)
    session.run(partial(fly, plan=plan, wait_ready_s=60.0))
    station = station_for(TASK, WEST)
    while not (
        (fix := session.state.get().fix)
        and distance_m(fix.at, station.at) < 1.0
        and fix.ground_speed_m_s < 0.2
        and fix.above_home_m > 29.0
    ):
        session.step()
    new = needs_move(plan, TASK, EAST)
    assert new is not None
    return session, new


def off_scene_deg(vehicle: EmbeddedDrone) -> float:
    wanted = bearing_deg(vehicle.place, SCENE)
    return abs((vehicle.autopilot.copter.yaw_deg - wanted + 180.0) % 360.0 - 180.0)
