"""Flights as a recorder or a crash leaves them, and patience with the recorder's thread."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from telemetry.flight_folder import FlightCard, new_flight_folder, raw_file, write_card
from telemetry.raw_file import tlog_record
from tests.telemetry.tlogs import heartbeat, sender

START = datetime(2026, 11, 22, 13, 15, tzinfo=UTC)
ADDRESS = "udp:127.0.0.1:14550"


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def beat(n: int = 0, *, armed: bool = True) -> bytes:
    """A drone's heartbeat as it is on the wire; its mode is n."""
    return bytes(heartbeat(n, armed=armed).pack(sender()))


def beats(first: int, last: int, *, armed: bool = True) -> bytes:
    """One a second, as they stand in a tlog."""
    return b"".join(tlog_record(at(n), beat(n, armed=armed)) for n in range(first, last))


def crashed(data: Path, *segments: bytes, started_at: datetime = START, **card: Any) -> Path:
    """A flight folder as a killed program leaves it."""
    folder = new_flight_folder(data, started_at)
    values: dict[str, Any] = {"address": ADDRESS, "training": False, "live": True} | card
    write_card(folder, FlightCard(started_at=started_at, **values))
    for number, content in enumerate(segments):
        raw_file(folder, number).write_bytes(content)
    return folder


def eventually(condition: Callable[[], bool], within_s: float = 10.0) -> None:
    """The recorder's own thread does it."""
    until_s = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < until_s
        time.sleep(0.002)
