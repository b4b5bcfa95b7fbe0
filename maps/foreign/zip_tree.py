"""A whole tree of files out of a zip archive that others made, within limits; and ours, made."""

from __future__ import annotations

import struct
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from maps.foreign.file import SHOWN_CHARS, FormatError, size
from maps.foreign.limits import (
    MAX_BUNDLE_BYTES,
    MAX_BUNDLE_FILES,
    MAX_BUNDLE_ZIP_DIRECTORY_BYTES,
    MAX_ZIP_RATIO,
)
from maps.foreign.zip_file import METHODS, ShortReads, TooMuchError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

PIECE_BYTES = 1 << 20
_ENCRYPTED = 0x1
_LINK, _KIND = 0o120000, 0o170000  # of a Unix mode
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_PACKED = frozenset({".txt", ".json", ".jsonl", ".csv", ".html", ".geojson", ".head"})


def unpack(
    path: Path,
    into: Path,
    refused: Callable[[str], str | None],
    read: Callable[[int], None] | None = None,
) -> None:
    """Write every file of the archive below `into`, which is empty. FormatError: it is none, it is damaged,
    beyond a limit, or has a name that `refused` gives a reason against; then what was written is for the
    caller to throw away.
    """
    try:
        with _opened(path) as archive:
            for entry in _checked(path, archive.infolist(), refused):
                _write(archive, entry, into / entry.filename, read)
    except (zipfile.BadZipFile, zlib.error, EOFError) as e:
        raise FormatError(path, "", "a damaged archive: copy it again") from e
    except (NotImplementedError, RuntimeError, ValueError, struct.error) as e:
        raise FormatError(path, "", "a damaged archive, or one with a password") from e
    except OSError as e:
        raise FormatError(path, "", f"cannot be unpacked: {e.strerror or 'damaged'}") from e


def unpacked_bytes(path: Path) -> int:
    """How much room it takes, by what its directory says. FormatError as from `unpack`."""
    try:
        with _opened(path) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror or 'damaged'}") from e


class ZipTree:
    """An archive being written. Texts are packed, pictures and recordings stand in it as they are."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path, "x", zipfile.ZIP_STORED)

    @contextmanager
    def open(self, name: str) -> Generator[IO[bytes]]:
        """A file to fill; the same bytes make the same archive."""
        entry = zipfile.ZipInfo(name, date_time=_NO_DATE)
        entry.external_attr = 0o100644 << 16
        packed = PurePosixPath(name).suffix.lower() in _PACKED
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        with self._archive.open(entry, "w", force_zip64=True) as file:
            yield file

    def close(self) -> None:
        """Writes the directory: without it there is no archive."""
        self._archive.close()


@contextmanager
def _opened(path: Path) -> Generator[zipfile.ZipFile]:
    with ShortReads(path, "rb", MAX_BUNDLE_ZIP_DIRECTORY_BYTES) as file:
        try:
            archive = zipfile.ZipFile(file)
        except TooMuchError as e:
            raise FormatError(path, "", f"more than {MAX_BUNDLE_FILES:,} files in one archive") from e
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as e:
            raise FormatError(path, "", "is not a zip archive, or a damaged one") from e
        with archive:
            yield archive


def _checked(
    path: Path, entries: list[zipfile.ZipInfo], refused: Callable[[str], str | None]
) -> list[zipfile.ZipInfo]:
    """The files, without the folders."""
    if len(entries) > MAX_BUNDLE_FILES:
        raise FormatError(path, "", f"more than {MAX_BUNDLE_FILES:,} files in one archive")
    if sum(entry.file_size for entry in entries) > MAX_BUNDLE_BYTES:
        raise FormatError(path, "", f"would unpack to more than {size(MAX_BUNDLE_BYTES)}")
    files = [entry for entry in entries if not entry.filename.endswith("/")]
    for entry in files:
        if what := _refused(entry) or refused(entry.filename):
            raise FormatError(path, entry.filename[:SHOWN_CHARS], f"{what}: refused")
    return files


def _refused(entry: zipfile.ZipInfo) -> str | None:
    # zipfile shortens a name at a NUL and turns the other slash: what stood there is not what is shown
    if entry.orig_filename != entry.filename:
        return "a name that is not what it seems"
    if (entry.external_attr >> 16) & _KIND == _LINK:
        return "a link"
    if entry.compress_type not in METHODS or entry.flag_bits & _ENCRYPTED:
        return "packed in a way we do not read, or with a password"
    if entry.file_size > MAX_ZIP_RATIO * max(entry.compress_size, 1):
        return "packed suspiciously tight"
    return None


def _write(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, read: Callable[[int], None] | None
) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as packed, target.open("xb") as file:
        while piece := packed.read(PIECE_BYTES):
            file.write(piece)
            if read is not None:
                read(len(piece))
