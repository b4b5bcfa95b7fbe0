"""Missions, fences and rally points as ArduPilot's files: `@MISSION/mission.dat`, `fence.dat`, `rally.dat`.

Format: <HHHHH = 0x763D, MAV_MISSION_TYPE, options (0: replaces what is there), first item, how many items;
then each item as MISSION_ITEM_INT carries it, 38 bytes.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from missions.ftp_payload import DATA_BYTES
from missions.items import Items, MissionItem, MissionType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telemetry.protocol import Peer

MAGIC = 0x763D
_HEADER = struct.Struct("<HHHHH")
_ITEM = struct.Struct("<ffffiifHHBBBBBB")
_PATHS = {
    MissionType.MISSION: "@MISSION/mission.dat",
    MissionType.FENCE: "@MISSION/fence.dat",
    MissionType.RALLY: "@MISSION/rally.dat",
}
_ITEMS_A_BLOCK = DATA_BYTES // _ITEM.size


class MissionFileError(Exception):
    """Bytes that are not such a file."""


def path_of(kind: MissionType) -> str:
    """Where the vehicle keeps it."""
    return _PATHS[kind]


def blocks_of(items: Sequence[MissionItem], kind: MissionType, peer: Peer) -> list[bytes]:
    """The file, cut between items.

    A block that never arrives then leaves whole items of zeros, and such a file the vehicle refuses; half an
    item it would fly.
    """
    rows = [_row(item, seq, kind, peer) for seq, item in enumerate(items)]
    whole = [b"".join(rows[at : at + _ITEMS_A_BLOCK]) for at in range(0, len(rows), _ITEMS_A_BLOCK)]
    header = _HEADER.pack(MAGIC, kind, 0, 0, len(items))
    return [header, *whole] if not whole else [header + whole[0], *whole[1:]]


def items_of(data: bytes, kind: MissionType) -> Items:
    """The items of a whole file; MissionFileError for anything else."""
    if len(data) < _HEADER.size:
        raise MissionFileError(f"{len(data)} bytes are no list of items")
    magic, number, _, first, count = _HEADER.unpack_from(data)
    if (magic, number, first) != (MAGIC, kind, 0) or len(data) != _HEADER.size + count * _ITEM.size:
        raise MissionFileError(f"{len(data)} bytes that are not a {kind.name.lower()} of {count} items")
    return tuple(_item(row) for row in _ITEM.iter_unpack(data[_HEADER.size :]))


def _row(item: MissionItem, seq: int, kind: MissionType, peer: Peer) -> bytes:
    goes_on = int(item.autocontinue)
    return _ITEM.pack(
        *item.params, item.x, item.y, item.z,
        seq, item.command, peer.system, peer.component, item.frame, 0, goes_on, kind,
    )  # fmt: skip


def _item(row: tuple[float, ...]) -> MissionItem:
    p1, p2, p3, p4, x, y, z, _, command, _, _, frame, _, goes_on, _ = row
    return MissionItem(int(command), int(frame), (p1, p2, p3, p4), int(x), int(y), z, bool(goes_on))
