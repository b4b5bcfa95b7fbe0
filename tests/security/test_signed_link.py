"""Whole: a session, its door and the embedded drone, on a radio where anybody can speak."""

from __future__ import annotations

import socket
from concurrent.futures import Future
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import pytest

from firedrone.links import open_link
from missions.commands import arm, disarm, set_mode
from telemetry.clock import VirtualClock
from telemetry.door import Signing
from telemetry.link.loopback import LoopbackLink
from telemetry.messages import Codec
from telemetry.pairing import pair
from telemetry.session import LockedError, Session
from telemetry.signing import is_from, sign, signing_time
from telemetry.signing_door import signing_door
from telemetry.signing_keys import DroneKey, DroneKeys
from tests.security.signers import KEY, OTHER_KEY
from tests.telemetry.test_pairing import UID
from tests.telemetry.wire import position
from tests.training.station import HOME, long
from training.vehicle import READY_S, START, EmbeddedDrone

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.protocol import Conversation

T = TypeVar("T")
OURS = DroneKey(UID, "Ērglis", KEY)
SWITCHED_ON = signing_time(START)


class Radio:
    """The drone's other channel, and a stranger in range who can speak into it."""

    def __init__(self, drone: EmbeddedDrone) -> None:
        self.drone = drone
        self.heard: list[bytes] = []  # what the station sent
        self.stranger = b""
        self.to_station = b""

    def step(self, now_s: float, received: bytes) -> bytes:
        if received:
            self.heard.append(received)
        said = self.drone.step(now_s, b"", radio=self.stranger + received)
        to_station, self.stranger, self.to_station = self.to_station, b"", b""
        return to_station + said


def paired_drone() -> EmbeddedDrone:
    drone = EmbeddedDrone(HOME, ready=True)
    drone.signing.set_up(KEY, SWITCHED_ON)
    return drone


def station(radio: Radio, data: Path, *keys: DroneKey, late_s: float = 0.0) -> Session:
    """`late_s`: how long the drone has been on when the station is opened."""
    start = START + timedelta(seconds=READY_S + late_s)
    link = LoopbackLink(radio, speed=None, start=start, trusted=False)
    return Session(link, door=signing_door(link, DroneKeys(keys), data))


def go_on(session: Session, until_s: float) -> None:
    """The drone has lived so long already, on a link that was closed."""
    clock = session.clock
    assert isinstance(clock, VirtualClock)
    clock.advance(until_s)


def run_for(session: Session, seconds: float) -> None:
    until_s = session.clock.monotonic_s() + seconds
    while session.clock.monotonic_s() < until_s:
        session.step(0.05)


def done(session: Session, start: partial[Conversation[T]]) -> T:
    future: Future[T] = session.run(start)
    for _ in range(600):
        session.step(0.05)
        if future.done():
            break
    return future.result(0)


def take_off_ready(session: Session) -> None:
    """GUIDED, and motors on."""
    done(session, partial(set_mode, mode="GUIDED"))
    done(session, partial(arm))


@pytest.mark.hazard("H22")
def test_with_the_key_the_drone_obeys_and_the_badge_is_calm(tmp_path: Path):
    radio = Radio(paired_drone())
    session = station(radio, tmp_path, OURS)
    run_for(session, 3.0)
    assert session.state.get().link.signing is Signing.ON
    take_off_ready(session)
    assert radio.drone.autopilot.armed
    assert session.state.get().link.refused == 0
    assert all(is_from(KEY, frame) for frame in frames(radio.heard[-5:]))
    session.close()


@pytest.mark.hazard("H22")
@pytest.mark.parametrize("key", [None, OTHER_KEY])
def test_without_the_key_nothing_is_obeyed(tmp_path: Path, key: bytes | None):
    radio = Radio(paired_drone())
    session = station(radio, tmp_path, *([] if key is None else [DroneKey(UID, "Vanags", key)]))
    run_for(session, 3.0)
    assert session.peer is not None  # it is heard, as by everybody
    with pytest.raises(Exception, match=r"answer|sign"):
        take_off_ready(session)
    assert not radio.drone.autopilot.armed
    session.close()


@pytest.mark.hazard("H22")
def test_a_stranger_in_range_moves_nothing_and_shows_nothing(tmp_path: Path):
    radio = Radio(paired_drone())
    session = station(radio, tmp_path, OURS)
    run_for(session, 3.0)
    as_station, as_drone = Codec(), Codec(1, 1)
    before = session.state.get().fix
    for _ in range(20):
        radio.stranger = as_station.pack(long(176, 1, 4)) + as_station.pack(long(400, 1))
        radio.to_station = sign(
            as_drone.pack(position(10.0, 10.0)), OTHER_KEY, 0, SWITCHED_ON * 2
        ) + as_drone.pack(position(10.0, 10.0))
        run_for(session, 0.2)
    fix = session.state.get().fix
    assert not radio.drone.autopilot.armed
    assert before is not None
    assert fix is not None
    assert fix.at.lat_deg == pytest.approx(HOME.lat_deg, abs=1e-3)
    assert session.state.get().link.refused == 40
    take_off_ready(session)
    assert radio.drone.autopilot.armed
    session.close()


@pytest.mark.hazard("H22")
def test_a_drone_with_a_key_that_speaks_unsigned_is_not_commanded(tmp_path: Path):
    """Somebody else's drone that gives our drone's number, or ours after its memory was wiped."""
    radio = Radio(EmbeddedDrone(HOME, ready=True))
    session = station(radio, tmp_path, OURS)
    run_for(session, 5.0)
    assert session.state.get().link.signing is Signing.MISSING
    with pytest.raises(LockedError):
        take_off_ready(session)
    assert not radio.drone.autopilot.armed
    session.close()


@pytest.mark.hazard("H23")
def test_a_station_that_is_opened_long_after_the_drone_is_let_in(tmp_path: Path):
    radio = Radio(paired_drone())
    session = station(radio, tmp_path, OURS, late_s=3600.0)
    run_for(session, 4.0)
    assert session.state.get().link.signing is Signing.ON
    take_off_ready(session)
    session.close()


@pytest.mark.slow
@pytest.mark.hazard("H23")
def test_ten_idle_minutes_and_a_reboot_do_not_lock_us_out(tmp_path: Path):
    radio = Radio(paired_drone())
    session = station(radio, tmp_path, OURS)
    run_for(session, 3.0)
    run_for(session, 600.0)
    assert radio.drone.swap_battery()
    run_for(session, 60.0)
    assert session.state.get().link.signing is Signing.ON
    take_off_ready(session)
    session.close()


@pytest.mark.hazard("H23")
def test_the_program_is_closed_and_opened_again_while_the_drone_stays_on(tmp_path: Path):
    radio = Radio(paired_drone())
    first = station(radio, tmp_path, OURS)
    run_for(first, 3.0)
    take_off_ready(first)
    first.close()
    second = station(radio, tmp_path, OURS)
    go_on(second, first.clock.monotonic_s())
    run_for(second, 3.0)
    assert second.state.get().link.signing is Signing.ON
    done(second, partial(disarm))
    assert not radio.drone.autopilot.armed
    second.close()


def test_paired_by_cable_commanded_by_radio(tmp_path: Path):
    drone, keys = EmbeddedDrone(HOME, ready=True), DroneKeys()
    link = LoopbackLink(drone, speed=None, start=START + timedelta(seconds=READY_S))
    cable = Session(link, door=signing_door(link, keys, tmp_path))
    run_for(cable, 2.0)
    given = done(cable, partial(pair, cable=link.trusted, utc=link.clock.utc, name="Ērglis"))
    assert given.uid == UID
    keys.known = (given,)
    run_for(cable, 2.0)
    assert cable.state.get().link.signing is Signing.CABLE
    take_off_ready(cable)
    done(cable, partial(disarm))
    cable.close()
    radio = Radio(drone)
    session = station(radio, tmp_path, given)
    go_on(session, link.clock.monotonic_s())
    run_for(session, 3.0)
    assert session.state.get().link.signing is Signing.ON
    take_off_ready(session)
    session.close()


@pytest.mark.hazard("H23")
def test_a_socket_that_listens_answers_a_drone_that_waits_for_us_and_no_stranger(tmp_path: Path):
    with socket.socket(type=socket.SOCK_DGRAM) as air, socket.socket(type=socket.SOCK_DGRAM) as stranger:
        for sock in (air, stranger):
            sock.bind(("127.0.0.1", 0))
            sock.settimeout(5.0)
        port = free_port()
        link = open_link(f"udpin:127.0.0.1:{port}")
        session = Session(link, door=signing_door(link, DroneKeys((OURS,)), tmp_path))
        drone = paired_drone()
        drone.step(0.0, b"")
        said = drone.step(1.5, b"")  # its clock is that of START, long ago
        stranger.sendto(Codec(1, 1).pack(position(10.0, 10.0)), ("127.0.0.1", port))
        session.step(1.0)
        air.sendto(said, ("127.0.0.1", port))
        for _ in range(3):
            session.step(0.2)
        answer = air.recv(2048)
        assert is_from(KEY, answer)
        air.sendto(drone.step(3.0, b"", radio=answer), ("127.0.0.1", port))
        session.step(1.0)
        assert session.peer is not None
        assert session.state.get().link.signing is Signing.ON
        stranger.setblocking(False)
        with pytest.raises(BlockingIOError):
            stranger.recv(2048)
        session.close()


def free_port() -> int:
    with socket.socket(type=socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def frames(chunks: list[bytes]) -> list[bytes]:
    return [bytes(m.get_msgbuf()) for chunk in chunks for m in Codec().decode(chunk)]
