"""A role guards against mistakes, and never stands between a pilot and the drone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from ui.roles import Action, Role, at_start, is_open, may, who_may

ROOT = Path(__file__).parents[2]


def test_without_a_pin_everybody_may_do_everything():
    assert all(is_open(role, action, ()) for role in Role for action in Action)


@pytest.mark.parametrize("guarded", [set(some) for n in range(4) for some in combinations(Role, n)])
def test_whoever_has_the_pin_of_a_role_may_do_what_the_role_may(guarded: set[Role]):
    assert all(is_open(role, action, guarded) for role in Role for action in Action if may(role, action))


def test_a_pilot_opens_incidents_practises_and_finishes_reports_whatever_is_guarded():
    everybodys = {action for action in Action if may(Role.PILOT, action)}
    assert everybodys == {Action.OPEN_INCIDENT, Action.FINISH_REPORT, Action.PRACTISE}
    assert all(is_open(Role.PILOT, action, set(Role)) for action in everybodys)


def test_what_changes_the_record_afterwards_or_leaves_the_house_is_the_chiefs():
    guarded = {Role.CHIEF, Role.TRAINER}
    for action in (Action.CORRECT_CLOCK, Action.CORRECT_BOOKS, Action.HAND_OVER, Action.DELETE):
        assert who_may(action) == (Role.CHIEF,)
        assert not is_open(Role.PILOT, action, guarded)
        assert not is_open(Role.TRAINER, action, guarded)


def test_a_trainers_pin_alone_guards_what_is_the_trainers_alone():
    assert not is_open(Role.PILOT, Action.BREAK_THINGS, {Role.TRAINER})
    assert is_open(Role.PILOT, Action.HAND_OVER, {Role.TRAINER})


def test_every_action_is_somebodys():
    assert all(who_may(action) for action in Action)


@pytest.mark.parametrize(
    ("kept", "guarded", "role"),
    [
        ("chief", (), Role.CHIEF),
        ("chief", ("chief",), Role.PILOT),
        ("trainer", ("chief",), Role.TRAINER),
        ("king", (), Role.PILOT),
    ],
)
def test_a_role_with_a_pin_does_not_outlive_the_program(kept: str, guarded: tuple[str, ...], role: Role):
    assert at_start(kept, guarded) is role


@pytest.mark.parametrize(
    "file",
    [
        "ui/wiring/flying.py",
        "ui/wiring/linking.py",
        "ui/wiring/planning.py",
        "ui/wiring/alarming.py",
        "ui/wiring/alerting.py",
        "ui/wiring/spotting.py",
        "ui/wiring/aiming.py",
        "ui/wiring/photographing.py",
        "ui/desk/flight_desk.py",
        *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui/fly").glob("*.py")),
    ],
)
def test_nothing_that_flies_knows_of_roles(file: str):
    text = (ROOT / file).read_text("utf-8")
    assert "ui.roles" not in text
    assert "guarding" not in text
