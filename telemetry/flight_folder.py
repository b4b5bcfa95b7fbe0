"""The folder of one flight: its name, what stands in it, and its card `flight.json`.

    flights/20261122T131500Z_1f3c…/    flight.json  raw-000.tlog  raw-001.tlog …  plan.json  params.json

The raw files are the flight. The card only says what they cannot: over which link, whether it was training,
and whether the recording was closed or merely stopped.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

from maps.plain_error import PlainError
from telemetry.safe_files import replace_file, sync_folder
from telemetry.state import Identity  # at run time too: msgspec reads the annotations

if TYPE_CHECKING:
    from pathlib import Path

CARD = "flight.json"
_NAME_TIME = "%Y%m%dT%H%M%SZ"


class RecordError(PlainError):
    """A flight that cannot be recorded. One line: what, where, what to do."""


class Ended(StrEnum):
    """How a recording came to its end."""

    CLOSED = "closed"
    NOT_CLOSED = "not_closed"  # the program was killed, or the power went


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightCard:
    """What is known of a flight besides its frames. `ended` is None while it is being recorded."""

    started_at: datetime
    address: str
    training: bool
    live: bool
    vehicle: Identity | None = None
    ended_at: datetime | None = None  # time of the last frame
    ended: Ended | None = None
    frames: int | None = None  # recorded, both directions
    lost: int | None = None  # frames that could not be written
    chained: bool = False  # a chain.jsonl belongs to it
    reopened: tuple[datetime, ...] = ()  # when the recording was taken up again after a crash
    # While it is recorded `frames` and `ended_at` are those of the segments below this number: after a crash
    # nobody has to read eight hours to count them.
    counted_segments: int = 0


def new_flight_folder(data: Path, started_at: datetime) -> Path:
    """`data/flights/<time>_<uuid>/`, created but not synced. RecordError where it cannot be."""
    folder = data / "flights" / f"{started_at.astimezone(UTC):{_NAME_TIME}}_{uuid4().hex}"
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise RecordError(
            f"{folder.parent}: no flight can be recorded here ({error.strerror}); choose another data folder"
        ) from error
    return folder


def sync_flight_folder(folder: Path) -> None:
    """Make a new flight's folder survive a power cut, and the folders above that may be as new."""
    for above in list(folder.parents)[:3]:  # flights, data, and where data are
        with contextlib.suppress(
            OSError
        ):  # not ours to open, or a disk that refuses: the raw log will say so
            sync_folder(above)


def flight_folders(data: Path) -> list[Path]:
    """Every flight below `data`, oldest first."""
    flights = data / "flights"
    if not flights.is_dir():
        return []
    return sorted(
        folder for folder in flights.iterdir() if folder.is_dir() and started_at(folder) is not None
    )


def started_at(folder: Path) -> datetime | None:
    """The time in the folder's name; None if it is not named as a flight."""
    try:
        return datetime.strptime(folder.name.partition("_")[0], _NAME_TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def raw_files(folder: Path) -> list[Path]:
    """The tlog segments of a flight, in the order they were written."""
    return sorted(folder.glob("raw-*.tlog"), key=lambda file: (len(file.name), file.name))


def raw_file(folder: Path, number: int) -> Path:
    """The segment of that number, whether it is there or not."""
    return folder / f"raw-{number:03d}.tlog"


def next_segment(folder: Path) -> int:
    """The first number behind all segments that are there."""
    return max((segment_number(file) for file in raw_files(folder)), default=-1) + 1


def segment_number(file: Path) -> int:
    """The number in the name of a segment; -1 where a person gave it another name."""
    number = file.stem.removeprefix("raw-")
    return int(number) if number.isdecimal() else -1


def read_card(folder: Path) -> FlightCard | None:
    """The card; None if there is none or it cannot be read (the raw files still can)."""
    try:
        return msgspec.json.decode((folder / CARD).read_bytes(), type=FlightCard)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def write_card(folder: Path, card: FlightCard) -> None:
    """Whole or not at all, and on the disk when this returns. OSError as the disk says it."""
    replace_file(folder / CARD, card_content(card))


def card_content(card: FlightCard) -> bytes:
    """The card as it stands in its file."""
    return msgspec.json.format(msgspec.json.encode(card)) + b"\n"
