from __future__ import annotations

import os
import socket
import sys

import pytest

from training.sitl import exposure
from training.sitl.exposure import Port, open_to_others, waiting

# As /proc/net tells it: SERIAL0 of an ArduPilot SITL that listens to all, one on loopback, a connection.
TCP = """\
   0: 00000000:1680 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 701 1 0 100 0 0 1
   1: 0100007F:1682 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 702 1 0 100 0 0 1
   2: 0100007F:1680 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 703 1 0 20 4 3
not a row
"""
UDP = """\
  10: 00000000:157D 00000000:0000 07 00000000:00000000 00:00000000 00000000  1000        0 704 2 0 0
  11: 0100007F:9C40 0100007F:3866 01 00000000:00000000 00:00000000 00000000  1000        0 705 2 0 0
"""
TCP6 = (
    "   0: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A "
    "00000000:00000000 00:00000000 00000000  1000        0 706 1 0 100 0 0 1"
)


def test_what_waits_is_told_from_what_is_connected():
    assert waiting("tcp", TCP.splitlines()) == [
        ("701", Port("tcp", "0.0.0.0", 5760)),  # noqa: S104 read, not bound
        ("702", Port("tcp", "127.0.0.1", 5762)),
    ]
    assert waiting("udp", UDP.splitlines()) == [("704", Port("udp", "0.0.0.0", 5501))]  # noqa: S104
    assert waiting("tcp6", [TCP6]) == [("706", Port("tcp", "::1", 8080))]


def test_only_loopback_is_here():
    assert Port("tcp", "127.0.0.1", 1).is_here
    assert Port("tcp", "::1", 1).is_here
    assert not Port("tcp", "0.0.0.0", 1).is_here  # noqa: S104


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_ports_of_this_process_are_found_and_none_is_open_to_others():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        rows = [row for _, row in waiting("tcp", exposure._lines(exposure.Path("/proc/self/net/tcp")))]
        assert Port("tcp", "127.0.0.1", port) in rows
        assert Port("tcp", "127.0.0.1", port) not in open_to_others(os.getpid())


def test_of_a_process_that_is_gone_nothing_is_claimed():
    assert open_to_others(2**22 + 1) == ()
