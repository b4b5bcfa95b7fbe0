"""Bring an area pack in from a stick: checked file by file while it is copied, whole or not at all."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError
from maps.packs import manifest
from maps.packs.hashing import copied
from maps.packs.make import refuse_without_room, whole_or_nothing
from maps.packs.manifest import FILE, read_manifest
from maps.packs.where import AREAS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from maps.packs.manifest import Manifest, Part


class Outcome(StrEnum):
    """What an import did."""

    NEW = "new"
    REPLACED = "replaced"  # an older pack of the same name
    SAME = "same"  # it was here already: nothing changed


def bring_in(
    source: Path,
    data_dir: Path,
    *,
    replace: bool = False,
    read: Callable[[int], None] | None = None,
) -> tuple[Path, Outcome]:
    """Copy a pack into `data_dir/areas`. The same pack twice changes nothing; an older one than is here is
    refused unless `replace`. FormatError names the file that is missing or damaged, and nothing was changed.

    `read` is told of every piece of bytes, for a progress bar.
    """
    coming = read_manifest(source)
    folder = data_dir / AREAS / coming.name
    known = _known(folder)
    if known == coming:
        return folder, Outcome.SAME
    if known is not None and known.made_at > coming.made_at and not replace:
        raise FormatError(
            source, "", f"is older ({coming.made_at:%Y-%m-%d}) than the one here ({known.made_at:%Y-%m-%d})"
        )
    if folder.exists() and known is None and not replace:
        raise FormatError(folder, "", "is here without a readable pack.json: replace it, or move it away")
    refuse_without_room(folder.parent, sum(part.size_bytes for part in coming.parts))
    outcome = Outcome.REPLACED if folder.exists() else Outcome.NEW
    with whole_or_nothing(folder) as part_folder:
        for part in coming.parts:
            _copy(source, part, part_folder, read)
        (part_folder / FILE).write_text(manifest.text(coming), "utf-8", newline="\n")
    return folder, outcome


def _known(folder: Path) -> Manifest | None:
    """None also where the manifest that is here cannot be read."""
    try:
        return read_manifest(folder)
    except FormatError:
        return None


def _copy(source: Path, part: Part, folder: Path, read: Callable[[int], None] | None) -> None:
    path = source / part.path
    if path.is_symlink() or not path.is_file():
        raise FormatError(source, part.path, "is not in the pack: copy the pack again")
    if path.stat().st_size != part.size_bytes:
        raise FormatError(source, part.path, "has another size than the pack says: copy the pack again")
    (folder / part.kind).mkdir(exist_ok=True)
    try:
        sha256 = copied(path, folder / part.path, read)
    except OSError as error:
        raise FormatError(source, part.path, f"cannot be copied: {error.strerror}") from error
    if sha256 != part.sha256:
        raise FormatError(source, part.path, "was changed or is damaged: copy the pack again")
