"""The truth counts as it was flown last: what the trainer took back is neither flown nor found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from incidents.debrief.exercise_folder import FOLDER
from incidents.debrief.true_flight import read_true_flight
from incidents.model import IncidentError
from maps.foreign.file import FormatError
from tests.incidents.debrief.evening import Line, at, write_truth
from tests.training.score.exercises import HOME
from training.exercise.truth_log import FILE

if TYPE_CHECKING:
    from pathlib import Path


def test_each_time_of_the_record_is_a_second_of_the_exercise(folder: Path):
    write_truth(folder, [Line(float(n), HOME, late_s=2.0) for n in range(10)])
    truth = read_true_flight(folder / FOLDER / FILE)
    assert len(truth) == 10
    assert truth.second_of(at(5.5)) == pytest.approx(3.5)
    assert truth.second_of(at(1.0)) is None
    assert truth.second_of(at(99.0)) is None
    assert truth.utc_of(4.0) == at(6.0)


def test_what_was_taken_back_does_not_count(folder: Path):
    first = [Line(float(n), HOME) for n in range(20)]
    anew = [Line(float(n), HOME, 5.0, take=1, late_s=12.0) for n in range(10, 16)]
    write_truth(folder, [*first, *anew])
    truth = read_true_flight(folder / FOLDER / FILE)
    assert truth.at_s.tolist() == [float(n) for n in range(16)]
    assert truth.above_home_m[10] == 5.0
    assert truth.second_of(at(9.0)) == 9.0
    assert truth.second_of(at(15.0)) is None  # flown, and taken back
    assert truth.second_of(at(24.0)) == 12.0
    assert np.isnan(truth.seconds_of(truth.at_us[9:10] + 1)).all()


def test_a_damaged_line_is_named(folder: Path):
    write_truth(folder, [Line(1.0, HOME)])
    path = folder / FOLDER / FILE
    path.write_bytes(path.read_bytes() + b'{"utc": 5}\n')
    with pytest.raises(FormatError, match="line 3"):
        read_true_flight(path)


def test_a_truth_without_a_flight_is_none(folder: Path):
    write_truth(folder, [])
    with pytest.raises(IncidentError, match="run the exercise again"):
        read_true_flight(folder / FOLDER / FILE)
