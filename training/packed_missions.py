"""Missions, fences and rally points as files, @MISSION/mission.dat and so on: read, taken over when written.

Format: <HHHHH = 0x763D, MAV_MISSION_TYPE, options, first item, how many; then each item as MISSION_ITEM_INT
carries it, 38 bytes.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from training.list_changes import begin_anew, put_fence, tell_total
from training.mission_store import JUMP, MAX_ITEMS, Item, Kind, as_kept, refusal
from training.modes import Mode

if TYPE_CHECKING:
    from training.autopilot import Autopilot

MAGIC = 0x763D
NO_CLEAR = 1  # option: leave what is there
NAMES = {Kind.MISSION: "mission.dat", Kind.FENCE: "fence.dat", Kind.RALLY: "rally.dat"}
_HEADER = struct.Struct("<HHHHH")
_ITEM = struct.Struct("<ffffiifHHBBBBBB")


def packed_list(kind: Kind, items: list[Item]) -> bytes:
    """The file. `items` are as they are shown, home included."""
    goes_on = int(kind is Kind.MISSION)
    rows = [
        _ITEM.pack(i.p1, i.p2, i.p3, i.p4, i.x, i.y, i.z, seq, i.command, 0, 0, i.frame, 0, goes_on, kind)
        for seq, i in enumerate(items)
    ]
    return _HEADER.pack(MAGIC, kind, 0, 0, len(items)) + b"".join(rows)


def take_over(ap: Autopilot, kind: Kind, file: bytes) -> bool:
    """Make a written file the list aboard. False: it was none, or not all of it was to be had.

    As in ArduPilot it is looked at item by item: of a mission with a bad one, those before it stay.
    """
    read = _unpacked(file)
    if read is None:
        return False
    options, first, items = read
    if kind is Kind.FENCE:
        taken = not options & NO_CLEAR and len(items) <= MAX_ITEMS[kind] and _take_fence(ap, items)
    elif kind is Kind.RALLY and options & NO_CLEAR:
        taken = False
    else:
        taken = _take_items(ap, kind, items, first, clear=not options & NO_CLEAR)
    tell_total(ap, kind)
    return taken


def _unpacked(file: bytes) -> tuple[int, int, list[Item]] | None:
    if len(file) < _HEADER.size:
        return None
    magic, _, options, first, count = _HEADER.unpack_from(file)
    body = file[_HEADER.size :]
    if magic != MAGIC or len(body) // _ITEM.size != count:
        return None
    rows = [body[at : at + _ITEM.size] for at in range(0, count * _ITEM.size, _ITEM.size)]
    if not all(any(row) for row in rows):  # a hole: not everything arrived
        return None
    return options, first, [_item(row) for row in rows]


def _item(row: bytes) -> Item:
    p1, p2, p3, p4, x, y, z, _, command, _, _, frame, *_ = _ITEM.unpack(row)
    return Item(frame, command, p1, p2, p3, p4, x, y, z)


def _take_fence(ap: Autopilot, items: list[Item]) -> bool:
    if any(refusal(item, Kind.FENCE) is not None for item in items):
        return False
    return put_fence(ap, [as_kept(item, Kind.FENCE) for item in items])


def _take_items(ap: Autopilot, kind: Kind, items: list[Item], first: int, *, clear: bool) -> bool:
    flown = kind is Kind.MISSION and ap.mode is Mode.AUTO and ap.flying_now
    if clear and not flown:  # a mission that is flown cannot be cleared: what is longer of it stays
        ap.missions.cut(kind, 0)
        if kind is Kind.MISSION:
            ap.progress.current = 0
    if kind is Kind.MISSION:
        begin_anew(ap)
    for seq, item in enumerate(items, start=first):
        jumps_nowhere = item.command == JUMP and not 0 < item.p1 < len(items)
        if (
            refusal(item, kind) is not None
            or seq >= MAX_ITEMS[kind]
            or (kind is Kind.MISSION and jumps_nowhere)
        ):
            return False
        if seq > len(ap.missions.items[kind]):
            return False
        ap.missions.put(kind, seq, as_kept(item, kind))
    return True
