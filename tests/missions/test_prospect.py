"""What a plan promises, and how near that is to the best that can be promised."""

from __future__ import annotations

import pytest

from maps.geo import AboveGround
from missions.planner import plan_for
from missions.prospect import prospect_of
from missions.task import Around, Effort, Pattern, Task
from tests.missions import shapes

HOME = Around(home=shapes.at(-50.0, -50.0))


def test_a_search_of_an_area_promises_less_than_its_bounds():
    task = Task(area=shapes.area(shapes.BOX))
    prospect = prospect_of(plan_for(task, HOME), task)
    assert prospect is not None
    assert 0.6 < prospect.pod <= prospect.bound_pod < 1.0
    assert 0.99 < prospect.definite <= prospect.bound_definite <= 1.0


def test_a_search_for_a_person_promises_only_what_lies_within_its_flight():
    task = Task(Pattern.PROBABILITY, at=shapes.at(0.0, 0.0), person="child", height=AboveGround(80.0))
    prospect = prospect_of(plan_for(task, HOME, Effort.QUICK), task)
    assert prospect is not None
    assert prospect.pod < prospect.definite <= prospect.bound_definite < 1.0
    assert prospect.pod <= prospect.bound_pod
    assert prospect.ratio == pytest.approx(prospect.definite / prospect.bound_definite)
    assert prospect.ratio > 0.7


def test_an_orbit_promises_nothing():
    task = Task(Pattern.ORBIT, at=shapes.at(0.0, 0.0), radius_m=40.0)
    assert prospect_of(plan_for(task, HOME), task) is None
