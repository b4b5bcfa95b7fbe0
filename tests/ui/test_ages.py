import pytest

from ui.ages import Freshness, age_of, freshness


@pytest.mark.parametrize(
    ("age_s", "expected"),
    [
        (None, Freshness.FRESH),
        (0.0, Freshness.FRESH),
        (1.99, Freshness.FRESH),
        (2.0, Freshness.STALE),
        (3.49, Freshness.STALE),
        (3.5, Freshness.LOST),
        (900.0, Freshness.LOST),
    ],
)
def test_a_value_turns_stale_after_two_seconds_and_lost_after_three_and_a_half(
    age_s: float | None, expected: Freshness
):
    assert freshness(age_s) is expected


def test_an_age_is_never_negative_and_none_before_it_was_heard():
    assert age_of(None, 5.0) is None
    assert age_of(5.2, 5.0) == 0.0
    assert age_of(3.0, 5.0) == 2.0
