"""Zoom, eye and mode, as far as a camera has them."""

from __future__ import annotations

from functools import partial

import pytest

from telemetry.camera.lens import Eye, Zoom, set_camera_mode, set_source, set_zoom
from telemetry.camera.order import CameraCannot, CameraRefused
from telemetry.camera.state import Camera, CameraMode
from telemetry.protocol import Peer
from tests.telemetry.camera.aloft import Aloft, autopilots, own


def test_a_range_is_percent_of_the_whole_way_and_narrows_the_view():
    aloft = Aloft(autopilots()).met()
    aloft.done(partial(set_zoom, camera=aloft.camera, how=Zoom.RANGE, value=50.0))
    aloft.live(1.5)
    assert aloft.camera.settings is not None
    assert aloft.camera.settings.zoom_percent == pytest.approx(50.0)
    pose = aloft.drone.camera_pose
    assert pose is not None
    assert pose.zoom == pytest.approx(15.5)
    assert pose.hfov_of(thermal=False) == pytest.approx(4.1, abs=0.1)  # 2 atan(tan(29 deg) / 15.5)
    assert pose.hfov_of(thermal=True) == 24.0
    assert aloft.camera.view is not None
    assert aloft.camera.view.hfov_deg == pytest.approx(pose.hfov_deg)


def test_a_held_zoom_goes_on_until_it_is_stopped():
    aloft = Aloft(autopilots()).met()
    body = aloft.drone.payload.camera  # type: ignore[union-attr]
    aloft.done(partial(set_zoom, camera=aloft.camera, how=Zoom.CONTINUOUS, value=1.0))
    aloft.live(2.0)
    aloft.done(partial(set_zoom, camera=aloft.camera, how=Zoom.CONTINUOUS, value=0.0))
    reached = body.zoom
    assert reached > 2.0
    aloft.live(1.0)
    assert body.zoom == reached


def test_steps_are_for_cameras_of_their_own():
    aloft = Aloft(own()).met()
    aloft.done(partial(set_zoom, camera=aloft.camera, how=Zoom.STEP, value=1.0))
    assert aloft.drone.payload.camera.zoom == 1.5  # type: ignore[union-attr]
    siyi = Aloft(autopilots()).met()
    with pytest.raises(CameraRefused, match=r"^the drone refused to zoom: not supported$"):
        siyi.done(partial(set_zoom, camera=siyi.camera, how=Zoom.STEP, value=1.0))


@pytest.mark.parametrize(
    ("how", "value"), [(Zoom.RANGE, 101.0), (Zoom.RANGE, -1.0), (Zoom.STEP, 2.0), (Zoom.STEP, float("nan"))]
)
def test_a_zoom_that_is_none_is_a_fault_of_ours(how: Zoom, value: float):
    with pytest.raises(ValueError, match="a zoom of"):
        set_zoom(Peer(1, 1, "ardupilotmega"), Camera(1, 1), how, value)


def test_the_eye_is_chosen():
    aloft = Aloft(autopilots()).met()
    aloft.done(partial(set_source, camera=aloft.camera, main=Eye.THERMAL, second=Eye.VISIBLE))
    assert aloft.drone.payload.camera.source == (2, 1)  # type: ignore[union-attr]


def test_a_mode_is_for_cameras_that_have_modes():
    aloft = Aloft(own()).met()
    aloft.done(partial(set_camera_mode, camera=aloft.camera, mode=CameraMode.VIDEO))
    aloft.live(1.5)
    assert aloft.camera.settings is not None
    assert aloft.camera.settings.mode is CameraMode.VIDEO
    siyi = Aloft(autopilots()).met()
    with pytest.raises(CameraCannot, match="no modes"):
        siyi.done(partial(set_camera_mode, camera=siyi.camera, mode=CameraMode.VIDEO))
