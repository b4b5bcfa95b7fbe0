"""Numbers and days as tables have them."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.places.values import answer, day, metres, number, tonnes


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("56,48", 56.48),
        ("56.48", 56.48),
        ("259 670,6", 259670.6),
        ("259\u00a0670.6", 259670.6),
        ("259.670,6", 259670.6),
        ("259,670.6", 259670.6),
        ("-3", -3.0),
        ("", None),
        ("1e5", None),
        ("nan", None),
        ("٢٣", None),
        ("1.2.3", None),
        ("9" * 400, None),
    ],
)
def test_numbers(written: str, read: float | None):
    assert number(written) == read


def test_a_mapping_may_say_which_sign_is_the_decimal_one():
    assert number("1,234", ".") == 1234.0
    assert number("1.234", ",") == 1234.0


@given(st.floats(-1e6, 1e6), st.sampled_from([".", ","]))
def test_every_number_comes_back(value: float, sign: str):
    assert math.isclose(number(f"{value:.6f}".replace(".", sign)) or 0.0, value, abs_tol=1e-6)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-05-04", date(2026, 5, 4)),
        ("2026-05-04T10:00:00Z", date(2026, 5, 4)),
        ("04.05.2026", date(2026, 5, 4)),
        ("4.5.2026.", date(2026, 5, 4)),
        ("04/05/2026 00:00:00", date(2026, 5, 4)),
        ("2026.05.04", date(2026, 5, 4)),
        ("05.2026", date(2026, 5, 1)),
        ("2026-05", date(2026, 5, 1)),
        ("2026", date(2026, 1, 1)),
        ("00.01.1900", None),
        ("1899-12-30", None),
        ("31.02.2026", None),
        ("soon", None),
    ],
)
def test_days(written: str, read: date | None):
    assert day(written) == read


@given(st.dates(date(1950, 1, 1), date(2199, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y.%m.%d"]))
def test_every_day_comes_back(today: date, form: str):
    assert day(today.strftime(form)) == today


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12", 12.0),
        ("3,5 t", 3.5),
        ("7500 kg", 7.5),
        ("0", None),
        ("900 t", None),
        ("5 st", None),
        ("-1", None),
    ],
)
def test_weights(written: str, read: float | None):
    assert tonnes(written) == read


@pytest.mark.parametrize(
    ("written", "read"), [("3,8 m", 3.8), ("380cm", 3.8), ("3.8", 3.8), ("12'6\"", None), ("380", None)]
)
def test_heights(written: str, read: float | None):
    assert metres(written) == pytest.approx(read)


def test_answers_of_three_languages():
    assert [answer(word) for word in ("Jā", "taip", "yes", "1")] == [True] * 4
    assert [answer(word) for word in ("Nē", "ne", "No", "0")] == [False] * 4
    assert answer("varbūt") is None
