from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.checks import Severity
from missions.energy import estimate
from missions.import_checks import check_import
from missions.imported import plan_from_items
from missions.items import ABOVE_HOME, GLOBAL, JUMP, TAKEOFF, TERRAIN, WAYPOINT, MissionItem, mission_items
from tests.missions import shapes

HOME = MissionItem(WAYPOINT, GLOBAL, x=569_500_000, y=241_000_000, z=100.0)


@pytest.mark.hazard("H3")
def test_heights_of_several_kinds_in_one_plan_block_it():
    found = _findings(_climb(), _at(1, 50.0), _at(2, 150.0, GLOBAL), _at(3, 50.0, TERRAIN))
    assert found[0].code == "heights_mixed"
    assert found[0].severity is Severity.RED
    assert found[0].facts == {"from_home": 1, "from_sea": 1, "from_ground": 1}
    assert found[0].where == 3


@pytest.mark.hazard("H3")
def test_a_height_above_the_sea_that_is_below_home_blocks():
    found = _findings(_climb(150.0, GLOBAL), _at(1, 60.0, GLOBAL))
    assert (found[0].code, found[0].severity, found[0].where) == ("below_home", Severity.RED, 2)


@pytest.mark.hazard("H3")
@given(st.lists(st.sampled_from([ABOVE_HOME, GLOBAL, TERRAIN]), min_size=1, max_size=6))
def test_only_a_plan_of_one_kind_passes(frames: list[int]):
    items = [_at(n, 150.0, frame) for n, frame in enumerate(frames, 1)]
    codes = {finding.code for finding in _findings(*items)}
    if set(frames) == {ABOVE_HOME}:
        assert codes == set()
    elif len(set(frames)) > 1:
        assert codes == {"heights_mixed"}
    else:
        assert codes == {"heights_from_sea" if frames[0] == GLOBAL else "heights_from_ground"}


@pytest.mark.hazard("H6")
@pytest.mark.parametrize(
    ("to", "times", "code"),
    [
        (0, 3, "jump_to_nowhere"),
        (9, 3, "jump_to_nowhere"),
        (-1, 3, "jump_to_nowhere"),
        (3, 1, "jump_to_itself"),
        (1, -1, "jump_without_end"),
        (1, 2, "jump_left_out"),
    ],
)
def test_a_jump_is_never_flown_and_always_said(to: int, times: int, code: str):
    (found,) = _findings(_climb(), _at(1, 50.0), _jump(to, times), _at(2, 50.0))
    assert (found.code, found.where, found.facts) == (code, 3, {"to": to, "times": times})
    assert found.severity is (Severity.AMBER if code == "jump_left_out" else Severity.RED)


@pytest.mark.hazard("H6")
@given(st.lists(st.tuples(st.booleans(), st.integers(-3, 12), st.integers(-2, 5)), max_size=10))
def test_whatever_jumps_where_the_flight_has_an_end(drawn: list[tuple[bool, int, int]]):
    items = [_jump(to, times) if jumps else _at(to, 50.0) for jumps, to, times in drawn]
    mission = (HOME, _climb(), _at(9, 50.0), *items)
    plan, remarks = plan_from_items(mission)
    flown = mission_items(plan)
    assert JUMP not in {item.command for item in flown}
    assert estimate(plan, shapes.PLACE).duration_s < 3600.0
    said = [finding.where for finding in check_import(plan, remarks)]
    assert said == [number for number, item in enumerate(mission) if item.command == JUMP]


def _findings(*items: MissionItem):
    return check_import(*plan_from_items((HOME, *items)))


def _climb(height: float = 50.0, frame: int = ABOVE_HOME) -> MissionItem:
    return MissionItem(TAKEOFF, frame, z=height)


def _at(number: int, height: float, frame: int = ABOVE_HOME) -> MissionItem:
    return MissionItem(WAYPOINT, frame, x=569_500_000 + 1000 * number, y=241_000_000, z=height)


def _jump(to: int, times: int) -> MissionItem:
    return MissionItem(JUMP, GLOBAL, params=(float(to), float(times), 0.0, 0.0))
