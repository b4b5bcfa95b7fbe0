"""An order of the trainer's line, given to the hand on the exercise, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from training.remote import messages
from training.remote.messages import Refusal
from training.sitl.errors import NotPossibleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.exercise.commanded import Commanded
    from training.exercise.hand import Hand

    Done: TypeAlias = Callable[[Refusal | None], None]


def give(hand: Hand[Commanded], command: messages.Command, done: Done) -> None:
    """From any thread. `done` is called on the thread that steps, with why not, or with None."""
    if not hand.order(lambda exercise: done(_carry_out(hand, exercise, command))):
        done(Refusal.TOO_FAST)


def _carry_out(hand: Hand[Commanded], exercise: Commanded, command: messages.Command) -> Refusal | None:
    try:
        return _done(hand, exercise, command)
    except NotPossibleError:  # a simulator beside us does not go back
        return Refusal.NOT_HERE
    except KeyError:
        return Refusal.NO_SUCH_MARK
    except ValueError:  # too many of them, or a mark without a name
        return Refusal.TOO_MANY


def _done(  # noqa: C901, PLR0912 one line a command
    hand: Hand[Commanded], exercise: Commanded, command: messages.Command
) -> Refusal | None:
    match command:
        case messages.Start():
            exercise.start()
        case messages.End():
            exercise.end()
        case messages.Freeze():
            exercise.freeze()
        case messages.Resume():
            exercise.resume()
        case messages.SetMark(name):
            exercise.mark(name)
        case messages.Rewind(name):
            exercise.rewind(name)
        case messages.SetFault(fault, on):
            exercise.set_fault(fault, on=on)
        case messages.MendAll():
            exercise.mend_all()
        case messages.SetWind(speed_m_s, from_deg, gust_m_s):
            exercise.set_wind(speed_m_s, from_deg, gust_m_s)
        case messages.Take(what):
            return None if exercise.take_over(what) else Refusal.NOT_FLYING
        case messages.Comment(text):
            exercise.comment(text)
        case messages.JumpFire(at):
            exercise.jump_fire(at.at)
        case messages.SetSpeed(times):
            return None if hand.set_speed(times) else Refusal.NOT_HERE
    return None
