"""Manifests and tags of a bag: lists of files with their SHA-256, and lines of "label: value"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from incidents.bundle import names

if TYPE_CHECKING:
    from collections.abc import Mapping

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
PAYLOAD = "data/"
DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO_LINE_CHARS = 1000

_LINE = re.compile(r"([0-9a-fA-F]{64}|[0-9a-fA-F]{128})(?: \*|[ \t]+)(\S.*)")
_LABEL = re.compile(r"([^:\s][^:]{0,100}?)[ \t]*:[ \t]*(.*)")
_LINE_ENDS = re.compile(r"\r\n|\n|\r")


def manifest_bytes(digests: Mapping[str, str]) -> bytes:
    """In the order of the names, so that the same files are the same bytes."""
    lines = (f"{digests[name]}  {names.written(name)}\n" for name in sorted(digests))
    return "".join(lines).encode()


def read_manifest(content: bytes) -> dict[str, str]:
    """Digest by name. ValueError names the line that is none, and a file that stands there twice."""
    digests: dict[str, str] = {}
    for number, line in enumerate(_lines(content), 1):
        if not line:
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"line {number} is no digest and file name")
        name = names.read(found[2])
        if name in digests:
            raise ValueError(f"line {number} names a file for the second time")
        digests[name] = found[1].lower()
    return digests


def info_bytes(info: Mapping[str, str]) -> bytes:
    """Each value on one line."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in info.items()).encode()


def read_info(content: bytes) -> dict[str, str]:
    """Label to value; folded lines are joined, and of a label that stands there twice the first counts."""
    info: dict[str, str] = {}
    last = ""
    for number, line in enumerate(_lines(content), 1):
        if line[:1] in (" ", "\t") and last:
            info[last] = f"{info[last]} {line.strip()}"[:INFO_LINE_CHARS]
        elif line.strip():
            found = _LABEL.fullmatch(line)
            if found is None:
                raise ValueError(f'line {number} is no "label: value"')
            last = found[1]
            info.setdefault(last, found[2].strip()[:INFO_LINE_CHARS])
    return info


def _lines(content: bytes) -> list[str]:
    try:
        return _LINE_ENDS.split(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} is not UTF-8") from error
