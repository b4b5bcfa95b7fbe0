"""Is the record whole and as it was written? Works on the files alone; the database is not asked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import text_in
from incidents.folder import folders
from incidents.head import HEAD, Head, read_head
from incidents.journal import JOURNAL
from incidents.lines import START, scan
from incidents.model import Entry, IncidentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROBLEMS_MAX = 100
FLIGHTS = "flights"
RAW = "raw-*.tlog"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked and what was found. `signed` says whether a key vouches for the journals' ends."""

    entries: int
    problems: tuple[Problem, ...]
    signed: bool = False

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(path: Path) -> Verdict:
    """Check an incident folder, a flight folder or a whole data folder. IncidentError when it is none."""
    if (path / JOURNAL).is_file() or (path / HEAD).is_file():
        return _incident(path, path)
    if any(path.glob(RAW)):
        return _flight(path)
    if (path / "incidents").is_dir() or (path / FLIGHTS).is_dir():
        return _everything(path)
    raise IncidentError(f"{path}: is no incident, no flight and no data folder; nothing was checked")


def verify_journal(path: Path) -> list[Problem]:
    """What is wrong with one journal file; nothing, when every byte is as it was written."""
    return list(_journal(path, path.name)[1])


def _everything(data: Path) -> Verdict:
    parent = data / "incidents"
    heads = {path.parent for path in parent.glob(f"*/{HEAD}")} if parent.is_dir() else set[Path]()
    verdicts = [_incident(folder, data) for folder in sorted({*folders(data), *heads})]
    problems = tuple(problem for verdict in verdicts for problem in verdict.problems)
    return Verdict(sum(verdict.entries for verdict in verdicts), problems[:PROBLEMS_MAX])


def _incident(folder: Path, root: Path) -> Verdict:
    path = folder / JOURNAL
    entries, problems = _journal(path, _named(path, root))
    found = [*problems, *_media(folder, root, entries), *_flight_files(folder, root, entries)]
    return Verdict(len(entries), tuple(found[:PROBLEMS_MAX]))


def _journal(path: Path, name: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    problems: list[Problem] = []
    try:
        head = read_head(path.with_name(HEAD))  # before the journal, which may still be growing
        if head is None:
            problems.append(
                Problem(_beside(name), None, None, "is missing: the end of the journal is not vouched for")
            )
    except ValueError as error:
        head = None
        problems.append(Problem(_beside(name), None, 0, str(error)))
    try:
        data = path.read_bytes()
    except OSError as error:
        return (), (Problem(name, None, None, f"cannot be read: {error.strerror}"), *problems)
    lines = list(scan(data))
    for place, line in enumerate(lines, 1):
        if line.what is not None:
            problems.append(Problem(name, line.entry.n if line.entry else place, line.offset, line.what))
    entries = tuple(line.entry for line in lines if line.entry is not None)
    if head is not None and head != START:
        problems.extend(_end(name, len(data), head, entries))
    return entries, tuple(problems)


def _end(name: str, size_bytes: int, head: Head, entries: tuple[Entry, ...]) -> Iterator[Problem]:
    last = entries[-1].n if entries else 0
    if last < head.n:
        what = f"entries {last + 1} to {head.n} are missing at the end"
        yield Problem(name, last + 1, size_bytes, what)
    elif not any(entry.n == head.n and entry.hash == head.hash for entry in reversed(entries)):
        yield Problem(_beside(name), head.n, 0, f"entry {head.n} is not the one that was synced")


def _media(folder: Path, root: Path, entries: Iterable[Entry]) -> Iterator[Problem]:
    for entry in entries:
        media = text_in(entry.facts, "media")
        if media is not None:
            path = folder / "media" / Path(media).name
            yield from _hashed(path, _named(path, root), Path(media).name.partition(".")[0], entry.n)


def _flight_files(folder: Path, root: Path, entries: Iterable[Entry]) -> Iterator[Problem]:
    flights = folder.parent.parent / FLIGHTS
    for entry in entries:
        flight, file, digest = (text_in(entry.facts, key) for key in ("flight", "file", "sha256"))
        if entry.code == IncidentCode.FLIGHT_FILE and flight and file and digest:
            path = flights / Path(flight).name / Path(file).name
            yield from _hashed(path, _named(path, root), digest, entry.n)


def _flight(folder: Path) -> Verdict:
    """A flight folder is checked against every journal beside it that names its files."""
    problems: list[Problem] = []
    vouched = 0
    for incident in folders(folder.parent.parent):
        for entry in _journal(incident / JOURNAL, JOURNAL)[0]:
            if entry.code != IncidentCode.FLIGHT_FILE or entry.facts.get("flight") != folder.name:
                continue
            file, digest = text_in(entry.facts, "file"), text_in(entry.facts, "sha256")
            if file and digest:
                vouched += 1
                problems.extend(_hashed(folder / Path(file).name, Path(file).name, digest, entry.n))
    for path in sorted(folder.glob(RAW)):
        problems.extend(_readable(path))
    return Verdict(vouched, tuple(problems[:PROBLEMS_MAX]))


def _readable(path: Path) -> Iterator[Problem]:
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        yield Problem(path.name, None, None, f"cannot be read: {error.strerror}")


def _hashed(path: Path, name: str, digest: str, n: int) -> Iterator[Problem]:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        yield Problem(name, n, None, f"is missing; entry {n} names it")
        return
    except OSError as error:
        yield Problem(name, n, None, f"cannot be read: {error.strerror}")
        return
    if found != digest:
        yield Problem(name, n, None, f"was changed: its SHA-256 is not the one in entry {n}")


def _named(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _beside(name: str) -> str:
    return name.removesuffix(JOURNAL) + HEAD if name.endswith(JOURNAL) else HEAD
