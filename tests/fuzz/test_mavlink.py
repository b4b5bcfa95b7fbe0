"""Whatever bytes come over the link, the session lives on, quickly and in little memory.

Quick: 5,000 inputs. `pytest tests/fuzz/test_mavlink.py --full` sends 200,000, about two minutes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
MOST_S = 1.0  # of processor: the computer may be busy with other things
MOST_BYTES = 20 * 2**20


@pytest.mark.timeout(1800)
def test_no_input_stops_the_session(sized: Callable[[int, int], int], capsys: pytest.CaptureFixture[str]):
    count = sized(5_000, 200_000)
    command = [sys.executable, "-m", "tests.fuzz.wire_worker", str(count)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    found: dict[str, Any] = json.loads(ended.stdout)
    figures = (
        f"{count} inputs: {found['messages']} messages of the drone, {found['bad_bytes']} bad bytes;"
        f" {1000 * found['slowest_cpu_s']:.1f} ms of processor, +{found['peak_bytes'] / 2**20:.1f} MB at most"
    )
    with capsys.disabled():
        sys.stdout.write(f"\n    {figures}")
    assert found["inputs"] == count
    assert found["uncaught"] == []
    assert found["slowest_cpu_s"] <= MOST_S
    assert found["peak_bytes"] <= MOST_BYTES
    assert found["messages"] > count / 10, "the samples were too spoiled to prove anything"
