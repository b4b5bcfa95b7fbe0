"""Through a session: all components of our vehicle are heard, none of another's, in batches too."""

from __future__ import annotations

import pytest

from telemetry.messages import Outgoing, mavlink
from telemetry.session import Session
from tests.telemetry.camera.test_camera_state import attitude, information, warm
from tests.telemetry.links import MemoryLink
from tests.telemetry.wire import Wire, heartbeat, position


@pytest.fixture
def met() -> tuple[Session, MemoryLink]:
    link = MemoryLink()
    session = Session(link)
    link.incoming = [Wire().frame(heartbeat())]
    session.step()
    return session, link


def test_a_camera_and_a_gimbal_beside_the_autopilot_are_ours(met: tuple[Session, MemoryLink]):
    session, link = met
    link.incoming = [Wire(1, 100).frame(information()), Wire(1, 154).frame(attitude(0, -30.0))]
    session.step()
    state = session.state.get()
    assert [camera.component for camera in state.cameras] == [100]
    assert state.gimbal is not None
    assert state.link.messages == 1  # the autopilot's own are counted


@pytest.mark.parametrize("message", [information(), warm(), attitude(0, -30.0)])
def test_another_vehicles_camera_and_gimbal_never_come_in(met: tuple[Session, MemoryLink], message: Outgoing):
    session, link = met
    for component in (1, 100, 154):
        link.incoming.append(Wire(2, component).frame(message))
    session.step()
    state = session.state.get()
    assert (state.cameras, state.mounts, state.gimbal) == ((), (), None)


def test_a_cameras_own_position_is_not_taken_for_the_drones(met: tuple[Session, MemoryLink]):
    session, link = met
    link.incoming = [Wire().frame(position(56.2)), Wire(1, 100).frame(position(10.0))]
    session.step()
    fix = session.state.get().fix
    assert fix is not None
    assert fix.at.lat_deg == pytest.approx(56.2)


def test_two_cameras_behind_one_autopilot_are_both_heard_in_one_batch(met: tuple[Session, MemoryLink]):
    session, link = met
    wire = Wire()
    for device, hottest in ((1, 50.0), (2, 90.0), (1, 51.0), (2, 91.0)):
        told = mavlink.MAVLink_camera_thermal_range_message(0, device, device, hottest, 0, 0, 1.0, 0, 0)
        link.incoming.append(wire.frame(told))
    link.incoming += [wire.frame(attitude(1, -30.0)), wire.frame(attitude(2, -60.0))]
    session.step()
    state = session.state.get()
    assert [camera.thermal.hottest_c for camera in state.cameras if camera.thermal] == [51.0, 91.0]
    assert [mount.device for mount in state.mounts] == [1, 2]
