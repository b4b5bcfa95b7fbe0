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

    from incidents.report.write import Order


def report_files(folder: Path, order: Order, now: datetime) -> dict[str, bytes]:
    """The PDF first. IncidentError when the incident cannot be read."""
    key = order.signer.public_key if order.signer else None
    named = fingerprint(key) if key else None
    content = gather(folder, order.language, now, order.zone, also=order.also, key=named)
    said = "-".join((order.language, *order.also))
    document = pdf(content, now)
    if order.signer is not None and key is not None:
        document = signed(document, order.signer, order.brigade)
    files = {f"report-{said}.pdf": document, f"report-{said}.html": html(content).encode()}
    map_page = shared_map(content, order.tile_files, order.district, now.date())
    if map_page is not None:
        files[f"map-{order.language}.html"] = map_page.encode()
    for name, text in map_files(content).items():
        files[name] = text.encode()
    files[f"timeline-{order.language}.csv"] = table(content)
    return files
