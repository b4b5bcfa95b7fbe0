from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from maps.geo import AboveGround
from missions.camera_model import DEFAULT_CAMERA
from missions.download import DownloadError, download
from missions.engines import Engine
from missions.items import (
    MissionItem,
    MissionType,
    fence_items,
    first_difference,
    has_place,
    mission_items,
    plan_hash,
    same_meaning,
)
from missions.patterns.sweep import parallel
from missions.transfer import read_aboard, transfer
from missions.upload import UploadError, Why
from telemetry.events import EventCode
from telemetry.messages import mavlink
from telemetry.protocol import Conversation, Peer
from tests.missions import shapes
from tests.missions.liars import Deaf, Forgetful, Garbling
from tests.missions.practice import HOME, Cut, Lossy, connected, done, drone, events
from training.faults import Faults
from training.vehicle import EmbeddedDrone

PLAN = parallel(shapes.area(shapes.U_SHAPE, ()), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)
ITEMS = mission_items(PLAN)
OTHER = tuple(replace(item, z=item.z + 7.0) if has_place(item) else item for item in ITEMS[:-3])
MISSION = MissionType.MISSION
ENGINES = tuple(Engine)


def aboard(vehicle):
    """What the vehicle really holds, read over a link of its own."""
    return done(connected(vehicle), partial(download, kind=MISSION))


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_read_back_means_what_was_sent(engine: Engine):
    session = connected(drone())
    verified = done(session, partial(transfer, items=ITEMS, kind=MISSION, engines=(engine,)))
    assert same_meaning(ITEMS, verified.items, MISSION)
    assert (verified.retries, verified.engine) == (0, engine)
    said = [e for e in events(session) if e.code is EventCode.TRANSFER_VERIFIED]
    assert said[0].facts == {
        "kind": "mission",
        "items": len(ITEMS),
        "hash": plan_hash(ITEMS),
        "retries": 0,
        "engine": engine.value,
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_a_fence_and_nothing_at_all_go_aboard_too(engine: Engine):
    session = connected(drone())
    fence = partial(transfer, kind=MissionType.FENCE, engines=(engine,))
    assert done(session, partial(fence, items=fence_items(PLAN))).items != ()
    assert done(session, partial(fence, items=())).items == ()
    assert done(session, partial(read_aboard, kind=MissionType.FENCE)).items == ()


def test_a_vehicle_that_serves_files_gets_the_plan_as_one():
    session = connected(drone())
    verified = done(session, partial(_as_ardupilot, mavlink.MAV_PROTOCOL_CAPABILITY_FTP))
    assert verified.engine is Engine.FTP
    assert done(session, partial(_as_ardupilot, 0)).engine is Engine.PIPELINED


def test_only_an_ardupilot_is_sent_items_ahead():
    session = connected(drone())
    verified = done(session, lambda peer: transfer(Peer(peer.system, peer.component, "px4"), ITEMS, MISSION))
    assert verified.engine is Engine.STANDARD


def test_files_that_stay_unanswered_are_left_for_items_without_a_word():
    session = connected(Deaf(drone(), "FILE_TRANSFER_PROTOCOL"))
    verified = done(session, partial(_as_ardupilot, mavlink.MAV_PROTOCOL_CAPABILITY_FTP))
    assert verified.engine is Engine.PIPELINED
    assert EventCode.TRANSFER_FAILED not in {event.code for event in events(session)}


def test_a_file_that_is_acknowledged_and_wrong_aboard_is_not_verified():
    """As measured: at 20 % loss a whole upload "succeeded", and the mission aboard was another one."""
    session = connected(Garbling(vehicle := drone()))
    verified = done(session, partial(_as_ardupilot, mavlink.MAV_PROTOCOL_CAPABILITY_FTP))
    assert verified.engine is Engine.PIPELINED
    assert same_meaning(ITEMS, aboard(vehicle), MISSION)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_vehicle_that_keeps_something_else_is_never_verified(engine: Engine):
    session = connected(Forgetful(drone()))
    with pytest.raises(UploadError, match="item 4 of the mission aboard is not what was sent") as caught:
        done(session, partial(transfer, items=ITEMS, kind=MISSION, engines=(engine,)))
    assert (caught.value.item, caught.value.why) == (4, Why.DIFFERENT)


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.3])
@pytest.mark.parametrize("engine", ENGINES)
def test_over_a_lossy_link_a_transfer_ends_right(share: float, engine: Engine):
    vehicle = drone()
    session = connected(Lossy(vehicle, share, seed=3))
    began_s = session.clock.monotonic_s()
    verified = done(session, partial(transfer, items=ITEMS, kind=MISSION, engines=(engine,)))
    assert session.clock.monotonic_s() - began_s < 300.0
    assert same_meaning(ITEMS, aboard(vehicle), MISSION)
    assert verified.retries > 0


def test_a_refused_item_is_named_whatever_the_way():
    bad = (*ITEMS[:4], MissionItem(31999), *ITEMS[5:])
    session = connected(drone())
    with pytest.raises(UploadError, match="refused item 4: a command it does not know") as caught:
        done(session, partial(transfer, items=bad, kind=MISSION))
    assert (caught.value.item, caught.value.why) == (4, Why.REFUSED)
    failed = [e for e in events(session) if e.code is EventCode.TRANSFER_FAILED]
    assert failed[0].facts["item"] == 4


def test_a_refusal_that_is_acknowledged_all_the_same_is_found_out_and_named():
    """Before 4.7 closing a file is acknowledged whatever was in it (measured)."""
    bad = (*ITEMS[:4], MissionItem(31999), *ITEMS[5:])
    session = connected(EmbeddedDrone(HOME, ready=True, files_before_4_7=True))
    with pytest.raises(UploadError, match="is not what was sent"):
        done(session, partial(transfer, items=bad, kind=MISSION, engines=(Engine.FTP,)))
    with pytest.raises(UploadError, match="refused item 4: a command it does not know"):
        done(session, partial(transfer, items=bad, kind=MISSION))


@pytest.mark.hazard("H1")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_link_that_breaks_at_any_frame_is_never_taken_for_success_and_the_next_upload_mends_it(
    engine: Engine,
):
    way = partial(transfer, items=ITEMS[:8], kind=MISSION, engines=(engine,))
    verified, frames = False, 0
    while not verified:
        frames += 1
        vehicle = drone()
        session = connected(cut := Cut(vehicle))
        done(session, partial(transfer, items=OTHER[:5], kind=MISSION))
        cut.left = frames
        try:
            done(session, way)
            verified = True
        except UploadError:
            assert EventCode.TRANSFER_FAILED in {event.code for event in events(session)}
        cut.left = None
        assert not verified or same_meaning(ITEMS[:8], aboard(vehicle), MISSION)
        assert done(session, way).engine is engine
        assert same_meaning(ITEMS[:8], aboard(vehicle), MISSION)
    assert frames > 5


@pytest.mark.hazard("H1")
def test_a_file_left_open_when_the_link_broke_does_not_come_aboard_over_the_next_plan():
    """ArduPilot closes a forgotten file after 20 s, and then it counts."""
    vehicle = drone()
    session = connected(cut := Cut(vehicle))
    cut.left = 1 + 1 + -(-len(ITEMS) // 6)  # reset, create, every block; not the word that closes it
    way = partial(transfer, kind=MISSION, engines=(Engine.FTP,))
    with pytest.raises(UploadError):
        done(session, partial(way, items=ITEMS))
    cut.left = None
    done(session, partial(way, items=OTHER))
    until_s = session.clock.monotonic_s() + 30.0
    while session.clock.monotonic_s() < until_s:
        session.step()
    assert same_meaning(OTHER, aboard(vehicle), MISSION)


@pytest.mark.hazard("H2")
def test_what_is_aboard_after_a_broken_upload_is_what_is_read_not_what_was_planned():
    session = connected(cut := Cut(drone()))
    done(session, partial(transfer, items=OTHER, kind=MISSION))
    cut.left = 12
    with pytest.raises(UploadError):
        done(session, partial(transfer, items=ITEMS, kind=MISSION, engines=(Engine.STANDARD,)))
    cut.left = None
    mixture = done(session, partial(read_aboard, kind=MISSION)).items
    old_from = first_difference(ITEMS, mixture, MISSION)
    assert old_from is not None
    assert same_meaning(mixture, ITEMS[:old_from] + OTHER[old_from:], MISSION)
    assert plan_hash(mixture) not in {plan_hash(ITEMS), plan_hash(OTHER)}


def test_a_silent_vehicle_is_given_up_within_half_a_minute():
    vehicle = drone()
    session = connected(vehicle)
    vehicle.faults = Faults(link_silent=True)
    began_s = session.clock.monotonic_s()
    with pytest.raises(UploadError, match="did not answer"):
        done(session, partial(transfer, items=ITEMS, kind=MISSION))
    assert session.clock.monotonic_s() - began_s < 30.0
    with pytest.raises(DownloadError, match="did not answer"):
        done(session, partial(read_aboard, kind=MISSION))
    assert session.clock.monotonic_s() - began_s < 60.0


def test_two_transfers_started_at_once_go_one_after_the_other():
    session = connected(vehicle := drone())
    first = session.run(partial(transfer, items=OTHER, kind=MISSION))
    second = session.run(partial(transfer, items=ITEMS, kind=MISSION))
    while not second.done():
        session.step()
    assert first.result().retries == second.result().retries == 0
    assert same_meaning(ITEMS, aboard(vehicle), MISSION)


def test_a_transfer_that_is_cancelled_lets_the_next_one_begin():
    session = connected(drone())
    first = session.run(partial(transfer, items=OTHER, kind=MISSION))
    session.step()
    first.cancel()
    assert done(session, partial(transfer, items=ITEMS, kind=MISSION)).hash == plan_hash(ITEMS)


def _as_ardupilot(capabilities: int, peer: Peer) -> Conversation:
    return transfer(replace(peer, autopilot="ardupilotmega", capabilities=capabilities), ITEMS, MISSION)
