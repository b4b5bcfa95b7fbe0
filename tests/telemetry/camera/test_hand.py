"""A gimbal goes after the hand, is told no more than ten times a second, and ends where the hand let go."""

from __future__ import annotations

import math
from functools import partial

import pytest

from telemetry.camera.aim import Aim
from telemetry.camera.hand import steer
from telemetry.mailbox import Latest
from telemetry.messages import Codec
from tests.telemetry.camera.aloft import Aloft, autopilots, own


@pytest.mark.parametrize("make", [autopilots, own], ids=["the autopilots", "its own"])
def test_it_goes_after_the_hand_and_stays_where_it_let_go(make: object):
    aloft = Aloft(make()).met()  # type: ignore[operator]
    newest: Latest[Aim | None] = Latest(Aim(-10.0, 0.0))
    sent: list[bytes] = []
    write = aloft.link.write

    def written(data: bytes) -> None:
        sent.append(data)
        write(data)

    aloft.link.write = written  # type: ignore[method-assign]
    future = aloft.session.run(partial(steer, mount=aloft.mount, newest=newest.get))
    for number in range(100):  # two seconds, a new aim fifty times a second
        newest.put(Aim(-10.0 - number * 0.3, number * 0.5))
        aloft.session.step(0.02)
    moving = [m for m in Codec().decode(b"".join(sent)) if m.get_type() == "GIMBAL_MANAGER_SET_PITCHYAW"]
    assert 15 <= len(moving) <= 21
    assert all(math.isnan(message.pitch_rate) and math.isnan(message.yaw_rate) for message in moving)
    newest.put(None)
    aloft.until(future.done)
    assert future.result() is None
    aloft.live(2.0)
    pose = aloft.drone.camera_pose
    assert pose is not None
    assert (pose.pitch_deg, pose.yaw_deg) == pytest.approx((-39.7, 49.5), abs=3.5)


def test_a_hand_that_rests_is_not_repeated():
    aloft = Aloft(autopilots()).met()
    newest: Latest[Aim | None] = Latest(Aim(-10.0, 0.0))
    asks = steer(aloft.session.peer, aloft.mount, newest.get)  # type: ignore[arg-type]
    assert len(next(asks).send) == 1
    assert next(asks).send == ()
    newest.put(Aim(-11.0, 0.0))
    assert len(next(asks).send) == 1
