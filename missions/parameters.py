"""All parameters aboard: in one file where the vehicle has one, else one by one, and the missing ones again.

What was read outlives an interruption. What was not read is said to be so: a default is never shown for it.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from missions import ftp, parameter_pack
from missions.ftp import FtpError
from missions.parameter import AT_ONCE, Parameter, ParameterError, read_parameters, told_by
from telemetry.events import EventCode
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from telemetry.events import Fact
    from telemetry.messages import Message, Outgoing

UNNUMBERED = 65535  # echoes, reads by name and unasked values: never counted
QUIET_S = 1.0  # a list that pauses so long has ended, as far as it came through
AGAIN_S = 0.5
PATIENCE_S = 15.0
HASH: Final = "_HASH_CHECK"  # PX4's own: a checksum over all of its parameters
_WANTS = frozenset({"PARAM_VALUE"})
_STEPS = 20

# Read first, by name: what saves the drone when all else fails. The names of other versions follow.
SAFETY: Final[Mapping[str, tuple[str, ...]]] = {
    "FS_GCS_ENABLE": (),
    "MAV_GCS_SYSID": ("SYSID_MYGCS",),
    "FS_THR_ENABLE": (),
    "FS_EKF_ACTION": (),
    "BATT_FS_LOW_ACT": ("FS_BATT_ENABLE",),
    "BATT_FS_CRT_ACT": (),
    "BATT_LOW_VOLT": ("FS_BATT_VOLTAGE",),
    "BATT_LOW_MAH": ("FS_BATT_MAH",),
    "FENCE_ENABLE": (),
    "FENCE_ACTION": (),
    "FENCE_TYPE": (),
    "FENCE_ALT_MAX": (),
    "RTL_ALT": ("RTL_ALT_M",),
}


class Knowledge(StrEnum):
    """Three states, never mixed."""

    KNOWN = "known"
    UNKNOWN = "unknown"  # the vehicle has no parameter of that name
    FAILED = "failed"  # it may have one; we could not read it


@dataclass(frozen=True, slots=True)
class Parameters:
    """What was read, and how much of it."""

    values: Mapping[str, Parameter]
    count: int | None = None  # how many the vehicle says it has; None: it never said
    unread: frozenset[int] = frozenset()  # numbers that did not come
    absent: frozenset[str] = frozenset()  # names asked for that it does not have
    engine: str = ""

    @property
    def complete(self) -> bool:
        return self.count is not None and not self.unread

    def knowledge(self, name: str) -> Knowledge:
        if name in self.values:
            return Knowledge.KNOWN
        return Knowledge.UNKNOWN if self.complete or name in self.absent else Knowledge.FAILED

    def value(self, name: str) -> float | None:
        """None unless it is known."""
        found = self.values.get(name)
        return None if found is None else found.value

    @property
    def hash(self) -> str:
        """SHA-256 over names, types and values. What the vehicle counts for itself is left out."""
        digest = hashlib.sha256()
        for name in sorted(self.values):
            if not name.startswith(_COUNTERS):
                found = self.values[name]
                digest.update(name.encode() + struct.pack("<Bf", found.kind, found.value))
        return digest.hexdigest()


_COUNTERS = ("STAT_", HASH)


@dataclass(slots=True)
class Gathering:
    """What was read so far. The caller keeps it: whatever ends a conversation, the next one goes on here."""

    values: dict[str, Parameter] = field(default_factory=dict[str, Parameter])
    count: int | None = None
    absent: set[str] = field(default_factory=set[str])
    _numbers: set[int] = field(default_factory=set[int])

    def hear(self, message: Message, peer: Peer) -> bool:
        """Take one value; True when it fills a gap."""
        told = told_by(message, peer)
        if told is None:
            return False
        self.values[told.name] = told
        if message.param_index == UNNUMBERED:
            return False
        if self.count != message.param_count:  # another list than before: what was numbered counts no more
            self.count = int(message.param_count)
            self._numbers.clear()
        fresh = message.param_index not in self._numbers
        self._numbers.add(int(message.param_index))
        return fresh

    def missing(self) -> list[int]:
        """Numbers that did not come yet, as far as the vehicle said how many there are."""
        return [number for number in range(self.count or 0) if number not in self._numbers]

    def lacks(self, numbers: Sequence[int]) -> bool:
        """Whether any of these is still missing."""
        return not self._numbers.issuperset(numbers)

    def so_far(self, engine: str) -> Parameters:
        unread = frozenset(self.missing())
        return Parameters(dict(self.values), self.count, unread, frozenset(self.absent), engine)


def read_all(
    peer: Peer, gathering: Gathering, remembered: Parameters | None = None
) -> Conversation[Parameters]:
    """Complete, the safety ones first. ParameterError when it cannot be; `gathering` keeps what came.

    `remembered`: what the same vehicle had before; good again only if its own checksum says so.
    """
    if remembered is not None and (yield from _unchanged(peer, remembered)):
        return replace(remembered, engine="remembered")
    yield from _safety_first(peer, gathering)
    has_files = (peer.capabilities or 0) & mavlink.MAV_PROTOCOL_CAPABILITY_FTP
    if has_files and peer.autopilot == "ardupilotmega":
        try:
            return (yield from _in_one_file(peer))
        except (FtpError, ParameterError) as error:
            said = {"kind": "parameters", "what": "file", "reason": str(error)}
            yield Ask(say=(Said(EventCode.TRANSFER_PROGRESS, said),), wait_s=0.0)
    yield from _one_by_one(peer, gathering)
    return gathering.so_far("list")


def _unchanged(peer: Peer, remembered: Parameters) -> Conversation[bool]:
    """An ArduPilot has no checksum: there only reading tells."""
    if not remembered.complete or remembered.value(HASH) is None:
        return False
    told = (yield from read_parameters(peer, {HASH: ()}))[HASH]
    return told is not None and told.value == remembered.value(HASH)


def _safety_first(peer: Peer, gathering: Gathering) -> Conversation[None]:
    open_names = {name: others for name, others in SAFETY.items() if name not in gathering.values}
    found = yield from read_parameters(peer, open_names)
    for name, told in found.items():
        if told is None:
            gathering.absent.update((name, *SAFETY[name]))
        else:
            gathering.values[told.name] = told


def _in_one_file(peer: Peer) -> Conversation[Parameters]:
    """A file is read as it is at that moment: complete or not at all."""
    data = yield from ftp.read_file(peer, parameter_pack.PATH)
    found = parameter_pack.unpack(data)
    return Parameters({told.name: told for told in found}, len(found), engine="mavftp")


def _one_by_one(peer: Peer, gathering: Gathering) -> Conversation[None]:
    silent_s, step = 0.0, -1
    while gathering.count is None or gathering.missing():
        asked = gathering.missing()[:AT_ONCE]
        wait_s = AGAIN_S if asked else QUIET_S
        message = yield Ask(_requests(peer, asked), _WANTS, wait_s)
        filled = False
        while message is not None:
            fresh = gathering.hear(message, peer)
            filled = filled or fresh
            if asked and not gathering.lacks(asked):
                break
            step, say = _progress(gathering, step)
            message = yield Ask((), _WANTS, wait_s, say, goes_on=not fresh)
        silent_s = 0.0 if filled else silent_s + wait_s
        if silent_s >= PATIENCE_S:
            missing = "all" if gathering.count is None else f"{len(gathering.missing())} of {gathering.count}"
            raise ParameterError(f"the drone stopped telling its parameters: {missing} are missing")


def _requests(peer: Peer, asked: Sequence[int]) -> tuple[Outgoing, ...]:
    """Those that are missing, or the whole list."""
    to = (peer.system, peer.component)
    if not asked:
        return (mavlink.MAVLink_param_request_list_message(*to),)
    return tuple(mavlink.MAVLink_param_request_read_message(*to, b"", number) for number in asked)


def _progress(gathering: Gathering, step: int) -> tuple[int, tuple[Said, ...]]:
    count = gathering.count or 1
    done = count - len(gathering.missing()) if gathering.count else 0
    now = _STEPS * done // count
    if now == step:
        return step, ()
    facts: dict[str, Fact] = {"what": "download", "kind": "parameters", "done": done, "of": count}
    return now, (Said(EventCode.TRANSFER_PROGRESS, facts),)


def differences(before: Mapping[str, Parameter], now: Sequence[Parameter]) -> list[str]:
    """Names whose values are not what they were; names that came or went count too."""
    new = {told.name: told.value for told in now}
    old = {told.name: told.value for told in before.values()}
    return sorted(
        name
        for name in old.keys() | new.keys()
        if old.get(name) != new.get(name) and not name.startswith(_COUNTERS)
    )
