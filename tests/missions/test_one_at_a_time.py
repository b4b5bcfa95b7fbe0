from __future__ import annotations

import pytest

from missions.one_at_a_time import one_at_a_time
from telemetry.protocol import Ask, Conversation, Peer

PROBE = frozenset({"PROBE"})


def talk(result: str) -> Conversation[str]:
    """Says one thing and ends."""
    yield Ask(wants=PROBE)
    return result


def test_the_second_waits_until_the_first_is_over():
    peer = Peer(1, 1, "ardupilotmega")
    first, second = (one_at_a_time(peer, 44, name, talk(name)) for name in ("first", "second"))
    assert next(first).wants == PROBE
    assert next(second).wants == frozenset()
    assert second.send(None).wants == frozenset()
    with pytest.raises(StopIteration, match="first"):
        first.send(None)
    assert second.send(None).wants == PROBE


def test_messages_of_another_kind_do_not_wait():
    peer = Peer(1, 1, "ardupilotmega")
    assert next(one_at_a_time(peer, 44, "lists", talk("a"))).wants == PROBE
    assert next(one_at_a_time(peer, 110, "files", talk("b"))).wants == PROBE


def test_one_that_is_cancelled_lets_the_next_one_begin():
    peer = Peer(1, 1, "ardupilotmega")
    first = one_at_a_time(peer, 44, "first", talk("first"))
    next(first)
    first.close()
    assert next(one_at_a_time(peer, 44, "second", talk("second"))).wants == PROBE


def test_a_command_of_the_same_number_is_something_else():
    peer = Peer(1, 1, "ardupilotmega")
    peer.turns.begin(44, "an order")
    assert next(one_at_a_time(peer, 44, "lists", talk("a"))).wants == PROBE
