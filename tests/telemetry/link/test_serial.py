"""A serial port, played by a pseudo-terminal."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from telemetry.link.address import SerialAddress
from telemetry.link.link import LinkError
from telemetry.link.serial import SerialLink, SerialOpener
from telemetry.link.serial_devices import SerialDevice

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")


def test_bytes_go_both_ways_and_a_pulled_cable_is_an_error():
    drone, ours = os.openpty()
    link = SerialLink(SerialAddress(os.ttyname(ours), 57_600), "serial:pty")
    os.write(drone, b"\xfd\x00from the drone")
    assert link.read(1.0) == [b"\xfd\x00from the drone"]
    link.write(b"to the drone")
    assert os.read(drone, 100) == b"to the drone"
    os.close(drone)
    os.close(ours)
    with pytest.raises(LinkError, match="cable was pulled"):
        link.read(0.2)
    link.close()


def test_a_port_that_is_not_there_is_said():
    with pytest.raises(LinkError, match="is the cable in"):
        SerialLink(SerialAddress("/dev/ttyFireDrone9", 57_600), "serial:/dev/ttyFireDrone9")


def test_a_port_in_use_is_said():
    drone, ours = os.openpty()
    address = SerialAddress(os.ttyname(ours), 57_600)
    first = SerialLink(address, "serial:pty")
    with pytest.raises(LinkError, match="in use by another program"):
        SerialLink(address, "serial:pty")
    first.close()
    os.close(drone)
    os.close(ours)


class Bench:
    """Pseudo-terminals under the names of a folder, and the list of them that a system keeps."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.devices: tuple[SerialDevice, ...] = ()
        self._open: list[int] = []

    def plug(self, name: str, serial_number: str) -> int:
        """A device with this number appears under this name; returns the drone's end."""
        drone, ours = os.openpty()
        self._open = [drone, ours]
        port = self._folder / name
        port.symlink_to(os.ttyname(ours))
        self.devices = (*self.devices, SerialDevice(str(port), 0x0403, 0x6015, serial_number))
        return drone

    def pull(self, name: str) -> None:
        for number in self._open:
            os.close(number)
        self._open = []
        (self._folder / name).unlink()
        self.devices = tuple(one for one in self.devices if not one.port.endswith(name))

    def opener(self, name: str) -> SerialOpener:
        address = SerialAddress(str(self._folder / name), 57_600)
        return SerialOpener(address, f"serial:{name}", lambda: self.devices)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    for device in bench.devices:
        bench.pull(Path(device.port).name)


def test_a_radio_that_comes_back_under_another_name_is_opened_by_its_number(bench: Bench):
    bench.plug("ttyUSB0", "D30A1B2C")
    opener = bench.opener("ttyUSB0")
    opener().close()
    bench.pull("ttyUSB0")
    with pytest.raises(LinkError, match="serial number D30A1B2C is not plugged in"):
        opener()
    drone = bench.plug("ttyUSB1", "D30A1B2C")
    link = opener()
    os.write(drone, b"here again")
    assert link.read(1.0) == [b"here again"]
    assert not link.trusted
    link.close()


def test_another_radio_under_the_old_name_stays_closed(bench: Bench):
    bench.plug("ttyUSB0", "D30A1B2C")
    opener = bench.opener("ttyUSB0")
    opener().close()
    bench.pull("ttyUSB0")
    bench.plug("ttyUSB0", "D30A9999")
    with pytest.raises(LinkError, match="is not plugged in"):
        opener()


def test_a_radio_that_takes_nothing_does_not_hold_the_link():
    drone, ours = os.openpty()
    link = SerialLink(SerialAddress(os.ttyname(ours), 57_600), "serial:pty")
    began_s = time.monotonic()
    for _ in range(1000):
        link.write(bytes(280))
    assert time.monotonic() - began_s < 0.5
    link.close()
    os.close(drone)
    os.close(ours)


def test_a_write_into_a_pulled_cable_is_an_error():
    drone, ours = os.openpty()
    link = SerialLink(SerialAddress(os.ttyname(ours), 57_600), "serial:pty")
    os.close(drone)
    os.close(ours)
    with pytest.raises(LinkError, match="cable was pulled"):
        link.write(b"into nothing")
    link.close()
