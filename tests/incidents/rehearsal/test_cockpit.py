"""What a station makes of a trainer's hand: frozen time, a rewind, a drone taken over."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from incidents.codes import IncidentCode
from incidents.rehearsal.cockpit import Cockpit
from incidents.rehearsal.preparing import prepared
from maps.geo import distance_m
from missions.aboard import bring_aboard
from missions.sortie import launch
from telemetry.events import EventCode
from tests.training.exercise.made_up import LOST_PERSON
from training.exercise.running import RunningExercise
from training.exercise.take_over import TakeOver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from incidents.model import Entry

pytestmark = pytest.mark.slow


@pytest.fixture
def flying(tmp_path: Path) -> Iterator[Cockpit]:
    """On its way through the search."""
    with Cockpit(RunningExercise(replace(LOST_PERSON, lasts_s=600.0)), tmp_path) as cockpit:
        cockpit.until(lambda: cockpit.state.home is not None, 30.0)
        plan = prepared(cockpit)
        assert plan is not None
        aboard = cockpit.talk(partial(bring_aboard, plan=plan))
        cockpit.begin(partial(launch, aboard=aboard))
        cockpit.until(lambda: cockpit.state.flying, 30.0)
        cockpit.wait(30.0)
        yield cockpit


def entries(cockpit: Cockpit, *codes: str) -> list[Entry]:
    return [entry for entry in cockpit.journal.entries if entry.code in codes]


def test_frozen_time_is_no_alarm_of_the_link(flying: Cockpit):
    before = flying.exercise.truth()
    flying.exercise.freeze()
    flying.wait(60.0)
    assert flying.alarms == ()
    assert flying.exercise.truth() == before
    fix, heartbeat = flying.state.fix, flying.state.heartbeat
    assert fix is not None
    assert heartbeat is not None
    assert flying.now_s - fix.received_s < 1.5
    assert flying.now_s - heartbeat.received_s < 1.5
    flying.exercise.resume()
    flying.wait(20.0)
    assert flying.mode == "AUTO"
    assert flying.alarms == ()


def test_the_station_follows_a_rewind_and_flies_on(flying: Cockpit):
    flying.exercise.mark("airborne")
    marked = flying.exercise.truth()
    flying.wait(60.0)
    flying.exercise.rewind("airborne")
    flying.wait(1.0)
    fix = flying.state.fix
    assert fix is not None
    assert distance_m(fix.at, marked.at) < 25.0
    assert flying.session.lock.get() is None
    assert flying.until(lambda: flying.flown, 400.0)
    assert entries(flying, EventCode.COMMANDS_LOCKED) == []


def test_what_the_trainer_does_stands_in_the_journal(flying: Cockpit):
    flying.exercise.comment("well looked")
    assert flying.exercise.take_over(TakeOver.RETURN)
    assert flying.until(lambda: flying.mode == "RTL", 3.0)
    told = entries(flying, IncidentCode.TRAINER_COMMENT, IncidentCode.TRAINER_TOOK_OVER)
    assert [entry.facts.get("text") or entry.facts.get("what") for entry in told] == ["well looked", "return"]
