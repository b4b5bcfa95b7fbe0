from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import permutations

import pytest

from maps.geo import AboveGround, AboveHome
from missions.camera_model import DEFAULT_CAMERA
from missions.download import DownloadError
from missions.engines import Engine, engines_for, read, send
from missions.items import (
    MissionItem,
    MissionType,
    fence_items,
    first_difference,
    mission_items,
    rally_items,
    same_meaning,
)
from missions.patterns.sweep import parallel
from missions.plan import Plan, RallyPoint
from missions.transfer import transfer
from missions.upload import UploadError, Why
from telemetry.messages import mavlink
from telemetry.protocol import Peer
from tests.missions import shapes
from tests.missions.liars import Deaf, FenceMinded
from tests.missions.practice import HOME, connected, done, drone

FTP = mavlink.MAV_PROTOCOL_CAPABILITY_FTP
NEAR, FAR = (
    parallel(
        shapes.area([(x, 0), (x + 300, 0), (x + 300, 200), (x, 200)]),
        DEFAULT_CAMERA,
        AboveGround(60.0),
        home=HOME,
    )
    for x in (0, 2000)
)
KINDS = {MissionType.FENCE: fence_items, MissionType.RALLY: rally_items, MissionType.MISSION: mission_items}


@pytest.mark.parametrize(
    ("autopilot", "capabilities", "ways"),
    [
        ("ardupilotmega", FTP | 1, (Engine.FTP, Engine.PIPELINED, Engine.STANDARD)),
        ("ardupilotmega", 1, (Engine.PIPELINED, Engine.STANDARD)),
        ("ardupilotmega", None, (Engine.PIPELINED, Engine.STANDARD)),  # not heard yet
        ("px4", FTP, (Engine.STANDARD,)),
        ("generic", None, (Engine.STANDARD,)),
    ],
)
def test_the_ways_are_what_the_vehicle_says_of_itself(
    autopilot: str, capabilities: int | None, ways: tuple[Engine, ...]
):
    assert engines_for(Peer(1, 1, autopilot, capabilities)) == ways


@pytest.mark.parametrize("sending", tuple(Engine))
@pytest.mark.parametrize("reading", tuple(Engine))
def test_what_one_way_brings_aboard_any_other_reads(sending: Engine, reading: Engine):
    session = connected(drone())
    for kind, items_of in KINDS.items():
        items = items_of(NEAR)
        sent = done(session, lambda peer, items=items, kind=kind: send(sending, peer, items, kind))
        assert (sent.acknowledged, sent.retries) == (True, 0)
        aboard = done(session, lambda peer, kind=kind: read(reading, peer, kind))
        assert first_difference(items, aboard, kind) is None


def test_a_vehicle_without_files_says_so_in_the_words_of_each():
    session = connected(Deaf(drone(), "FILE_TRANSFER_PROTOCOL"))
    with pytest.raises(UploadError, match="does not answer") as caught:
        done(session, lambda peer: send(Engine.FTP, peer, mission_items(NEAR), MissionType.MISSION))
    assert caught.value.why is Why.SILENT
    with pytest.raises(DownloadError, match="does not answer") as unread:
        done(session, lambda peer: read(Engine.FTP, peer, MissionType.MISSION))
    assert unread.value.silent


def test_a_file_that_is_refused_is_a_refused_upload():
    session = connected(drone())
    with pytest.raises(UploadError, match="refused the file") as caught:
        done(session, lambda peer: send(Engine.FTP, peer, [MissionItem(31999)], MissionType.MISSION))
    assert caught.value.why is Why.REFUSED


@pytest.mark.hazard("H9")
@pytest.mark.parametrize("engine", tuple(Engine))
@pytest.mark.parametrize(
    "order", tuple(permutations(KINDS)), ids=lambda order: "-".join(k.name for k in order)
)
def test_in_whatever_order_the_three_lists_come_the_old_ones_keep_none_of_them_out(
    order: tuple[MissionType, ...], engine: Engine
):
    """The new plan lies outside the old fence, and the other way round."""
    session = connected(drone())
    for plan in (NEAR, FAR, NEAR):
        for kind in order:
            way = partial(transfer, items=KINDS[kind](_with_rally(plan)), kind=kind, engines=(engine,))
            done(session, way)
        for kind, items_of in KINDS.items():
            aboard = done(session, lambda peer, kind=kind: read(Engine.STANDARD, peer, kind))
            assert same_meaning(items_of(_with_rally(plan)), aboard, kind)


@pytest.mark.hazard("H9")
@pytest.mark.parametrize(
    "order", tuple(permutations(KINDS)), ids=lambda order: "-".join(k.name for k in order)
)
def test_a_vehicle_that_holds_a_new_plan_against_its_old_fence_says_at_which_item_or_takes_it(
    order: tuple[MissionType, ...],
):
    vehicle = drone()
    session = connected(FenceMinded(vehicle))
    items = partial(transfer, engines=(Engine.STANDARD,))
    done(session, partial(items, items=fence_items(NEAR), kind=MissionType.FENCE))
    done(session, partial(items, items=mission_items(NEAR), kind=MissionType.MISSION))
    refused: list[UploadError] = []
    for kind in order:
        try:
            done(session, partial(items, items=KINDS[kind](FAR), kind=kind))
        except UploadError as error:
            refused.append(error)
    fence_first = order.index(MissionType.FENCE) < order.index(MissionType.MISSION)
    assert [(error.why, error.item) for error in refused] == ([] if fence_first else [(Why.REFUSED, 3)])
    aboard = done(connected(vehicle), lambda peer: read(Engine.STANDARD, peer, MissionType.MISSION))
    assert same_meaning(mission_items(FAR), aboard, MissionType.MISSION) is fence_first


def _with_rally(plan: Plan) -> Plan:
    return replace(plan, rally=(RallyPoint(plan.waypoints[0].at, AboveHome(30.0)),))
