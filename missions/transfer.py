"""Bring a list of items aboard and prove it: send, read back, compare by meaning.

Nothing else counts as "aboard": after a failed upload an ArduCopter holds a mixture of the old and the new,
and a file can be acknowledged to the last byte and be wrong aboard. What one way does not achieve the next
one tries; the record tells which it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from missions.download import DownloadError
from missions.engines import Engine, engines_for, read, send
from missions.items import Items, MissionType, first_difference, plan_hash
from missions.one_at_a_time import one_at_a_time
from missions.upload import UploadError, Why
from telemetry.events import EventCode
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from telemetry.events import Fact

TRIES = 2  # where there is one way only
_LISTS = mavlink.MAVLINK_MSG_ID_MISSION_COUNT  # one transfer of lists at a time


@dataclass(frozen=True, slots=True)
class Verified:
    """What is aboard means what was sent."""

    kind: MissionType
    items: Items  # as read back
    hash: str  # of the meaning: `items.plan_hash`
    retries: int  # messages that had to be sent again, whole uploads included
    engine: Engine  # the one that brought it aboard


@dataclass(frozen=True, slots=True)
class Read:
    """What is aboard, and how it was read."""

    items: Items
    engine: Engine


def transfer(
    peer: Peer, items: Items, kind: MissionType, engines: tuple[Engine, ...] | None = None
) -> Conversation[Verified]:
    """Verified, or UploadError that names the item; both are in the record. `engines`: these alone."""
    ways = engines or engines_for(peer)
    try:
        talk = _until_equal(peer, items, kind, ways)
        verified = yield from one_at_a_time(peer, _LISTS, f"upload {kind.name.lower()}", talk)
    except UploadError as error:
        facts: dict[str, Fact] = {"kind": kind.name.lower(), "item": error.item, "reason": str(error)}
        yield Ask(say=(Said(EventCode.TRANSFER_FAILED, facts),), wait_s=0.0)
        raise
    yield Ask(say=(_said(verified),), wait_s=0.0)
    return verified


def read_aboard(
    peer: Peer, kind: MissionType, engines: tuple[Engine, ...] | None = None
) -> Conversation[Read]:
    """What is aboard now, by the fastest way that works. DownloadError when none does."""
    talk = _read(peer, kind, engines or engines_for(peer))
    return (yield from one_at_a_time(peer, _LISTS, f"download {kind.name.lower()}", talk))


def _until_equal(
    peer: Peer, items: Items, kind: MissionType, ways: tuple[Engine, ...]
) -> Conversation[Verified]:
    retries = 0
    wrong: int | None = None
    tries = ways if len(ways) >= TRIES else ways * TRIES
    for attempt, engine in enumerate(tries):
        try:
            sent = yield from send(engine, peer, items, kind)
        except UploadError as error:
            if _is_final(error, engine, ways):
                raise
            retries += len(items)
            continue
        retries += sent.retries + (len(items) if attempt else 0)
        aboard = yield from _read_back(peer, kind, ways[ways.index(engine) :])
        wrong = first_difference(items, aboard, kind)
        if wrong is None:
            return Verified(kind, aboard, plan_hash(items, kind), retries, engine)
    what = f"item {wrong} of the {kind.name.lower()} aboard is not what was sent, {len(tries)} times over"
    raise UploadError(what, wrong, Why.DIFFERENT)


def _is_final(error: UploadError, engine: Engine, ways: tuple[Engine, ...]) -> bool:
    """Whether no other way would help: a refusal counts by the standard protocol, which knows the item."""
    if engine is ways[-1]:
        return True
    return engine is not Engine.FTP and error.why is Why.SILENT and error.item == 0


def _read_back(peer: Peer, kind: MissionType, ways: tuple[Engine, ...]) -> Conversation[Items]:
    try:
        return (yield from _read(peer, kind, ways)).items
    except DownloadError as error:
        raise UploadError(f"sent, but it could not be read back: {error}", None, Why.UNREADABLE) from error


def _read(peer: Peer, kind: MissionType, ways: tuple[Engine, ...]) -> Conversation[Read]:
    for engine in ways[:-1]:
        try:
            return Read((yield from read(engine, peer, kind)), engine)
        except DownloadError:
            continue  # the next one tells why, if it cannot either
    return Read((yield from read(ways[-1], peer, kind)), ways[-1])


def _said(verified: Verified) -> Said:
    facts: dict[str, Fact] = {
        "kind": verified.kind.name.lower(),
        "items": len(verified.items),
        "hash": verified.hash,
        "retries": verified.retries,
        "engine": verified.engine.value,
    }
    return Said(EventCode.TRANSFER_VERIFIED, facts)
