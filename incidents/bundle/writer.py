"""Write a bag: each file once, hashed while it is written, into a folder or into one archive (RFC 8493)."""

from __future__ import annotations

import hashlib
import io
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from incidents.bundle import manifest
from incidents.bundle.errors import BundleError
from telemetry.safe_files import sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping
    from contextlib import AbstractContextManager

_PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A file to put in: `name` below data/, and its bytes or where they stand."""

    name: str
    source: Path | bytes

    @property
    def size_bytes(self) -> int:
        return self.source.stat().st_size if isinstance(self.source, Path) else len(self.source)


@dataclass(frozen=True, slots=True)
class WrittenBag:
    """What stands in a bag now."""

    files: int  # of the payload
    size_bytes: int
    manifest_sha256: str  # stands for the payload: the same content has the same
    tag_manifest: bytes  # stands for all of the bag


class Tree(Protocol):
    """Where files are written to by name: a folder, or an archive."""

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file to fill."""
        ...


class FolderTree:
    """Files on the disk; each is there to stay when the next is begun."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def open(self, name: str) -> Generator[IO[bytes]]:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        """The names are on the disk too."""
        for path in (self._folder, *self._folder.rglob("*")):
            if path.is_dir():
                sync_folder(path)


def write_bag(
    tree: Tree,
    pieces: Iterable[Piece],
    info: Mapping[str, str],
    tags: Mapping[str, bytes],
    read: Callable[[int], None] | None = None,
) -> WrittenBag:
    """A bag of these pieces; `tags` stand beside the payload. BundleError names the file that cannot be read.

    `read` is told of every piece of bytes. OSError where nothing can be written.
    """
    digests: dict[str, str] = {}
    total = 0
    for piece in pieces:
        name = manifest.PAYLOAD + piece.name
        digests[name], size = _put(tree, name, piece, read)
        total += size
    content = {
        manifest.DECLARATION: manifest.DECLARED,
        manifest.INFO: manifest.info_bytes({**info, "Payload-Oxum": f"{total}.{len(digests)}"}),
        manifest.MANIFEST: manifest.manifest_bytes(digests),
        **tags,
    }
    for name, data in content.items():
        put_bytes(tree, name, data)
    tag_manifest = manifest.manifest_bytes({name: _sha256(data) for name, data in content.items()})
    put_bytes(tree, manifest.TAG_MANIFEST, tag_manifest)
    return WrittenBag(len(digests), total, _sha256(content[manifest.MANIFEST]), tag_manifest)


def put_bytes(tree: Tree, name: str, content: bytes) -> None:
    """A small file."""
    with tree.open(name) as file:
        file.write(content)


def _put(tree: Tree, name: str, piece: Piece, read: Callable[[int], None] | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    try:
        source = piece.source.open("rb") if isinstance(piece.source, Path) else io.BytesIO(piece.source)
    except OSError as error:
        raise BundleError(f"{piece.source}: cannot be read: {error.strerror}; nothing was sealed") from error
    with source, tree.open(name) as file:
        while data := source.read(_PIECE_BYTES):
            digest.update(data)
            file.write(data)
            size += len(data)
            if read is not None:
                read(len(data))
    return digest.hexdigest(), size


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
