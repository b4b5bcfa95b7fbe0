"""How others read the recordings of the bench of logs: each gives the columns it read, to be compared."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
from pymavlink import DFReader
from pymavlink import mavutil as untyped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    Columns = Mapping[str, Mapping[str, Sequence[Any]]]

mavutil: Any = untyped
WANTED = {
    "ATTITUDE": ("time_boot_ms", "roll"),
    "GLOBAL_POSITION_INT": ("time_boot_ms", "relative_alt"),
}


def recv_msg(path: Path) -> Columns:
    """pymavlink, message by message."""
    return _looped(path, lambda log: log.recv_msg())


def recv_match(path: Path) -> Columns:
    """pymavlink, told which types are wanted."""
    wanted = list(WANTED)
    return _looped(path, lambda log: log.recv_match(type=wanted))


def fasttlogparser(path: Path) -> Columns:
    """ModuleNotFoundError where it is not installed."""
    parser: Any = import_module("fasttlogparser")
    messages, _ = parser.parseTLog(str(path), whitelist=list(WANTED))
    return {name: {field: list(messages[name][field]) for field in fields} for name, fields in WANTED.items()}


def dfreader(path: Path) -> dict[str, list[Any]]:
    """pymavlink's DFReader, message by message."""
    found: dict[str, list[Any]] = {}
    log: Any = DFReader.DFReader_binary(str(path))
    while (message := log.recv_msg()) is not None:
        found.setdefault(message.get_type(), []).append(message)
    log.close()
    return found


def pyulog(path: Path) -> dict[str, dict[str, Any]]:
    """PX4's own reader. ModuleNotFoundError where it is not installed."""
    reader: Any = import_module("pyulog")
    with redirect_stdout(io.StringIO()):
        log = reader.ULog(str(path))
    return {one.name: dict(one.data) for one in log.data_list}


def touched(path: Path) -> int:
    """What nobody can undercut: the file is read, and each byte looked at."""
    return int(np.bitwise_xor.reduce(np.fromfile(path, np.uint8)))


def _looped(path: Path, following: Callable[[Any], Any]) -> Columns:
    found: dict[str, dict[str, list[Any]]] = {
        name: {field: [] for field in fields} for name, fields in WANTED.items()
    }
    log: Any = mavutil.mavlink_connection(str(path))
    while (message := following(log)) is not None:
        columns = found.get(message.get_type())
        if columns is not None:
            for field, values in columns.items():
                values.append(getattr(message, field))
    log.close()
    return found
