"""Whether an area pack is whole, and what is in it: every file hashed, and read as the map reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError, one_line
from maps.packs.hashing import sha256_of
from maps.packs.looks import SUFFIXES, Look, look
from maps.packs.manifest import Kind, Part, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from maps.packs.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Checked:
    """One file. `problem` is empty when it is as the manifest says and the map can read it."""

    part: Part
    look: Look
    problem: str = ""

    @property
    def edition(self) -> datetime | None:
        """Of the manifest, else of the file."""
        return self.part.edition or self.look.edition


@dataclass(frozen=True, slots=True)
class PackCheck:
    """All of a pack. No `manifest`: a folder that somebody filled by hand, or whose pack.json is broken."""

    folder: Path
    manifest: Manifest | None
    files: tuple[Checked, ...]
    problems: tuple[str, ...]  # of the whole, one line each; those of files are with the files

    @property
    def whole(self) -> bool:
        return not self.problems and not any(file.problem for file in self.files)


def check_pack(folder: Path) -> PackCheck:
    """FormatError only when the folder cannot be looked at; all else is told in the result."""
    if not folder.is_dir():
        raise FormatError(folder, "", "no such folder")
    try:
        manifest = read_manifest(folder)
    except FormatError as error:
        return PackCheck(folder, None, tuple(_unlisted(folder, set())), (str(error),))
    files = tuple(_checked(folder, part) for part in manifest.parts)
    listed = {part.path for part in manifest.parts}
    extra = tuple(_unlisted(folder, listed))
    lines = tuple(f"{file.part.path}: is not listed in pack.json: make the pack again" for file in extra)
    return PackCheck(folder, manifest, files, lines)


def _checked(folder: Path, part: Part) -> Checked:
    path = folder / part.path
    try:
        if path.is_symlink() or not path.is_file():
            return Checked(part, Look(), f"{part.path}: is missing")
        if path.stat().st_size != part.size_bytes or sha256_of(path) != part.sha256:
            return Checked(part, Look(), f"{part.path}: was changed or is damaged: copy the pack again")
        if path.suffix.lower() not in SUFFIXES[part.kind]:
            return Checked(part, Look())  # what belongs to another file, such as a mapping
        return Checked(part, look(part.kind, path))
    except FormatError as error:
        return Checked(part, Look(), str(error))
    except OSError as error:
        return Checked(part, Look(), one_line(f"{part.path}: cannot be read: {error.strerror}"))


def _unlisted(folder: Path, listed: set[str]) -> Iterator[Checked]:
    """Files of the pack's kinds that no manifest vouches for: the map would use them all the same."""
    for kind in Kind:
        for path in sorted((folder / kind).glob("*")):
            if f"{kind}/{path.name}" in listed or path.suffix.lower() not in SUFFIXES[kind]:
                continue
            part = Part(kind, path.name, path.stat().st_size, "0" * 64)
            try:
                yield Checked(part, look(kind, path))
            except FormatError as error:
                yield Checked(part, Look(), str(error))
