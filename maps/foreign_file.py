"""Open files that others made: JSON, XML and zipped XML within limits, every refusal one clear line.

No DTD (entity bombs), no NaN, no key said twice; bounded size, depth and count; no archive that unpacks to
more than it seems.
"""

from __future__ import annotations

import json
import math
import zipfile
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NoReturn
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 8 * 2**20
MAX_XML_DEPTH = 200
MAX_XML_ELEMENTS = 300_000
MAX_ZIP_ENTRIES = 500
MAX_ZIP_BYTES = 64 * 2**20
MAX_ZIP_RATIO = 200


class FormatError(Exception):
    """A map file we cannot use. `place` says where in the file (empty: the file as a whole)."""

    def __init__(self, file: Path, place: str, what: str) -> None:
        self.file = file
        self.place = place
        self.what = what
        super().__init__(": ".join(part for part in (file.name, place, what) if part))


def read_text(path: Path) -> str:
    """Plain text in UTF-8."""
    return _text(path, _bytes(path))


def read_json(path: Path) -> Any:
    """The document, with plain text as UTF-8, finite numbers and no key said twice."""
    text = _text(path, _bytes(path))

    def no_constant(name: str) -> NoReturn:
        raise FormatError(path, "", f"{name} is not a number in JSON: write the value or leave it out")

    def number(digits: str) -> float:
        value = float(digits)
        if math.isinf(value):
            raise FormatError(path, "", f"the number {digits[:20]} is too large")
        return value

    def pairs_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        once = dict(pairs)
        if len(once) != len(pairs):
            keys = [key for key, _ in pairs]
            doubled = next(key for key in keys if keys.count(key) > 1)
            raise FormatError(path, "", f'the key "{doubled[:40]}" stands twice in one object: keep one')
        return once

    try:
        return json.loads(text, parse_constant=no_constant, parse_float=number, object_pairs_hook=pairs_once)
    except json.JSONDecodeError as e:
        raise FormatError(path, f"line {e.lineno}, column {e.colno}", f"not JSON: {e.msg}") from e
    except RecursionError as e:
        raise FormatError(path, "", "nested too deep for a map file") from e
    except ValueError as e:  # Python refuses whole numbers of more than 4300 digits
        raise FormatError(path, "", "a number in it is too long") from e


def read_xml(path: Path) -> Element:
    """The root element of an XML file, or of the main document in a .kmz."""
    content = _kmz_document(path) if path.suffix.lower() == ".kmz" else _bytes(path)
    root: Element | None = None
    depth = count = 0
    try:
        for event, element in iterparse(BytesIO(content), events=("start", "end"), forbid_dtd=True):
            if event == "end":
                depth -= 1
                continue
            root = element if root is None else root
            depth += 1
            count += 1
            if depth > MAX_XML_DEPTH:
                raise FormatError(path, f"element {count}", f"nested deeper than {MAX_XML_DEPTH} levels")
            if count > MAX_XML_ELEMENTS:
                raise FormatError(path, "", f"more than {MAX_XML_ELEMENTS:,} elements: split the file")
    except DefusedXmlException as e:
        raise FormatError(
            path, "", "it declares a document type or entities: refused, save without DTD"
        ) from e
    except ParseError as e:
        line, column = e.position
        why = str(e).partition(":")[0]
        raise FormatError(path, f"line {line}, column {column + 1}", f"not XML: {why}") from e
    except (LookupError, ValueError) as e:  # an encoding nobody knows, or one that cannot be read as a stream
        raise FormatError(path, "line 1", "written in an unknown encoding: save it as UTF-8") from e
    if root is None:
        raise FormatError(path, "", "the file is empty")
    return root


def plain(text: str | None) -> str:
    """A text from a file as we keep it: trimmed, without half characters that cannot be written again."""
    return (text or "").strip().encode("utf-8", "replace").decode("utf-8")


def parse_time(written: str) -> datetime:
    """An ISO 8601 time in UTC; where it names no offset it is UTC, as GPX says. ValueError if it is none."""
    time = datetime.fromisoformat(written)
    if not 1970 <= time.year < 2200:
        raise ValueError(f"{written} is not a time of a flight")
    return time.replace(tzinfo=time.tzinfo or UTC).astimezone(UTC)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror}") from e
    if len(content) > MAX_BYTES:
        raise FormatError(path, "", f"larger than {MAX_BYTES // 2**20} MB: keep only the part that is needed")
    if not content.strip():
        raise FormatError(path, "", "the file is empty")
    return content


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = content.count(b"\n", 0, e.start) + 1
        raise FormatError(path, f"line {line}", "a character is not UTF-8: save the file as UTF-8") from e


def _kmz_document(path: Path) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            main = _kmz_main(path, archive.infolist())
            with archive.open(main) as document:
                content = document.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as e:
        raise FormatError(path, "", "not a KMZ, or one that is damaged or has a password") from e
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror or 'damaged'}") from e
    if len(content) > MAX_BYTES:
        raise FormatError(path, main.filename, f"larger than {MAX_BYTES // 2**20} MB")
    return content


def _kmz_main(path: Path, entries: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """The first .kml, as the KMZ rules have it. The limits are those of the archive as a whole."""
    if len(entries) > MAX_ZIP_ENTRIES:
        raise FormatError(path, "", f"more than {MAX_ZIP_ENTRIES} files in one KMZ")
    if sum(entry.file_size for entry in entries) > MAX_ZIP_BYTES:
        raise FormatError(path, "", f"would unpack to more than {MAX_ZIP_BYTES // 2**20} MB")
    for entry in entries:
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in entry.filename:
            raise FormatError(path, entry.filename[:60], "a file name that leads out of the archive: refused")
        if entry.file_size > MAX_ZIP_RATIO * max(entry.compress_size, 1):
            raise FormatError(path, entry.filename[:60], "packed suspiciously tight: refused")
    main = next((entry for entry in entries if entry.filename.lower().endswith(".kml")), None)
    if main is None:
        raise FormatError(path, "", "no .kml in this KMZ")
    return main
