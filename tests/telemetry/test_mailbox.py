"""What waits in a queue is taken in its order, and nobody waits for more."""

from __future__ import annotations

from queue import SimpleQueue

from telemetry.mailbox import taken


def test_all_that_waits_is_taken_in_its_order_and_then_it_is_over():
    queue: SimpleQueue[int] = SimpleQueue()
    for number in range(3):
        queue.put(number)
    assert list(taken(queue)) == [0, 1, 2]
    assert list(taken(queue)) == []


def test_what_comes_while_it_is_taken_is_taken_too():
    queue: SimpleQueue[int] = SimpleQueue()
    queue.put(0)
    seen: list[int] = []
    for number in taken(queue):
        seen.append(number)
        if number < 2:
            queue.put(number + 1)
    assert seen == [0, 1, 2]


def test_what_was_not_taken_waits_for_the_next():
    queue: SimpleQueue[int] = SimpleQueue()
    for number in range(2):
        queue.put(number)
    assert next(taken(queue)) == 0
    assert list(taken(queue)) == [1]
