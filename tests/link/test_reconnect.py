"""A link that was gone comes back by itself, and only the same drone is taken for ours."""

from __future__ import annotations

import socket
import sys
import time
from contextlib import contextmanager
from queue import Empty
from threading import Event as Flag
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from firedrone.links import await_link, open_link
from maps.geo import LatLon
from telemetry.events import EventCode
from telemetry.link.address import SerialAddress
from telemetry.link.kept import kept
from telemetry.link.link import LinkError
from telemetry.link.serial import SerialOpener
from telemetry.link.serial_devices import SerialDevice
from telemetry.messages import mavlink
from telemetry.session import Session
from telemetry.session_thread import SessionThread
from tests.link.network import HOST, Network, name_of
from tests.link.on_air import Air, Craft, order
from tests.telemetry.links import MemoryLink, MemoryRecord, SetClock
from tests.telemetry.wire import Wire, heartbeat
from training.chaos.air import CLEAR
from training.chaos.pty_proxy import pty_proxy
from training.chaos.tcp_proxy import tcp_proxy
from training.ports import Listen
from training.serve import serve
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from telemetry.events import Event
    from telemetry.link.link import Link

BACK_S = 3.0  # the pause between two tries, and a heartbeat


@pytest.fixture
def vehicle_port() -> Iterator[int]:
    """The embedded drone, alive on a port of its own, five times as fast as the wall."""
    stop, ports = Flag(), list[int]()
    started = Flag()

    def note(addresses: list[str]) -> None:
        ports.append(int(addresses[0].rpartition(":")[2]))
        started.set()

    drone = EmbeddedDrone(LatLon(56.38, 24.65), ready=True)
    thread = Thread(
        target=serve, args=(drone, [Listen("udpin", HOST, 0)], stop), kwargs={"speed": 5.0, "started": note}
    )
    thread.start()
    assert started.wait(5.0)
    yield ports[0]
    stop.set()
    thread.join()


@contextmanager
def session(link: Link) -> Generator[SessionThread]:
    running = SessionThread(Session(link))
    try:
        yield running
    finally:
        running.stop()


def wait_for(reached: Callable[[], bool], within_s: float = 6.0) -> float:
    began_s = time.monotonic()
    while not reached():
        assert time.monotonic() - began_s < within_s
        time.sleep(0.005)
    return time.monotonic() - began_s


def codes(running: SessionThread) -> list[EventCode]:
    found: list[Event] = []
    while True:
        try:
            found.append(running.session.events.get_nowait())
        except Empty:
            return [event.code for event in found]


def heard(running: SessionThread) -> Callable[[], bool]:
    """Whether the drone is heard anew from now on."""
    before = running.session.state.get().link.messages
    return lambda: running.session.state.get().link.messages > before + 2


@pytest.mark.hazard("H14")
@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_a_radio_that_is_plugged_in_again_under_another_name_is_opened_by_its_number(
    vehicle_port: int, tmp_path: Path
):
    plugged_in = "ttyUSB0"

    def devices() -> tuple[SerialDevice, ...]:
        return (SerialDevice(str(tmp_path / plugged_in), 0x0403, 0x6015, "D30A1B2C"),)

    with pty_proxy(vehicle_port, tmp_path, CLEAR) as proxy:
        opener = SerialOpener(SerialAddress(str(tmp_path / "ttyUSB0"), 57_600), proxy.address, devices)
        with session(kept(opener, proxy.address)) as running:
            wait_for(lambda: _uid(running) is not None)
            uid = _uid(running)
            proxy.pull()
            wait_for(lambda: running.session.state.get().link.down, 1.0)
            plugged_in = "ttyUSB1"
            proxy.plug()
            back_s = wait_for(lambda: not running.session.state.get().link.down)
            wait_for(heard(running))
            assert back_s < BACK_S
            assert _uid(running) == uid
            assert running.session.lock.get() is None
            said = codes(running)
            assert said.count(EventCode.LINK_FAILED) == said.count(EventCode.LINK_REOPENED) == 1
            assert said.count(EventCode.VEHICLE_SEEN) == 1


def _uid(running: SessionThread) -> str | None:
    identity = running.session.state.get().identity
    return None if identity is None else identity.uid


@pytest.mark.hazard("H14")
def test_a_connection_that_is_reset_is_made_again(vehicle_port: int):
    with tcp_proxy(vehicle_port, CLEAR) as proxy, session(open_link(proxy.address)) as running:
        wait_for(lambda: running.session.state.get().fix is not None)
        for _ in range(2):
            proxy.pull()
            wait_for(lambda: running.session.state.get().link.down, 1.0)
            proxy.plug()
            wait_for(lambda: not running.session.state.get().link.down)
            wait_for(heard(running))
        assert running.alive


def test_after_a_gap_the_drone_is_asked_again_who_it_is_and_for_its_rates():
    craft = Craft()
    air = Air(craft)
    air.after(5.0)
    fix = air.session.state.get().fix
    air.link.down, craft.speaks = "the cable is out", False
    air.after(3.0)
    assert air.session.state.get().fix == fix
    craft.orders.clear()
    air.link.down, craft.speaks = None, True
    air.after(2.0)
    asked = [(one.command, int(one.param1)) for one in craft.orders]
    assert (mavlink.MAV_CMD_REQUEST_MESSAGE, mavlink.MAVLINK_MSG_ID_AUTOPILOT_VERSION) in asked
    assert sum(command == mavlink.MAV_CMD_SET_MESSAGE_INTERVAL for command, _ in asked) > 5
    future = air.session.run(order())
    air.until(future.done, 3.0)
    assert future.result() == 0
    assert air.codes.count(EventCode.VEHICLE_SEEN) == 1


def test_half_a_frame_from_before_the_gap_does_not_spoil_the_first_one_after_it():
    air, wire = Air(), Wire()
    air.link.incoming = [wire.frame(heartbeat()), wire.frame(heartbeat())[:9]]
    air.step()
    air.link.down = "the cable is out"
    air.step()
    air.link.down = None
    before = air.session.state.get().link.messages
    air.link.incoming = [wire.frame(heartbeat())]
    air.step()
    link = air.session.state.get().link
    assert link.messages == before + 1
    assert link.bad_bytes == 9


def test_what_is_not_sent_is_not_recorded_as_sent():
    record = MemoryRecord()
    air = Air(Craft(), record=record)
    air.after(2.0)
    air.link.down, air.craft = "the cable is out", []
    air.after(0.1)
    kept_before = len([kept for kept in record.kept if isinstance(kept, bytes)])
    air.after(5.0)
    assert len([kept for kept in record.kept if isinstance(kept, bytes)]) == kept_before


def test_orders_that_were_under_way_when_the_link_went_end_by_their_own_time():
    craft = Craft()
    air = Air(craft)
    air.after(2.0)
    craft.speaks = False
    future = air.session.run(order())
    air.after(0.2)
    air.link.down = "the cable is out"
    took_s = air.until(future.done, 6.0)
    assert future.result() == -1
    assert took_s <= 5.1


# --- a radio that is not there yet ---------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_a_radio_may_be_plugged_in_after_the_program_was_started(vehicle_port: int, tmp_path: Path):
    address = f"serial:{tmp_path / 'ttyUSB0'}"
    link = await_link(address)
    assert link.down is not None
    with session(link) as running, pty_proxy(vehicle_port, tmp_path, CLEAR):
        wait_for(lambda: running.session.state.get().fix is not None)
        said = codes(running)
    assert said[0] is EventCode.LINK_FAILED
    assert said[1] is EventCode.LINK_OPENED
    assert EventCode.LINK_REOPENED not in said


def test_a_program_that_is_needed_at_once_fails_at_once(tmp_path: Path):
    with pytest.raises(LinkError, match="is the cable in"):
        open_link(f"serial:{tmp_path / 'ttyUSB9'}")


@pytest.mark.parametrize("address", ["serial:", "udp:nowhere", "radio"])
def test_an_address_that_is_none_is_an_error_however_long_one_waits(address: str):
    with pytest.raises(LinkError):
        await_link(address)


def test_a_host_that_does_not_answer_holds_nobody():
    with socket.create_server((HOST, 0)) as server:
        port = int(server.getsockname()[1])
    began_s = time.monotonic()
    with session(await_link(f"tcp:{HOST}:{port}")) as running:
        assert time.monotonic() - began_s < 0.5
        wait_for(lambda: "nobody answers" in (running.session._link.down or ""))  # pyright: ignore[reportPrivateUsage]


# --- a drone that was restarted on the network ---------------------------------------------------


@pytest.fixture
def network() -> Iterator[Network]:
    network = Network()
    yield network
    network.close()


def test_a_drone_that_restarts_on_a_new_port_of_its_host_is_ours_again_after_it_was_lost(network: Network):
    before, after = Craft(1), Craft(1, boot_s=0.0)
    network.start(before)
    network.after(5.0)
    before.speaks = False
    network.after(0.5)
    network.start(after)
    network.after(2.5)
    assert network.link.sender == name_of(network.vehicles[0][0])  # not lost yet
    network.after(2.0)
    assert network.link.sender == name_of(network.vehicles[1][0])
    future = network.session.run(order())
    network.after(0.5)
    assert future.result(timeout=0) == 0
    network.after(6.0)
    assert network.session.lock.get() is None
    assert [one.commanded for one in network.session.fleet.get()] == [True]


@pytest.mark.hazard("H25")
def test_from_another_host_nobody_takes_its_place(network: Network):
    before = Craft(1)
    network.start(before)
    network.after(5.0)
    before.speaks = False
    network.start(Craft(1, boot_s=0.0), host="127.0.0.2")
    network.after(20.0)
    assert network.link.sender == name_of(network.vehicles[0][0])
    assert len(network.session.fleet.get()) == 2


@pytest.mark.hazard("H12")
def test_another_drone_on_the_same_host_does_not_take_its_place(network: Network):
    before = Craft(1)
    network.start(before)
    network.after(5.0)
    before.speaks = False
    network.start(Craft(2, uid=2))
    network.after(20.0)
    assert network.link.sender == name_of(network.vehicles[0][0])


# --- a program that was asleep -------------------------------------------------------------------


@pytest.mark.hazard("H17")
@pytest.mark.hazard("H21")
def test_a_clock_that_is_set_and_a_program_that_stood_still_are_told_and_nothing_else_changes():
    clock = SetClock()
    air = Air(Craft(), link=MemoryLink(clock))
    air.after(3.0)
    clock.ahead_s = -3600.0
    air.after(1.0)
    clock.advance(60.0)
    air.after(1.0)
    said = [event.facts for event in air.events if event.code is EventCode.CLOCK_JUMPED]
    assert [facts["by_s"] for facts in said] == [-3600.0, 0.0]
    assert [facts["gap_s"] for facts in said] == pytest.approx([0.05, 60.05], abs=0.06)
    times = [event.received_s for event in air.events]
    assert times == sorted(times)
