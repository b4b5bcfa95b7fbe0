"""A PIN is kept as a line that does not tell it; who guesses waits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.pin import (
    FREE_TRIES,
    LONGEST_WAIT_S,
    PinError,
    Tries,
    is_pin,
    matches,
    one_more_wrong,
    pin_line,
    wait_s,
)

PINS = st.text("0123456789", min_size=4, max_size=12)


@settings(max_examples=10)
@given(PINS, PINS)
def test_a_line_knows_its_own_pin_and_no_other(pin: str, other: str):
    line = pin_line(pin)
    assert matches(line, pin)
    assert matches(line, other) == (pin == other)


def test_two_laptops_with_the_same_pin_have_different_lines():
    first, second = pin_line("2468"), pin_line("2468")
    assert first != second
    assert matches(first, "2468")
    assert matches(second, "2468")


def test_the_line_is_one_line_without_the_digits():
    line = pin_line("987654")
    assert line.isprintable()
    assert "987654" not in line


@given(st.text(max_size=20))
def test_a_pin_is_four_to_twelve_digits(text: str):
    assert is_pin(text) == (4 <= len(text) <= 12 and all(letter in "0123456789" for letter in text))


@pytest.mark.parametrize("typed", ["", "123", "1234567890123", "12a4", "１２３４", "1234\n", " 1234"])
def test_what_is_no_pin_is_refused(typed: str):
    with pytest.raises(PinError):
        pin_line(typed)
    assert not matches(pin_line("1234"), typed)


@given(st.text(max_size=120) | st.builds("scrypt${}${}".format, st.text(max_size=60), st.text(max_size=60)))
def test_a_line_that_nobody_can_read_matches_nothing(line: str):
    assert not matches(line, "1234")


def test_a_changed_line_matches_nothing():
    line = pin_line("1234")
    salt, known = line.split("$")[1:]
    for changed in (line.replace("scrypt", "plain"), f"scrypt${salt}", f"scrypt${known}${salt}", line + "$"):
        assert not matches(changed, "1234")


def test_the_first_wrong_ones_cost_nothing_and_then_waits_double():
    tries, waits = Tries(), list[float]()
    for _ in range(12):
        tries = one_more_wrong(tries, 100.0)
        waits.append(wait_s(tries, 100.0))
    assert waits[: FREE_TRIES - 1] == [0.0, 0.0]
    assert waits[FREE_TRIES - 1 : FREE_TRIES + 3] == [5.0, 10.0, 20.0, 40.0]
    assert waits[-1] == LONGEST_WAIT_S


@given(
    st.integers(0, 10**6),
    st.floats(0, 1e9, allow_nan=False),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.floats(0, 1e6, allow_nan=False),
)
def test_waiting_gets_shorter_with_time_and_longer_with_tries(
    wrong: int, at: float, now: float, later: float
):
    wait = wait_s(Tries(wrong, at), now)
    assert 0.0 <= wait <= LONGEST_WAIT_S
    assert wait_s(Tries(wrong, at), now + later) <= wait
    assert wait_s(Tries(wrong + 1, at), now) >= wait
    assert wait_s(Tries(wrong, at), at + LONGEST_WAIT_S) <= 1e-6
