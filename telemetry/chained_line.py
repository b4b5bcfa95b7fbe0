"""One line of a chain: canonical JSON whose last member is the hash of the rest and of the line before it.

`hash = sha256(prev + line without its hash)`, hexadecimal, over the bytes as they stand on the disk: any
language can check them, and nobody has to agree on what a number looks like.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

FIRST = "0" * 64  # what the first line follows
LINE_MAX_BYTES = 1 << 20

_LINE_END = ord("\n")
_OPENS = b',"hash":"'
_CLOSES = b'"}'
TAIL_BYTES = len(_OPENS) + 64 + len(_CLOSES)
_encoder = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


class Found(NamedTuple):
    """A line as it stands in a file. `whole` is False when the file ends before the line does."""

    offset: int
    size_bytes: int  # with its line end
    data: bytes  # without it
    whole: bool


def body_of(members: Mapping[str, object]) -> bytes:
    """The line without its hash. ValueError for a number that is none."""
    return _encoder.encode(members).encode()


def digest(prev: str, body: bytes) -> str:
    """The hash of a line."""
    return hashlib.sha256(prev.encode() + body).hexdigest()


def closed(body: bytes, digest: str) -> bytes:
    """The line with its hash, without a line end."""
    return body[:-1] + tail(digest)


def tail(digest: str) -> bytes:
    """How a line ends."""
    return _OPENS + digest.encode() + _CLOSES


def body_in(line: bytes) -> bytes:
    """The line without its hash, where it has one."""
    return line[:-TAIL_BYTES] + b"}"


def fits(line: bytes, prev: str, hash_: str) -> bool:
    """True when the line ends in this hash and this is its hash."""
    found = hashlib.sha256(prev.encode() + line[:-TAIL_BYTES] + b"}").hexdigest()
    return found == hash_ and line.endswith(tail(hash_))


def lines_in(stream: BinaryIO, offset: int = 0) -> Iterator[Found]:
    """Line after line, from where the stream stands. Of one that is too long only the beginning is kept."""
    while data := stream.readline(LINE_MAX_BYTES + 2):
        size = len(data)
        if data[-1] == _LINE_END:  # all but a few: no more is looked at
            yield Found(offset, size, data[:-1], whole=True)
            offset += size
            continue
        more = data
        while not more.endswith(b"\n") and (more := stream.readline(LINE_MAX_BYTES)):
            size += len(more)
        yield Found(offset, size, data, more.endswith(b"\n"))
        offset += size
