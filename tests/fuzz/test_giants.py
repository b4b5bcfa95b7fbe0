"""A file just within the limits, as costly as it can be made, takes 2 s and 64 MB at most.

Quick: the worst nine. `pytest tests/fuzz/test_giants.py --full` reads all of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.giants import GIANTS, QUICK

ROOT = Path(__file__).parents[2]
MOST_S = 2.0  # of processor
MOST_BYTES = 64 * 2**20


@pytest.mark.hazard("H32")
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_file_takes_long_or_much(
    tmp_path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
):
    names = list(GIANTS) if request.config.getoption("--full") else list(QUICK)
    command = [sys.executable, "-m", "tests.fuzz.giants", str(tmp_path), *names]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    found = [json.loads(line) for line in ended.stdout.splitlines()]
    with capsys.disabled():
        for one in found:
            size_mb, more_mb = one["size_bytes"] / 2**20, one["bytes"] / 2**20
            figures = f"{one['name']:18} {size_mb:4.1f} MB: {one['took_s']:.2f} s, +{more_mb:.1f} MB"
            sys.stdout.write(f"\n    {figures}  {one['came'][:60]}")
    assert [one["name"] for one in found] == names
    assert [one["name"] for one in found if one["took_s"] > MOST_S or one["bytes"] > MOST_BYTES] == []
