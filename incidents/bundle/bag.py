"""Read a bag that may be damaged, changed or hostile, and name what is not as it was (RFC 8493)."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.bundle import manifest, names
from incidents.bundle.errors import BundleError
from incidents.bundle.signature import SIGNATURE
from incidents.model import Problem
from maps.foreign.file import SHOWN_CHARS, FormatError, one_line, read_bytes
from maps.foreign.limits import MAX_BUNDLE_BYTES, MAX_BUNDLE_FILES, MAX_BUNDLE_TAG_BYTES
from maps.packs.hashing import PIECE_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

FETCH = "fetch.txt"
_VERSION = re.compile(
    r"BagIt-Version: (0\.9[3-7]|1\.0)(\r\n|\n|\r)Tag-File-Character-Encoding: UTF-8\s*", re.IGNORECASE
)
_ALGORITHMS = ("sha512", "sha256")
_TAG_MANIFESTS = re.compile(r"tagmanifest-[a-z0-9]+\.txt")


@dataclass(frozen=True, slots=True)
class Bag:
    """What a bag says of itself, and the files that are there. Nothing was compared yet."""

    folder: Path
    files: Mapping[str, int]  # all there are, with their sizes in bytes
    manifests: Mapping[str, Mapping[str, str]]  # by the file's name: digest by name
    info: Mapping[str, str]
    damaged: tuple[Problem, ...]  # tag files that cannot be read


def is_bag(folder: Path) -> bool:
    """Whether it looks like one."""
    return (folder / manifest.DECLARATION).is_file()


def open_bag(folder: Path) -> Bag:
    """BundleError: it is no bag, or one that is not safe to read."""
    files = _files(folder)
    declaration = _tag(folder, manifest.DECLARATION)
    if _VERSION.fullmatch(declaration.decode("utf-8-sig", "replace")) is None:
        raise BundleError(f"{folder.name}: {manifest.DECLARATION} is not that of a bag this program can read")
    damaged: list[Problem] = []
    manifests: dict[str, Mapping[str, str]] = {}
    for kind in ("manifest", "tagmanifest"):
        for algorithm in _ALGORITHMS:
            name = f"{kind}-{algorithm}.txt"
            if name not in files:
                continue
            try:
                manifests[name] = manifest.read_manifest(_tag(folder, name))
            except ValueError as error:
                damaged.append(Problem(name, None, None, f"was changed: {error}"))
                manifests[name] = {}
            _refuse_names(folder, name, manifests[name])
    info: dict[str, str] = {}
    if manifest.INFO in files:
        try:
            info = manifest.read_info(_tag(folder, manifest.INFO))
        except ValueError as error:
            damaged.append(Problem(manifest.INFO, None, None, f"was changed: {error}"))
    return Bag(folder, files, manifests, info, tuple(damaged))


def check_bag(bag: Bag, read: Callable[[int], None] | None = None) -> tuple[Problem, ...]:
    """Every file that is missing, changed, or in no manifest; nothing, when the bag is as it was made."""
    found = list(bag.damaged)
    payload = {name: digests for name, digests in bag.manifests.items() if name.startswith("manifest-")}
    if not payload:
        found.append(Problem(manifest.MANIFEST, None, None, "is missing: nothing vouches for the payload"))
    if manifest.TAG_MANIFEST not in bag.files and not any(map(_TAG_MANIFESTS.fullmatch, bag.files)):
        found.append(Problem(manifest.TAG_MANIFEST, None, None, "is missing: nothing vouches for the tags"))
    if FETCH in bag.files:
        found.append(Problem(FETCH, None, None, "names files that are to be fetched; none is"))
    digests = _Digests(bag, read)
    for name, wanted in bag.manifests.items():
        inside = name in payload
        found.extend(_compared(digests, wanted, name, inside=inside))
        listed = {_there(bag, one) for one in wanted}
        found.extend(
            Problem(file, None, None, f"does not belong here: {name} does not name it")
            for file in sorted(bag.files)
            if file not in listed and file.startswith(manifest.PAYLOAD) == inside and not _unlisted(file)
        )
    found.extend(_oxum(bag))
    return tuple(dict.fromkeys(found))


class _Digests:
    """Each file is read once, for whichever digests are asked of it."""

    def __init__(self, bag: Bag, read: Callable[[int], None] | None) -> None:
        self._bag = bag
        self._read = read
        self._known: dict[str, Mapping[int, str]] = {}
        self._algorithms = {name.rpartition("-")[2].removesuffix(".txt") for name in bag.manifests}

    def of(self, name: str, length: int) -> str | None:
        """None: it is not there, or cannot be read."""
        name = _there(self._bag, name)
        if name not in self._bag.files:
            return None
        if name not in self._known:
            self._known[name] = self._made(name)
        return self._known[name].get(length)

    def _made(self, name: str) -> Mapping[int, str]:
        digests = [hashlib.new(algorithm) for algorithm in self._algorithms]
        try:
            with (self._bag.folder / name).open("rb") as file:
                while piece := file.read(PIECE_BYTES):
                    for digest in digests:
                        digest.update(piece)
                    if self._read is not None:
                        self._read(len(piece))
        except OSError:
            return {}
        return {len(digest.hexdigest()): digest.hexdigest() for digest in digests}


def _compared(digests: _Digests, wanted: Mapping[str, str], name: str, *, inside: bool) -> Iterator[Problem]:
    for file, digest in wanted.items():
        if file.startswith(manifest.PAYLOAD) != inside:
            yield Problem(name, None, None, f"names {one_line(file[:SHOWN_CHARS])}, which is not its to name")
            continue
        found = digests.of(file, len(digest))
        if found is None:
            yield Problem(file, None, None, f"is missing; {name} names it")
        elif found != digest:
            yield Problem(file, None, None, f"was changed: its hash is not the one in {name}")


def _oxum(bag: Bag) -> Iterator[Problem]:
    said = bag.info.get("Payload-Oxum")
    if said is None:
        return
    sizes = [size for name, size in bag.files.items() if name.startswith(manifest.PAYLOAD)]
    if said != f"{sum(sizes)}.{len(sizes)}":
        what = f"says {said} bytes and files of payload, there are {sum(sizes)}.{len(sizes)}"
        yield Problem(manifest.INFO, None, None, what)


def _there(bag: Bag, name: str) -> str:
    """Some programs write "%" as it stands (bagit-python): then the file has the name as it was written."""
    raw = names.written(name)
    return raw if name not in bag.files and raw in bag.files else name


def _unlisted(name: str) -> bool:
    """A tag manifest does not name itself, and the signature over it stands in no manifest."""
    return name == SIGNATURE or _TAG_MANIFESTS.fullmatch(name) is not None


def _tag(folder: Path, name: str) -> bytes:
    try:
        return read_bytes(folder / name, MAX_BUNDLE_TAG_BYTES)
    except FormatError as error:
        raise BundleError(f"{folder.name}: {error}") from error


def _refuse_names(folder: Path, name: str, digests: Mapping[str, str]) -> None:
    if len(digests) > MAX_BUNDLE_FILES:
        raise BundleError(f"{folder.name}: {name} names more than {MAX_BUNDLE_FILES:,} files: refused")
    for file in digests:
        if what := names.refused(file):
            shown = one_line(file[:SHOWN_CHARS])
            raise BundleError(f"{folder.name}: {name} has {what} ({shown}): refused")


def _files(folder: Path) -> dict[str, int]:
    """All regular files below, none behind a link."""
    found: dict[str, int] = {}
    twins: dict[str, str] = {}
    for name, status in _walked(folder, ""):
        what = names.refused(name)
        if not stat.S_ISREG(status.st_mode):
            what = "a link, or no plain file"
        twin = twins.setdefault(names.folded(name), name)
        if twin != name:
            what = f"the name of {one_line(twin)} but for its case"
        if what is not None:
            raise BundleError(f"{folder.name}: {one_line(name[:SHOWN_CHARS])}: {what}: refused")
        found[name] = status.st_size
        if len(found) > MAX_BUNDLE_FILES:
            raise BundleError(f"{folder.name}: more than {MAX_BUNDLE_FILES:,} files: refused")
    if sum(found.values()) > MAX_BUNDLE_BYTES:
        raise BundleError(f"{folder.name}: more than {MAX_BUNDLE_BYTES >> 30} GB: refused")
    return found


def _walked(folder: Path, before: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                name = before + entry.name
                if entry.is_dir(follow_symlinks=False):
                    yield from _walked(folder / entry.name, f"{name}/")
                else:
                    yield name, entry.stat(follow_symlinks=False)
    except OSError as error:
        raise BundleError(f"{folder}: cannot be read: {error.strerror}") from error
    except RecursionError as error:
        raise BundleError(f"{folder.name}: folders in folders without end: refused") from error
