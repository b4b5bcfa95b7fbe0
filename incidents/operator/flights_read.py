"""Every recorded flight of the data folder, each read once: what was found is kept until its files change."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from incidents.operator.flown import Flown, flown
from telemetry.flight_folder import CARD, flight_folders, raw_files
from telemetry.frames import FramesError
from telemetry.held import is_held
from telemetry.safe_files import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = logging.getLogger(__name__)

READ = "read"  # below the operator's folder; may be deleted at any time
FORM = 1  # counts up when `Flown` or how it is read changes


@dataclass(frozen=True, slots=True)
class Unread:
    """A flight folder that cannot be read, and why."""

    flight: str
    why: str


class _Kept(msgspec.Struct, frozen=True):
    form: int
    files: dict[str, tuple[int, int]]  # size in bytes, nanoseconds of its last change
    flown: Flown


_decoder = msgspec.json.Decoder(_Kept)


def flights_read(
    data: Path, told: Callable[[int, int], None] = lambda _done, _of: None
) -> tuple[tuple[Flown, ...], tuple[Unread, ...]]:
    """All flights in their order, and those that cannot be read. One that is being recorded is left out.

    `told` hears how many of how many are done.
    """
    folders = [folder for folder in flight_folders(data) if not is_held(folder)]
    read: list[Flown] = []
    unread: list[Unread] = []
    for done, folder in enumerate(folders, 1):
        try:
            read.append(_known(data, folder) or _new(data, folder))
        except FramesError as error:
            unread.append(Unread(folder.name, str(error)))
        told(done, len(folders))
    return tuple(sorted(read, key=lambda one: one.started_at)), tuple(unread)


def _known(data: Path, folder: Path) -> Flown | None:
    try:
        kept = _decoder.decode(_place(data, folder).read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    same = kept.form == FORM and kept.files == _files(folder) and kept.flown.flight == folder.name
    return kept.flown if same else None


def _new(data: Path, folder: Path) -> Flown:
    files = _files(folder)  # before it is read: what is written meanwhile is read again
    found = flown(folder)
    place = _place(data, folder)
    with contextlib.suppress(OSError):  # a full disk costs time and nothing else
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, msgspec.json.encode(_Kept(FORM, files, found)))
    return found


def _place(data: Path, folder: Path) -> Path:
    return data / "operator" / READ / f"{folder.name}.json"


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for file in (*raw_files(folder), folder / CARD):
        with contextlib.suppress(OSError):
            status = file.stat()
            found[file.name] = (status.st_size, status.st_mtime_ns)
    return found
