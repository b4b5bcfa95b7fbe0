"""Flight folders with a chain, written as the recorder writes them, to any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.flight_chain import FlightChain
from telemetry.flight_folder import Ended, FlightCard, write_card
from telemetry.frames import utc
from tests.telemetry.tlogs import START_US, extract_records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "20261122T131500Z_1f3c"
CARD = FlightCard(started_at=utc(START_US), address="udp:x", training=False, live=True, chained=True)


def record(
    folder: Path,
    records: Sequence[bytes] | None = None,
    *,
    per_block: int = 40,
    per_file: int = 400,
    ended: Ended | None = Ended.CLOSED,
) -> Path:
    """A flight of these records; not closed when `ended` is None."""
    folder.mkdir(parents=True, exist_ok=True)
    write_card(folder, CARD)
    chain = FlightChain(folder)
    records = extract_records() if records is None else records
    for number, begin in enumerate(range(0, len(records), per_file)):
        path = folder / f"raw-{number:03d}.tlog"
        write(chain, path, records[begin : begin + per_file], per_block)
    if ended is not None:
        write_card(folder, closed_card(ended))
        chain.close()
    return folder


def write(chain: FlightChain, path: Path, records: Sequence[bytes], per_block: int) -> None:
    with path.open("wb") as file:
        for first in range(0, len(records), per_block):
            data = b"".join(records[first : first + per_block])
            chain.wrote(path.name, file.tell(), data)
            file.write(data)
            chain.synced()


def closed_card(ended: Ended) -> FlightCard:
    return FlightCard(
        started_at=CARD.started_at, address="udp:x", training=False, live=True, chained=True, ended=ended
    )
