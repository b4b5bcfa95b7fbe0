"""Ten vehicles at once: the recorder takes 5,000 messages a second, loses none and keeps none in memory."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from telemetry.frames import read_frames
from telemetry.recorder import Recorder
from tests.figures import say
from tests.telemetry.recording import START, eventually
from tests.telemetry.tlogs import extract_records

MESSAGES_S = 5000
BATCH = 25  # what one look at a socket brings
WAITING_MAX = 2 * MESSAGES_S  # a sync of half a second, and as much again
GROWTH_MAX_BYTES = 50 * 1024 * 1024

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def test_five_thousand_messages_a_second_are_written_as_they_come(
    tmp_path: Path, sized: Callable[[int, int], int], capsys: pytest.CaptureFixture[str]
):
    seconds, frames = sized(2, 120), [record[8:] for record in extract_records()]
    record = Recorder(tmp_path, START, address="udp:127.0.0.1:14550", training=False)
    warm_bytes, most_waiting, n = 0, 0, 0
    began_s, used_s = time.monotonic(), time.process_time()
    while n < seconds * MESSAGES_S:
        behind = round((time.monotonic() - began_s) * MESSAGES_S) - n
        for _ in range(behind // BATCH):
            record.frames(START, [frames[(n + k) % len(frames)] for k in range(BATCH)])
            n += BATCH
        if n % (50 * BATCH) == 0:
            record.sync()  # something important happens four times a second
        most_waiting = max(most_waiting, n - record.written)
        warm_bytes = warm_bytes or (memory_bytes() if n > seconds * MESSAGES_S // 10 else 0)
        time.sleep(0.002)
    used_s = time.process_time() - used_s
    growth = memory_bytes() - warm_bytes
    assert record.writing
    record.close()
    assert len(read_frames(record.folder)) == n
    assert most_waiting <= WAITING_MAX
    assert growth <= GROWTH_MAX_BYTES
    say(
        capsys,
        f"burst: {MESSAGES_S} msg/s for {seconds} s, 0 lost, at most {most_waiting} waiting, "
        f"{used_s / seconds:.0%} of a core, memory +{growth / 1e6:.1f} MB",
    )


def memory_bytes() -> int:
    """What this program holds; where the system does not say: nothing."""
    counts = Path("/proc/self/statm")
    return int(counts.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if counts.exists() else 0


def test_a_disk_that_falls_behind_catches_up(tmp_path: Path):
    """A hundred thousand frames at once: more than any disk writes in a moment, less than memory holds."""
    record = Recorder(tmp_path, START, address="udp:127.0.0.1:14550", training=False)
    frames = [record_[8:] for record_ in extract_records()]
    for n in range(100):
        record.frames(START, [frames[(n * 1000 + k) % len(frames)] for k in range(1000)])
    eventually(lambda: record.written == 100_000)
    record.close()
    assert len(read_frames(record.folder)) == 100_000
