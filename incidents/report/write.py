"""The report of an incident: a page to sign, a page for any browser, a map, map files, a table."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.local_time import ZONE
from incidents.model import IncidentError
from incidents.report.content import gather
from incidents.report.html import html
from incidents.report.map_files import map_files
from incidents.report.pdf import pdf
from incidents.report.shared_map import shared_map
from incidents.report.signing import signed
from incidents.report.table import table
from incidents.signatures import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from incidents.journal import Journal
    from incidents.model import Entry
    from incidents.signatures import Signer
    from maps.packs.district import District


@dataclass(frozen=True, slots=True)
class Order:
    """How it is wanted. `out` None: into the incident's folder. `tile_files`: pictures for its map;
    `district`: zones and places for it. `also`: languages in which the head is said too. `signer` signs the
    PDF, in the name of the `brigade`; without one, or without a key, it is not signed and says so.
    """

    language: str = "en"
    out: Path | None = None
    zone: str = ZONE
    tile_files: tuple[Path, ...] = ()
    district: District | None = None
    also: tuple[str, ...] = ()
    signer: Signer | None = None
    brigade: str = ""


def write_report(folder: Path, order: Order, now: datetime) -> tuple[Path, ...]:
    """Write the files and return them, the PDF first. Reads the journal only; `note_report` says it there.

    IncidentError when the incident cannot be read or the files not be written.
    """
    key = order.signer.public_key if order.signer else None
    named = fingerprint(key) if key else None
    content = gather(folder, order.language, now, order.zone, also=order.also, key=named)
    out, said = order.out or folder / "report", "-".join((order.language, *order.also))
    document = pdf(content, now)
    if order.signer is not None and key is not None:
        document = signed(document, order.signer, order.brigade)
    files = {out / f"report-{said}.pdf": document, out / f"report-{said}.html": html(content).encode()}
    map_page = shared_map(content, order.tile_files, order.district, now.date())
    if map_page is not None:
        files[out / f"map-{order.language}.html"] = map_page.encode()
    for name, text in map_files(content).items():
        files[out / name] = text.encode()
    files[out / f"timeline-{order.language}.csv"] = table(content)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path, written in files.items():
            path.write_bytes(written)
    except OSError as error:
        raise IncidentError(f"{out}: the report cannot be written: {error.strerror}") from error
    return tuple(files)


def note_report(journal: Journal, files: Iterable[Path], now: datetime) -> tuple[Entry, ...]:
    """Which reports were made of this record, with their SHA-256."""
    return tuple(
        journal.append(
            now,
            Clock.LAPTOP,
            Source.RECORD,
            IncidentCode.REPORT_MADE,
            {"file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()},
        )
        for file in files
    )
