"""A disk that remembers what it was asked, and shows what it could hold had the power gone at any moment.

What POSIX promises and no more: bytes are safe after a sync of their file, names after one of their folder.
Of what was not synced any part may be there: a write whole, torn at a sector, or not at all, in any order.
"""

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any

import pytest

SECTOR = 512
DROPPED = 0.4  # of what was not synced
TORN = 0.3


@dataclass(frozen=True)
class Write:
    file: int
    offset: int
    data: bytes


@dataclass(frozen=True)
class Resize:
    """`least`: only ever bigger, with zeros (preallocated)."""

    file: int
    size: int
    least: bool = False


@dataclass(frozen=True)
class Sync:
    file: int


@dataclass(frozen=True)
class Name:
    """`path` is from now on `file`; None: there is nothing of that name any more."""

    path: str
    file: int | None
    instead_of: str | None = None  # a rename: the old name goes in the same moment


@dataclass(frozen=True)
class SyncNames:
    folder: str


@dataclass(frozen=True)
class Promise:
    """What the program may rely on from here: so much of `what` is on the disk."""

    what: str
    count: int


Asked = Write | Resize | Sync | Name | SyncNames | Promise


FOLDER = -1  # instead of the number of a file


class Disk:
    """Stands in for `os`: passes every change below `root` on to the real disk, and remembers it."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        """Listens until the patch is undone."""
        self.asked: list[Asked] = []
        self._root = str(root)
        self._files: dict[str, int] = {}
        self._count = 0
        self._open: dict[int, str] = {}
        self._lock = RLock()
        self._real: dict[str, Any] = {}
        for name in ("open", "close", "write", "ftruncate", "posix_fallocate", "fsync", "fdatasync"):
            self._real[name] = getattr(os, name)
            patch.setattr(os, name, getattr(self, name))
        for name in ("replace", "unlink", "mkdir"):
            self._real[name] = getattr(os, name)
            patch.setattr(os, name, getattr(self, name))
        patch.setattr("incidents.journal._sync_data", self.fdatasync)  # bound when it was imported

    def promise(self, what: str, count: int) -> None:
        """The program relies on it from here."""
        with self._lock:
            self.asked.append(Promise(what, count))

    def open(self, path: Any, flags: int, *rest: Any, **more: Any) -> int:
        with self._lock:
            new = not os.path.lexists(path)
            handle: int = self._real["open"](path, flags, *rest, **more)
            name = self._name(path)
            if name is not None:
                self._open[handle] = name
                if not Path(path).is_dir():
                    self._know(name, new=new)
                    if flags & os.O_TRUNC:
                        self.asked.append(Resize(self._files[name], 0))
            return handle

    def close(self, handle: int) -> None:
        with self._lock:
            self._open.pop(handle, None)
            self._real["close"](handle)

    def write(self, handle: int, data: Any) -> int:
        with self._lock:
            name = self._open.get(handle)
            offset = os.lseek(handle, 0, os.SEEK_CUR) if name is not None else 0
            done: int = self._real["write"](handle, data)
            if name is not None:
                self.asked.append(Write(self._files[name], offset, bytes(data[:done])))
            return done

    def ftruncate(self, handle: int, size: int) -> None:
        with self._lock:
            self._real["ftruncate"](handle, size)
            if handle in self._open:
                self.asked.append(Resize(self._files[self._open[handle]], size))

    def posix_fallocate(self, handle: int, offset: int, size: int) -> None:
        with self._lock:
            self._real["posix_fallocate"](handle, offset, size)
            if handle in self._open:
                self.asked.append(Resize(self._files[self._open[handle]], offset + size, least=True))

    def fsync(self, handle: int) -> None:
        """Not really: a state is what was asked, not what this computer's disk did."""
        with self._lock:
            name = self._open.get(handle)
            if name is not None:
                self.asked.append(Sync(self._files[name]) if name in self._files else SyncNames(name))

    fdatasync = fsync

    def replace(self, source: Any, target: Any, **more: Any) -> None:
        with self._lock:
            self._real["replace"](source, target, **more)
            old, new = self._name(source), self._name(target)
            if old is not None and new is not None:
                self._files[new] = self._files.pop(old)
                self.asked.append(Name(new, self._files[new], instead_of=old))

    def unlink(self, path: Any, **more: Any) -> None:
        with self._lock:
            self._real["unlink"](path, **more)
            name = self._name(path)
            if name is not None:
                self._files.pop(name, None)
                self.asked.append(Name(name, None))

    def mkdir(self, path: Any, *rest: Any, **more: Any) -> None:
        with self._lock:
            self._real["mkdir"](path, *rest, **more)
            name = self._name(path)
            if name is not None:
                self.asked.append(Name(name, FOLDER))

    def _name(self, path: Any) -> str | None:
        """Below the root, "." is the root itself; None for what is none of ours."""
        text = os.fspath(path)
        return os.path.relpath(text, self._root) if text.startswith(self._root) else None

    def _know(self, name: str, *, new: bool) -> None:
        if new or name not in self._files:
            self._count += 1
            self._files[name] = self._count
            self.asked.append(Name(name, self._count))


@dataclass
class _File:
    safe: bytearray = field(default_factory=bytearray)
    pending: list[Write | Resize] = field(default_factory=list)


def promised(asked: Sequence[Asked], what: str) -> int:
    return max((one.count for one in asked if isinstance(one, Promise) and one.what == what), default=0)


def after_a_cut(asked: Sequence[Asked], chance: random.Random, place: Path) -> None:
    """Lay down in the empty folder `place` what a disk could hold after having been asked all this."""
    files, names = _contents(asked), _names(asked, chance)
    for path, number in sorted(names.items()):
        if not (place / path).parent.is_dir():
            continue  # a folder that was never there holds nothing
        if number == FOLDER:
            (place / path).mkdir(exist_ok=True)
        else:
            (place / path).write_bytes(_survived(files.get(number, _File()), chance))


def _contents(asked: Sequence[Asked]) -> dict[int, _File]:
    files: dict[int, _File] = {}
    for one in asked:
        if isinstance(one, Write | Resize):
            files.setdefault(one.file, _File()).pending.append(one)
        elif isinstance(one, Sync):
            file = files.setdefault(one.file, _File())
            for change in file.pending:
                _apply(file.safe, change)
            file.pending.clear()
    return files


def _names(asked: Sequence[Asked], chance: random.Random) -> dict[str, int]:
    names, pending = {".": FOLDER}, list[Name]()
    for one in asked:
        if isinstance(one, Name):
            pending.append(one)
        elif isinstance(one, SyncNames):
            for change in [change for change in pending if _folder(change.path) == one.folder]:
                _rename(names, change)
                pending.remove(change)
    for change in pending:
        if chance.random() >= DROPPED:
            _rename(names, change)
    return names


def _folder(path: str) -> str:
    return os.path.dirname(path) or "."  # noqa: PTH120 names, not paths of this computer


def _rename(names: dict[str, int], change: Name) -> None:
    if change.instead_of is not None:
        names.pop(change.instead_of, None)
    if change.file is None:
        names.pop(change.path, None)
    else:
        names[change.path] = change.file


def _survived(file: _File, chance: random.Random) -> bytes:
    """Writes between two changes of size come in any order; each may be dropped or torn."""
    data, writes = bytearray(file.safe), list[Write]()
    for change in [*file.pending, None]:
        if isinstance(change, Write):
            writes.append(change)
            continue
        chance.shuffle(writes)
        for write in writes:
            for part in _parts(write, chance):
                _apply(data, part)
        writes.clear()
        if change is not None and chance.random() >= DROPPED:
            _apply(data, change)
    return bytes(data)


def _parts(write: Write, chance: random.Random) -> list[Write]:
    luck = chance.random()
    if luck < DROPPED:
        return []
    if luck >= DROPPED + TORN:
        return [write]
    begin, parts = 0, list[Write]()
    while begin < len(write.data):  # a sector of the disk is there or is not
        end = begin + SECTOR - (write.offset + begin) % SECTOR
        if chance.random() < 0.5:
            parts.append(Write(write.file, write.offset + begin, write.data[begin:end]))
        begin = end
    return parts


def _apply(data: bytearray, change: Write | Resize) -> None:
    if isinstance(change, Write):
        end = change.offset + len(change.data)
        data.extend(bytes(max(0, end - len(data))))
        data[change.offset : end] = change.data
    elif len(data) < change.size:
        data.extend(bytes(change.size - len(data)))
    elif not change.least:
        del data[change.size :]
