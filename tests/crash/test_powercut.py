"""The power goes while a flight is recorded: what the disk holds at that moment is read back.

The recording program writes into an ext4 of its own. The file that stands for the disk is copied while the
program is stopped: what only the system's memory holds is not in it. Needs Linux and root.
"""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from incidents.journal import Journal, read_journal
from telemetry.frames import read_frames
from telemetry.unfinished import unfinished
from tests.crash.mounted import ext4
from tests.figures import say
from tests.telemetry.recording import START
from tests.telemetry.tlogs import extract_records

ROOT = Path(__file__).parents[2]
DISK_BYTES = 96 * 1024 * 1024
MESSAGES_S = 400
LOST_MAX_S = 1.0
EVENT_ON_DISK_MAX_S = 1.0

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.hazard("H19")]

# 400 messages a second. Twice a second something important happens, after so many frames ("told"), and the
# recorder and the journal hear of it. "raw": so many frames, "event": so many entries are surely on the disk.
RECORDING = """
import sys, threading, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from incidents.codes import Clock, Source
from incidents.journal import Journal
from telemetry import raw_file
from telemetry.events import EventCode
from telemetry.recorder import Recorder
from tests.telemetry.recording import START
from tests.telemetry.tlogs import extract_records

def say(*words):
    print(time.monotonic(), *words, flush=True)

on_disk = raw_file._sync_data
def confirmed(handle):
    written = record.written
    on_disk(handle)
    say("raw", written)
raw_file._sync_data = confirmed

data, frames = Path(sys.argv[1]), [record[8:] for record in extract_records()]
record = Recorder(data, START, address="udp:127.0.0.1:14550", training=False)
(data / "incidents" / "one").mkdir(parents=True)
journal = Journal(data / "incidents" / "one", START)

def decide():
    events = 0
    while True:
        time.sleep(0.5)
        say("told", n)
        record.sync()
        journal.append(START, Clock.DRONE, Source.FLIGHT, EventCode.ARMED, {"n": events})
        journal.flush()
        events += 1
        say("event", events)

began, n = time.monotonic(), 0
threading.Thread(target=decide, daemon=True).start()
while True:
    while n < (time.monotonic() - began) * 400:
        record.frame(START + timedelta(milliseconds=n * 2.5), frames[n % len(frames)])
        n += 1
        if n % 40 == 0:
            say("heard", n)
    time.sleep(0.002)
"""


@dataclass(frozen=True)
class Cut:
    """What the program said until the power went. Times are monotonic seconds of this computer."""

    at_s: float
    heard: int  # frames handed to the recorder, as far as it said so
    confirmed: int  # of them, surely on the disk
    events: int  # journal entries that are surely on the disk
    slowest_event_s: float  # from an event to the disk's confirmation of the frames before it


def test_a_power_cut_costs_at_most_a_second_of_telemetry_and_no_safety_event(
    tmp_path: Path, sized: Callable[[int, int], int], capsys: pytest.CaptureFixture[str]
):
    cuts, chance = sized(1, 40), random.Random(230)
    lost_s: list[float] = []
    slowest_s: list[float] = []
    for n in range(cuts):
        image, copy = tmp_path / f"disk{n}", tmp_path / f"cut{n}"
        seconds = 1.2 + (chance.random() * 5 if cuts > 1 else 0.0)
        with ext4(image, tmp_path / f"mounted{n}", size_bytes=DISK_BYTES) as disk:
            cut = power_cut(disk, image, copy, seconds)
        with ext4(copy, tmp_path / f"read{n}") as disk:
            lost_s.append(lost(disk, cut))
            slowest_s.append(cut.slowest_event_s)
        image.unlink()
        copy.unlink()
    assert max(lost_s) <= LOST_MAX_S
    assert max(slowest_s) <= EVENT_ON_DISK_MAX_S
    middle, most = float(np.median(lost_s)), max(lost_s)
    say(
        capsys,
        f"power cut: {cuts} cuts, telemetry lost {middle:.2f} s (median), {most:.2f} s (most), "
        f"0 safety events; an event is on the disk after at most {max(slowest_s) * 1000:.0f} ms",
    )


def power_cut(disk: Path, image: Path, copy: Path, seconds: float) -> Cut:
    with subprocess.Popen(
        [sys.executable, "-c", RECORDING, str(disk)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        time.sleep(seconds)
        program.send_signal(signal.SIGSTOP)
        at_s = time.monotonic()
        shutil.copyfile(image, copy)
        program.kill()
        said = [first, *program.stdout]
    words = [line.split() for line in said if line.endswith("\n")]
    told = [(float(at), word, int(count)) for at, word, count in words]
    return Cut(at_s, newest(told, "heard"), newest(told, "raw"), newest(told, "event"), slowest(told, at_s))


def newest(told: list[tuple[float, str, int]], what: str) -> int:
    return max((count for _, word, count in told if word == what), default=0)


def slowest(told: list[tuple[float, str, int]], cut_s: float) -> float:
    """From `record.sync()` to the confirmation of what was written by then."""
    raw = [(at_s, count) for at_s, word, count in told if word == "raw"]
    waited_s: list[float] = []
    for since_s, _, frames in (line for line in told if line[1] == "told"):
        waited_s.append(min((at_s for at_s, count in raw if count >= frames), default=cut_s) - since_s)
    return max(waited_s)


def lost(disk: Path, cut: Cut) -> float:
    """Seconds of telemetry that are not there; everything that is there is right."""
    flight = unfinished(disk, START)
    assert flight is not None
    frames = read_frames(flight.folder)
    true = [record[8:] for record in extract_records()]
    sound = np.flatnonzero(frames.sound()).tolist()
    assert [frames.frame(n) for n in sound] == [true[n % len(true)] for n in range(len(sound))]
    assert len(sound) >= cut.confirmed
    entries = [entry for entry in read_journal(disk / "incidents" / "one") if entry.code == "armed"]
    assert len(entries) >= cut.events
    with Journal(disk / "incidents" / "one", START) as journal:
        assert journal.problems == ()
    return max(0, cut.heard - len(sound)) / MESSAGES_S
