"""XML that others wrote, as a stream: no DTD, no entities, bounded depth, count, tags and texts.

No tree is built, so that a long track costs what is kept of it and no more.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Protocol
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import errors

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from maps.foreign.file import FormatError, size
from maps.foreign.limits import (
    MAX_FILE_BYTES,
    MAX_XML_DEPTH,
    MAX_XML_ELEMENTS,
    MAX_XML_TAG_BYTES,
    MAX_XML_TEXT_CHARS,
)
from maps.foreign.zip_file import open_in_zip

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

KMZ = ".kmz"
_PIECE_BYTES = 2**16


class Reader(Protocol):
    """Is told of every element in the order of the file. Tags come without their namespace."""

    def begin(self, tag: str, attributes: dict[str, str]) -> None: ...
    def end(self, tag: str, text: str) -> None:
        """`text` is what stands in the element before its first child, trimmed."""
        ...


def read_xml(
    path: Path,
    root: str,
    reader: Reader,
    most_bytes: int = MAX_FILE_BYTES,
    most_elements: int = MAX_XML_ELEMENTS,
) -> None:
    """Walk through an XML file, or through the main document of a .kmz. FormatError says what is wrong."""
    walk = _Walk(path, root, reader, most_elements)
    parser: Any = DefusedXMLParser(target=walk, forbid_dtd=True)  # untyped
    with _opened(path) as file:
        try:
            _feed(path, file, parser, most_bytes)
        except DefusedXmlException as e:
            what = "it declares a document type or entities: refused, save without DTD"
            raise FormatError(path, "", what) from e
        except ParseError as e:
            raise _not_xml(path, e) from e
        except (LookupError, ValueError) as e:  # an encoding nobody knows, or one of several bytes a letter
            raise FormatError(path, "line 1", "written in an unknown encoding: save it as UTF-8") from e


def _feed(path: Path, file: IO[bytes], parser: Any, most_bytes: int) -> None:
    fed = 0
    while piece := file.read(_PIECE_BYTES):
        fed += len(piece)
        if fed > most_bytes:
            what = f"larger than {size(most_bytes)}: keep only the part that is needed"
            raise FormatError(path, "", what)
        parser.feed(piece)
        if fed - parser.parser.CurrentByteIndex > MAX_XML_TAG_BYTES:  # expat waits for the end of a tag
            line = f"line {parser.parser.CurrentLineNumber}"
            raise FormatError(path, line, f"a tag or a comment of more than {size(MAX_XML_TAG_BYTES)}")
    parser.close()


def _not_xml(path: Path, error: ParseError) -> FormatError:
    if error.code == errors.codes[errors.XML_ERROR_NO_ELEMENTS] and error.position == (1, 0):
        return FormatError(path, "", "the file is empty")
    line, column = error.position
    why = str(error).partition(":")[0]
    return FormatError(path, f"line {line}, column {column + 1}", f"not XML: {why}")


@contextmanager
def _opened(path: Path) -> Generator[IO[bytes]]:
    if path.suffix.lower() == KMZ:
        with open_in_zip(path, ".kml") as document:
            yield document
        return
    try:
        with path.open("rb") as file:
            yield file
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror}") from e


class _Walk:
    """Hears the parser, keeps the limits, and passes on what counts."""

    def __init__(self, path: Path, root: str, reader: Reader, most_elements: int) -> None:
        self._path = path
        self._most_elements = most_elements
        self._root = root
        self._reader = reader
        self._elements = 0
        self._texts: list[list[str]] = []  # of each open element, in pieces
        self._childless = False  # the innermost open element, so far: text behind a child is left out
        self._chars = 0  # in that element

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        local = _local(tag)
        if self._elements == 1 and local != self._root:
            raise FormatError(self._path, "", f"not {self._root.upper()}: it starts with <{local[:40]}>")
        if len(self._texts) >= MAX_XML_DEPTH:
            where = f"element {self._elements}"
            raise FormatError(self._path, where, f"nested deeper than {MAX_XML_DEPTH} levels")
        if self._elements > self._most_elements:
            raise FormatError(self._path, "", f"more than {self._most_elements:,} elements: split the file")
        self._texts.append([])
        self._childless, self._chars = True, 0
        self._reader.begin(local, attributes)

    def data(self, piece: str) -> None:
        if not self._childless:
            return
        self._chars += len(piece)
        if self._chars > MAX_XML_TEXT_CHARS:
            where = f"element {self._elements}"
            raise FormatError(self._path, where, f"a text of more than {MAX_XML_TEXT_CHARS:,} characters")
        self._texts[-1].append(piece)

    def end(self, tag: str) -> None:
        self._childless = False
        self._reader.end(_local(tag), "".join(self._texts.pop()).strip())

    def close(self) -> None:
        """What the parser calls at the end of the file."""


def _local(tag: str) -> str:
    """Without the namespace: files of any version, or with none, are read alike."""
    return tag.rpartition("}")[2]
