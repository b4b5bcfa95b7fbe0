"""Zip archives that others made, within limits: a document of a KMZ, a workbook's parts; and ours, made."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from contextlib import contextmanager
from functools import partial
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from maps.foreign.file import SHOWN_CHARS, FormatError, size
from maps.foreign.limits import (
    MAX_FILE_BYTES,
    MAX_ZIP_BYTES,
    MAX_ZIP_DIRECTORY_BYTES,
    MAX_ZIP_ENTRIES,
    MAX_ZIP_RATIO,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from pathlib import Path

# The other methods unpack a few bytes into hundreds of megabytes at one go, and no map program writes them
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ARCHIVES = (".zip", ".kmz", ".jar", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar")
_ENCRYPTED = 0x1
_KMZ = "KMZ"
_PIECE_BYTES = 2**16
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@contextmanager
def open_in_zip(path: Path, suffix: str) -> Generator[IO[bytes]]:
    """The first file with this suffix, as the KMZ rules have it. Nothing is written anywhere.

    FormatError: not a zip, damaged, without such a file, or beyond a limit; also while it is read.
    """
    try:
        with ShortReads(path, "rb") as file, _archive(path, file) as archive:
            entry = _checked(path, archive.infolist(), suffix)
            with _entry(path, archive, entry) as document:
                yield document
    except (zipfile.BadZipFile, zlib.error, EOFError) as e:
        raise FormatError(path, "", "a damaged KMZ: pack it again") from e
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror or 'damaged'}") from e


def parts(path: Path, limit_bytes: int) -> Iterator[tuple[str, bytes]]:
    """Every file of a workbook, in the order of its directory. FormatError as from `open_in_zip`."""
    kind = "workbook"
    try:
        with ShortReads(path, "rb") as file, _archive(path, file, kind) as archive:
            entries = archive.infolist()
            _check_all(path, entries, kind)
            if sum(entry.file_size for entry in entries) > limit_bytes:
                raise FormatError(path, "", f"would unpack to more than {size(limit_bytes)}: save it as CSV")
            for entry in entries:
                with _entry(path, archive, entry, kind) as document:
                    yield entry.filename, b"".join(iter(partial(document.read, _PIECE_BYTES), b""))
    except (zipfile.BadZipFile, zlib.error, EOFError) as e:
        raise FormatError(path, "", f"a damaged {kind}: save it again") from e
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror or 'damaged'}") from e


def holds(path: Path, name: str) -> bool:
    """Whether an archive has a file of this name. FormatError as from `open_in_zip`."""
    try:
        with ShortReads(path, "rb") as file, _archive(path, file) as archive:
            return any(entry.filename.lower() == name.lower() for entry in archive.infolist())
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror or 'damaged'}") from e


def packed(documents: Mapping[str, str]) -> bytes:
    """An archive of texts, in this order; the same bytes every time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in documents.items():
            entry = zipfile.ZipInfo(name, date_time=_NO_DATE)
            archive.writestr(entry, text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _archive(path: Path, file: ShortReads, kind: str = _KMZ) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except TooMuchError as e:
        raise FormatError(path, "", f"more than {MAX_ZIP_ENTRIES} files in one archive") from e
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as e:
        raise FormatError(path, "", f"not a {kind}, or a damaged one") from e


def _entry(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: str = _KMZ) -> IO[bytes]:
    """Yields no byte more than the entry's directory says, which was checked."""
    try:
        return archive.open(entry)
    except (NotImplementedError, RuntimeError, ValueError, struct.error) as e:
        raise FormatError(path, "", f"a damaged {kind}, or one with a password") from e


def _checked(path: Path, entries: list[zipfile.ZipInfo], suffix: str) -> zipfile.ZipInfo:
    """The wanted entry. The limits are those of the archive as a whole."""
    _check_all(path, entries, _KMZ)
    found = next((entry for entry in entries if entry.filename.lower().endswith(suffix)), None)
    if found is None:
        raise FormatError(path, "", f"no {suffix} in this archive")
    if found.file_size > MAX_FILE_BYTES:
        raise FormatError(path, found.filename[:SHOWN_CHARS], f"larger than {size(MAX_FILE_BYTES)}")
    return found


def _check_all(path: Path, entries: list[zipfile.ZipInfo], kind: str) -> None:
    if len(entries) > MAX_ZIP_ENTRIES:
        raise FormatError(path, "", f"more than {MAX_ZIP_ENTRIES} files in one archive")
    if sum(entry.file_size for entry in entries) > MAX_ZIP_BYTES:
        raise FormatError(path, "", f"would unpack to more than {size(MAX_ZIP_BYTES)}")
    for entry in entries:
        if what := _refused(entry, kind):
            raise FormatError(path, entry.filename[:SHOWN_CHARS], what)


def _refused(entry: zipfile.ZipInfo, kind: str) -> str | None:
    name = PurePosixPath(entry.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or ":" in entry.filename:
        return "a file name that leads out of the archive: refused"
    if name.suffix.lower() in ARCHIVES:
        return "an archive in the archive: take it out first"
    if entry.compress_type not in METHODS or entry.flag_bits & _ENCRYPTED:
        return f"packed in a way we do not read, or with a password: pack it as a plain {kind}"
    if entry.file_size > MAX_ZIP_RATIO * max(entry.compress_size, 1):
        return "packed suspiciously tight: refused"
    return None


class TooMuchError(Exception):
    """A directory of more files than we look through."""


class ShortReads(io.FileIO):
    """A file of which `zipfile` cannot load a directory of any length at once."""

    def __init__(self, path: Path, mode: str, most_bytes: int = MAX_ZIP_DIRECTORY_BYTES) -> None:
        super().__init__(path, mode)
        self._most_bytes = most_bytes

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            size = os.fstat(self.fileno()).st_size - self.tell()
        if size > self._most_bytes:
            raise TooMuchError
        return super().read(size) or b""
