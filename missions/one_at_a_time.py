"""Conversations that must not cross: two uploads make a mixture, and two files share one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from telemetry.protocol import Ask, Conversation, Peer

if TYPE_CHECKING:
    from collections.abc import Generator

    from telemetry.messages import Message

T = TypeVar("T")
LOOK_S = 0.1


def one_at_a_time(
    peer: Peer, message_id: int, what: str, talk: Conversation[T]
) -> Generator[Ask, Message | None, T]:
    """Run `talk` when no other conversation in these messages is open with the vehicle any more."""
    key = -message_id  # the turns of orders are counted by command, and no command has a negative number
    while peer.turns.open(key) is not None:
        yield Ask(wait_s=LOOK_S)
    turn = peer.turns.begin(key, what)
    try:
        return (yield from talk)
    finally:
        turn.over = True
