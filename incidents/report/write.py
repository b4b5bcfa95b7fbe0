"""The report of an incident: a page to sign, a page for any browser, a map, map files, a table."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.local_time import ZONE
from incidents.model import IncidentError

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
    from incidents.report.files import report_files  # noqa: PLC0415  0.4 s that no start of the window needs

    out = order.out or folder / "report"
    made = report_files(
        folder,
        now,
        language=order.language,
        also=order.also,
        zone=order.zone,
        signer=order.signer,
        brigade=order.brigade,
        tile_files=order.tile_files,
        district=order.district,
    )
    files = {out / name: content for name, content in made.items()}
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
