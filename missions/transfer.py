"""Bring a list of items aboard and prove it: send, read back, compare by meaning.

Nothing else counts as "aboard": after a failed upload an ArduCopter holds a mixture of the old and the new.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from missions.download import DownloadError, download
from missions.items import Items, MissionType, first_difference, plan_hash
from missions.upload import UploadError, upload
from telemetry.events import EventCode
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from telemetry.events import Fact

ENGINE = "look-ahead"
TRIES = 3


@dataclass(frozen=True, slots=True)
class Verified:
    """What is aboard means what was sent."""

    kind: MissionType
    items: Items  # as read back
    hash: str  # of the meaning: `items.plan_hash`
    retries: int  # messages that had to be sent again, whole uploads included


def transfer(peer: Peer, items: Items, kind: MissionType) -> Conversation[Verified]:
    """Verified, or UploadError that names the item; both are in the record."""
    try:
        verified = yield from _until_equal(peer, items, kind)
    except UploadError as error:
        facts: dict[str, Fact] = {"kind": kind.name.lower(), "item": error.item, "reason": str(error)}
        yield Ask(say=(Said(EventCode.TRANSFER_FAILED, facts),), wait_s=0.0)
        raise
    yield Ask(say=(_said(verified),), wait_s=0.0)
    return verified


def _until_equal(peer: Peer, items: Items, kind: MissionType) -> Conversation[Verified]:
    retries = 0
    wrong: int | None = None
    for attempt in range(TRIES):
        sent = yield from upload(peer, items, kind)
        retries += sent.retries + (len(items) if attempt else 0)
        aboard = yield from _read_back(peer, kind)
        wrong = first_difference(items, aboard, kind)
        if wrong is None:
            return Verified(kind, aboard, plan_hash(items, kind), retries)
    raise UploadError(
        f"item {wrong} of the {kind.name.lower()} aboard is not what was sent, {TRIES} times over", wrong
    )


def _read_back(peer: Peer, kind: MissionType) -> Conversation[Items]:
    try:
        return (yield from download(peer, kind))
    except DownloadError as error:
        raise UploadError(f"sent, but it could not be read back: {error}") from error


def _said(verified: Verified) -> Said:
    facts: dict[str, Fact] = {
        "kind": verified.kind.name.lower(),
        "items": len(verified.items),
        "hash": verified.hash,
        "retries": verified.retries,
    }
    return Said(EventCode.TRANSFER_VERIFIED, facts)
