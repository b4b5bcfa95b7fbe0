"""A gimbal is taken, turned within its limits, kept on a place while the drone flies, and let go of."""

from __future__ import annotations

from functools import partial

import pytest

from maps.geo import AboveHome, bearing_deg, distance_m, moved
from telemetry.camera import aim
from telemetry.camera.aim import Aim, within
from telemetry.camera.mount import Mount, MountInfo, Range, Turns
from telemetry.camera.order import CameraCannot, CameraOvertaken, CameraRefused, CameraSilent
from telemetry.messages import mavlink
from telemetry.protocol import Peer
from tests.telemetry.camera.aloft import HOME, Aloft, autopilots, own
from tests.telemetry.wire import Wire
from training.faults import Faults

BOTH = pytest.mark.parametrize("make", [autopilots, own], ids=["the autopilots", "its own"])
LIMITED = Mount(
    1, 1, MountInfo(frozenset({Turns.PITCH, Turns.YAW}), Range(-90.0, 25.0), Range(-135.0, 135.0), 0.0)
)


def peer_() -> Peer:
    return Peer(1, 1, "ardupilotmega")


def off_deg(a: float, b: float) -> float:
    return abs((a - b + 180.0) % 360.0 - 180.0)


def look(aloft: Aloft) -> tuple[float, float]:
    pose = aloft.drone.camera_pose
    assert pose is not None
    return pose.pitch_deg, pose.yaw_deg


@BOTH
def test_an_aim_from_north_stays_there_while_the_nose_turns(make: object):
    aloft = Aloft(make()).met()  # type: ignore[operator]
    aloft.done(partial(aim.point, mount=aloft.mount, aim=Aim(-45.0, 90.0)))
    aloft.live(3.0)
    assert look(aloft) == pytest.approx((-45.0, 90.0), abs=0.1)
    aloft.drone.autopilot.copter.yaw_deg = 60.0
    aloft.live(2.0)
    assert look(aloft) == pytest.approx((-45.0, 90.0), abs=0.1)
    told = aloft.state.gimbal
    assert told is not None
    assert told.yaw_deg is not None
    assert off_deg(told.yaw_deg, 90.0) < 1.0
    assert aloft.mount.look is not None
    assert aloft.mount.look.locked


@BOTH
def test_an_aim_from_the_nose_turns_with_it(make: object):
    aloft = Aloft(make()).met()  # type: ignore[operator]
    aloft.done(partial(aim.point, mount=aloft.mount, aim=Aim(-20.0, 30.0, from_nose=True)))
    aloft.drone.autopilot.copter.yaw_deg = 100.0
    aloft.live(3.0)
    assert look(aloft) == pytest.approx((-20.0, 130.0), abs=0.1)
    assert aloft.mount.look is not None
    assert not aloft.mount.look.locked


def test_it_takes_its_time():
    aloft = Aloft(autopilots()).met()
    aloft.done(partial(aim.point, mount=aloft.mount, aim=Aim(-90.0, 0.0, from_nose=True)))
    before = look(aloft)[0]
    aloft.live(0.5)
    assert before - look(aloft)[0] == pytest.approx(30.0, abs=2.0)  # 60 degrees a second


def test_it_does_not_go_further_than_it_can():
    assert within(LIMITED, Aim(60.0, 170.0, from_nose=True)) == Aim(25.0, 135.0, from_nose=True)
    assert within(LIMITED, Aim(-120.0, 90.0), heading_deg=300.0) == Aim(-90.0, 75.0)
    assert within(LIMITED, Aim(-30.0, 90.0), heading_deg=None) == Aim(-30.0, 90.0)
    assert within(LIMITED, Aim(-30.0, 350.0), heading_deg=20.0) == Aim(-30.0, 350.0)
    assert within(Mount(1), Aim(-200.0, 10.0)) == Aim(-90.0, 10.0)
    aloft = Aloft(autopilots()).met()
    aloft.done(partial(aim.point, mount=aloft.mount, aim=Aim(80.0, 0.0, from_nose=True)))
    aloft.live(3.0)
    assert look(aloft)[0] == pytest.approx(25.0)


@pytest.mark.parametrize(
    ("from_nose", "lock", "frame"),
    [(True, 0, mavlink.GIMBAL_MANAGER_FLAGS_YAW_IN_VEHICLE_FRAME),
     (False, mavlink.GIMBAL_MANAGER_FLAGS_YAW_LOCK, mavlink.GIMBAL_MANAGER_FLAGS_YAW_IN_EARTH_FRAME)],
)  # fmt: skip
def test_the_frame_of_the_yaw_is_said_in_both_ways(*, from_nose: bool, lock: int, frame: int):
    ask = next(aim.point(peer_(), LIMITED, Aim(-30.0, 10.0, from_nose)))
    flags = int(getattr(ask.send[0], "param5", 0))
    assert flags & mavlink.GIMBAL_MANAGER_FLAGS_YAW_LOCK == lock
    assert flags & (32 | 64) == frame


def test_straight_down_ahead_and_after_the_nose():
    aloft = Aloft(autopilots()).met()
    aloft.drone.autopilot.copter.yaw_deg = 70.0
    aloft.done(partial(aim.look_down, mount=aloft.mount))
    aloft.live(3.0)
    assert look(aloft) == pytest.approx((-90.0, 70.0), abs=0.1)
    aloft.done(partial(aim.look_ahead, mount=aloft.mount))
    aloft.live(3.0)
    assert look(aloft) == pytest.approx((0.0, 70.0), abs=0.1)
    aloft.done(partial(aim.point, mount=aloft.mount, aim=Aim(-40.0, 300.0)))
    aloft.live(4.0)
    aloft.done(partial(aim.follow, mount=aloft.mount))
    aloft.live(4.0)
    assert look(aloft) == pytest.approx((-40.0, 70.0), abs=0.1)


@BOTH
def test_a_place_stays_in_the_middle_while_the_drone_flies_by(make: object):
    aloft = Aloft(make()).met().airborne()  # type: ignore[operator]
    fire = moved(HOME, 60.0, 40.0)
    aloft.done(partial(aim.look_at, mount=aloft.mount, at=fire, height=AboveHome(0.0)))
    aloft.live(4.0)
    heading = aloft.drone.autopilot.copter.yaw_deg
    go_to(aloft, moved(HOME, 0.0, 60.0))
    for _ in range(10):
        aloft.live(1.0)
        seen = aloft.camera.view
        assert seen is not None
        assert seen.looks_at is not None
        assert distance_m(seen.looks_at, fire) < 5.0  # it is told twice a second, and the drone flies on
        assert off_deg(look(aloft)[1], bearing_deg(aloft.drone.place, fire)) < 2.0
    assert off_deg(aloft.drone.autopilot.copter.yaw_deg, heading) < 5.0  # the nose has no part in it
    aloft.done(partial(aim.stop_looking, mount=aloft.mount))
    before = look(aloft)
    go_to(aloft, moved(HOME, 0.0, 0.0))
    aloft.live(3.0)
    assert look(aloft)[0] == pytest.approx(before[0])


def go_to(aloft: Aloft, at: object) -> None:
    """Straight there, the nose where it is."""
    copter = aloft.drone.autopilot.copter
    north, east = aloft.drone.autopilot.frame.north_east_m(at.lat_deg * 1e7, at.lon_deg * 1e7)  # type: ignore[attr-defined]
    speed = ((north - copter.north_m) / 10.0, (east - copter.east_m) / 10.0, 0.0)
    aloft.drone.autopilot.parameters.store("GUID_TIMEOUT", 15.0)
    aloft.drone.autopilot.flying.fly(aloft.drone.autopilot, speed)  # type: ignore[attr-defined]


def test_control_is_taken_shown_and_given_back():
    aloft = Aloft(autopilots()).met()
    assert not aim.is_ours(aloft.mount)
    aloft.done(partial(aim.take_control, mount=aloft.mount))
    aloft.live(1.2)
    assert aim.is_ours(aloft.mount)
    aloft.payload.steered_by = (255, 25)  # type: ignore[union-attr]
    aloft.live(1.2)
    assert aim.is_anothers(aloft.mount)
    aloft.done(partial(aim.release_control, mount=aloft.mount))
    aloft.live(1.2)
    assert aim.is_anothers(aloft.mount)  # only who has it lets it go
    aloft.done(partial(aim.take_control, mount=aloft.mount))
    aloft.done(partial(aim.release_control, mount=aloft.mount))
    aloft.live(1.2)
    assert not aim.is_ours(aloft.mount)
    assert not aim.is_anothers(aloft.mount)


def test_a_strict_gimbal_refuses_who_did_not_take_it_first():
    aloft = Aloft(own(strict=True)).met()
    with pytest.raises(CameraRefused, match=r"^the drone refused to turn the gimbal: denied$"):
        aloft.done(partial(aim.point, mount=aloft.mount, aim=Aim(-45.0, 0.0)))
    aloft.done(partial(aim.take_control, mount=aloft.mount))
    aloft.done(partial(aim.point, mount=aloft.mount, aim=Aim(-45.0, 0.0)))


def test_a_drone_without_a_gimbal_says_no_and_still_turns_its_nose_to_a_place():
    aloft = Aloft(None).airborne(20.0)
    with pytest.raises(CameraRefused, match=r"^the drone refused to turn the gimbal: failed$"):
        aloft.done(partial(aim.point, mount=Mount(1), aim=Aim(-45.0, 0.0)))
    aloft.done(partial(aim.look_at, mount=None, at=moved(HOME, 80.0, 0.0), height=AboveHome(0.0)))
    aloft.live(6.0)
    assert aloft.drone.autopilot.copter.yaw_deg == pytest.approx(90.0, abs=2.0)


def test_what_a_gimbal_cannot_do_is_not_sent():
    stiff = Mount(1, 1, MountInfo(frozenset(), None, None, 0.0))
    with pytest.raises(CameraCannot, match="cannot turn the gimbal"):
        aim.point(peer_(), stiff, Aim(-45.0, 0.0))


def test_nobody_answers_is_said_after_three_seconds():
    aloft = Aloft(autopilots()).met()
    mount = Mount(1, manager=77)
    began_s = aloft.session.clock.monotonic_s()
    aloft.drone.faults = Faults(link_silent=True)
    with pytest.raises(CameraSilent, match="nobody answered to 'turn the gimbal'"):
        aloft.done(partial(aim.point, mount=mount, aim=Aim(-45.0, 0.0)))
    assert aloft.session.clock.monotonic_s() - began_s < 4.0


def test_a_newer_aim_overtakes_one_that_is_not_answered():
    peer = peer_()
    first, second = (aim.point(peer, LIMITED, Aim(pitch, 0.0)) for pitch in (-10.0, -20.0))
    next(first)
    next(second)
    first.send(None)
    with pytest.raises(CameraOvertaken):
        first.send(None)


def test_the_answer_of_another_component_is_not_ours():
    protocol = aim.point(peer_(), LIMITED, Aim(-10.0, 0.0))
    next(protocol)
    ack = mavlink.MAVLink_command_ack_message(mavlink.MAV_CMD_DO_GIMBAL_MANAGER_PITCHYAW, 2)
    assert protocol.send(Wire(1, 100).heard(ack)).goes_on
    anothers = mavlink.MAVLink_command_ack_message(
        mavlink.MAV_CMD_DO_GIMBAL_MANAGER_PITCHYAW, 2, 0, 0, 254, 1
    )
    assert protocol.send(Wire(1, 1).heard(anothers)).goes_on


def test_the_words_of_the_drone_stand_in_the_sentence():
    protocol = aim.point(peer_(), LIMITED, Aim(-10.0, 0.0))
    next(protocol)
    wire = Wire()
    ack = mavlink.MAVLink_command_ack_message(mavlink.MAV_CMD_DO_GIMBAL_MANAGER_PITCHYAW, 4)
    protocol.send(wire.heard(mavlink.MAVLink_statustext_message(4, b"Mount: not healthy")))
    protocol.send(wire.heard(ack))
    protocol.send(None)
    with pytest.raises(CameraRefused, match=r"refused to turn the gimbal: failed \(Mount: not healthy\)"):
        protocol.send(None)
