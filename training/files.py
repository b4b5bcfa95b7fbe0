"""The files aboard: missions, fences and rally points to read and write, all parameters and logs to read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from training.mission_store import Kind
from training.mission_transfer import home_item
from training.packed_missions import NAMES, packed_list, take_over
from training.packed_parameters import packed_parameters
from training.parameters import shipped

if TYPE_CHECKING:
    from training.autopilot import Autopilot
    from training.log_card import LogCard, LogFile

NOT_POSSIBLE = 22  # EINVAL
MISSIONS, PARAMETERS = "@MISSION/", "@PARAM/param.pck"
_MISSION_TELLS = 1024 * 1024  # what ArduPilot says is the size, rather than to look
_PARAMETER_TELLS = 12  # bytes each, as a guess
_LARGEST_BYTES = 65_535
_ROOT = b"@ROMFS", b"@SYS", b"logs", b"terrain"  # recorded; what lies in the others is not kept here
_LOGS = "logs", "APM/LOGS"  # in a simulation, and on a board's card


class FileError(Exception):
    """A system's error number: it stands in the refusal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class File(Protocol):
    """An open one."""

    @property
    def told_bytes(self) -> int: ...
    def read(self, offset: int, size: int) -> bytes:
        """FileError: not so."""
        ...

    def write(self, offset: int, data: bytes) -> None: ...
    def close(self) -> None:
        """FileError: what was written is not taken over."""
        ...


def open_to_read(ap: Autopilot, card: LogCard, path: str) -> File | None:
    """None: there is no such file."""
    log = _log(card, path)
    if log is not None:
        return LogReading(log)
    kind = _mission_kind(path)
    if kind is not None:
        return MissionFile(_shown(ap, kind))
    if path == PARAMETERS or path.startswith(PARAMETERS + "?"):
        return ParameterFile(
            ap, _asked(path, "start"), _asked(path, "count"), bool(_asked(path, "withdefaults"))
        )
    return None


def open_to_write(ap: Autopilot, path: str) -> File | None:
    """None: there is no such file, or it cannot be written."""
    kind = _mission_kind(path)
    return None if kind is None else NewMission(ap, kind)


def entries_of(card: LogCard, path: str) -> list[bytes] | None:
    """What lies in a folder, as FTP lists it. None: there is no such folder, or nobody may look into it."""
    if not path.strip("/"):
        return [b"D" + name for name in _ROOT]
    if path.strip("/") not in _LOGS:
        return None
    return [f"F{file.name}\t{file.size_bytes}".encode() for file in card.files()]


@dataclass(slots=True)
class LogReading:
    """A log, as far as it is written."""

    log: LogFile

    @property
    def told_bytes(self) -> int:
        return self.log.size_bytes

    def read(self, offset: int, size: int) -> bytes:
        return self.log.read(offset, size)

    def write(self, offset: int, data: bytes) -> None:  # noqa: ARG002
        raise FileError(NOT_POSSIBLE)

    def close(self) -> None:
        pass


@dataclass(slots=True)
class MissionFile:
    """A list as it is now."""

    content: bytes
    told_bytes: int = _MISSION_TELLS

    def read(self, offset: int, size: int) -> bytes:
        return self.content[offset : offset + size]

    def write(self, offset: int, data: bytes) -> None:  # noqa: ARG002
        raise FileError(NOT_POSSIBLE)

    def close(self) -> None:
        pass


@dataclass(slots=True)
class NewMission:
    """A list that is being written. It is taken over when the file is closed, by whoever and why ever."""

    ap: Autopilot
    kind: Kind
    content: bytearray = field(default_factory=bytearray)
    told_bytes: int = 0

    def read(self, offset: int, size: int) -> bytes:  # noqa: ARG002
        raise FileError(NOT_POSSIBLE)

    def write(self, offset: int, data: bytes) -> None:
        if offset + len(data) > _LARGEST_BYTES:
            raise FileError(NOT_POSSIBLE)
        self.content.extend(bytes(max(0, offset + len(data) - len(self.content))))
        self.content[offset : offset + len(data)] = data

    def close(self) -> None:
        if not take_over(self.ap, self.kind, bytes(self.content)):
            raise FileError(NOT_POSSIBLE)


@dataclass(slots=True)
class ParameterFile:
    """All parameters, or `count` of them from `start` on. One size of block for the whole reading.

    `with_defaults`: what they were when the drone was new is told too.
    """

    ap: Autopilot
    start: int
    count: int
    with_defaults: bool
    _block_bytes: int = 0
    _content: bytes = b""

    @property
    def told_bytes(self) -> int:
        return len(self.ap.parameters) * _PARAMETER_TELLS

    def read(self, offset: int, size: int) -> bytes:
        if not self._block_bytes:
            total = len(self.ap.parameters)
            if self.start >= total:
                raise FileError(NOT_POSSIBLE)
            until = min(total, self.start + self.count) if self.count else total
            self._block_bytes = size
            parameters = self.ap.parameters.between(self.start, until)
            defaults = shipped()[self.start : until] if self.with_defaults else ()
            self._content = packed_parameters(parameters, total, size, defaults)
        if size != self._block_bytes:
            raise FileError(NOT_POSSIBLE)
        return self._content[offset : offset + size]

    def write(self, offset: int, data: bytes) -> None:  # noqa: ARG002
        raise FileError(NOT_POSSIBLE)

    def close(self) -> None:
        pass


def _log(card: LogCard, path: str) -> LogFile | None:
    folder, _, name = path.lstrip("/").rpartition("/")
    return card.named(name) if folder in _LOGS else None


def _shown(ap: Autopilot, kind: Kind) -> bytes:
    items = ap.missions.items[kind]
    if kind is Kind.MISSION and items:
        items = [home_item(ap), *items[1:]]
    return packed_list(kind, items)


def _mission_kind(path: str) -> Kind | None:
    return next((kind for kind, name in NAMES.items() if path == MISSIONS + name), None)


def _asked(path: str, name: str) -> int:
    found = re.search(rf"[?&]{name}=(\d{{1,5}})", path)
    return int(found[1]) if found else 0
