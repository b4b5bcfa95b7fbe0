"""Which ports of a process on this computer others in the network reach, as Linux tells.

On other systems nothing is known, and nothing is claimed.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TABLES = ("tcp", "tcp6", "udp", "udp6")
_TCP_LISTEN = "0A"  # linux: include/net/tcp_states.h
_NOBODY = ":0000"  # a datagram socket that is connected to nobody hears everybody


@dataclass(frozen=True, slots=True, order=True)
class Port:
    """Where it waits, for whoever writes or connects."""

    kind: str  # "tcp" or "udp"
    host: str
    port: int

    @property
    def is_here(self) -> bool:
        """Only this computer reaches it."""
        return ipaddress.ip_address(self.host).is_loopback


def open_to_others(pid: int, proc: Path = Path("/proc")) -> tuple[Port, ...]:
    """The ports of that process that are not on loopback alone; nothing where the system does not tell."""
    return tuple(port for port in _ports(pid, proc) if not port.is_here)


def _ports(pid: int, proc: Path) -> list[Port]:
    sockets = _sockets(proc / str(pid) / "fd")
    if not sockets:
        return []
    found = {
        port
        for table in _TABLES
        for inode, port in waiting(table, _lines(proc / str(pid) / "net" / table))
        if inode in sockets
    }
    return sorted(found)


def waiting(table: str, lines: Iterable[str]) -> list[tuple[str, Port]]:
    """The rows of a table of /proc/net that wait for somebody, by the inode of their socket."""
    found: list[tuple[str, Port]] = []
    for line in lines:
        row = line.split()
        if len(row) < 10 or ":" not in row[1]:
            continue
        local, remote, state, inode = row[1], row[2], row[3], row[9]
        waits = state == _TCP_LISTEN if table.startswith("tcp") else remote.endswith(_NOBODY)
        if waits:
            host, _, port = local.partition(":")
            found.append((inode, Port(table[:3], _address(host), int(port, 16))))
    return found


def _address(hexed: str) -> str:
    """Words of 32 bits, each in the order of the machine."""
    raw = bytes.fromhex(hexed)
    words = (raw[i : i + 4][::-1] for i in range(0, len(raw), 4))
    return str(ipaddress.ip_address(b"".join(words)))


def _sockets(folder: Path) -> set[str]:
    found: set[str] = set()
    try:
        for entry in folder.iterdir():
            target = _target(entry)
            if target.startswith("socket:["):
                found.add(target[8:-1])
    except OSError:
        return set()
    return found


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:  # closed meanwhile
        return ""


def _lines(table: Path) -> list[str]:
    try:
        return table.read_text("ascii").splitlines()[1:]
    except OSError:
        return []
