"""What batteries say of themselves, in real MAVLink bytes."""

from __future__ import annotations

from typing import Any

import pytest

from telemetry.frames import frames_of
from telemetry.messages import mavlink
from telemetry.packs import PackUse, packs

UNKNOWN = 0xFFFF


def recorded(*messages: tuple[float, Any]) -> list[PackUse]:
    writer = mavlink.MAVLink(None, srcSystem=1, srcComponent=1)
    content = b"".join(
        (1_700_000_000_000_000 + round(at * 1e6)).to_bytes(8, "big") + message.pack(writer)
        for at, message in messages
    )
    frames = frames_of(content)
    return list(packs(frames, frames.vehicles()[0]))


def beat(armed: bool) -> Any:
    mode = mavlink.MAV_MODE_FLAG_SAFETY_ARMED if armed else 0
    return mavlink.MAVLink_heartbeat_message(2, 3, mode, 0, 4, 3)


def status(number: int, cells: list[int], percent: int, used: int) -> Any:
    volts = [*cells, *[UNKNOWN] * (10 - len(cells))]
    return mavlink.MAVLink_battery_status_message(number, 0, 3, 300, volts, 1000, used, -1, percent)


def test_two_batteries_are_told_apart():
    found = recorded((0, beat(False)), (1, status(0, [12600], 90, 0)), (2, status(1, [12500], 80, 10)))
    assert [(pack.number, pack.first_percent) for pack in found] == [(0, 90), (1, 80)]


def test_cells_show_the_weakest_and_how_far_they_are_apart():
    [pack] = recorded(
        (0, beat(False)),
        (1, status(0, [4150, 4140, 4160], 95, 0)),
        (2, beat(True)),
        (3, status(0, [3700, 3400, 3720], 60, 900)),
        (4, beat(False)),
        (5, status(0, [3800, 3700, 3810], 60, 900)),
    )
    assert (pack.cells, pack.lowest_cell_v) == (3, 3.4)
    assert pack.spread_v == pytest.approx(0.32)
    assert (pack.resting_v, pack.rested_v) == (12.45, 11.31)


def test_the_counter_that_runs_on_is_counted_from_where_the_flight_began():
    [pack] = recorded((0, beat(False)), (1, status(0, [12600], 70, 1500)), (2, status(0, [12000], 40, 2700)))
    assert pack.used_mah == 1200


def test_a_smart_battery_names_itself():
    info = mavlink.MAVLink_smart_battery_info_message(
        0, 0, 1, 5000, 4800, 37, b"TB-0042", b"maker", 400, 9000, 9300, 11000
    )
    [pack] = recorded((0, beat(False)), (1, status(0, [12600], 70, 0)), (2, info))
    assert (pack.serial, pack.cycles_told) == ("TB-0042", 37)


def test_without_battery_messages_the_system_status_counts():
    said = mavlink.MAVLink_sys_status_message(0, 0, 0, 0, 11800, 500, 66, 0, 0, 0, 0, 0, 0)
    [pack] = recorded((0, beat(False)), (1, said))
    assert (pack.first_percent, pack.lowest_v, pack.used_mah) == (66, 11.8, None)
