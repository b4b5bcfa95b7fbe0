"""Receivers that ours is measured against, each a program of its own: pymavlink's loop, and no decoding.

    python -m firedrone.bench.listeners pymavlink|bare PORT

Each counts what it hears of a drone, apart from heartbeats, and says the number once its stdin ends.
"""

from __future__ import annotations

import importlib
import socket
import sys
import threading
from typing import Any

from firedrone.bench.stream import is_heartbeat

HERE = "127.0.0.1"
BUFFER_BYTES = 1 << 20
WAIT_S = 0.2
DATAGRAM_BYTES = 65_535


def main(kind: str, port: int) -> None:
    """See above."""
    ended = threading.Event()
    threading.Thread(target=_wait, args=(ended,), daemon=True).start()
    heard = _pymavlink(port, ended) if kind == "pymavlink" else _bare(port, ended)
    sys.stdout.write(f"{heard}\n")


def _pymavlink(port: int, ended: threading.Event) -> int:
    """The loop of its own examples."""
    mavutil: Any = importlib.import_module("pymavlink.mavutil")  # untyped
    link, heard = mavutil.mavlink_connection(f"udpin:{HERE}:{port}"), 0
    link.robust_parsing = True
    while not ended.is_set():
        message = link.recv_match(blocking=True, timeout=WAIT_S)
        heard += message is not None and message.get_type() != "HEARTBEAT"
    return heard


def _bare(port: int, ended: threading.Event) -> int:
    """What reading the datagrams costs, without looking into them."""
    heard = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as here:
        here.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
        here.bind((HERE, port))
        here.settimeout(WAIT_S)
        while not ended.is_set():
            try:
                heard += not is_heartbeat(here.recv(DATAGRAM_BYTES))
            except TimeoutError:
                continue
    return heard


def _wait(ended: threading.Event) -> None:
    sys.stdin.read()
    ended.set()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
