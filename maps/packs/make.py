"""Make an area pack: every file is read once as the map will read it, then copied with its hash.

What cannot be read is refused before anything is copied: better here at the table than at the scene.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError
from maps.packs import manifest
from maps.packs.hashing import copied
from maps.packs.looks import SUFFIXES, Look, companions, look
from maps.packs.manifest import FILE, Manifest, Part, is_name

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from maps.packs.manifest import Kind


SPARE_BYTES = 50 * 2**20  # a full disk must not be what a pack ends with


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a folder with files of one kind. What is said here goes before what the files say."""

    kind: Kind
    path: Path
    edition: datetime | None = None
    source: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: Kind
    path: Path
    given: Source
    seen: Look


def make_pack(
    name: str,
    parent: Path,
    sources: Iterable[Source],
    *,
    replace: bool = False,
    tell: Callable[[str], None] = lambda _line: None,
) -> tuple[Path, Manifest]:
    """The folder `parent/name`, whole or not at all. FormatError: the name, or a file that cannot be used.

    `tell` hears of what was read but not as it stands, such as rows that were left out.
    """
    if not is_name(name):
        raise FormatError(parent / name, "", "cannot name a pack: letters, digits, blanks, - and _")
    folder = parent / name
    if folder.exists() and not replace:
        raise FormatError(folder, "", "is there already: take another name, or replace it")
    pieces = [piece for source in sources for piece in _pieces(source)]
    if not pieces:
        raise FormatError(folder, "", "nothing to put into it: name tiles, elevation, zones, places ...")
    _refuse_twins(pieces)
    for piece in pieces:
        for remark in piece.seen.remarks:
            tell(remark)
    refuse_without_room(parent, sum(piece.path.stat().st_size for piece in pieces))
    with whole_or_nothing(folder) as part:
        made = Manifest(
            name,
            manifest.now(),
            tuple(_put(piece, part) for piece in pieces),
            manifest.union(piece.seen.bounds_deg for piece in pieces),
        )
        (part / FILE).write_text(manifest.text(made), "utf-8", newline="\n")
    return folder, made


@contextmanager
def whole_or_nothing(folder: Path) -> Generator[Path]:
    """A folder to fill; at the end it stands in the place of `folder`, after an error nothing changed."""
    part = folder.with_name(f".{folder.name}.part")
    before = folder.with_name(f".{folder.name}.before")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        yield part
        shutil.rmtree(before, ignore_errors=True)
        if folder.exists():
            folder.rename(before)
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        if before.exists() and not folder.exists():
            before.rename(folder)
        raise
    shutil.rmtree(before, ignore_errors=True)


def refuse_without_room(folder: Path, size_bytes: int) -> None:
    """FormatError when the disk has no room for so much, with what is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = size_bytes + SPARE_BYTES - shutil.disk_usage(folder).free
    if missing > 0:
        raise FormatError(folder, "", f"{missing / 1e6:.0f} MB more are needed on this disk: make room")


def _pieces(source: Source) -> list[_Piece]:
    if not source.path.exists():
        raise FormatError(source.path, "", "is not there")
    suffixes = SUFFIXES[source.kind]
    files = [source.path]
    if source.path.is_dir():
        files = sorted(p for p in source.path.iterdir() if p.suffix.lower() in suffixes and p.is_file())
        files = [path for path in files if not path.name.startswith(".")]
        if not files:
            raise FormatError(source.path, "", f"no file of {source.kind} in it: {', '.join(suffixes)}")
    elif source.path.suffix.lower() not in suffixes:
        raise FormatError(source.path, "", f"{source.kind} are read from {', '.join(suffixes)}")
    found: list[_Piece] = []
    for path in files:
        found.append(_Piece(source.kind, path, source, look(source.kind, path)))
        found += [_Piece(source.kind, beside, source, Look()) for beside in companions(path)]
    return found


def _refuse_twins(pieces: Sequence[_Piece]) -> None:
    seen: dict[str, Path] = {}
    for piece in pieces:
        if not is_name(piece.path.name):
            raise FormatError(piece.path, "", "rename it: letters, digits, blanks, dots, - and _")
        key = f"{piece.kind}/{piece.path.name}".casefold()
        if key in seen and seen[key] != piece.path:
            raise FormatError(piece.path, "", f"has the name of {seen[key]}: rename one of them")
        seen[key] = piece.path


def _put(piece: _Piece, folder: Path) -> Part:
    into = folder / piece.kind
    into.mkdir(exist_ok=True)
    target = into / piece.path.name
    sha256 = copied(piece.path, target)
    return Part(
        piece.kind,
        piece.path.name,
        target.stat().st_size,
        sha256,
        piece.given.edition or piece.seen.edition,
        piece.given.source or piece.seen.source,
        piece.given.licence or piece.seen.licence,
    )
