"""A serial port, played by a pseudo-terminal."""

from __future__ import annotations

import os
import sys

import pytest

from telemetry.link.address import SerialAddress
from telemetry.link.link import LinkError
from telemetry.link.serial import SerialLink

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
