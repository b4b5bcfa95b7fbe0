"""Seal an incident: one signed BagIt bundle, a folder or one archive, that anybody can verify.

The journal gets an `incident_sealed` entry and the signature over it; the bundle holds the journal up to
there. Sealing again without anything new makes the same bundle; after a correction a new one, which names the
one that it supersedes. The old one stays what it was.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import IO, TYPE_CHECKING

from incidents.bundle.about import ABOUT, AGENT, REDACTED_SUFFIX, About, about_bytes
from incidents.bundle.contents import SealedJournal, gather
from incidents.bundle.errors import BundleError
from incidents.bundle.place import whole_in_place
from incidents.bundle.seal_entry import note_bundle, seal_entry, sealed_journal, superseded
from incidents.bundle.signature import SIGNATURE, signature_bytes
from incidents.bundle.writer import FolderTree, Piece, put_bytes, write_bag
from incidents.facts import number_in, text_in
from incidents.folder import incident_of, is_training
from incidents.head import HEAD
from incidents.journal import JOURNAL, Journal
from incidents.lines import scan_bytes
from incidents.privacy.redacted_record import Redaction, redacted_record
from incidents.signatures import fingerprint
from incidents.verify import verify
from maps.foreign.zip_tree import ZipTree

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from contextlib import AbstractContextManager
    from datetime import datetime

    from incidents.bundle.contents import Contents
    from incidents.bundle.writer import WrittenBag
    from incidents.model import Entry, Fact, Problem
    from incidents.signatures import Signer

VERIFIER = "verifier.html"
BUNDLES = "bundles"  # in the data folder, where nobody says where to


@dataclass(frozen=True, slots=True)
class Order:
    """How it is wanted. `out` None: into the data folder. `organisation`: who hands it on, in words."""

    out: Path | None = None
    archive: bool = False  # one .zip
    video: bool = True
    redaction: Redaction | None = None
    organisation: str | None = None

    @property
    def taken_out(self) -> tuple[str, ...]:
        return self.redaction.what if self.redaction else ()

    @property
    def with_video(self) -> bool:
        """Nobody can black out a video here: of a redacted record it stays at home."""
        return self.video and self.redaction is None


@dataclass(frozen=True, slots=True)
class Sealed:
    """The bundle, and what is known of it. `problems`: of the record, which was not whole before."""

    path: Path
    about: About
    files: int
    size_bytes: int
    manifest_sha256: str
    fingerprint: str | None  # None: there was no key to sign with
    problems: tuple[Problem, ...]


def seal(
    folder: Path,
    data: Path,
    now: datetime,
    signer: Signer | None,
    order: Order | None = None,
    *,
    journal: Journal | None = None,
    read: Callable[[int], None] | None = None,
) -> Sealed:
    """Seal the incident in `folder` of the data folder `data`. `journal`: of who has it open.

    BundleError or IncidentError where it cannot be; then no half bundle is left. `read` is told of every
    piece of bytes that was put in.
    """
    order = order or Order()
    if journal is None:
        with Journal(folder, now, signer) as opened:
            return seal(folder, data, now, signer, order, journal=opened, read=read)
    sealing = seal_entry(journal, now)
    journal.flush()
    original = sealed_journal(folder, sealing)
    problems = verify(folder).problems
    with _record(folder, data, original, sealing, signer=signer, order=order) as record:
        try:
            contents = gather(record.folder, record.data, record.journal, video=order.with_video)
            about = _about(record, contents, sealing, original, order)
            path = _path(about, data, order)
            with whole_in_place(path, contents.size_bytes) as part:
                made = _written(part, about, contents, order, signer=signer, read=read)
        except OSError as error:
            where = error.filename or order.out or data
            raise BundleError(f"{where}: the bundle cannot be written: {error.strerror}") from error
    note_bundle(journal, now, _facts(path, about, made, order))
    key = signer.public_key if signer is not None else None
    by = fingerprint(key) if key is not None else None
    return Sealed(path, about, made.files, made.size_bytes, made.manifest_sha256, by, problems)


def verifier_page() -> bytes:
    """The page that checks a bundle in any browser, without a network."""
    return (resources.files("incidents") / "data" / VERIFIER).read_bytes()


@dataclass(frozen=True, slots=True)
class _Record:
    """What goes in: the true record, or a redacted copy; its flights are those of `data`."""

    folder: Path
    data: Path
    journal: SealedJournal


@contextmanager
def _record(
    folder: Path,
    data: Path,
    original: SealedJournal,
    sealing: Entry,
    *,
    signer: Signer | None,
    order: Order,
) -> Generator[_Record]:
    if order.redaction is None:
        yield _Record(folder, data, original)
        return
    with tempfile.TemporaryDirectory(prefix="firedrone-") as temporary:
        place = Path(temporary) / f"{folder.name}{REDACTED_SUFFIX}"
        redacted_record(folder, original.entries, place, order.redaction, signer=signer, at=sealing.at)
        content = (place / JOURNAL).read_bytes()
        entries = tuple(entry for line in scan_bytes(content) if (entry := line.entry) is not None)
        yield _Record(place, data, SealedJournal(content, (place / HEAD).read_bytes(), entries))


def _about(
    record: _Record, contents: Contents, sealing: Entry, original: SealedJournal, order: Order
) -> About:
    number = int(number_in(sealing.facts, "seal") or 1)
    entries = record.journal.entries
    left_out = {
        f"incident/{record.folder.name}/media/{name}": "redacted"
        for entry in entries
        if order.redaction and (name := text_in(entry.facts, "left_out")) is not None
    }
    return About(
        id=record.folder.name,
        seal=number,
        sealed_at=sealing.at,
        entries=len(entries),
        head=entries[-1].hash,
        training=is_training(incident_of(record.folder, entries), entries),
        counts=contents.counts,
        languages=contents.languages,
        left_out={**contents.left_out, **left_out},
        redacted=order.taken_out,
        original_head=original.entries[-1].hash if order.redaction else None,
        supersedes=superseded(original.entries, number, order.taken_out),
    )


def _path(about: About, data: Path, order: Order) -> Path:
    """Named for people: which incident, which seal, and what it is not."""
    parts = ["firedrone", about.id, f"seal{about.seal}"]
    if about.training:
        parts.append("SIMULATED")
    if not order.video and order.redaction is None:
        parts.append("without-video")
    return (order.out or data / BUNDLES) / ("_".join(parts) + (".zip" if order.archive else ""))


def _written(
    part: Path,
    about: About,
    contents: Contents,
    order: Order,
    *,
    signer: Signer | None,
    read: Callable[[int], None] | None,
) -> WrittenBag:
    pieces = (Piece(ABOUT, about_bytes(about)), *contents.pieces)
    key = signer.public_key if signer is not None else None
    archive = ZipTree(part) if order.archive else None
    folder = FolderTree(part)
    tree = _Below(archive, _path(about, part, order).stem) if archive is not None else folder
    try:
        made = write_bag(tree, pieces, _info(about, order, key), {VERIFIER: verifier_page()}, read)
        if signer is not None and key is not None:
            put_bytes(tree, SIGNATURE, signature_bytes(signer, made.tag_manifest))
    finally:
        (archive or folder).close()
    return made


class _Below:
    """An archive has one folder at its top, so that unpacking it scatters nothing (RFC 8493, 4)."""

    def __init__(self, archive: ZipTree, top: str) -> None:
        self._archive = archive
        self._top = top

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        return self._archive.open(f"{self._top}/{name}")


def _info(about: About, order: Order, key: str | None) -> dict[str, str]:
    info = {
        "Bagging-Date": f"{about.sealed_at:%Y-%m-%d}",
        "External-Identifier": about.id,
        "Bag-Software-Agent": AGENT,
        "Source-Organization": order.organisation or "",
        "External-Description": "SIMULATED: an exercise, not an incident" if about.training else "",
        "Redacted": " ".join(about.redacted),
        "Supersedes": about.supersedes or "",
        "Signed-By": fingerprint(key) if key is not None else "",
    }
    return {label: value for label, value in info.items() if value}


def _facts(path: Path, about: About, made: WrittenBag, order: Order) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "bundle": path.name,
        "manifest_sha256": made.manifest_sha256,
        "seal": about.seal,
        "files": made.files,
        "video": order.with_video,
    }
    return facts | ({"redacted": " ".join(about.redacted)} if about.redacted else {})
