"""What goes into a bundle: the journal up to its seal, its media, its flights, its reports, its exercise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.attach import FLIGHTS
from incidents.bundle import names
from incidents.bundle.about import Counts
from incidents.bundle.errors import BundleError
from incidents.bundle.writer import Piece
from incidents.exercises.begun import FOLDER as EXERCISE
from incidents.facts import NOWHERE, file_name_in
from incidents.head import HEAD
from incidents.journal import JOURNAL
from incidents.received import RECEIVED
from incidents.words import LANGUAGES
from telemetry.held import is_held

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from incidents.model import Entry

VIDEO = "video"
_VIDEO_NAME = re.compile(r"video-.*")
_NOT_HANDED_ON = frozenset({JOURNAL, HEAD, RECEIVED, "journal.lock"})


@dataclass(frozen=True, slots=True)
class Contents:
    """`pieces` without about.json; `left_out` below data/, and why."""

    pieces: tuple[Piece, ...]
    left_out: dict[str, str]
    counts: Counts
    languages: tuple[str, ...]

    @property
    def size_bytes(self) -> int:
        return sum(piece.size_bytes for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class SealedJournal:
    """The bytes of a journal up to the entry that seals it, and what it then ends with."""

    content: bytes
    head: bytes
    entries: tuple[Entry, ...]


def gather(folder: Path, data: Path, journal: SealedJournal, *, video: bool) -> Contents:
    """Of the incident in `folder` of the data folder `data`. BundleError for a flight that is being flown,
    and for a file that no other computer could hold.
    """
    place = f"incident/{folder.name}"
    own = [Piece(f"{place}/{JOURNAL}", journal.content), Piece(f"{place}/{HEAD}", journal.head)]
    own += [Piece(f"{place}/{path.name}", path) for path in _files(folder) if path.name not in _NOT_HANDED_ON]
    own += [Piece(f"{place}/{EXERCISE}/{path.name}", path) for path in _files(folder / EXERCISE)]
    media = [Piece(f"{place}/media/{path.name}", path) for path in _files(folder / "media")]
    reports = [Piece(f"report/{path.name}", path) for path in _files(folder / "report")]
    flights: list[Piece] = []
    left_out: dict[str, str] = {}
    videos = 0
    folders = _flights(data / FLIGHTS, journal.entries)
    for flight in folders:
        for path in _files(flight):
            name = f"{FLIGHTS}/{flight.name}/{path.name}"
            is_video = _VIDEO_NAME.fullmatch(path.name) is not None
            if is_video and not video:
                left_out[name] = VIDEO
                continue
            videos += is_video
            flights.append(Piece(name, path))
    pieces = (*own, *media, *flights, *reports)
    _refuse_names(pieces)
    return Contents(
        pieces, left_out, Counts(len(folders), len(media), videos, len(reports)), _languages(reports)
    )


def _flights(flights: Path, entries: Iterable[Entry]) -> list[Path]:
    wanted = {file_name_in(entry.facts, "flight") for entry in entries} - {None, NOWHERE}
    found = [flights / name for name in sorted(filter(None, wanted)) if (flights / name).is_dir()]
    for flight in found:
        if is_held(flight):
            raise BundleError(f"{flight.name}: is still being recorded; seal the incident after the landing")
    return found


def _files(folder: Path) -> Sequence[Path]:
    """Plain files of one folder, in the order of their names; not what is being written."""
    if not folder.is_dir():
        return ()
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and not path.is_symlink() and not _is_passing(path.name)
    )


def _is_passing(name: str) -> bool:
    return name.startswith(".") or name.endswith((".part", ".lock"))


def _languages(reports: Iterable[Piece]) -> tuple[str, ...]:
    known = {name.name.rpartition("-")[2].partition(".")[0] for name in reports}
    return tuple(language for language in LANGUAGES if language in known)


def _refuse_names(pieces: Iterable[Piece]) -> None:
    seen: dict[str, str] = {}
    for piece in pieces:
        what = names.refused(piece.name)
        twin = seen.setdefault(names.folded(piece.name), piece.name)
        if what is not None or twin != piece.name:
            raise BundleError(f"{piece.name}: {what or f'differs from {twin} in its case alone'}; rename it")
