"""PMTiles archives (version 3) that others made: what they say of themselves, and every tile in them."""

from __future__ import annotations

import gzip
import os
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO, Self, cast

from maps.foreign.file import FormatError, size
from maps.foreign.json_file import json_of
from maps.foreign.limits import MAX_IMPORT_TILES, MAX_PMTILES_DIRECTORY_BYTES, MAX_TILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER_BYTES = 127
MOST_DEPTH = 4  # of directories in directories, as the package's own reader goes
PICTURES = ("PNG", "JPEG", "WEBP")
NEEDS = "PMTiles need more packages: pip install 'firedrone[gis]'"


class PmtilesFile:
    """One open archive. Used by one thread."""

    def __init__(self, path: Path) -> None:
        """FormatError: no PMTiles 3, damaged, or it holds no pictures."""
        try:
            from pmtiles import tile as form  # noqa: PLC0415  # of an extra that is not always there
        except ImportError:
            raise FormatError(path, "", NEEDS) from None
        self._path, self._form = path, form
        try:
            self._file: BinaryIO = path.open("rb")
        except OSError as e:
            raise FormatError(path, "", f"cannot be read: {e.strerror}") from e
        try:
            self._size_bytes = os.fstat(self._file.fileno()).st_size
            self._header: Any = self._read_header()
            self.metadata = self._read_metadata()
        except FormatError:
            self.close()
            raise
        self.expected = int(self._header["addressed_tiles_count"])  # 0: it does not say

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def tiles(self) -> Iterator[tuple[tuple[int, int, int], bytes]]:
        """Zoom, column, row from the north, and the content. FormatError where the file is damaged."""
        yield from self._walk(self._header["root_offset"], self._header["root_length"], 1)

    def _walk(self, offset: int, length: int, depth: int) -> Iterator[tuple[tuple[int, int, int], bytes]]:
        if depth > MOST_DEPTH:
            raise FormatError(self._path, "", "damaged: its directories do not end")
        start = self._header["tile_data_offset"]
        for entry in self._directory(offset, length):
            if entry.run_length == 0:
                yield from self._walk(
                    self._header["leaf_directory_offset"] + entry.offset, entry.length, depth + 1
                )
                continue
            if entry.run_length > MAX_IMPORT_TILES:
                what = f"more than {MAX_IMPORT_TILES:,} tiles: cut out the district first (pmtiles extract)"
                raise FormatError(self._path, "", what)
            if entry.length > MAX_TILE_BYTES:
                continue
            content = self._read(start + entry.offset, entry.length)
            for step in range(entry.run_length):
                try:
                    yield self._form.tileid_to_zxy(entry.tile_id + step), content
                except OverflowError:
                    raise FormatError(self._path, "", "damaged: a tile beyond all zooms") from None

    def _directory(self, offset: int, length: int) -> list[Any]:
        raw = self._unpacked(offset, length)
        try:
            # the package's reader wants it packed; it is small, and now known to be
            return self._form.deserialize_directory(gzip.compress(raw, 1))
        except (EOFError, IndexError, ValueError, OverflowError, MemoryError) as e:
            raise FormatError(self._path, "", "damaged: a directory ends too early") from e

    def _unpacked(self, offset: int, length: int) -> bytes:
        """A directory or the metadata, no larger than we let in."""
        raw = self._read(offset, length, MAX_PMTILES_DIRECTORY_BYTES)
        packing = self._header["internal_compression"]
        if packing.name == "NONE":
            return raw
        if packing.name != "GZIP":
            raise FormatError(self._path, "", f"packed with {packing.name.lower()}: pack it with gzip")
        unpacker = zlib.decompressobj(wbits=31)
        try:
            plain = unpacker.decompress(raw, MAX_PMTILES_DIRECTORY_BYTES)
        except zlib.error as e:
            raise FormatError(self._path, "", "damaged: a directory cannot be unpacked") from e
        if unpacker.unconsumed_tail or not unpacker.eof:
            most = size(MAX_PMTILES_DIRECTORY_BYTES)
            raise FormatError(self._path, "", f"damaged, or a directory larger than {most}")
        return plain

    def _read_header(self) -> Any:
        form = self._form
        try:
            header = form.deserialize_header(self._read(0, HEADER_BYTES))
        except (form.MagicNumberNotFound, UnicodeDecodeError):
            raise FormatError(self._path, "", "this is not a PMTiles file") from None
        except form.SpecVersionUnsupported:
            raise FormatError(self._path, "", "an old PMTiles: convert it (pmtiles convert)") from None
        except ValueError:
            raise FormatError(self._path, "", "damaged: a kind of tiles that does not exist") from None
        kind, packing = header["tile_type"].name, header["tile_compression"].name
        if kind not in PICTURES:
            named = "vector" if kind in ("MVT", "MLT") else f'"{kind.lower()}"'
            what = f"holds {named} tiles; only pictures are drawn: png, jpg, webp"
            raise FormatError(self._path, "", what)
        if packing not in ("NONE", "UNKNOWN"):
            what = f"its pictures are packed once more ({packing.lower()}): convert it without"
            raise FormatError(self._path, "", what)
        return header

    def _read_metadata(self) -> dict[str, str]:
        """The texts in it: name, attribution, description."""
        length = self._header["metadata_length"]
        if not length:
            return {}
        text = self._unpacked(self._header["metadata_offset"], length).decode("utf-8", "replace")
        document = json_of(self._path, text)
        pairs = cast("dict[Any, Any]", document) if isinstance(document, dict) else {}
        return {key: value for key, value in pairs.items() if isinstance(value, str)}

    def _read(self, offset: int, length: int, most: int = MAX_TILE_BYTES) -> bytes:
        if length > most or offset + length > self._size_bytes:
            raise FormatError(self._path, "", "damaged: it ends before what it names; get it again")
        self._file.seek(offset)
        return self._file.read(length)
