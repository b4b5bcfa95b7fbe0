from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from missions.in_flight import InFlight


def asked(*keys: int) -> InFlight[int]:
    flight: InFlight[int] = InFlight(5)
    for key in keys:
        flight.ask(key)
    return flight


def test_an_answer_says_that_all_asked_before_it_are_lost():
    flight = asked(1, 2, 3, 4)
    assert flight.answered(3) == [1, 2]
    assert flight.all() == [1, 2, 4]


def test_what_is_asked_again_is_the_youngest():
    flight = asked(1, 2, 3)
    flight.ask(1)
    assert flight.answered(2) == []
    assert flight.answered(1) == [3]


def test_an_answer_that_comes_twice_says_nothing():
    flight = asked(1, 2)
    flight.answered(2)
    assert flight.answered(2) == []
    assert 2 not in flight


@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_with_nothing_but_order_everything_is_answered_in_the_end(kept: list[bool]):
    """Whatever gets lost, each round asks again what is missing, and the last answer of all ends it."""
    flight, fates, answered = asked(*range(5)), iter(kept), set[int]()
    while len(flight):
        for key in flight.all():
            flight.ask(key)
            if next(fates, True):
                flight.answered(key)
                answered.add(key)
    assert answered == set(range(5))
    assert flight.room == 5
