"""What belongs to the report of an incident, file by file, not yet on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.report.content import gather
from incidents.report.html import html
from incidents.report.map_files import map_files
from incidents.report.pdf import pdf
from incidents.report.shared_map import shared_map
from incidents.report.signing import signed
from incidents.report.table import table
from incidents.signatures import fingerprint

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from incidents.signatures import Signer
    from maps.packs.district import District


def report_files(
    folder: Path,
    now: datetime,
    *,
    language: str,
    also: tuple[str, ...],
    zone: str,
    signer: Signer | None,
    brigade: str,
    tile_files: tuple[Path, ...],
    district: District | None,
) -> dict[str, bytes]:
    """The PDF first; what is asked for is an `Order` of `write.py`. IncidentError: it cannot be read."""
    key = signer.public_key if signer else None
    named = fingerprint(key) if key else None
    content = gather(folder, language, now, zone, also=also, key=named)
    said = "-".join((language, *also))
    document = pdf(content, now)
    if signer is not None and key is not None:
        document = signed(document, signer, brigade)
    files = {f"report-{said}.pdf": document, f"report-{said}.html": html(content).encode()}
    map_page = shared_map(content, tile_files, district, now.date())
    if map_page is not None:
        files[f"map-{language}.html"] = map_page.encode()
    for name, text in map_files(content).items():
        files[name] = text.encode()
    files[f"timeline-{language}.csv"] = table(content)
    return files
