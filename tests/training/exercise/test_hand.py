from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.training.exercise.made_up import LOST_PERSON, SCENE
from training.exercise.hand import MOST_LATELY, MOST_WAITING, Hand
from training.exercise.happening import Happened
from training.exercise.running import MOST_JUMPS, RunningExercise
from training.fault import Fault
from training.remote import messages, orders
from training.remote.messages import Refusal
from training.remote.telling import state_of

if TYPE_CHECKING:
    from training.remote.messages import Command

SHORT = replace(LOST_PERSON, lasts_s=5.0)


def hand() -> Hand[RunningExercise]:
    return Hand(RunningExercise(SHORT))


def refusals(on: Hand[RunningExercise], *commands: Command) -> list[Refusal | None]:
    told: list[Refusal | None] = []
    for command in commands:
        orders.give(on, command, told.append)
    on.step(0.1, b"")
    return told


def test_one_hand_serves_the_window_and_the_line_and_both_see_what_came_of_it():
    made = hand()
    made.order(lambda exercise: exercise.set_fault(Fault.POSITION, on=True))
    assert refusals(made, messages.Comment("Look up")) == [None]
    now = made.now.get()
    assert now.faults == {Fault.POSITION}
    assert [one.code for one in now.lately] == [Happened.FAULT, Happened.COMMENT, Happened.STARTED]
    assert [one.code for one in state_of(now).record] == [one.code for one in now.lately]
    assert made.happened.qsize() == 3  # and the journal misses nothing of it


def test_what_is_told_lately_has_an_end():
    made = hand()
    refusals(made, *(messages.Comment(f"{n}") for n in range(20)))
    refusals(made, *(messages.Comment(f"{n}") for n in range(20)))
    assert len(made.now.get().lately) == MOST_LATELY


def test_an_order_that_cannot_be_is_said_to_who_gave_it():
    made = hand()
    made.order(lambda exercise: exercise.mark(" "))
    assert refusals(made, messages.Rewind("never")) == [Refusal.NO_SUCH_MARK]
    assert made.refused.get_nowait() == "a mark needs a name to go back to it by"
    assert made.refused.empty()


def test_nobody_can_pile_up_orders():
    made = hand()
    assert all(made.order(lambda exercise: exercise.freeze()) for _ in range(MOST_WAITING))
    assert not made.order(lambda exercise: exercise.freeze())
    assert refusals(made, messages.Freeze()) == [Refusal.TOO_FAST]


def test_the_fire_jumps_so_often_and_no_more():
    made = hand()
    jump = messages.JumpFire(messages.place(SCENE))
    assert refusals(made, *[jump] * MOST_JUMPS) == [None] * MOST_JUMPS
    assert refusals(made, jump) == [Refusal.TOO_MANY]


def test_time_is_made_faster_by_the_link_once_there_is_one():
    made, speeds = hand(), list[float]()
    assert refusals(made, messages.SetSpeed(5.0)) == [Refusal.NOT_HERE]
    made.pace_with(speeds.append)
    assert refusals(made, messages.SetSpeed(5.0)) == [None]
    assert (speeds, made.now.get().speed) == ([5.0], 5.0)
