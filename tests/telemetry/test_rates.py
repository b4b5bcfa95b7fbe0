"""Asking for telemetry: every interval is acknowledged, or the old streams are asked for."""

from __future__ import annotations

from telemetry.messages import mavlink
from telemetry.protocol import Ask, Peer
from telemetry.rates import RATES_HZ, request_rates
from tests.telemetry.wire import Wire

PEER = Peer(1, 1, "ardupilotmega")


def answer_all(result: int) -> tuple[list[Ask], bool]:
    wire = Wire()
    protocol = request_rates(PEER)
    asks = [next(protocol)]
    try:
        while True:
            sent = asks[-1].send
            ack = (
                mavlink.MAVLink_command_ack_message(getattr(sent[0], "command", 0), result) if sent else None
            )
            asks.append(protocol.send(wire.heard(ack) if ack and asks[-1].wants else None))
    except StopIteration as done:
        return asks, done.value


def test_a_willing_vehicle_is_asked_once_for_each_message():
    asks, taken = answer_all(mavlink.MAV_RESULT_ACCEPTED)
    assert taken
    intervals = [ask.send[0] for ask in asks if getattr(ask.send[0], "command", 0) == 511]
    assert [int(getattr(command, "param1")) for command in intervals] == list(RATES_HZ)  # noqa: B009
    assert len(asks) == len(RATES_HZ) + 2


def test_a_vehicle_that_refuses_is_asked_for_the_old_streams():
    asks, taken = answer_all(mavlink.MAV_RESULT_UNSUPPORTED)
    assert not taken
    assert any(ask.send and ask.send[0].get_type() == "REQUEST_DATA_STREAM" for ask in asks)


def test_silence_is_asked_again_three_times_and_then_left():
    protocol = request_rates(PEER)
    asks = [next(protocol)]
    asks += [protocol.send(None) for _ in range(3)]
    first = [getattr(ask.send[0], "param1", None) for ask in asks]
    assert first[0] == first[1] == first[2] != first[3]


def test_who_it_is_is_asked_until_it_is_told():
    wire, protocol = Wire(), request_rates(PEER)
    ask = next(protocol)
    while getattr(ask.send[0], "command", 0) != mavlink.MAV_CMD_REQUEST_MESSAGE:
        taken = mavlink.MAVLink_command_ack_message(mavlink.MAV_CMD_SET_MESSAGE_INTERVAL, 0)
        ask = protocol.send(wire.heard(taken))
    assert ask.wants == {"AUTOPILOT_VERSION"}
    assert protocol.send(None).wants == {"AUTOPILOT_VERSION"}
    camera = Wire(1, 100).heard(_version())
    assert protocol.send(camera).goes_on
    assert protocol.send(wire.heard(_version())).wants == {"HOME_POSITION"}


def _version() -> mavlink.MAVLink_autopilot_version_message:
    return mavlink.MAVLink_autopilot_version_message(0, 0, 0, 0, 0, bytes(8), bytes(8), bytes(8), 0, 0, 0)


def test_the_wanted_rates_fit_a_slow_radio():
    frame_bytes = 40  # a typical frame of these
    assert sum(RATES_HZ.values()) * frame_bytes < 57_600 / 10 / 2
