"""The truth beside the record: written once a second, read again, and what a rewind does to it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from maps.foreign.file import FormatError
from tests.training.exercise.made_up import BEGINS, LOST_PERSON
from training.exercise.running import RunningExercise
from training.exercise.truth_log import TruthLog, as_it_counts, read_truth

if TYPE_CHECKING:
    from pathlib import Path


def logged(path: Path, *parts_s: float) -> RunningExercise:
    """Each part is run after going back to second 2."""
    exercise = RunningExercise(LOST_PERSON)
    with TruthLog(path, exercise) as log:
        now_s = 0.0
        for part, seconds in enumerate(parts_s):
            if part:
                exercise.rewind("two")
            for _ in range(round(seconds / 0.05)):
                exercise.step(now_s, b"")
                log.note(BEGINS + timedelta(seconds=now_s))
                if not exercise.marks and exercise.elapsed_s >= 2.0:
                    exercise.mark("two")
                now_s += 0.05
    return exercise


def test_one_line_a_second_says_where_everything_is(tmp_path: Path):
    exercise = logged(tmp_path / "truth.jsonl", 10.0)
    head, told = read_truth(tmp_path / "truth.jsonl")
    assert (head.exercise, head.seed, head.flown_by) == ("lost-person", 1, "embedded")
    assert [one.truth.at_s for one in told] == [float(s) for s in range(10)]
    assert told[3].utc == BEGINS + timedelta(seconds=3)
    assert told[-1].truth.targets == exercise.truth().targets


def test_what_was_flown_after_a_rewind_counts_instead(tmp_path: Path):
    logged(tmp_path / "truth.jsonl", 8.0, 4.0)
    _, told = read_truth(tmp_path / "truth.jsonl")
    counted = as_it_counts(told)
    assert len(told) > len(counted)
    assert [one.truth.take for one in counted] == [0, 0, 0, *(1 for _ in counted[3:])]
    times = [one.truth.at_s for one in counted]
    assert times == sorted(times)


@pytest.mark.parametrize("line", ["{", "[]", '{"utc": "x"}', "", '{"utc": NaN}'])
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str):
    path = tmp_path / "truth.jsonl"
    logged(path, 2.0)
    path.write_text(path.read_text() + line + "\n{}\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"truth\.jsonl"):
        read_truth(path)


def test_a_place_that_is_not_on_the_earth_is_refused(tmp_path: Path):
    path = tmp_path / "truth.jsonl"
    logged(path, 2.0)
    path.write_text(path.read_text().replace('"lat_deg":56', '"lat_deg":156'), encoding="utf-8")
    with pytest.raises(FormatError, match="line 2"):
        read_truth(path)
