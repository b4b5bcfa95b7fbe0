"""Lines of a text that a device wrote, one at a time: any bytes, whatever its encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.foreign.file import FormatError, size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def text_lines(path: Path, most_bytes: int, most_chars: int) -> Iterator[tuple[int, str]]:
    """Each line without its end, with its number, counted from 1. Bytes that are not UTF-8 become "\ufffd".

    FormatError when the file cannot be read, is too large, or has a line no text has.
    """
    try:
        if path.stat().st_size > most_bytes:
            what = f"larger than {size(most_bytes)}: keep only the part that is needed"
            raise FormatError(path, "", what)
        with path.open("rb") as file:
            number = 0
            while line := file.readline(most_chars + 2):
                number += 1
                if len(line) > most_chars and not line.endswith(b"\n"):
                    what = f"longer than {most_chars:,} characters: this is no track"
                    raise FormatError(path, f"line {number}", what)
                yield number, line.decode("utf-8-sig", "replace").rstrip("\r\n")
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror}") from e
