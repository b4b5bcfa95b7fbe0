"""Is the record whole and as it was written? Works on the files alone; the database is not asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.codes import FLIGHT_FILES
from incidents.facts import file_name_in, text_in
from incidents.folder import folders
from incidents.head import HEAD
from incidents.journal import JOURNAL, OPERATOR_RECORD
from incidents.model import IncidentError, Problem
from incidents.received import read_received
from incidents.tombstones import deleted_files
from incidents.verify_flight import FlightCheck, check_flight, file_digest
from incidents.verify_journal import PROBLEMS_MAX, JournalCheck, check_journal
from telemetry.flight_chain import CHAIN
from telemetry.flight_folder import raw_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from incidents.model import Entry

FLIGHTS = "flights"
INCIDENTS = "incidents"
OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked and what was found."""

    entries: int  # of journals; for a flight: those that name its files
    problems: tuple[Problem, ...]
    signed: bool = False  # a key vouches for every entry up to the last signature of each journal
    keys: tuple[str, ...] = ()  # fingerprints of the keys that signed
    unsigned_entries: int = 0  # after the last signatures
    blocks: int = 0  # of flights
    head: str | None = None  # of one journal, or one flight: the hash that stands for all of it
    information: tuple[Problem, ...] = ()  # what is no damage, and worth knowing

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(path: Path, keys: Sequence[str] = ()) -> Verdict:
    """Check an incident folder, a flight folder, the operator's record or a whole data folder. IncidentError
    when it is none.

    With `keys` (fingerprints) every journal must be signed by one of them.
    """
    check = _Check(path, keys)
    if (path / OPERATOR_RECORD).is_file() or _lost_its_record(path):
        check.operator(path)
    elif (path / JOURNAL).is_file() or (path / HEAD).is_file():
        check.incident(path)
    elif raw_files(path) or (path / CHAIN).is_file():
        check.flight_and_who_names_it(path)
    elif (path / INCIDENTS).is_dir() or (path / FLIGHTS).is_dir():
        check.everything(path)
    else:
        raise IncidentError(f"{path}: is no incident, no flight and no data folder; nothing was checked")
    return check.verdict()


def verify_incident(
    folder: Path, root: Path, keys: Sequence[str] = (), left_out: Mapping[str, str] | None = None
) -> Verdict:
    """The same of one incident, with files named as below `root`. `left_out`: files below `root` that were
    not handed on, and why; that they are missing is information.
    """
    check = _Check(root, keys, left_out)
    check.incident(folder)
    return check.verdict()


def verify_journal(path: Path) -> list[Problem]:
    """What is wrong with one journal file; nothing, when every byte is as it was written."""
    return check_journal(path.parent).problems


def _lost_its_record(path: Path) -> bool:
    """The end of a record is there, and the record is not."""
    return path.name == OPERATOR and (path / HEAD).is_file() and not (path / JOURNAL).is_file()


class _Check:
    """One run of `verify`. Each flight is read once, however many journals name it."""

    def __init__(self, root: Path, keys: Sequence[str], left_out: Mapping[str, str] | None = None) -> None:
        self._root = root
        self._keys = keys
        self._left_out = {root / name: why for name, why in (left_out or {}).items()}
        self._deleted: dict[Path, Entry] = {}  # by a tombstone
        self._information: list[Problem] = []
        self._journals: list[JournalCheck] = []
        self._flights: dict[Path, FlightCheck] = {}
        self._vouched = 0  # files of flights that a journal names
        self._problems: list[Problem] = []

    def operator(self, folder: Path) -> None:
        """What people added to the record of the brigade."""
        journal = check_journal(folder, self._named(folder / OPERATOR_RECORD), self._keys)
        self._journals.append(journal)
        self._problems.extend(journal.problems)

    def incident(self, folder: Path) -> None:
        """A journal, the media it names, and the flights."""
        journal = check_journal(folder, self._named(folder / JOURNAL), self._keys)
        self._journals.append(journal)
        self._problems.extend(journal.problems)
        self._excuse(folder, journal)
        self._problems.extend(self._media(folder, journal.naming))
        self._problems.extend(self._flight_files(folder.parent.parent / FLIGHTS, journal.naming))

    def _excuse(self, folder: Path, journal: JournalCheck) -> None:
        """What may be missing: deleted with a tombstone, or never handed on by who sealed it."""
        data = folder.parent.parent
        self._deleted |= {data / name: entry for name, entry in deleted_files(folder, journal.tombstones)}
        received = read_received(folder)
        if received is None:
            return
        self._left_out |= {data / name: why for name, why in received.left_out.items()}
        if journal.head != received.head:
            what = "is not the one that came: the journal of a neighbour is kept as it was sealed"
            self._problems.append(Problem(self._named(folder / JOURNAL), None, None, what))

    def flight_and_who_names_it(self, folder: Path) -> None:
        """A flight, against its own chain and every journal of its data folder."""
        self._flight(folder)
        for incident in folders(folder.parent.parent):
            naming = [e for e in check_journal(incident).naming if e.facts.get("flight") == folder.name]
            self._problems.extend(self._flight_files(folder.parent, naming))

    def everything(self, data: Path) -> None:
        """All incidents, and the flights that belong to none."""
        parent = data / INCIDENTS
        heads = {path.parent for path in parent.glob(f"*/{HEAD}")} if parent.is_dir() else set[Path]()
        for folder in sorted({*folders(data), *heads}):
            self.incident(folder)
        if (data / OPERATOR / HEAD).is_file() or (data / OPERATOR / OPERATOR_RECORD).is_file():
            self.operator(data / OPERATOR)
        flights = data / FLIGHTS
        for folder in sorted(flights.iterdir()) if flights.is_dir() else ():
            if raw_files(folder) or (folder / CHAIN).is_file():
                self._flight(folder)

    def verdict(self) -> Verdict:
        journals, flights = self._journals, list(self._flights.values())
        heads = [one.head for one in (journals or flights)]
        return Verdict(
            entries=sum(one.entries for one in journals) if journals else self._vouched,
            problems=tuple(self._problems[:PROBLEMS_MAX]),
            signed=bool(journals) and all(one.signed for one in journals),
            keys=tuple(dict.fromkeys(key for one in journals for key in one.keys)),
            unsigned_entries=sum(one.unsigned for one in journals),
            blocks=sum(one.blocks for one in flights),
            head=heads[0] if len(heads) == 1 else None,
            information=(
                *(note for one in (*journals, *flights) for note in one.information),
                *self._information,
            )[:PROBLEMS_MAX],
        )

    def _flight(self, folder: Path) -> FlightCheck:
        if folder not in self._flights:
            name = self._named(folder / "x").removesuffix("x")
            self._flights[folder] = check_flight(folder, name)
            self._problems.extend(self._flights[folder].problems)
        return self._flights[folder]

    def _media(self, folder: Path, entries: Iterable[Entry]) -> Iterator[Problem]:
        for entry in entries:
            media = file_name_in(entry.facts, "media")
            if media is not None:
                path = folder / "media" / media
                found, digest = file_digest(path), media.partition(".")[0]
                yield from self._judged(path, found, digest, entry.n)

    def _flight_files(self, flights: Path, entries: Iterable[Entry]) -> Iterator[Problem]:
        """What the journals say of the files of flights. Where a flight's own chain names the place, that is
        said and no more.
        """
        for entry in entries:
            flight, file = file_name_in(entry.facts, "flight"), file_name_in(entry.facts, "file")
            digest = text_in(entry.facts, "sha256")
            if entry.code not in FLIGHT_FILES or not flight or not file or not digest:
                continue
            self._vouched += 1
            folder = flights / flight
            path = folder / file
            check = self._flight(folder)
            if any(problem.file == self._named(path) for problem in check.problems):
                continue
            found = check.digests.get(path.name) or file_digest(path)
            yield from self._judged(path, found, digest, entry.n)

    def _judged(self, path: Path, found: str | None, digest: str, n: int) -> Iterator[Problem]:
        if found is None and self._is_excused(path, n):
            return
        if found is None:
            what = "cannot be read" if path.exists() else f"is missing; entry {n} names it"
            yield Problem(self._named(path), n, None, what)
        elif found != digest:
            what = f"was changed: its SHA-256 is not the one in entry {n}"
            yield Problem(self._named(path), n, None, what)

    def _is_excused(self, path: Path, n: int) -> bool:
        """Says so where it is."""
        if path.exists():
            return False
        if (tombstone := self._deleted.get(path)) is not None:
            what = f"deleted on {tombstone.at:%Y-%m-%d} ({text_in(tombstone.facts, 'reason') or '?'})"
        elif (why := self._left_out.get(path)) is not None:
            what = f"was left out when it was handed on: {why}"
        else:
            return False
        self._information.append(Problem(self._named(path), n, None, what))
        return True

    def _named(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else str(path)
