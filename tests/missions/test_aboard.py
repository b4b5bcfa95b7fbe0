from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from maps.geo import AboveGround, AboveHome, LatLon
from missions import commands
from missions.aboard import NotAboard, bring_aboard, differing, find_aboard, still_aboard
from missions.camera_model import DEFAULT_CAMERA
from missions.download import DownloadError, download
from missions.fence import CIRCLE_CORNERS, circle
from missions.items import MissionType, fence_items, mission_items, plan_hash, rally_items, same_meaning
from missions.patterns.sweep import parallel
from missions.plan import Fence, Plan, PlanError, RallyPoint, Waypoint
from missions.sendable import fence_bytes
from missions.transfer import transfer
from telemetry.events import EventCode
from telemetry.framing import Framer
from telemetry.messages import mavlink
from telemetry.protocol import Peer
from tests.missions import shapes
from tests.missions.practice import HOME, Cut, connected, done, drone, events

if TYPE_CHECKING:
    from missions.items import Items
    from telemetry.session import Session
    from training.vehicle import EmbeddedDrone

AT = datetime(2026, 11, 22, 13, 15, tzinfo=UTC)
PLAN = replace(
    parallel(
        shapes.area([(0, 0), (120, 0), (120, 90), (0, 90)]), DEFAULT_CAMERA, AboveGround(40.0), home=HOME
    ),
    rally=(RallyPoint(shapes.at(10.0, 20.0), AboveHome(30.0)),),
)
ELSEWHERE = parallel(
    shapes.area([(2000, 0), (2120, 0), (2120, 90), (2000, 90)]),
    DEFAULT_CAMERA,
    AboveGround(60.0),
    home=shapes.at(1950.0, -50.0),
)


def test_fence_rally_points_and_mission_go_aboard_and_are_read_back():
    session = connected(drone())
    aboard = done(session, partial(bring_aboard, plan=PLAN, utc=lambda: AT))
    assert aboard.plan is PLAN
    assert aboard.at == AT
    assert aboard.hash == plan_hash(mission_items(PLAN))
    assert aboard.fence_hash == plan_hash(fence_items(PLAN), MissionType.FENCE)
    assert aboard.rally_hash == plan_hash(rally_items(PLAN), MissionType.RALLY)
    assert aboard.engine
    for kind, items in _lists(PLAN).items():
        assert same_meaning(items, done(session, partial(download, kind=kind)), kind)


def test_old_rally_points_are_taken_away():
    session = connected(drone())
    done(session, partial(bring_aboard, plan=PLAN))
    done(session, partial(bring_aboard, plan=replace(PLAN, rally=())))
    assert done(session, partial(download, kind=MissionType.RALLY)) == ()


@pytest.mark.hazard("H9")
@pytest.mark.parametrize("order", list(permutations(MissionType)))
def test_whatever_is_aboard_of_an_old_plan_does_not_stand_in_the_way(order: tuple[MissionType, ...]):
    session = connected(drone())
    old = _lists(ELSEWHERE)
    for kind in order[:2]:  # left behind by somebody who was interrupted, in any order
        done(session, partial(transfer, items=old[kind], kind=kind))
    done(session, commands.enable_fence)
    aboard = done(session, partial(bring_aboard, plan=PLAN))
    assert done(session, partial(still_aboard, aboard=aboard))


@pytest.mark.hazard("H9")
@pytest.mark.parametrize(
    ("broken", "there"),
    [
        (MissionType.FENCE, ()),
        (MissionType.RALLY, (MissionType.FENCE,)),
        (MissionType.MISSION, (MissionType.FENCE, MissionType.RALLY)),
    ],
)
def test_when_one_fails_it_is_said_what_is_aboard(broken: MissionType, there: tuple[MissionType, ...]):
    session = connected(_Refusing(drone(), broken))
    with pytest.raises(NotAboard) as caught:
        done(session, partial(_plainly, plan=PLAN))
    assert (caught.value.failed, caught.value.aboard) == (broken, there)
    assert str(caught.value).startswith("the ")
    assert "Send the plan again" in str(caught.value)
    failed = [e for e in events(session) if e.code is EventCode.TRANSFER_FAILED]
    assert [e.facts["kind"] for e in failed] == [broken.name.lower()]


def _through(at: LatLon, height_m: float = 40.0) -> dict[str, Any]:
    return {"waypoints": (Waypoint(at, AboveHome(height_m)),)}


def _shut_out(corners: int) -> dict[str, Any]:
    """A fence and four circles within it."""
    ring = [(-200, -200), (300, -200), (300, 300), (-200, 300), *((-200, y) for y in range(290, 0, -10))]
    fence = Fence(shapes.area(ring[: corners - 4 * CIRCLE_CORNERS]), AboveHome(90.0))
    shut = tuple(circle(shapes.at(200.0, 30.0 * n), 5.0, outside=True) for n in range(4))
    return {"fence": fence, "no_fly": shut}


def test_what_is_shut_out_shares_the_room_of_the_fence_to_the_last_byte():
    plan = replace(PLAN, **_shut_out(68))
    assert fence_bytes(fence_items(plan)) == 558
    assert done(connected(drone()), partial(bring_aboard, plan=plan)).engine == "mavftp"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"waypoints": ()}, "no waypoint"),
        ({"waypoints": PLAN.waypoints * 200}, "650 fit aboard: search less"),
        (_shut_out(71), "71 items, 70 fit aboard: draw it, and what is not to be flown over, with fewer"),
        (_shut_out(69), "566 bytes, 560 fit aboard: draw it"),
        ({"rally": (RallyPoint(shapes.at(10.0, 10.0), AboveHome(40.0)),) * 47}, "46 fit aboard: take some"),
        (_through(shapes.at(900.0, 0.0)), "waypoint 1: the way leaves its fence"),
        (_through(LatLon(0.001, 0.001)) | {"fence": None}, "lies at 0, 0"),
        (_through(shapes.at(10.0, 10.0), float("nan")), "a number that is none"),
        (_through(shapes.at(10.0, 10.0), 20_000.0) | {"fence": None}, "20000 m high"),
        (_through(shapes.at(10.0, 10.0), 90.0), "above the ceiling"),
        ({"home": shapes.at(-900.0, 0.0)}, "home lies outside its fence"),
        ({"rally": (RallyPoint(shapes.at(-900.0, 0.0), AboveHome(40.0)),)}, "a rally point lies outside"),
        (
            {"fence": Fence(shapes.area([(0, 0), (100, 100), (100, 0), (0, 100)]), AboveHome(90.0))},
            "its fence is not an area",
        ),
    ],
)
def test_a_plan_that_must_not_fly_is_refused_before_a_byte_is_sent(change: dict[str, Any], said: str):
    talk = bring_aboard(Peer(1, 1, "ardupilotmega"), replace(PLAN, **change))
    with pytest.raises(PlanError, match=said):
        next(talk)


@pytest.mark.hazard("H9")
def test_a_fence_is_not_drawn_round_somewhere_else_while_it_flies():
    session = _flying()
    with pytest.raises(PlanError, match="armed, and outside the fence of this plan"):
        done(session, partial(bring_aboard, plan=ELSEWHERE))
    assert [e for e in events(session) if e.code is EventCode.TRANSFER_VERIFIED] == []
    done(session, partial(bring_aboard, plan=PLAN))  # round where it is


def test_a_mission_that_is_being_flown_is_not_changed():
    session = connected(drone())
    done(session, partial(bring_aboard, plan=PLAN))
    for order in (partial(commands.set_mode, mode="GUIDED"), commands.arm, commands.resume):
        done(session, order)
    with pytest.raises(PlanError, match="flying a mission; pause it first"):
        done(session, partial(bring_aboard, plan=PLAN))


@pytest.mark.hazard("H7")
@pytest.mark.parametrize("lost", list(MissionType))
def test_what_is_no_longer_aboard_is_noticed(lost: MissionType):
    session = connected(drone())
    aboard = done(session, partial(bring_aboard, plan=PLAN))
    assert done(session, partial(still_aboard, aboard=aboard))
    done(session, partial(transfer, items=_lists(ELSEWHERE)[lost], kind=lost))
    assert done(session, partial(differing, aboard=aboard)) == (lost,)
    assert not done(session, partial(still_aboard, aboard=aboard))


def test_a_station_that_was_away_finds_its_plan_aboard_or_not():
    session = connected(drone())
    aboard = done(session, partial(bring_aboard, plan=PLAN, utc=lambda: AT))
    found = done(session, partial(find_aboard, plan=PLAN, utc=lambda: AT))
    assert found == replace(aboard, engine="found")
    assert done(session, partial(find_aboard, plan=ELSEWHERE)) is None


def test_what_cannot_be_read_is_not_taken_for_the_same():
    session = connected(cut := Cut(drone()))
    aboard = done(session, partial(bring_aboard, plan=PLAN))
    cut.left = 0
    with pytest.raises(DownloadError):
        done(session, partial(still_aboard, aboard=aboard))


def _lists(plan: Plan) -> dict[MissionType, Items]:
    return {
        MissionType.MISSION: mission_items(plan),
        MissionType.FENCE: fence_items(plan),
        MissionType.RALLY: rally_items(plan),
    }


def _plainly(peer: Peer, plan: Plan):
    """By the mission protocol, whatever else the vehicle offers."""
    return bring_aboard(replace(peer, autopilot="generic", capabilities=0), plan)


def _flying() -> Session:
    session = connected(drone())
    for order in (
        partial(commands.set_mode, mode="GUIDED"),
        commands.arm,
        partial(commands.take_off, height=AboveHome(15.0)),
    ):
        done(session, order)
    while not session.state.get().flying:
        session.step()
    return session


class _Refusing:
    """The embedded drone; every list of one kind is refused at its count: no space."""

    def __init__(self, vehicle: EmbeddedDrone, kind: MissionType) -> None:
        self._vehicle = vehicle
        self._kind = kind
        self._to = Framer()
        self._mav = mavlink.MAVLink(None, srcSystem=1, srcComponent=1)

    def step(self, now_s: float, received: bytes) -> bytes:
        passed, said = b"", b""
        for frame in self._to.feed(received):
            number, kind = frame[7], frame[10:-2][4:5]
            if number == mavlink.MAVLINK_MSG_ID_MISSION_COUNT and (kind or b"\0")[0] == self._kind:
                refusal = mavlink.MAVLink_mission_ack_message(255, 190, 4, int(self._kind))
                said += refusal.pack(self._mav)
            else:
                passed += frame
        return said + self._vehicle.step(now_s, passed)
