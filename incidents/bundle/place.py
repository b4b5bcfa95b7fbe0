"""A bundle in its place, a folder or a file: whole, or as if nobody had tried."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from incidents.bundle.bag import is_bag
from incidents.bundle.errors import BundleError
from maps.foreign.file import FormatError
from maps.packs.make import refuse_without_room
from telemetry.safe_files import sync_folder

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@contextmanager
def whole_in_place(path: Path, size_bytes: int) -> Generator[Path]:
    """Where to write it; at the end it stands at `path`, after an error or a crash what was there before.

    BundleError: there is no room for `size_bytes`, or something else has that name.
    """
    # A bundle of this seal is made anew; anything else is not ours to throw away.
    if path.is_symlink() or (path.is_dir() and not is_bag(path) and any(path.iterdir())):
        raise BundleError(
            f"{path}: something else of this name is there; move it away, or choose another folder"
        )
    try:
        refuse_without_room(path.parent, size_bytes)
    except FormatError as error:
        raise BundleError(str(error)) from error
    part, before = (path.with_name(f".{path.name}{end}") for end in (".part", ".before"))
    if before.exists() and not path.exists():  # a crash came between the two names
        before.rename(path)
    _throw_away(part)
    try:
        yield part
        _throw_away(before)
        if path.exists():
            path.rename(before)
        part.rename(path)
    except BaseException:
        _throw_away(part)
        if before.exists() and not path.exists():
            before.rename(path)
        raise
    sync_folder(path.parent)
    _throw_away(before)


def _throw_away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
