from hypothesis import given
from hypothesis import strategies as st

from ui.desk.history import MOST, History


def test_what_is_undone_is_done_again():
    steps = History("a")
    steps.step("b")
    steps.step("c")
    steps.undo()
    assert (steps.now, steps.can_undo, steps.can_redo) == ("b", True, True)
    steps.redo()
    assert (steps.now, steps.can_redo) == ("c", False)


def test_a_new_step_forgets_what_was_undone():
    steps = History(1)
    steps.step(2)
    steps.undo()
    steps.step(3)
    steps.redo()
    assert steps.now == 3


def test_the_same_again_is_no_step():
    steps = History(1)
    steps.step(1)
    assert not steps.can_undo


def test_before_the_first_step_there_is_nothing_to_undo():
    steps = History(1)
    steps.undo()
    steps.redo()
    assert steps.now == 1


@given(st.lists(st.integers(0, 5)))
def test_undone_all_the_way_it_is_as_at_first(values: list[int]):
    steps = History(-1)
    for value in values:
        steps.step(value)
    last = steps.now
    while steps.can_undo:
        steps.undo()
    assert steps.now == -1
    while steps.can_redo:
        steps.redo()
    assert steps.now == last


def test_very_old_steps_are_forgotten():
    steps = History(0)
    for value in range(1, MOST + 50):
        steps.step(value)
    while steps.can_undo:
        steps.undo()
    assert steps.now == 49
