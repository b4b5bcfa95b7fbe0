from __future__ import annotations

from functools import partial

import pytest

from maps.geo import AboveGround
from missions.camera_model import DEFAULT_CAMERA
from missions.download import DownloadError, download
from missions.items import MissionItem, MissionType, fence_items, mission_items, same_meaning
from missions.patterns.sweep import parallel
from missions.transfer import transfer
from missions.upload import UploadError
from telemetry.events import EventCode
from tests.missions import shapes
from tests.missions.practice import HOME, Cut, Lossy, connected, done, drone, events

PLAN = parallel(shapes.area(shapes.U_SHAPE, ()), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)
ITEMS = mission_items(PLAN)


def test_what_is_read_back_means_what_was_sent():
    session = connected(drone())
    verified = done(session, partial(transfer, items=ITEMS, kind=MissionType.MISSION))
    assert same_meaning(ITEMS, verified.items, MissionType.MISSION)
    assert verified.retries == 0
    said = [e for e in events(session) if e.code is EventCode.TRANSFER_VERIFIED]
    assert said[0].facts["items"] == len(ITEMS)
    assert said[0].facts["hash"] == verified.hash


def test_a_fence_and_nothing_at_all_go_aboard_too():
    session = connected(drone())
    fence = fence_items(PLAN)
    assert done(session, partial(transfer, items=fence, kind=MissionType.FENCE)).items != ()
    assert done(session, partial(transfer, items=(), kind=MissionType.FENCE)).items == ()
    assert done(session, partial(download, kind=MissionType.FENCE)) == ()


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.3])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_over_a_lossy_link_a_transfer_ends_right_or_says_that_it_failed(share: float, seed: int):
    vehicle = drone()
    session = connected(Lossy(vehicle, share, seed))
    began_s = session.clock.monotonic_s()
    verified = done(session, partial(transfer, items=ITEMS, kind=MissionType.MISSION))
    assert session.clock.monotonic_s() - began_s < 300.0
    truth = done(connected(vehicle), partial(download, kind=MissionType.MISSION))
    assert same_meaning(ITEMS, truth, MissionType.MISSION)
    assert verified.retries > 0


def test_a_refused_item_is_named():
    bad = (*ITEMS[:4], MissionItem(31999), *ITEMS[5:])
    session = connected(drone())
    with pytest.raises(UploadError, match="refused item 4") as caught:
        done(session, partial(transfer, items=bad, kind=MissionType.MISSION))
    assert caught.value.item == 4
    failed = [e for e in events(session) if e.code is EventCode.TRANSFER_FAILED]
    assert failed[0].facts["item"] == 4


@pytest.mark.parametrize("frames", range(1, 2 * len(ITEMS) + 1, 7))
def test_a_link_that_breaks_at_any_item_is_never_taken_for_success(frames: int):
    session = connected(cut := Cut(drone()))
    cut.left = frames
    with pytest.raises(UploadError, match="did not answer"):
        done(session, partial(transfer, items=ITEMS, kind=MissionType.MISSION))


def test_a_silent_vehicle_is_given_up_within_half_a_minute():
    session = connected(cut := Cut(drone()))
    cut.left = 0
    began_s = session.clock.monotonic_s()
    with pytest.raises(UploadError, match="did not answer"):
        done(session, partial(transfer, items=ITEMS, kind=MissionType.MISSION))
    with pytest.raises(DownloadError, match="did not answer"):
        done(session, partial(download, kind=MissionType.MISSION))
    assert session.clock.monotonic_s() - began_s < 60.0
