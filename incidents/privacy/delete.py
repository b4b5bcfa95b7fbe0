"""Delete pictures, videos or the words of a note, for good, and leave a tombstone: the chain still fits.

The tombstone (which kind, its hash, by whom, why, when) is on the disk and signed before the content goes.
Who is interrupted in between does the same again. Reports and bundles that were made before hold it still.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.attach import FLIGHTS
from incidents.codes import Clock, IncidentCode, Source
from incidents.facts import file_name_in, text_in
from incidents.journal import JOURNAL, Journal
from incidents.lines import blank, scan
from incidents.model import IncidentError
from incidents.privacy.hold import refuse_held
from incidents.tombstones import MEDIA, NOTE, VIDEO
from incidents.verify_flight import file_digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.model import Entry, Fact
    from incidents.signatures import Signer

# Entries whose words a person wrote
_WORDS = frozenset({IncidentCode.NOTE, IncidentCode.ANSWER, IncidentCode.HOT_SPOT_NOTE})
_ENTRY = re.compile(r"entry:(\d{1,9})")
_FILM = re.compile(r"([^/]+)/(video-[^/]+)")


@dataclass(frozen=True, slots=True)
class Deleted:
    """What is gone."""

    kind: str
    name: str
    sha256: str
    size_bytes: int


def delete_content(
    folder: Path,
    data: Path,
    wanted: str,
    *,
    reason: str,
    by: str,
    now: datetime,
    signer: Signer | None,
    journal: Journal | None = None,
) -> Deleted:
    """Delete what `wanted` names: a file of media/, FLIGHT/video-…, or entry:N, a note. A second time changes
    nothing more. IncidentError: there is no such thing, it may not go, or nobody says why or who.
    """
    if not reason.strip() or not by.strip():
        raise IncidentError("who deletes and why stays in the record: give both")
    if journal is None:
        with Journal(folder, now, signer) as opened:
            return delete_content(
                folder, data, wanted, reason=reason, by=by, now=now, signer=signer, journal=opened
            )
    refuse_held(folder, journal.entries)
    told: dict[str, Fact] = {"reason": reason.strip(), "by": by.strip()}
    if (entry := _ENTRY.fullmatch(wanted)) is not None:
        return _note(journal, int(entry[1]), now, told)
    if (film := _FILM.fullmatch(wanted)) is not None:
        return _film(journal, data, (film[1], film[2]), now, told)
    return _media(journal, wanted, now, told)


def _media(journal: Journal, wanted: str, now: datetime, told: dict[str, Fact]) -> Deleted:
    """All of a name, or enough of its beginning."""
    known = {file_name_in(entry.facts, "media") for entry in journal.entries} - {None}
    found = [name for name in known if name is not None and name.startswith(wanted) and len(wanted) >= 8]
    if len(found) != 1:
        many = "more than one file" if found else "no file"
        raise IncidentError(f"{wanted}: {many} of this incident begins so; its entries name them")
    path = journal.folder / "media" / found[0]
    return _file(journal, path, now, {"kind": MEDIA, "deleted": found[0], **told})


def _film(
    journal: Journal, data: Path, film: tuple[str, str], now: datetime, told: dict[str, Fact]
) -> Deleted:
    flight, name = film
    flights = {file_name_in(entry.facts, "flight") for entry in journal.entries}
    if flight not in flights:
        raise IncidentError(f"{flight}: is no flight of this incident")
    path = data / FLIGHTS / flight / name
    facts: dict[str, Fact] = {"kind": VIDEO, "flight": flight, "deleted": name, **told}
    return _file(journal, path, now, facts)


def _file(journal: Journal, path: Path, now: datetime, facts: dict[str, Fact]) -> Deleted:
    name, kind = str(facts["deleted"]), str(facts["kind"])
    digest = file_digest(path)
    if digest is None:
        before = _tombstone(journal.entries, {key: facts.get(key) for key in ("kind", "deleted", "flight")})
        if before is None:
            raise IncidentError(f"{path}: is not there; nothing was deleted")
        return Deleted(kind, name, text_in(before.facts, "sha256") or "", 0)
    size = path.stat().st_size
    journal.append(
        now,
        Clock.LAPTOP,
        Source.PERSON,
        IncidentCode.CONTENT_DELETED,
        {**facts, "sha256": digest, "size_bytes": size},
    )
    journal.flush()
    try:
        path.unlink()
    except OSError as error:
        raise IncidentError(f"{path}: cannot be deleted: {error.strerror}; try again") from error
    return Deleted(kind, name, digest, size)


def _note(journal: Journal, number: int, now: datetime, told: dict[str, Fact]) -> Deleted:
    """The words of an entry: its line keeps its length and its place, so that nothing else moves."""
    entry = next((one for one in journal.entries if one.n == number), None)
    if entry is None or entry.code not in _WORDS:
        raise IncidentError(f"entry {number}: is no note of a person; only words and files can be deleted")
    path = journal.folder / JOURNAL
    journal.flush()
    with path.open("rb") as stream:
        line = next((one for one in scan(stream) if one.wire is not None and one.wire.n == number), None)
    if line is None or line.blanked:
        if _tombstone(journal.entries, {"kind": NOTE, "entry": number}) is None:
            raise IncidentError(f"entry {number}: is damaged; look at it with: verify")
        return Deleted(NOTE, f"entry:{number}", entry.hash, 0)
    left = blank(line.data)
    facts: dict[str, Fact] = {
        "kind": NOTE,
        "deleted": f"entry {number}",
        "entry": number,
        "sha256": entry.hash,
        "line_sha256": hashlib.sha256(left).hexdigest(),
    }
    if _tombstone(journal.entries, {"kind": NOTE, "entry": number}) is None:
        journal.append(now, Clock.LAPTOP, Source.PERSON, IncidentCode.CONTENT_DELETED, {**facts, **told})
        journal.flush()
    _overwrite(path, line.offset, left)
    return Deleted(NOTE, f"entry:{number}", entry.hash, len(line.data))


def _tombstone(entries: Sequence[Entry], wanted: dict[str, Fact]) -> Entry | None:
    return next(
        (
            entry
            for entry in entries
            if entry.code == IncidentCode.CONTENT_DELETED
            and all(entry.facts.get(key) == value for key, value in wanted.items())
        ),
        None,
    )


def _overwrite(path: Path, offset: int, content: bytes) -> None:
    """In place: the journal may be open, and goes on behind its end."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.lseek(handle, offset, os.SEEK_SET)
        os.write(handle, content)
        os.fsync(handle)
    except OSError as error:
        raise IncidentError(f"{path}: cannot be written: {error.strerror}; try again") from error
    finally:
        os.close(handle)
