"""The fire that is scored is the one that was painted: with the jumps and winds of the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from incidents.codes import Clock, IncidentCode, Source
from incidents.debrief.fires import fires_in
from incidents.journal import Journal, read_journal
from tests.incidents.debrief.evening import BEGAN, at, evening
from tests.training.score.exercises import PERSON, exercise
from training.exercise.as_it_blew import as_it_blew
from training.exercise.scenario import FireSource, Fuel, WeatherDue
from training.fire.of_exercise import fires_of

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.model import Fact

PLANNED = WeatherDue(60.0, 180.0, 6.0, 1.0)
TURNED = WeatherDue(40.0, 20.0, 9.0, 0.5)
SCENARIO = replace(
    exercise(), fires=(FireSource(PERSON.at, Fuel.GRASS, radius_m=4.0),), weather_due=(PLANNED,)
)


def facts(wind: WeatherDue) -> dict[str, Fact]:
    told = {"at_s": wind.at_s, "from_deg": wind.wind_from_deg}
    return {**told, "speed_m_s": wind.wind_m_s, "gust_m_s": wind.gust_m_s}


def seconds_of(tmp_path: Path, *told: dict[str, Fact]) -> np.ndarray:
    made = evening(tmp_path, SCENARIO)
    with Journal(made.folder, BEGAN) as journal:
        for one in told:
            journal.append(at(50.0), Clock.EXERCISE, Source.PERSON, IncidentCode.WIND_SET, one)
    (fire,) = fires_in(SCENARIO, read_journal(made.folder), made.flown.truth)
    return fire.seconds


def test_the_wind_of_the_trainers_hand_turns_the_fire_that_is_scored(tmp_path: Path):
    (painted,) = fires_of(as_it_blew(SCENARIO, (TURNED,)))
    assert np.array_equal(seconds_of(tmp_path, facts(TURNED)), painted.seconds)
    assert not np.array_equal(painted.seconds, fires_of(SCENARIO)[0].seconds)


def test_a_planned_wind_in_the_record_is_not_taken_for_the_trainers(tmp_path: Path):
    told = facts(replace(PLANNED, at_s=60.1))  # with the step after its second
    assert np.array_equal(seconds_of(tmp_path, told), fires_of(SCENARIO)[0].seconds)


@pytest.mark.parametrize("value", [-1.0, 1e300, "north", None, True])
def test_a_damaged_wind_turns_nothing(tmp_path: Path, value: Fact):
    told = {**facts(TURNED), "from_deg": value}
    assert np.array_equal(seconds_of(tmp_path, told), fires_of(SCENARIO)[0].seconds)
