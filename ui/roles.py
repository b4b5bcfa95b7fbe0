"""Who is at the laptop, and what each may do: pilot, chief or trainer.

It guards against mistakes and is no lock. Whatever a drone is ordered to do is not among the actions: nothing
ever stands between a pilot and flying, marking, coming home or landing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


class Role(StrEnum):
    """As it is kept in the settings and in the record."""

    PILOT = "pilot"
    CHIEF = "chief"
    TRAINER = "trainer"


class Action(StrEnum):
    """What is asked about."""

    OPEN_INCIDENT = "open_incident"
    FINISH_REPORT = "finish_report"
    PRACTISE = "practise"  # free practice, without a trainer
    CORRECT_CLOCK = "correct_clock"  # of a source of the record, afterwards
    CORRECT_BOOKS = "correct_books"  # the operator's record
    HAND_OVER = "hand_over"  # sealed or redacted: it leaves the house
    DELETE = "delete"  # or merge what is recorded
    BRIGADE_SETTINGS = "brigade_settings"
    SETTINGS_FILE = "settings_file"  # exported, or taken over from another laptop
    EXERCISE = "exercise"  # begun, brought in, or made of an own fire
    BREAK_THINGS = "break_things"  # failures, wind and time, by the trainer's board
    SECOND_PLACE = "second_place"  # the trainer's board in a window or on a laptop of its own


_EVERYBODY = frozenset({Action.OPEN_INCIDENT, Action.FINISH_REPORT, Action.PRACTISE})
_ONLY = {
    Role.PILOT: frozenset[Action](),
    Role.CHIEF: frozenset(
        {
            Action.CORRECT_CLOCK,
            Action.CORRECT_BOOKS,
            Action.HAND_OVER,
            Action.DELETE,
            Action.BRIGADE_SETTINGS,
            Action.SETTINGS_FILE,
        }
    ),
    Role.TRAINER: frozenset({Action.EXERCISE, Action.BREAK_THINGS, Action.SECOND_PLACE}),
}


def may(role: Role, action: Action) -> bool:
    """Whether the role by itself may do it."""
    return action in _EVERYBODY or action in _ONLY[role]


def is_open(role: Role, action: Action, guarded: Collection[str]) -> bool:
    """Whether it may be done now. `guarded`: the roles that have a PIN.

    What a role without a PIN may do, everybody may do: a brigade that sets none notices no roles.
    """
    return may(role, action) or any(may(other, action) and other not in guarded for other in Role)


def who_may(action: Action) -> tuple[Role, ...]:
    """Those by whose PIN it is done, the one with the most to do with it first."""
    return tuple(role for role in Role if may(role, action))


def at_start(kept: str, guarded: Collection[str]) -> Role:
    """Who is at the laptop when the program begins: whoever was, unless that takes a PIN."""
    known = kept in {role.value for role in Role}
    return Role(kept) if known and kept not in guarded else Role.PILOT


def may_set_pins(role: Role, guarded: Collection[str]) -> bool:
    """The chief does; as long as the chief has no PIN, everybody is the chief."""
    return role is Role.CHIEF or Role.CHIEF not in guarded
