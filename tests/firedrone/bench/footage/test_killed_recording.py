from __future__ import annotations

import os
from pathlib import Path

import pytest

from firedrone.bench.footage.killed_recording import MOST_LOST, Kill, judged, measured


def missed(*kills: Kill) -> list[str]:
    return [name for name, bar in judged(kills).bars.items() if bar.passed is False]


def test_a_few_pictures_less_is_what_a_kill_may_cost():
    assert missed(Kill(50, 50), Kill(50, 50 - MOST_LOST)) == []
    assert missed(Kill(50, 50), Kill(50, 49 - MOST_LOST)) == ["killed while recording, pictures lost"]


def test_one_recording_that_cannot_be_read_is_one_too_many():
    assert missed(Kill(50, 50), Kill(3, 0)) == ["killed while recording, readable"]


def test_of_no_kills_nothing_is_claimed():
    assert not any(bar.passed for bar in judged([]).bars.values())


@pytest.mark.skipif(os.name == "nt", reason="os.pwrite and SIGKILL are of Linux and macOS")
def test_a_killed_recorder_leaves_a_readable_file(tmp_path: Path):
    (kill,) = measured(tmp_path, 1)
    assert kill.handed >= 15
    assert kill.readable > 0
    assert kill.lost <= MOST_LOST
