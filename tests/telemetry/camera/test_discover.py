"""Cameras are found whoever speaks for them, on a bad radio too, and a drone without one is left in peace."""

from __future__ import annotations

import pytest

from telemetry.camera.discover import discover
from telemetry.camera.mount import Turns
from telemetry.camera.state import Ability
from telemetry.messages import Codec, mavlink
from telemetry.thermal.range import ThermalRange
from tests.telemetry.camera.aloft import OFFERS, Aloft, autopilots, own
from training.payload.payload import Payload


@pytest.mark.parametrize(
    ("payload", "camera", "gimbal"),
    [(autopilots(), (1, 1), (1, 1)), (own(), (100, 0), (154, 100))],
    ids=["the autopilots", "its own"],
)
def test_it_is_found_and_describes_itself(payload: Payload, camera: tuple[int, int], gimbal: tuple[int, int]):
    aloft = Aloft(payload)
    found = aloft.done(discover)
    assert found.cameras == (camera,)
    assert found.managers == (gimbal[1],)
    aloft.live(1.5)
    (known,) = aloft.state.cameras
    assert known.info is not None
    assert (known.info.vendor, known.info.model) == ("Siyi", "ZT30")
    assert known.can(Ability.ZOOM)
    assert known.settings is not None
    assert known.capturing is not None
    assert known.view is not None
    assert [(stream.name, stream.uri, stream.thermal) for stream in known.streams] == [
        (offer.name, offer.uri, offer.thermal) for offer in OFFERS
    ]
    assert (aloft.mount.device, aloft.mount.manager) == gimbal
    assert aloft.mount.can(Turns.YAW)
    look = aloft.mount.look
    assert look is not None
    assert look.pitch_deg == pytest.approx(0.0, abs=1e-3)
    assert aloft.state.gimbal is not None


@pytest.mark.parametrize("payload", [autopilots(), own()], ids=["the autopilots", "its own"])
def test_the_hottest_comes_once_there_is_a_thermal_picture(payload: Payload):
    aloft = Aloft(payload).met()
    assert aloft.camera.thermal is None
    payload.thermal_range = lambda: ThermalRange(121.5, 8.25, (0.75, 0.5), None, 0.0)
    aloft.live(1.0)
    told = aloft.camera.thermal
    assert told is not None
    assert (told.hottest_c, told.coldest_c, told.hottest_at, told.stream) == (121.5, 8.25, (0.75, 0.5), 1)
    first_s = told.received_s
    aloft.live(1.0)
    assert aloft.camera.thermal is not None
    assert aloft.camera.thermal.received_s > first_s


def test_a_drone_without_a_camera_is_asked_a_few_times_and_left():
    aloft = Aloft(None)
    began_s = aloft.session.clock.monotonic_s()
    found = aloft.done(discover)
    assert (found.cameras, found.managers, aloft.state.cameras) == ((), (), ())
    assert aloft.session.clock.monotonic_s() - began_s < 6.0


@pytest.mark.parametrize("seed", range(3))
def test_on_a_radio_that_loses_every_fifth_frame_all_streams_are_known(seed: int):
    aloft = Aloft(autopilots(), share=0.2, seed=seed)
    aloft.done(discover)
    aloft.live(2.0)
    assert [stream.name for stream in aloft.camera.streams] == ["thermal", "zoom"]


def test_the_range_is_asked_for_with_the_stream_and_the_camera():
    aloft = Aloft(autopilots())
    sent: list[bytes] = []
    write = aloft.link.write

    def written(data: bytes) -> None:
        sent.append(data)
        write(data)

    aloft.link.write = written  # type: ignore[method-assign]
    aloft.done(discover)
    asked = [m for m in Codec().decode(b"".join(sent)) if m.get_type() == "COMMAND_LONG" and m.command == 511]
    (thermal,) = [m for m in asked if m.param1 == mavlink.MAVLINK_MSG_ID_CAMERA_THERMAL_RANGE]
    assert (thermal.param2, thermal.param3, thermal.param4) == (200_000.0, 0.0, 1.0)
    others = [m for m in asked if m is not thermal]
    assert others
    assert {(m.param3, m.param4) for m in others} == {(0.0, 0.0)}
