"""Addresses as people write them, and what is said about those that are none."""

from __future__ import annotations

import pytest

from telemetry.link.address import NetworkAddress, ReplayAddress, SerialAddress, SimAddress, parse_address
from telemetry.link.link import LinkError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("udp:127.0.0.1:14550", NetworkAddress("udp", "127.0.0.1", 14550)),
        ("udpout:10.0.0.5:14551", NetworkAddress("udpout", "10.0.0.5", 14551)),
        ("tcp://127.0.0.1:5760", NetworkAddress("tcp", "127.0.0.1", 5760)),
        ("serial:/dev/ttyUSB0", SerialAddress("/dev/ttyUSB0", 57_600)),
        ("serial:/dev/ttyACM0:115200", SerialAddress("/dev/ttyACM0", 115_200)),
        ("serial:COM5:57600", SerialAddress("COM5", 57_600)),
        ("replay:a flight.tlog", ReplayAddress("a flight.tlog")),
        ("sim", SimAddress(None)),
        ("sim:56.2,24.75", SimAddress((56.2, 24.75))),
    ],
)
def test_an_address_is_read(text: str, address: object):
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "udp",
        "udp:",
        "udp:14550",
        "udp:host:0",
        "udp:host:99999",
        "tcp:host:port",
        "serial:",
        "replay:",
        "sim:here",
        "sim:91,0",
        "telepathy:drone",
    ],
)
def test_what_is_no_address_is_said_with_an_example(text: str):
    with pytest.raises(LinkError, match=r"write|needs|not a latitude"):
        parse_address(text)
