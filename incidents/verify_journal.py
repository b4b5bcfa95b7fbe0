"""Is a journal whole, as it was written, and signed? Reads it once, line by line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from incidents.codes import FLIGHT_FILES, IncidentCode
from incidents.facts import number_in, text_in
from incidents.head import HEAD, Head, read_head
from incidents.journal import JOURNAL
from incidents.lines import START, Line, scan
from incidents.model import Entry, Problem
from incidents.pinpoint import byte_in_line
from incidents.signatures import fingerprint, is_signed_by, named_key
from incidents.tombstones import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PROBLEMS_MAX = 100
PINPOINTED_MAX = 3  # the first ones; each may take a fifth of a second
_LOOKED_AT = FLIGHT_FILES | {
    IncidentCode.CONTENT_DELETED,
    IncidentCode.JOURNAL_KEY,
    IncidentCode.JOURNAL_SIGNED,
}


@dataclass(slots=True)
class JournalCheck:
    """What was found in one journal. Entries that name files are kept, the others are only counted."""

    entries: int = 0
    head: str | None = None  # hash of the last entry
    problems: list[Problem] = field(default_factory=list[Problem])
    information: list[Problem] = field(default_factory=list[Problem])
    naming: list[Entry] = field(default_factory=list[Entry])  # media, and files of flights
    tombstones: list[Entry] = field(default_factory=list[Entry])  # of content that was deleted
    keys: list[str] = field(default_factory=list[str])  # fingerprints of those who signed
    signed: bool = False  # everything up to the last signature is vouched for
    unsigned: int = 0  # entries after it


@dataclass(slots=True)
class _Signature:
    """The last one of a key: it vouches for everything before."""

    key: str
    named: Entry
    entry: Entry
    offset: int


def check_journal(folder: Path, name: str = JOURNAL, trusted: Sequence[str] = ()) -> JournalCheck:
    """Check the journal in `folder`, called `name` in what is said, which ends in the name of its file.

    With `trusted` fingerprints every entry up to the last signature must be signed with one of these keys.
    """
    found = JournalCheck()
    path = folder / PurePath(name).name
    head = _head(folder, name, found)  # before the journal, which may still be growing
    seen = _Seen(head)
    try:
        with path.open("rb") as stream:
            for place, line in enumerate(scan(stream), 1):
                seen.take(place, line, name, found)
            found.head = seen.prev or None
            size = stream.tell()
    except OSError as error:
        found.problems.insert(0, Problem(name, None, None, f"cannot be read: {error.strerror}"))
        return found
    if head is not None and head != START:
        found.problems.extend(_end(name, size, head, seen))
    _judge_signatures(path, name, seen, found)
    _judge_deleted(name, seen, found)
    found.problems.extend(_not_trusted(name, seen, trusted))
    return found


class _Seen:
    """What has to be remembered from line to line."""

    def __init__(self, head: Head | None) -> None:
        self.prev = START.hash  # "": the line before is damaged
        self.last_n = 0
        self.at_head: str | None = None  # hash of the entry that the head names
        self.n_of_head_hash: int | None = None
        self.signatures: list[_Signature] = []
        self.broken_before_signature = False
        self.blanked: dict[int, tuple[str, str, int]] = {}  # by number: its hash, that of the line, its place
        self._head = head
        self._named: Entry | None = None
        self._broken = False

    def take(self, place: int, line: Line, name: str, found: JournalCheck) -> None:
        entry = line.wire
        if line.what is not None:
            self._broken = True
            found.problems.extend(self._problem(place, line, name, len(found.problems)))
        if entry is None:
            self.prev = ""
            return
        found.entries += 1
        if line.blanked:
            self.blanked[entry.n] = (entry.hash, hashlib.sha256(line.data).hexdigest(), line.offset)
        self.prev, self.last_n = entry.hash, entry.n
        if self._head is not None and entry.n == self._head.n:
            self.at_head = entry.hash
        if self._head is not None and entry.hash == self._head.hash:
            self.n_of_head_hash = entry.n
        found.unsigned += 1
        if "media" in entry.facts or entry.code in _LOOKED_AT:
            self._look_at(line, found)

    def _look_at(self, line: Line, found: JournalCheck) -> None:
        """One of the few that say something of the record itself."""
        entry = line.entry
        if entry is None:
            return
        if text_in(entry.facts, "media") or entry.code in FLIGHT_FILES:
            found.naming.append(entry)
        if entry.code == IncidentCode.CONTENT_DELETED:
            found.tombstones.append(entry)
        if named_key(entry):
            self._named = entry
        if entry.code == IncidentCode.JOURNAL_SIGNED:
            self._signature(entry, line.offset)
            found.unsigned = 0

    def _signature(self, entry: Entry, offset: int) -> None:
        self.broken_before_signature = self._broken
        if self._named is None:
            self.broken_before_signature = True
            return
        mine = _Signature(named_key(self._named) or "", self._named, entry, offset)
        if self.signatures and self.signatures[-1].key == mine.key:
            self.signatures.pop()
        self.signatures.append(mine)

    def _problem(self, place: int, line: Line, name: str, before: int) -> Iterator[Problem]:
        if before >= PROBLEMS_MAX or line.what is None:
            return
        n, offset, what = line.wire.n if line.wire else place, line.offset, line.what
        if line.wire is None and before < PINPOINTED_MAX:
            at = byte_in_line(line.data, self.prev)
            if at is not None:
                begin = line.data.find(b'{"at":"')
                moved = begin == 0 and at < line.data.find(b'"', 7)
                what = "the time of the entry was moved" if moved and at >= 7 else what
                what, offset = f"{what}; this is the byte that was changed", line.offset + at
        yield Problem(name, n, offset, what)


def _head(folder: Path, name: str, found: JournalCheck) -> Head | None:
    beside = _beside(name)
    try:
        head = read_head(folder / HEAD)
    except ValueError as error:
        found.problems.append(Problem(beside, None, 0, str(error)))
        return None
    except OSError as error:
        found.problems.append(Problem(beside, None, None, f"cannot be read: {error.strerror}"))
        return None
    if head is None:
        what = "is missing: the end of the journal is not vouched for"
        found.problems.append(Problem(beside, None, None, what))
    return head


def _end(name: str, size_bytes: int, head: Head, seen: _Seen) -> Iterator[Problem]:
    if seen.n_of_head_hash is not None and seen.n_of_head_hash != head.n:
        written, right = f"{head.n:012d}", f"{seen.n_of_head_hash:012d}"
        offset = next(i for i in range(len(right)) if written[i] != right[i])
        what = f"the number was changed: the entry of this hash is {seen.n_of_head_hash}"
        yield Problem(_beside(name), head.n, offset, what)
    elif seen.last_n < head.n:
        what = f"entries {seen.last_n + 1} to {head.n} are missing at the end"
        yield Problem(name, seen.last_n + 1, size_bytes, what)
    elif seen.at_head != head.hash:
        offset = 0
        if seen.at_head is not None:
            offset = 13 + next(i for i in range(64) if seen.at_head[i] != head.hash[i])
        yield Problem(_beside(name), head.n, offset, f"entry {head.n} is not the one that was synced")


def _judge_signatures(path: Path, name: str, seen: _Seen, found: JournalCheck) -> None:
    found.keys = list(dict.fromkeys(fingerprint(signature.key) for signature in seen.signatures))
    if not seen.signatures:
        return
    wrong = [one for one in seen.signatures if not is_signed_by(one.key, one.entry)]
    found.signed = not wrong and not seen.broken_before_signature
    if wrong:
        found.problems.append(_first_wrong(path, name))
    elif found.unsigned and found.signed:
        last = seen.signatures[-1]
        what = f"{found.unsigned} entries were written after the last signature"
        found.information.append(Problem(name, last.entry.n + 1, None, what))


def _judge_deleted(name: str, seen: _Seen, found: JournalCheck) -> None:
    """Content may be gone where an entry says so, signed where the journal is."""
    if seen.signatures:
        signed_n = seen.signatures[-1].entry.n
        found.tombstones = [entry for entry in found.tombstones if entry.n < signed_n]
    told = {number_in(one.facts, "entry"): one for one in found.tombstones if one.facts.get("kind") == NOTE}
    for n, (original, line_sha256, offset) in seen.blanked.items():
        tombstone = told.pop(n, None)
        if tombstone is None:
            what = "the entry was changed: its content is gone, and no entry says who deleted it"
        elif (tombstone.facts.get("sha256"), tombstone.facts.get("line_sha256")) != (original, line_sha256):
            what = "the entry was changed: it is not as it was left when its content was deleted"
        else:
            said = f"deleted on {tombstone.at:%Y-%m-%d} ({text_in(tombstone.facts, 'reason') or '?'})"
            found.information.append(Problem(name, n, offset, said))
            continue
        found.problems.append(Problem(name, n, offset, what))
    for tombstone in told.values():
        what = f"says that entry {tombstone.facts.get('entry')} was deleted, and it is still there"
        found.information.append(Problem(name, tombstone.n, None, what))


def _first_wrong(path: Path, name: str) -> Problem:
    """Between the last right signature and the first wrong one somebody rewrote the journal."""
    key, right_n = "", 0
    with path.open("rb") as stream:
        for line in scan(stream):
            entry = line.entry
            if entry is None:
                continue
            key = named_key(entry) or key
            if entry.code != IncidentCode.JOURNAL_SIGNED:
                continue
            if not key or not is_signed_by(key, entry):
                what = (
                    f"the signature is wrong: entries {right_n + 1} to {entry.n} are not as they were signed"
                )
                return Problem(name, entry.n, line.offset, what)
            right_n = entry.n
    return Problem(name, None, None, "the signatures changed while they were read")


def _not_trusted(name: str, seen: _Seen, trusted: Sequence[str]) -> Iterator[Problem]:
    if not trusted:
        return
    if not seen.signatures:
        yield Problem(name, None, None, "is not signed")
    for signature in islice(seen.signatures, PROBLEMS_MAX):
        if fingerprint(signature.key) not in trusted:
            what = f"is signed with the key {fingerprint(signature.key)}, not with one you named"
            yield Problem(name, signature.named.n, None, what)


def _beside(name: str) -> str:
    return name.removesuffix(JOURNAL) + HEAD if name.endswith(JOURNAL) else HEAD
