"""Eight hours of record are verified in five seconds, in the same memory as one."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from typing import TYPE_CHECKING

import pytest

from incidents.attach import FLIGHTS
from incidents.folder import create
from incidents.journal import Journal
from incidents.signatures import LaptopKey
from tests.figures import say
from tests.telemetry.chained_flight import NAME, record
from tests.telemetry.tlogs import extract_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
BAR_S = 5.0
BLOCKS = 57_600  # eight hours, one each half second
FRAMES_A_BLOCK = 58  # 3.3 million frames, as a real link of 115 messages a second
BLOCKS_A_FILE = 2_900  # 8 MiB
RSS_MAX_KB = 160_000  # Python with all that the program imports takes 90 to 120 MB


@pytest.mark.slow
@pytest.mark.hazard("H33")
@pytest.mark.timeout(600)
def test_eight_hours_are_verified_in_five_seconds(
    tmp_path: Path, sized: Callable[[int, int], int], capsys: pytest.CaptureFixture[str]
):
    blocks, entries = sized(BLOCKS // 40, BLOCKS), sized(250, 10_000)
    incident = create(tmp_path, "Kūlas ugunsgrēks", "Tērvete", now=NOW)
    folder = tmp_path / "incidents" / incident.id
    with Journal(folder, NOW, LaptopKey(bytes(range(32)))) as journal:
        for i in range(entries):
            facts = {"text": f"Ugunsgrēka ziņojums {i}", "flight": NAME, "height_m": 61.5 + i}
            journal.append(NOW + timedelta(seconds=i), "drone", "flight", "status_text", facts)
    one_block = list(islice(cycle(extract_records()), FRAMES_A_BLOCK))
    flight = record(
        tmp_path / FLIGHTS / NAME,
        one_block * blocks,
        per_block=FRAMES_A_BLOCK,
        per_file=FRAMES_A_BLOCK * BLOCKS_A_FILE,
    )
    size = sum(path.stat().st_size for path in flight.glob("raw-*"))
    verdict, seconds = _verified(tmp_path)
    rss_kb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    say(
        capsys,
        f"{blocks * FRAMES_A_BLOCK:,} frames, {size / 1e6:.0f} MB, {verdict['blocks']:,} blocks and "
        f"{verdict['entries']:,} entries verified in {seconds:.2f} s, {rss_kb / 1000:.0f} MB",
    )
    assert (verdict["ok"], verdict["signed"], verdict["blocks"]) == (True, True, blocks)
    assert seconds < BAR_S
    assert rss_kb < RSS_MAX_KB


def _verified(data: Path) -> tuple[dict[str, object], float]:
    """What the command line says, and how long it took from its start to its end."""
    began_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "firedrone.cli", "verify", str(data), "--json"],
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout), time.monotonic() - began_s
