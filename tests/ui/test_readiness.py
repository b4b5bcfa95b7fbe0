from __future__ import annotations

from dataclasses import replace

import pytest

from ui.readiness import CrewTick, Level, MachineCheck, MachineRow, RowState, ShownFinding, readiness

GOOD = tuple(MachineRow(check, RowState.OK, "") for check in MachineCheck)
TICKED = dict.fromkeys(CrewTick, True)
RED = ShownFinding("near_line", Level.RED, "Leg 1 passes 14 m from the power line")
AMBER = ShownFinding("border", Level.AMBER, "Near the state border")


def with_state(check: MachineCheck, state: RowState) -> tuple[MachineRow, ...]:
    return tuple(replace(row, state=state) if row.check is check else row for row in GOOD)


def test_all_in_order_and_all_ticked_is_ready():
    assert readiness(GOOD, (AMBER,), TICKED, overridden=False).ready


def test_each_missing_tick_counts():
    now = readiness(GOOD, (), {CrewTick.OBSERVER: True}, overridden=False)
    assert now.ticks_missing == 3
    assert not now.ready


def test_a_red_finding_blocks_until_somebody_takes_it_upon_himself():
    assert readiness(GOOD, (RED,), TICKED, overridden=False).blocking == 1
    assert readiness(GOOD, (RED,), TICKED, overridden=True).ready


@pytest.mark.hazard("H18")
def test_nobody_can_take_a_missing_link_or_plan_or_record_upon_himself():
    for check in (MachineCheck.LINK, MachineCheck.PLAN, MachineCheck.RECORDING):
        assert not readiness(with_state(check, RowState.BAD), (), TICKED, overridden=True).ready
    assert readiness(with_state(MachineCheck.DISK, RowState.BAD), (), TICKED, overridden=True).ready


def test_what_the_machine_has_not_looked_at_is_waited_for():
    assert readiness((), (), TICKED, overridden=True).waiting == len(MachineCheck)
    assert (
        readiness(with_state(MachineCheck.PLAN, RowState.WAITING), (), TICKED, overridden=True).waiting == 1
    )
