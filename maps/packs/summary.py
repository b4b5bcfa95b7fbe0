"""What lies in a pack at a glance, without reading its files: for a list of packs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError
from maps.packs.looks import SUFFIXES
from maps.packs.manifest import Kind, read_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Summary:
    """One pack. `editions`: of each kind whose files have one in pack.json, the oldest. When a file was saved
    says nothing: a copy of old zones is not new.
    """

    folder: Path
    name: str
    size_bytes: int
    files: Mapping[Kind, int]
    editions: Mapping[Kind, datetime]
    proven: bool  # it has a pack.json to check it against


def summary(folder: Path) -> Summary:
    """Of what is there now; a pack.json that cannot be read is as good as none."""
    try:
        manifest = read_manifest(folder)
    except FormatError:
        manifest = None
    stated = {part.path: part.edition for part in manifest.parts} if manifest else {}
    files: dict[Kind, int] = {}
    editions: dict[Kind, datetime] = {}
    size_bytes = 0
    for kind in Kind:
        for path in sorted((folder / kind).glob("*")):
            if path.suffix.lower() not in SUFFIXES[kind]:
                continue
            try:
                state = path.stat()
            except OSError:
                continue  # gone since it was listed: the stick is being pulled
            files[kind] = files.get(kind, 0) + 1
            edition = stated.get(f"{kind}/{path.name}")
            if edition is not None:
                editions[kind] = min(editions.get(kind, edition), edition)
            size_bytes += state.st_size
    return Summary(
        folder, manifest.name if manifest else folder.name, size_bytes, files, editions, bool(manifest)
    )
