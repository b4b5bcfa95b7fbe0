"""The made-up country of the bench is the same each time, and a small one is searched as the large one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from firedrone.bench.made_up_addresses import made_up
from firedrone.bench.map_addresses import WAYS, figures
from maps.addresses.gazetteer import Gazetteer
from tests.maps.addresses.made_up_places import made

ROOT = Path(__file__).parents[3]


def test_the_country_is_the_same_in_every_process():
    program = "from firedrone.bench.made_up_addresses import made_up; print([*made_up(400)])"
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


@pytest.mark.parametrize("way", WAYS)
def test_the_right_one_is_among_the_first_five(tmp_path: Path, way: str):
    entries = list(made_up(2_000))
    with Gazetteer(made(tmp_path / "a.sqlite", entries)) as gazetteer:
        found = figures(gazetteer, Random(3), entries[::10], WAYS[way])
    assert found["hit_rate"] >= 0.95
