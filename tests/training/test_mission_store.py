"""What of an uploaded item is refused, kept and counted."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.messages import mavlink
from training.mission_store import FENCES, NAMES, Item, Kind, as_kept, fence_fault, fence_total, refusal

PLACE = Item(3, 16, 0.0, 0.0, 0.0, 0.0, 562000000, 253000000, 40.0)
CORNER = Item(0, 5001, 4.0, 0.0, 0.0, 0.0, 562000000, 253000000, 0.0)
CIRCLE = replace(CORNER, command=5004, p1=30.0)


@pytest.mark.parametrize(
    ("change", "result"),
    [
        ({}, None),
        ({"x": 910000000}, mavlink.MAV_MISSION_INVALID_PARAM5_X),
        ({"y": 1810000000}, mavlink.MAV_MISSION_INVALID_PARAM6_Y),
        ({"z": math.nan}, mavlink.MAV_MISSION_INVALID_PARAM7),
        ({"p1": math.nan}, mavlink.MAV_MISSION_INVALID_PARAM1),
        ({"p2": math.inf}, mavlink.MAV_MISSION_INVALID_PARAM2),
        ({"p4": math.nan}, None),  # the heading may be left to the vehicle
        ({"command": 31999}, mavlink.MAV_MISSION_UNSUPPORTED),
        ({"frame": 99}, mavlink.MAV_MISSION_UNSUPPORTED_FRAME),
    ],
)
def test_a_waypoint_is_judged_field_by_field(change: dict[str, float], result: int | None):
    assert refusal(replace(PLACE, **change), Kind.MISSION) == result


def test_a_waypoint_is_no_fence():
    assert refusal(PLACE, Kind.FENCE) == mavlink.MAV_MISSION_UNSUPPORTED


@given(
    st.sampled_from(sorted(NAMES)),
    st.sampled_from([0, 2, 3, 5, 6, 10, 11]),
    st.floats(-1000, 1000, width=32),
    st.integers(-900_000_000, 900_000_000),
)
def test_what_was_read_back_is_kept_as_it_is(command: int, frame: int, value: float, x: int):
    kept = as_kept(replace(PLACE, command=command, frame=frame, p1=value, x=x), Kind.MISSION)
    assert refusal(kept, Kind.MISSION) is None
    assert as_kept(kept, Kind.MISSION) == kept


@pytest.mark.parametrize(("sent_m", "kept_m"), [(40.0, 40.0), (33.337, 33.33), (2.1, 2.09), (-3.456, -3.45)])
def test_heights_are_cut_off_at_the_centimetre(sent_m: float, kept_m: float):
    kept = as_kept(replace(PLACE, z=float(np.float32(sent_m))), Kind.MISSION)
    assert kept.z == pytest.approx(kept_m, abs=1e-5)


def test_a_rally_point_is_kept_in_whole_metres_and_in_its_frame():
    point = replace(PLACE, command=5100, z=40.9)
    assert as_kept(point, Kind.RALLY) == replace(point, z=40.0)
    assert as_kept(replace(point, frame=5), Kind.RALLY).frame == 0


def test_of_a_waypoint_only_the_time_to_wait_is_kept():
    kept = as_kept(replace(PLACE, p1=2.7, p2=3.0, p3=4.0, p4=90.0), Kind.MISSION)
    assert (kept.p1, kept.p2, kept.p3, kept.p4) == (2.0, 0.0, 0.0, 0.0)


def test_a_fence_is_counted_as_the_recorded_vehicle_counts_it():
    assert fence_total([CORNER] * 4 + [CIRCLE]) == 7
    assert fence_total([]) == 0


@pytest.mark.parametrize(
    "items",
    [
        [CORNER] * 2,
        [CORNER] * 5,
        [CORNER] * 3 + [CIRCLE],
        [replace(CORNER, p1=2.0)] * 2,
        [replace(CORNER, p1=0.0)],
    ],
)
def test_a_polygon_with_the_wrong_number_of_corners_is_none(items: list[Item]):
    assert fence_fault(items) == "Incorrect item count"


@given(st.lists(st.sampled_from([3, 4, 5, 0]), max_size=6))
def test_whole_shapes_are_a_fence(shapes: list[int]):
    items = [i for n in shapes for i in ([replace(CORNER, p1=float(n))] * n if n else [CIRCLE])]
    assert fence_fault(items) is None
    assert {item.command for item in items} <= FENCES
