"""The door for files that others made: bytes and text within limits, every refusal one clear line.

JSON, XML, zipped XML, CSV, TOML, TIFF and SQLite go through the foreign module of their own beside this
one. Nobody else opens them (tests/fuzz/test_one_door.py).
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from maps.foreign.limits import MAX_FILE_BYTES, MAX_TEXT_MEMORY_BYTES
from maps.plain_error import PlainError

if TYPE_CHECKING:
    from pathlib import Path

LINE_CHARS = 400
SHOWN_CHARS = 60  # of a foreign text that is quoted in a message


class FormatError(PlainError):
    """A foreign file we cannot use. `place` says where in the file (empty: the file as a whole)."""

    def __init__(self, file: Path, place: str, what: str) -> None:
        self.file = file
        self.place = place
        self.what = what
        said = ": ".join(part for part in (file.name, place, what) if part)
        super().__init__(one_line(said))


def read_bytes(path: Path, limit_bytes: int = MAX_FILE_BYTES) -> bytes:
    """The file's bytes. FormatError when it is missing or larger than the limit."""
    try:
        with path.open("rb") as file:
            content = file.read(limit_bytes + 1)
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror}") from e
    if len(content) > limit_bytes:
        raise FormatError(path, "", f"larger than {size(limit_bytes)}: keep only the part that is needed")
    return content


def read_text(path: Path, limit_bytes: int = MAX_FILE_BYTES) -> str:
    """Plain text in UTF-8, with or without a byte order mark."""
    content = read_bytes(path, limit_bytes)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = content.count(b"\n", 0, e.start) + 1
        raise FormatError(path, f"line {line}", "a character is not UTF-8: save the file as UTF-8") from e
    if sys.getsizeof(text) > MAX_TEXT_MEMORY_BYTES + 100:
        raise FormatError(path, "", f"takes more than {size(MAX_TEXT_MEMORY_BYTES)} as text: split the file")
    return text


def size(count_bytes: int) -> str:
    """A limit as people read it."""
    return f"{count_bytes // 2**20} MB" if count_bytes >= 2**20 else f"{count_bytes // 2**10} kB"


def plain(text: str | None) -> str:
    """A text from a file as we keep it: trimmed, without half characters that cannot be written again."""
    kept = (text or "").strip()
    return kept if kept.isascii() else kept.encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """A message that quotes a foreign text: nothing in it steers a terminal or goes on for pages."""
    short = text if len(text) <= LINE_CHARS else f"{text[:LINE_CHARS]}…"
    return " ".join("".join(letter if letter.isprintable() else " " for letter in short).split())


def parse_time(written: str) -> datetime:
    """An ISO 8601 time in UTC; where it names no offset it is UTC, as GPX says. ValueError if it is none."""
    time = datetime.fromisoformat(written)
    if not 1970 <= time.year < 2200:
        raise ValueError(f"{written} is not a time of a flight")
    return time.replace(tzinfo=time.tzinfo or UTC).astimezone(UTC)
