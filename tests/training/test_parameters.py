"""The parameters of the embedded drone, stored and told."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from telemetry.messages import mavlink
from tests.training.station import Station
from training.parameters import FLOAT, INT8, INT16, INT32, Parameters
from training.weather import Wind

COUNT = 1348


def test_the_whole_list_comes_without_gaps_in_two_thirds_of_a_second():
    station = Station()
    station.ask(mavlink.MAVLink_param_request_list_message(1, 1), seconds=0.7)
    listed = [m for m in station.all("PARAM_VALUE") if m.param_index != 65535]
    assert [m.param_index for m in listed] == list(range(COUNT))
    assert {m.param_count for m in listed} == {COUNT}
    assert station.texts() == [
        "ArduCopter V4.7.0-dev (6577264c)", "3d1219c7c4c5404aaa1f6d2a48adfda4", "Frame: QUAD/PLUS",
    ]  # fmt: skip


def test_names_fit_the_wire_and_types_are_the_four_of_ardupilot():
    parameters = Parameters().between(0, COUNT)
    assert all(0 < len(parameter.name) <= 16 for parameter in parameters)
    assert {parameter.type for parameter in parameters} == {INT8, INT16, INT32, FLOAT}


@given(
    st.floats(width=32, allow_nan=False),
    st.sampled_from(["RTL_ALT", "FENCE_ACTION", "WPNAV_SPEED", "FS_DR_TIMEOUT"]),
)
def test_what_is_stored_can_be_told(value: float, name: str):
    kept = Parameters().store(name, value)
    assert kept is not None
    struct.pack("<f", kept.value)
    if kept.type != FLOAT:
        assert kept.value == int(kept.value)
        assert abs(kept.value) <= abs(value)


def test_a_set_parameter_outlives_a_reboot():
    station = Station()
    station.ask(mavlink.MAVLink_param_set_message(1, 1, b"RTL_ALT", 3000, 6))
    station.command(246, 1)
    station.run(6.0)
    station.ask(mavlink.MAVLink_param_request_read_message(1, 1, b"RTL_ALT", -1), seconds=0.3)
    assert station.last("PARAM_VALUE").param_value == 3000


def test_the_wind_can_be_set_as_in_a_simulation():
    station = Station()
    for name, value in ((b"SIM_WIND_DIR", 90), (b"SIM_WIND_SPD", 7)):
        station.ask(mavlink.MAVLink_param_set_message(1, 1, name, value, 9))
    assert station.drone.wind == Wind(from_deg=90.0, speed_m_s=7.0)


def test_a_new_system_number_counts_from_the_next_boot():
    station = Station()
    station.ask(mavlink.MAVLink_param_set_message(1, 1, b"MAV_SYSID", 7, 4), seconds=1.1)
    assert station.last("HEARTBEAT").get_srcSystem() == 1
    station.command(246, 1)
    station.run(6.0)
    assert station.last("HEARTBEAT").get_srcSystem() == 7
