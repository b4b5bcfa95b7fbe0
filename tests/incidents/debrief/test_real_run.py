"""What the run of an exercise writes is what the debrief reads: the embedded drone, up and down by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.debrief.exercise_folder import FOLDER
from incidents.debrief.true_flight import read_true_flight
from maps.geo import distance_m
from telemetry.link.loopback import LoopbackLink
from tests.incidents.debrief.evening import BEGAN
from tests.training.score.exercises import HOME, exercise
from training.exercise.running import RunningExercise
from training.exercise.truth_log import FILE, TruthLog

if TYPE_CHECKING:
    from pathlib import Path


def test_the_truth_of_a_run_is_read_with_what_was_taken_back_left_out(folder: Path):
    running = RunningExercise(exercise())
    link = LoopbackLink(running, speed=None, start=BEGAN)
    path = folder / FOLDER / FILE

    def live(seconds: float) -> None:
        until_s = link.clock.monotonic_s() + seconds
        while link.clock.monotonic_s() < until_s:
            link.read(0.05)
            log.note(link.clock.utc())

    with TruthLog(path, running) as log:
        live(20.0)
        running.mark("here")
        live(10.0)
        running.rewind("here")
        live(15.0)
    truth = read_true_flight(path)
    assert distance_m(truth.home, HOME) < 1.0
    assert (truth.at_s[1:] > truth.at_s[:-1]).all()
    assert 34.0 <= truth.at_s[-1] <= 35.0
    assert truth.taken_back.sum() == 1
    assert truth.second_of(truth.utc_of(34.0)) is not None
    assert not truth.flying.any()
