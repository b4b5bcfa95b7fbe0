"""Every exercise of the library, flown unattended: the drone comes down, and the score is as it should be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from incidents.debrief.debrief import debrief
from incidents.journal import Journal
from incidents.rehearsal.rehearse import Crew, rehearse
from training.exercise import shelf

if TYPE_CHECKING:
    from pathlib import Path

    from training.exercise.scenario import Scenario

EVERY = shelf.library()


@pytest.mark.slow
@pytest.mark.parametrize("scenario", EVERY, ids=[one.id for one in EVERY])
@pytest.mark.parametrize("crew", Crew)
def test_a_careful_crew_passes_and_a_careless_one_fails(scenario: Scenario, crew: Crew, tmp_path: Path):
    flown = rehearse(scenario, crew, tmp_path)
    assert flown.landed
    now = datetime.now(UTC)
    with Journal(flown.incident, now) as journal:
        score = debrief(journal, tmp_path, now).score
    assert score.passed is (crew is Crew.CAREFUL), score
