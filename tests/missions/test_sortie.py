from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from maps.geo import AboveGround, AboveHome
from missions import commands
from missions.camera_model import DEFAULT_CAMERA
from missions.energy import estimate
from missions.items import MissionType, fence_items, mission_items, plan_hash
from missions.patterns.sweep import parallel
from missions.plan import RallyPoint
from missions.sendable import NAMES, lists_of
from missions.sortie import Reason, SortieResult, bring_aboard, fly, launch, watch
from missions.transfer import transfer
from telemetry.events import EventCode
from telemetry.messages import Codec, mavlink
from telemetry.protocol import Peer
from tests.missions import shapes
from tests.missions.practice import HOME, Cut, Lossy, connected, done, drone, events
from tests.telemetry.wire import Wire
from training.modes import Mode
from training.vehicle import EmbeddedDrone

PLAN = parallel(
    shapes.area([(0, 0), (120, 0), (120, 90), (0, 90)]), DEFAULT_CAMERA, AboveGround(40.0), home=HOME
)
OTHER = replace(
    parallel(shapes.area([(0, 0), (90, 0), (90, 90), (0, 90)]), DEFAULT_CAMERA, AboveGround(30.0), home=HOME),
    rally=(RallyPoint(shapes.at(10.0, 20.0), AboveHome(30.0)),),
)


def test_a_plan_is_flown_to_its_end():
    session = connected(drone())
    result = done(session, partial(fly, plan=PLAN))
    assert result == SortieResult(
        uploaded=True,
        verified=True,
        armed=True,
        completed=True,
        landed=True,
        reason=Reason.FLOWN,
        hash=plan_hash(mission_items(PLAN)),
        mode="AUTO",
    )
    codes = [event.code for event in events(session)]
    assert codes.count(EventCode.TRANSFER_VERIFIED) == 3
    order = [EventCode.ARMED, EventCode.TOOK_OFF, EventCode.WAYPOINT_REACHED, EventCode.LANDED]
    assert sorted(order, key=codes.index) == order
    assert EventCode.FENCE_BREACHED not in codes


def test_a_plan_farther_than_the_vehicles_own_circle_is_not_stopped_by_it():
    far = parallel(
        shapes.area([(350, 0), (420, 0), (420, 60), (350, 60)]), DEFAULT_CAMERA, AboveGround(40.0), home=HOME
    )
    assert done(connected(drone()), partial(fly, plan=far)).completed


def test_a_pilot_who_calls_it_home_ends_the_search_but_not_the_watch():
    session = connected(drone())
    flown = session.run(partial(fly, plan=PLAN))
    while not session.state.get().flying:
        session.step()
    done(session, commands.return_home)
    while not flown.done():
        session.step()
    result = flown.result()
    assert (result.armed, result.completed, result.landed) == (True, False, True)
    assert result.reason is Reason.INTERVENED
    assert result.mode == "RTL"


def test_a_drone_that_is_not_ready_refuses_in_its_own_words():
    result = done(connected(drone(ready=False)), partial(fly, plan=PLAN))
    assert result.reason is Reason.REFUSED
    assert not result.armed
    assert "the drone refused to arm" in result.detail
    assert "Arm: " in result.detail


def test_waiting_for_a_drone_that_boots_is_asked_for():
    result = done(connected(drone(ready=False)), partial(fly, plan=PLAN, wait_ready_s=90.0))
    assert result.landed


@pytest.mark.hazard("H1")
@pytest.mark.parametrize("kind", list(MissionType))
def test_a_plan_that_somebody_changed_since_is_not_flown(kind: MissionType):
    session = connected(drone())
    aboard = done(session, partial(bring_aboard, plan=PLAN))
    done(session, partial(transfer, items=dict(lists_of(OTHER).in_order())[kind], kind=kind))
    result = done(session, partial(launch, aboard=aboard))
    assert (result.reason, result.verified, result.armed) == (Reason.REFUSED, False, False)
    assert result.detail == f"what is aboard is not this plan any more ({NAMES[kind]}): send it again"


@pytest.mark.hazard("H11")
def test_every_message_of_a_flight_names_the_one_drone_it_is_for():
    session = connected(addressed := _Addressed(drone()))
    assert done(session, partial(fly, plan=PLAN)).landed
    assert addressed.others == []
    assert addressed.ours > 50


@pytest.mark.parametrize("when", ["before arming", "armed", "in AUTO", "started"])
def test_a_pilot_who_calls_it_home_while_it_starts_is_obeyed(when: str):
    session = connected(vehicle := drone())
    aboard = done(session, partial(bring_aboard, plan=PLAN))
    ap = vehicle.autopilot
    begun = {
        "before arming": lambda: ap.mode is Mode.GUIDED,
        "armed": lambda: ap.armed,
        "in AUTO": lambda: ap.mode is Mode.AUTO,
        "started": lambda: ap.may_lift,
    }[when]
    started = session.run(partial(launch, aboard=aboard, recheck=False))
    while not begun():
        session.step()
    done(session, commands.return_home)
    while not started.done():
        session.step()
        assert ap.mode is Mode.RTL
    result = started.result()
    assert not result.completed
    assert not ap.armed
    if when in {"before arming", "armed"}:
        assert result.reason is Reason.REFUSED
        assert "overtaken by the order to change to RTL" in result.detail


def test_after_a_reboot_what_is_still_aboard_is_flown():
    session = connected(drone())
    aboard = done(session, partial(bring_aboard, plan=PLAN))
    done(session, commands.reboot)
    result = done(session, partial(launch, aboard=aboard, wait_ready_s=90.0))
    assert (result.reason, result.verified) == (Reason.FLOWN, True)


def test_what_cannot_be_read_back_is_not_flown():
    session = connected(cut := Cut(drone()))
    aboard = done(session, partial(bring_aboard, plan=PLAN))
    cut.left = 0
    result = done(session, partial(launch, aboard=aboard))
    assert (result.reason, result.verified, result.armed) == (Reason.REFUSED, False, False)
    assert "could not be read" in result.detail


def test_a_plan_that_must_not_fly_is_not_sent():
    result = done(connected(drone()), partial(fly, plan=replace(PLAN, home=shapes.at(-900.0, 0.0))))
    assert result == SortieResult(detail="nothing was sent: home lies outside its fence: draw the fence anew")


def test_a_camera_that_chatters_does_not_hide_that_the_drone_fell_silent():
    camera = Wire(1, 100).heard(mavlink.MAVLink_heartbeat_message(30, 8, 0, 0, 4, 3))
    watching = watch(Peer(1, 1, "ardupilotmega"), SortieResult(), last_waypoint=3)
    next(watching)
    assert watching.send(camera).goes_on
    assert not watching.send(None).goes_on


def test_a_flight_over_a_bad_radio_ends_right():
    lossy = Lossy(drone(), 0.2, seed=3)
    result = done(connected(lossy), partial(fly, plan=PLAN))
    assert lossy.lost > 100
    assert result.reason is Reason.FLOWN
    assert result.retries > 0


def test_silence_is_not_taken_for_a_landing():
    session = connected(cut := Cut(drone()))
    flown = session.run(partial(fly, plan=PLAN))
    while not session.state.get().flying:
        session.step()
    cut.left = 0
    while not flown.done():
        session.step()
    assert flown.result().reason is Reason.LOST
    assert not flown.result().landed


def test_the_flight_takes_as_long_as_the_plan_said():
    session = connected(drone())
    done(session, partial(fly, plan=PLAN))
    times = {event.code: event.received_s for event in events(session)}
    flown_s = times[EventCode.DISARMED] - times[EventCode.ARMED]
    assert estimate(PLAN, HOME).duration_s == pytest.approx(flown_s, rel=0.05)


def test_the_fence_and_the_rally_points_go_aboard_before_the_mission():
    session = connected(drone())
    done(session, partial(fly, plan=PLAN))
    verified = [e.facts["kind"] for e in events(session) if e.code is EventCode.TRANSFER_VERIFIED]
    assert verified == ["fence", "rally", "mission"]
    assert len(fence_items(PLAN)) > 3
    assert MissionType.FENCE.name.lower() == verified[0]


class _Addressed:
    """The embedded drone, and what it hears that is not addressed to it alone."""

    def __init__(self, vehicle: EmbeddedDrone) -> None:
        self._vehicle = vehicle
        self._ear = Codec()
        self.ours = 0
        self.others: list[str] = []

    def step(self, now_s: float, received: bytes) -> bytes:
        for message in self._ear.decode(received):
            target = getattr(message, "target_system", None)
            if target == 1:
                self.ours += 1
            elif message.get_type() != "HEARTBEAT":
                self.others.append(f"{message.get_type()} to {target}")
        return self._vehicle.step(now_s, received)
