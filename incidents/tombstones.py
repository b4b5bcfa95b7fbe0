"""What stands in a journal for content that was deleted: its hash stays, so that the chain still fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.facts import file_name_in, text_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from incidents.model import Entry

MEDIA, VIDEO, NOTE = "media", "video", "note"  # kinds


def deleted_files(folder: Path, tombstones: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Files below the data folder of this incident, each with the entry that tells why it is gone."""
    for entry in tombstones:
        name, flight = file_name_in(entry.facts, "deleted"), file_name_in(entry.facts, "flight")
        kind = text_in(entry.facts, "kind")
        if name is None:
            continue
        if kind == MEDIA:
            yield f"{folder.parent.name}/{folder.name}/media/{name}", entry
        elif kind == VIDEO and flight is not None:
            yield f"flights/{flight}/{name}", entry
