"""Who is at work, by which PIN, and how long somebody who guesses has to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.desk.role_desk import RoleDesk
from ui.pin import matches, pin_line
from ui.roles import Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture(scope="module")
def line() -> str:
    return pin_line("2468")


def test_a_role_without_a_pin_is_taken_and_one_with_a_pin_is_not(qtbot: QtBot, line: str):
    desk = RoleDesk("pilot", {"chief": line})
    desk.take(Role.TRAINER)
    assert desk.role is Role.TRAINER
    desk.take(Role.CHIEF)
    assert desk.role is Role.TRAINER
    desk.take(Role.PILOT)
    assert desk.role is Role.PILOT


def test_the_right_pin_brings_the_role_and_a_wrong_one_is_said(qtbot: QtBot, line: str):
    desk = RoleDesk("pilot", {"chief": line})
    with qtbot.waitSignal(desk.refused) as said:
        desk.try_pin(Role.CHIEF, "1111")
    assert said.args == [Role.CHIEF, 0.0]
    with qtbot.waitSignal(desk.role_chosen) as chosen:
        desk.try_pin(Role.CHIEF, "2468")
    assert chosen.args == ["chief"]
    assert desk.role is Role.CHIEF


def test_after_three_wrong_ones_the_right_one_waits_too_and_then_works(qtbot: QtBot, line: str):
    clock = Clock()
    desk = RoleDesk("pilot", {"chief": line}, monotonic_s=clock)
    for _ in range(3):
        desk.try_pin(Role.CHIEF, "1111")
    assert desk.wait_s(Role.CHIEF) == 5.0
    assert desk.wait_s(Role.TRAINER) == 0.0
    desk.try_pin(Role.CHIEF, "2468")
    assert desk.role is Role.PILOT
    clock.now_s += 5.0
    with qtbot.waitSignal(desk.waiting) as over:
        desk.look()
    assert over.args == [Role.CHIEF, 0.0]
    desk.try_pin(Role.CHIEF, "2468")
    assert desk.role is Role.CHIEF
    assert desk.wait_s(Role.CHIEF) == 0.0


def test_whoever_gives_the_chief_a_pin_is_the_chief_and_sets_the_trainers(qtbot: QtBot):
    desk = RoleDesk()
    desk.set_pin(Role.CHIEF, "2468")
    assert desk.role is Role.CHIEF
    with qtbot.waitSignal(desk.pins_changed) as told:
        desk.set_pin(Role.TRAINER, "1357")
    (pins,) = told.args
    assert set(pins) == {"chief", "trainer"}
    assert matches(pins["trainer"], "1357")


def test_a_pilot_neither_sets_nor_takes_away_a_pin_that_the_chief_guards(qtbot: QtBot, line: str):
    desk = RoleDesk("chief", {"chief": line, "trainer": line})
    assert desk.role is Role.PILOT
    desk.set_pin(Role.TRAINER, "1357")
    desk.set_pin(Role.CHIEF, "1357")
    desk.remove_pin(Role.CHIEF)
    assert desk.guarded == {"chief", "trainer"}
    desk.try_pin(Role.CHIEF, "2468")
    desk.remove_pin(Role.CHIEF)
    assert desk.guarded == {"trainer"}
