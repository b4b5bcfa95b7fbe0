"""Whatever comes over the link, the drone lives on, and knows where it is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.messages import Codec, mavlink
from tests.training.station import HOME, Station
from training.commands import CommandDesk
from training.mission_store import NAMES
from training.vehicle import EmbeddedDrone

numbers = st.floats(width=32, allow_nan=True, allow_infinity=True)
bytes8 = st.integers(0, 255)
COMMANDS = sorted([*CommandDesk.known(), 31999])


def whole(bits: int) -> st.SearchStrategy[int]:
    return st.integers(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


long_commands = st.builds(
    mavlink.MAVLink_command_long_message,
    st.just(1), st.just(1), st.sampled_from(COMMANDS), st.just(0),
    numbers, numbers, numbers, numbers, numbers, numbers, numbers,
)  # fmt: skip
int_commands = st.builds(
    mavlink.MAVLink_command_int_message,
    st.just(1), st.just(1), bytes8, st.sampled_from(COMMANDS), st.just(0), st.just(0),
    numbers, numbers, numbers, numbers, whole(32), whole(32), numbers,
)  # fmt: skip
items = st.builds(
    mavlink.MAVLink_mission_item_int_message,
    st.just(1), st.just(1), st.integers(0, 3), st.sampled_from([0, 3, 6, 99]), st.sampled_from(sorted(NAMES)),
    st.just(0), st.just(1), numbers, numbers, numbers, numbers, whole(32), whole(32), numbers,
    st.integers(0, 3),
)  # fmt: skip
float_items = st.builds(
    mavlink.MAVLink_mission_item_message,
    st.just(1), st.just(1), st.integers(0, 3), st.sampled_from([0, 3]), st.sampled_from(sorted(NAMES)),
    st.just(0), st.just(1), numbers, numbers, numbers, numbers, numbers, numbers, numbers, st.integers(0, 2),
)  # fmt: skip
counts = st.builds(
    mavlink.MAVLink_mission_count_message, st.just(1), st.just(1), st.integers(0, 4), st.integers(0, 3)
)
settings_sent = st.builds(
    mavlink.MAVLink_param_set_message, st.just(1), st.just(1),
    st.sampled_from([b"WPNAV_SPEED", b"RTL_ALT", b"FENCE_ENABLE", b"BATT_CAPACITY", b"MAV_SYSID", b"NOPE"]),
    numbers, st.sampled_from([2, 4, 6, 9, 77]),
)  # fmt: skip
targets = st.builds(
    mavlink.MAVLink_set_position_target_global_int_message,
    st.just(0), st.just(1), st.just(1), st.sampled_from([0, 5, 6, 11]), st.integers(0, 65535),
    whole(32), whole(32), numbers, numbers, numbers, numbers, numbers, numbers, numbers, numbers, numbers,
)  # fmt: skip
streams = st.builds(
    mavlink.MAVLink_request_data_stream_message,
    st.just(1), st.just(1), bytes8, st.integers(0, 65535), bytes8,
)  # fmt: skip
anything = st.lists(
    st.one_of(long_commands, int_commands, items, float_items, counts, settings_sent, targets, streams),
    max_size=12,
)


@pytest.mark.slow
@given(anything, st.booleans())
@settings(max_examples=100, deadline=None)
def test_no_message_stops_it(messages: list[mavlink.MAVLink_message], flying: bool):
    station = Station()
    if flying:
        station.airborne(5.0)
    for message in messages:
        station.ask(message, seconds=0.2)
    station.run(3.0, step_s=0.5)
    copter = station.drone.autopilot.copter
    assert all(math.isfinite(v) for v in (copter.north_m, copter.east_m, copter.up_m, copter.yaw_deg))
    assert station.all("HEARTBEAT")


@given(numbers)
@settings(max_examples=30, deadline=None)
def test_a_home_in_space_is_brought_down(height_m: float):
    station = Station()
    station.ask(
        mavlink.MAVLink_command_int_message(1, 1, 0, 179, 0, 0, 0, 0, 0, 0, 562000000, 253000000, height_m)
    )
    station.ask(mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1), seconds=1.0)
    assert station.all("GLOBAL_POSITION_INT")


@pytest.mark.slow
@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_no_bytes_stop_it(garbage: bytes):
    drone = EmbeddedDrone(HOME, ready=True)
    drone.step(0.0, b"")
    ping = Codec().pack(mavlink.MAVLink_param_request_list_message(1, 1))
    drone.step(0.1, garbage)
    drone.step(0.2, bytes(280) + ping + ping)
    assert len(drone.step(3.0, b"")) > 10_000
