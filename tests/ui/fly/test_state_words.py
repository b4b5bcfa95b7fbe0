"""The state in a word: what is wrong with the plan aboard stands on red until it is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maps.geo import AboveGround
from missions.camera_model import DEFAULT_CAMERA
from missions.patterns.sweep import parallel
from telemetry.state import VehicleState
from tests.missions import shapes
from tests.ui import scene
from ui.fly.state_words import PlanState, state_words

PLAN = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, AboveGround(60.0), home=shapes.at(0, 0))


@pytest.mark.hazard("H1", "H2")
def test_a_plan_that_did_not_get_aboard_is_red_and_names_the_item():
    words = state_words(scene.standing(), scene.NOW_S, PlanState(planned=True, failed="no answer to item 7"))
    assert words.red
    assert words.line == "Plan NOT aboard: no answer to item 7"


@pytest.mark.hazard("H2")
def test_drawn_and_aboard_are_two_things_and_aboard_says_when_it_was_read():
    drawn = state_words(scene.standing(), scene.NOW_S, PlanState(planned=True))
    aboard = state_words(
        scene.standing(), scene.NOW_S, PlanState(planned=True, aboard=PLAN, read_at=scene.AT)
    )
    assert drawn.line == "Plan drawn, not aboard yet"
    assert aboard.line.startswith("Plan aboard, read back ")
    assert not drawn.red
    assert not aboard.red


@pytest.mark.hazard("H13")
def test_a_link_that_is_lost_is_said_with_its_age_whatever_was_heard_last():
    words = state_words(scene.flying(heard_s=90.0), scene.NOW_S, PlanState())
    assert (words.word, words.line) == ("LINK LOST", "last heard 10\xa0s ago")


def test_a_port_that_is_gone_is_a_lost_link_at_once():
    state = scene.flying(heard_s=99.9)
    down = replace(state, link=replace(state.link, down=True))
    assert state_words(down, scene.NOW_S, PlanState()).word == "LINK LOST"


def test_a_port_that_was_never_there_is_waited_for():
    nobody = VehicleState()
    waiting = replace(nobody, link=replace(nobody.link, down=True))
    assert state_words(waiting, 0.0, PlanState()) == ("NO DRONE", "Waiting for the port", False)
