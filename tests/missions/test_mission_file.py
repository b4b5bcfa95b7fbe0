from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.items import MissionItem, MissionType
from missions.mission_file import MissionFileError, blocks_of, items_of, path_of
from telemetry.messages import mavlink
from telemetry.protocol import Peer

PEER = Peer(1, 1, "ardupilotmega")
float32 = st.floats(width=32, allow_nan=False)
items = st.builds(
    MissionItem,
    command=st.integers(0, 65535),
    frame=st.integers(0, 255),
    params=st.tuples(float32, float32, float32, float32),
    x=st.integers(-(2**31), 2**31 - 1),
    y=st.integers(-(2**31), 2**31 - 1),
    z=float32,
    autocontinue=st.booleans(),
)


@given(st.lists(items, max_size=40).map(tuple), st.sampled_from(MissionType))
def test_items_survive_the_file(plan: tuple[MissionItem, ...], kind: MissionType):
    assert items_of(b"".join(blocks_of(plan, kind, PEER)), kind) == plan


@given(st.lists(items, max_size=40), st.sampled_from(MissionType))
def test_it_is_cut_between_items_and_every_block_fits_a_message(plan: list[MissionItem], kind: MissionType):
    blocks = blocks_of(plan, kind, PEER)
    assert max(len(block) for block in blocks) <= 239
    assert {(len(block) - (10 if n == 0 else 0)) % 38 for n, block in enumerate(blocks)} == {0}


def test_it_is_what_the_vehicle_would_hear_item_by_item():
    item = MissionItem(16, 3, (1.0, 2.0, 3.0, 4.0), 562_000_000, -253_000_000, 40.5)
    (block,) = blocks_of([item], MissionType.MISSION, PEER)
    assert block[:10] == struct.pack("<HHHHH", 0x763D, 0, 0, 0, 1)
    message = mavlink.MAVLink_mission_item_int_message(
        1, 1, 0, 3, 16, 0, 1, 1.0, 2.0, 3.0, 4.0, 562_000_000, -253_000_000, 40.5, 0
    )
    wire = bytes(message.pack(mavlink.MAVLink(None)))
    assert block[10:].rstrip(b"\0") == wire[10:-2]  # a frame leaves out the zeros at its end


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda file: file[:9],
        lambda file: file[:-1],
        lambda file: file + b"\0",
        lambda file: b"\0\0" + file[2:],
        lambda file: file[:2] + b"\1\0" + file[4:],  # a fence
        lambda file: file[:6] + b"\1\0" + file[8:],  # begins in the middle
    ],
)
def test_anything_else_is_no_mission(damage):
    file = b"".join(blocks_of([MissionItem(16)] * 3, MissionType.MISSION, PEER))
    with pytest.raises(MissionFileError):
        items_of(damage(file), MissionType.MISSION)


def test_each_list_has_its_file():
    assert [path_of(kind) for kind in MissionType] == [
        "@MISSION/mission.dat",
        "@MISSION/fence.dat",
        "@MISSION/rally.dat",
    ]
