"""The recorded behaviour: never acknowledged, signed on all channels, the USB obeys unsigned for ever."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from telemetry.messages import Codec, mavlink
from telemetry.signing import Verifier, is_from, is_signed, sign, signing_time, time_of
from tests.security.signers import HOUR, KEY, OTHER_KEY, radio_status
from tests.training.station import HOME, Station, long
from training.ports import Listen
from training.serve import serve
from training.vehicle import READY_S, START, EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Iterator

MINUTE = HOUR // 60
GIVEN_AT = signing_time(START)
ARM, ARMED = 400, 128


def set_up(key: bytes = KEY, time: int = GIVEN_AT) -> mavlink.MAVLink_message:
    return mavlink.MAVLink_setup_signing_message(1, 1, list(key), time)


class RadioStation:
    """Speaks to a drone over its radio, and hears what it says as frames."""

    def __init__(self, drone: EmbeddedDrone, key: bytes | None = None) -> None:
        self.drone, self.key = drone, key
        self.time = GIVEN_AT + 24 * HOUR
        self.now_s = 0.0
        self._codec, self._ear = Codec(), Codec()
        drone.step(0.0, b"")

    def ask(self, *messages: mavlink.MAVLink_message, seconds: float = 0.5) -> list[bytes]:
        sent = b"".join(self._codec.pack(message) for message in messages)
        if self.key is not None:
            self.time += 1
            sent = sign(sent, self.key, 5, self.time)
        return self.send(sent, seconds)

    def send(self, sent: bytes, seconds: float = 0.5) -> list[bytes]:
        self.now_s += seconds
        said = self.drone.step(self.now_s, b"", radio=sent)
        return [bytes(message.get_msgbuf()) for message in self._ear.decode(said)]

    def obeys(self) -> bool:
        return any(frame[7] == mavlink.MAVLINK_MSG_ID_COMMAND_ACK for frame in self.ask(long(520, 1)))


def drone(key: bytes | None = KEY) -> EmbeddedDrone:
    one = EmbeddedDrone(HOME, ready=True)
    if key is not None:
        one.signing.set_up(key, GIVEN_AT)
    return one


def test_a_key_is_taken_without_a_word_and_everything_is_signed_from_then_on():
    station = Station()
    assert not any(is_signed(bytes(message.get_msgbuf())) for message in station.run(3.0))
    answers = station.ask(set_up())
    assert {message.get_type() for message in answers} <= {"HEARTBEAT", "TIMESYNC"}
    heard = station.run(3.0)
    assert heard
    assert all(is_from(KEY, bytes(message.get_msgbuf())) for message in heard)


def test_the_usb_obeys_unsigned_frames_for_ever_and_wrong_keys_too():
    station = Station(drone())
    assert station.command(520, 1) == 0
    station._codec._mav.signing.secret_key = OTHER_KEY
    station._codec._mav.signing.sign_outgoing = True
    assert station.command(520, 1) == 0


@pytest.mark.parametrize(("key", "obeys"), [(KEY, True), (OTHER_KEY, False), (None, False)])
def test_a_radio_is_obeyed_with_the_right_key_alone(key: bytes | None, obeys: bool):
    assert RadioStation(drone(), key).obeys() is obeys


def test_without_a_key_everybody_is_obeyed():
    assert RadioStation(drone(None)).obeys()


def test_a_drone_that_is_reached_by_radio_alone_obeys_nobody_else():
    one = EmbeddedDrone(HOME, ready=True, cable=False)
    one.signing.set_up(KEY, GIVEN_AT)
    station = Station(one)
    assert not [message for message in station.ask(long(520, 1)) if message.get_type() == "COMMAND_ACK"]


def test_a_radios_report_needs_no_signature():
    talk = drone().signing
    assert talk.admits(radio_status(), usb=False)


def test_a_replayed_frame_is_dropped():
    one = RadioStation(drone(), KEY)
    one.time += 1
    frame = sign(Codec().pack(long(520, 1)), KEY, 5, one.time)
    assert [is_ack(one.send(frame)) for _ in range(3)] == [True, False, False]


def is_ack(frames: list[bytes]) -> bool:
    return any(frame[7] == mavlink.MAVLINK_MSG_ID_COMMAND_ACK for frame in frames)


def test_zeros_turn_it_off():
    station = Station(drone())
    station.ask(set_up(bytes(32), 0))
    assert not any(is_signed(bytes(message.get_msgbuf())) for message in station.run(3.0))


def test_an_armed_drone_takes_no_key_and_says_so():
    station = Station()
    station.command(176, 1, 4)
    assert station.command(ARM, 1) == 0
    station.ask(set_up())
    assert "ERROR: Won't setup signing when armed" in station.texts()
    assert not any(is_signed(bytes(message.get_msgbuf())) for message in station.run(2.0))


def test_the_key_outlives_a_reboot_and_the_clock_goes_on_later_than_before():
    station = Station(drone())
    last = time_of(bytes(station.run(40.0, step_s=0.5)[-1].get_msgbuf()))
    assert station.command(246, 1) == 0
    after = [bytes(message.get_msgbuf()) for message in station.run(6.0)]
    booted = [frame for frame in after if time_of(frame) > last + 10 * MINUTE // 60]
    assert booted
    assert all(is_from(KEY, frame) for frame in after)
    verifier = Verifier(KEY)
    assert verifier.accept(sign(after[0], KEY, 0, last), 0).value == "ok"
    assert all(verifier.accept(frame, 0).value == "ok" for frame in booted)


def test_the_clock_stands_still_until_it_hears_somebody_and_then_follows():
    station = RadioStation(drone(), KEY)
    switched_on = signing_time(START + timedelta(seconds=READY_S))
    first = time_of(station.send(b"", 60.0)[0])
    assert abs(first - switched_on) <= 100_000
    assert time_of(station.send(b"", 600.0)[-1]) - first < 100_000
    station.ask(long(520, 1))
    assert time_of(station.send(b"", 2.0)[0]) > GIVEN_AT + 24 * HOUR


@pytest.mark.slow
def test_a_served_drones_first_address_is_its_usb_and_the_second_a_radio():
    with served(drone()) as (usb, radio):
        codec = Codec()
        with socket.create_connection(usb) as cable, socket.create_connection(radio) as air:
            air.sendall(codec.pack(long(520, 1)))
            cable.settimeout(5.0)
            cable.recv(65_536)  # it lives; what came over the radio was heard before what follows
            cable.sendall(codec.pack(long(410, 1)))
            acknowledged: list[int] = []
            while 410 not in acknowledged:
                heard = codec.decode(cable.recv(65_536))
                acknowledged += [m.command for m in heard if m.get_type() == "COMMAND_ACK"]
    assert acknowledged == [410]


@contextmanager
def served(one: EmbeddedDrone) -> Iterator[list[tuple[str, int]]]:
    """The drone at two TCP ports."""
    stop, up, where = Event(), Event(), list[tuple[str, int]]()

    def started(addresses: list[str]) -> None:
        where.extend(("127.0.0.1", int(address.rpartition(":")[2])) for address in addresses)
        up.set()

    listen = [Listen("tcp", "127.0.0.1", 0), Listen("tcp", "127.0.0.1", 0)]
    thread = Thread(target=serve, args=(one, listen, stop), kwargs={"started": started})
    thread.start()
    try:
        assert up.wait(5.0)
        yield where
    finally:
        stop.set()
        thread.join(5.0)
