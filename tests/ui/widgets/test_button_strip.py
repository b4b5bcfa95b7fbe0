from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.button_strip import shared

WIDTHS = st.lists(st.tuples(st.floats(40, 300), st.floats(0, 200)), min_size=1, max_size=6)


def test_all_are_equal_while_that_is_enough():
    assert shared(500.0, [60.0, 90.0, 100.0, 80.0, 70.0], [50.0] * 5) == [100.0] * 5


def test_the_longest_word_takes_its_room_and_the_others_share_the_rest():
    assert shared(500.0, [200.0, 90.0, 90.0, 60.0], [50.0] * 4) == [200.0, 100.0, 100.0, 100.0]


def test_hints_give_way_before_labels_do():
    assert shared(300.0, [300.0, 100.0, 100.0], [100.0, 90.0, 90.0]) == [
        100.0 + 20.0 * 200.0 / 220.0,
        90.0 + 20.0 * 10.0 / 220.0,
        90.0 + 20.0 * 10.0 / 220.0,
    ]


@given(widths=WIDTHS, room=st.floats(300, 3000))
def test_the_strip_is_filled_and_nobody_gets_less_than_his_label_needs(
    widths: list[tuple[float, float]], room: float
):
    least = [need for need, _ in widths]
    wanted = [need + more for need, more in widths]
    given_widths = shared(room, wanted, least)
    assert abs(sum(given_widths) - room) < 1e-6
    if sum(least) <= room:
        assert all(width >= need - 1e-6 for width, need in zip(given_widths, least, strict=True))
