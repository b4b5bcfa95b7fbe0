"""What sealing leaves in the journal, and what of the journal a seal stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.bundle.contents import SealedJournal
from incidents.bundle.errors import BundleError
from incidents.codes import SEAMS, Clock, IncidentCode, Source
from incidents.facts import number_in, text_in
from incidents.journal import JOURNAL
from incidents.lines import scan_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.journal import Journal
    from incidents.model import Entry, Fact

# What may follow a seal and is no news: a second sealing then makes the same bundle.
_NO_NEWS = SEAMS | {IncidentCode.INCIDENT_SEALED, IncidentCode.BUNDLE_MADE}


def seal_entry(journal: Journal, now: datetime) -> Entry:
    """The entry that seals what stands before it; the last one, where nothing came after it."""
    entries = journal.entries
    last = next((entry for entry in reversed(entries) if entry.code == IncidentCode.INCIDENT_SEALED), None)
    if last is not None and all(entry.code in _NO_NEWS for entry in entries[entries.index(last) :]):
        return last
    number = 1 + sum(entry.code == IncidentCode.INCIDENT_SEALED for entry in entries)
    facts: dict[str, Fact] = {"seal": number}
    if before := superseded(entries, number, ()):
        facts["supersedes"] = before
    return journal.append(now, Clock.LAPTOP, Source.RECORD, IncidentCode.INCIDENT_SEALED, facts)


def sealed_journal(folder: Path, sealing: Entry) -> SealedJournal:
    """What of the journal the seal stands for: up to the signature over it, where there is one."""
    data = (folder / JOURNAL).read_bytes()
    end_bytes = end_n = 0
    end_hash = ""
    entries: list[Entry] = []
    for line in scan_bytes(data):
        entry = line.entry
        if entry is None:
            continue
        entries.append(entry)
        is_end = entry.n > sealing.n and entry.code == IncidentCode.JOURNAL_SIGNED
        if entry.n == sealing.n or is_end:
            end_bytes, end_n, end_hash = line.offset + line.size_bytes, entry.n, entry.hash
        if is_end:
            break
    if end_n == 0:
        raise BundleError(f"{folder / JOURNAL}: the seal is not on the disk; try again")
    head = f"{end_n:012d} {end_hash}\n".encode()
    return SealedJournal(data[:end_bytes], head, tuple(entry for entry in entries if entry.n <= end_n))


def superseded(entries: Iterable[Entry], number: int, redacted: Sequence[str]) -> str | None:
    """The manifest of the newest bundle of a seal before `number` from which the same was taken out."""
    manifest = None
    for entry in entries:
        same = (text_in(entry.facts, "redacted") or "") == " ".join(redacted)
        if entry.code == IncidentCode.BUNDLE_MADE and same and (number_in(entry.facts, "seal") or 0) < number:
            manifest = text_in(entry.facts, "manifest_sha256")
    return manifest


def note_bundle(journal: Journal, now: datetime, facts: Mapping[str, Fact]) -> None:
    """Which bundle was made, once."""
    known = (entry.facts for entry in journal.entries if entry.code == IncidentCode.BUNDLE_MADE)
    if not any(one.get("manifest_sha256") == facts["manifest_sha256"] for one in known):
        journal.append(now, Clock.LAPTOP, Source.RECORD, IncidentCode.BUNDLE_MADE, facts)
