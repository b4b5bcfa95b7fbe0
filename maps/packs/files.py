"""The files of area packs, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.packs.looks import SUFFIXES
from maps.packs.where import packs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from maps.packs.manifest import Kind


def usable(data_dir: Path, kind: Kind) -> tuple[Path, ...]:
    """Those of one kind of all packs of this laptop, for who needs nothing else of them."""
    return tuple(files_of(packs_of(data_dir).packs, kind))


def files_of(packs: Sequence[Path], kind: Kind) -> Iterator[Path]:
    """Those of one kind that can be used, in the order of packs and names."""
    for path in all_files(packs, kind):
        if path.is_file() and path.suffix.lower() in SUFFIXES[kind] and not path.name.startswith("."):
            yield path


def all_files(packs: Sequence[Path], kind: Kind) -> Iterator[Path]:
    """Everything in the folders of one kind."""
    for folder in (pack / kind for pack in packs):
        if folder.is_dir():
            yield from sorted(folder.iterdir())
