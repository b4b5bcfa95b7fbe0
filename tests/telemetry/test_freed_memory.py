"""What a large reading leaves in the heap goes back to the system."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import numpy as np
import pytest

from telemetry.freed_memory import give_back


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone keeps it")
def test_freed_arrays_are_given_back():
    kept = [np.ones(12_000) for _ in range(800)]  # 96 kB each: under the size that glibc maps by itself
    top = np.ones(10)  # what lies above them in the heap
    full = resident_mb()
    kept.clear()
    gc.collect()
    give_back()
    assert resident_mb() < full - 50.0
    assert top.sum() == 10.0


def resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
