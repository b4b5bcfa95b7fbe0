from __future__ import annotations

import struct
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.geo import AboveGround, AboveHome, Amsl, LatLon, distance_m
from missions.camera_model import DEFAULT_CAMERA
from missions.imported import plan_from_items
from missions.items import (
    ABOVE_HOME,
    FENCE_CORNER,
    GLOBAL,
    LOOK_AT,
    NO_FLY_CORNER,
    RETURN,
    SPEED,
    TAKEOFF,
    WAYPOINT,
    MissionItem,
    MissionType,
    fence_items,
    first_difference,
    first_waypoint,
    from_message,
    mission_items,
    plan_hash,
    rally_items,
    same_meaning,
    to_message,
)
from missions.patterns.sweep import parallel
from missions.plan import Look, PlanError, RallyPoint
from telemetry.messages import Codec
from telemetry.protocol import Peer
from tests.missions import shapes
from tests.missions.grounds import PlaceByPlace

PEER = Peer(1, 1, "ardupilotmega")
PLAN = parallel(
    shapes.area(shapes.BOX, shapes.HOLES), DEFAULT_CAMERA, AboveGround(60.0), home=shapes.at(-50.0, -50.0)
)

float32 = st.floats(width=32, allow_nan=False, allow_infinity=False)
items = st.builds(
    MissionItem,
    command=st.integers(0, 65535),
    frame=st.integers(0, 11),
    params=st.tuples(float32, float32, float32, float32),
    x=st.integers(-900_000_000, 900_000_000),
    y=st.integers(-1_800_000_000, 1_800_000_000),
    z=float32,
    autocontinue=st.booleans(),
)


def test_a_plan_becomes_home_takeoff_speed_waypoints_return():
    items = mission_items(PLAN)
    assert [item.command for item in items[:3]] == [WAYPOINT, TAKEOFF, SPEED]
    assert items[1].z == PLAN.takeoff_height
    assert items[2].params[1] == PLAN.speed_m_s
    assert len(items) == len(PLAN.waypoints) + 4
    assert items[-1].command == RETURN


def test_a_look_and_a_stay_go_aboard_and_come_back():
    looking = replace(
        PLAN,
        look=Look(shapes.at(100.0, 100.0), AboveHome(12.0)),
        waypoints=(replace(PLAN.waypoints[0], hold_s=90.0), *PLAN.waypoints[1:]),
    )
    items = mission_items(looking)
    assert items[first_waypoint(looking) - 1].command == LOOK_AT
    assert items[first_waypoint(looking)].params[0] == 90.0
    back, remarks = plan_from_items(items)
    assert remarks == ()
    assert back.look is not None
    assert distance_m(back.look.at, shapes.at(100.0, 100.0)) < 0.02
    assert [w.hold_s for w in back.waypoints] == [w.hold_s for w in looking.waypoints]
    assert same_meaning(items, mission_items(back), MissionType.MISSION)


@given(items, st.integers(0, 65535), st.sampled_from(MissionType))
def test_an_item_survives_the_wire(item: MissionItem, seq: int, kind: MissionType):
    (heard,) = Codec().decode(Codec().pack(to_message(item, seq, kind, PEER)))
    assert heard.seq == seq
    assert heard.mission_type == kind
    assert from_message(heard) == item


def test_what_the_vehicle_rewrites_means_the_same():
    sent = mission_items(PLAN)
    aboard = tuple(_as_read_back(item) for item in sent)
    aboard = (replace(sent[0], x=sent[0].x + 1, z=80.07), *aboard[1:])
    assert same_meaning(sent, aboard, MissionType.MISSION)
    assert plan_hash(sent) == plan_hash(aboard)


def test_a_fence_read_back_without_autocontinue_means_the_same():
    sent = fence_items(PLAN)
    aboard = tuple(replace(item, autocontinue=False) for item in sent)
    assert same_meaning(sent, aboard, MissionType.FENCE)
    assert plan_hash(sent, MissionType.FENCE) == plan_hash(aboard, MissionType.FENCE)


@pytest.mark.parametrize(
    "change",
    [
        lambda item: replace(item, x=item.x + 1),
        lambda item: replace(item, y=item.y - 1),
        lambda item: replace(item, z=item.z + 0.5),
        lambda item: replace(item, command=item.command + 1),
        lambda item: replace(item, frame=GLOBAL),  # above the sea instead of above home
        lambda item: replace(item, params=(1.0, 0.0, 0.0, 0.0)),
        lambda item: replace(item, autocontinue=False),
    ],
)
def test_every_change_of_a_waypoint_is_seen_and_named(change):
    sent = mission_items(PLAN)
    aboard = (*sent[:5], change(sent[5]), *sent[6:])
    assert first_difference(sent, aboard, MissionType.MISSION) == 5
    assert plan_hash(sent) != plan_hash(aboard)


def test_a_height_reaches_the_vehicle_to_the_centimetre_though_it_cuts_off_what_is_below():
    for cm in range(-2000, 100_000, 7):
        waypoint = replace(PLAN.waypoints[0], height=AboveHome(cm / 100))
        sent = mission_items(replace(PLAN, waypoints=(waypoint,)))
        aboard = tuple(replace(item, z=_as_an_ardupilot_keeps_it(item.z)) for item in sent)
        assert round(aboard[3].z, 2) == cm / 100
        assert first_difference(sent, aboard, MissionType.MISSION) is None


def test_a_centimetre_more_is_another_height():
    sent = mission_items(PLAN)
    aboard = (*sent[:5], replace(sent[5], z=sent[5].z + 0.01), *sent[6:])
    assert first_difference(sent, aboard, MissionType.MISSION) == 5


def test_a_rally_point_is_sent_in_whole_metres_as_it_is_kept_and_its_height_is_above_home():
    (sent,) = rally_items(replace(PLAN, rally=(RallyPoint(shapes.at(0, 0), AboveHome(40.6)),)))
    assert (sent.frame, sent.z) == (ABOVE_HOME, 41.0)
    assert first_difference((sent,), (replace(sent, autocontinue=False),), MissionType.RALLY) is None
    assert first_difference((sent,), (replace(sent, frame=GLOBAL),), MissionType.RALLY) == 0


def test_a_missing_item_is_named():
    sent = mission_items(PLAN)
    assert first_difference(sent, sent[:-1], MissionType.MISSION) == len(sent) - 1


def test_fence_and_no_fly_areas_are_corners_that_know_their_number():
    items = fence_items(PLAN)
    assert PLAN.fence is not None
    kept_in = [item for item in items if item.command == FENCE_CORNER]
    shut = [item for item in items if item.command == NO_FLY_CORNER]
    assert [item.params[0] for item in kept_in] == [len(PLAN.fence.area.ring)] * len(kept_in)
    assert [item.params[0] for item in shut] == [3.0, 3.0, 3.0]
    assert fence_items(replace(PLAN, fence=None)) == ()


def test_a_plan_without_waypoints_is_nothing_to_send():
    with pytest.raises(PlanError, match="nothing to fly"):
        mission_items(replace(PLAN, waypoints=()))


def _as_an_ardupilot_keeps_it(z: float) -> float:
    """AP_Mission: an integer of centimetres, reckoned in float32."""
    return float(np.float32(int(np.float32(z) * np.float32(100))) * np.float32(0.01))


def _as_read_back(item: MissionItem) -> MissionItem:
    p1, p2, p3, p4 = (struct.unpack("<f", struct.pack("<f", value))[0] for value in item.params)
    frame = GLOBAL if item.command in {SPEED, RETURN} else item.frame
    return replace(
        item, params=(p1, p2, p3, p4), frame=frame, z=struct.unpack("<f", struct.pack("<f", item.z))[0]
    )


@pytest.mark.hazard("H5")
@given(
    steep=st.floats(-0.3, 0.3),
    height_m=st.floats(20.0, 120.0),
)
def test_over_any_ground_the_drone_is_sent_heights_above_home_and_never_needs_terrain_of_its_own(
    steep: float, height_m: float
):
    class Slope(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            return Amsl(200.0 + steep * (at.lon_deg - shapes.PLACE.lon_deg) * 60_700.0)

    plan = parallel(
        shapes.area(shapes.BOX),
        DEFAULT_CAMERA,
        AboveGround(height_m),
        home=shapes.at(-50.0, -50.0),
        ground=Slope(),
    )
    home, *flown = mission_items(plan)
    assert plan.ground_known
    assert home.frame == GLOBAL
    assert {item.frame for item in flown} == {ABOVE_HOME}
