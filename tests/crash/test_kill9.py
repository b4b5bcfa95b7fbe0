"""A program that is killed while it records, again and again in the same flight: what it wrote is there."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from incidents.verify import verify
from telemetry.flight_folder import FlightCard, new_flight_folder, raw_file, raw_files, read_card, write_card
from telemetry.frames import read_frames
from telemetry.raw_file import SEGMENT_BYTES
from telemetry.unfinished import recovered, unfinished
from tests.figures import say
from tests.telemetry.recording import START
from tests.telemetry.tlogs import extract_records

ROOT = Path(__file__).parents[2]
KILLS_OF_A_FLIGHT = 10
READY_WITHIN_S = 2.0
SEGMENTS_OF_8_HOURS = 69  # 576 MB, a busy link

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.hazard("H16")]

# Takes the flight up where its record ends, and tells how many frames the recorder calls written. Segments
# are small, so that the kill also comes while one ends and the next begins.
RECORDING = """
import sys, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from telemetry import raw_file, raw_writer
from telemetry.recorder import Recorder
from telemetry.unfinished import unfinished
from tests.telemetry.recording import START
from tests.telemetry.tlogs import extract_records

raw_file.SEGMENT_BYTES = raw_writer.SEGMENT_BYTES = 100_000
data, frames = Path(sys.argv[1]), [record[8:] for record in extract_records()]
flight = unfinished(data, START)
if flight is None:
    record, n = Recorder(data, START, address="udp:127.0.0.1:14550", training=False), 0
else:
    record, n = Recorder.again(flight, START), flight.frames
while True:
    record.frame(START + timedelta(milliseconds=n), frames[n % len(frames)])
    n += 1
    if n % 20 == 0:
        if n % 500 == 0:
            record.sync()
        print(record.written, flush=True)
        while n - record.written > 1000:
            time.sleep(0.0005)
"""


def test_killed_again_and_again_not_one_acknowledged_message_is_lost(
    tmp_path: Path, sized: Callable[[int, int], int], capsys: pytest.CaptureFixture[str]
):
    kills, chance = sized(3, 200), random.Random(9)
    ready_s: list[float] = []
    acknowledged_in_all = 0
    for first in range(0, kills, KILLS_OF_A_FLIGHT):
        data = tmp_path / str(first)
        of_this_flight = min(KILLS_OF_A_FLIGHT, kills - first)
        for _ in range(of_this_flight):
            acknowledged = killed_while_recording(data, chance)
            began_s = time.monotonic()
            flight = unfinished(data, START)
            ready_s.append(time.monotonic() - began_s)
            assert flight is not None
            assert flight.frames >= acknowledged
        acknowledged_in_all += acknowledged
        (flight,) = recovered(data)
        check_whole(flight.folder, flight.frames, of_this_flight)
        assert verify(flight.folder).problems == ()
    assert max(ready_s) <= READY_WITHIN_S
    say(
        capsys,
        f"kill -9: {kills} kills, {acknowledged_in_all} acknowledged messages, 0 lost, 0 corrupt, "
        f"looked at in at most {max(ready_s):.2f} s",
    )


def killed_while_recording(data: Path, chance: random.Random) -> int:
    """Frames that the recorder called written before the kill."""
    with subprocess.Popen(
        [sys.executable, "-c", RECORDING, str(data)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as program:
        assert program.stdout is not None
        heard = [program.stdout.readline() for _ in range(chance.randrange(1, 200))]
        while int(heard[-1]) == 0:  # a flight without a frame is none
            heard.append(program.stdout.readline())
        time.sleep(chance.random() * 0.02)
        program.kill()
        heard += list(program.stdout)
    return int([line for line in heard if line.endswith("\n")][-1])


def check_whole(folder: Path, count: int, kills: int) -> None:
    """Every frame of the stream up to the last, once, in its order, unchanged, with its time."""
    frames = read_frames(folder)
    true = [record[8:] for record in extract_records()]
    assert len(frames) == count
    assert frames.sound().all()
    assert all(frames.frame(n) == true[n % len(true)] for n in range(count))
    since_start_us = frames.at_us - int(START.timestamp() * 1e6)
    assert (since_start_us == np.arange(count) * 1000).all()
    assert frames.bad_bytes <= kills * 300, "of each kill at most one frame that was never acknowledged"
    card = read_card(folder)
    assert card is not None
    assert min(1, kills - 1) <= len(card.reopened) < kills, "killed before the card was written: not counted"


def test_eight_hours_of_record_are_looked_at_in_two_seconds(
    tmp_path: Path, sized: Callable[[int, int], int], capsys: pytest.CaptureFixture[str]
):
    whole = b"".join(extract_records())
    segment = (whole * (SEGMENT_BYTES // len(whole) + 1))[:SEGMENT_BYTES]
    frames = SEGMENT_BYTES * len(extract_records()) // len(whole)
    segments = sized(8, SEGMENTS_OF_8_HOURS)
    folder = new_flight_folder(tmp_path, START)
    card = FlightCard(
        started_at=START,
        address="udp:127.0.0.1:14550",
        training=False,
        live=True,
        counted_segments=segments - 1,
        frames=(segments - 1) * frames,
    )
    write_card(folder, card)
    for number in range(segments):
        raw_file(folder, number).write_bytes(segment)
    last_us = int.from_bytes(extract_records()[-1][:8], "big")
    now = START + (timedelta(microseconds=last_us) - timedelta(seconds=START.timestamp()))
    began_s = time.monotonic()
    flight = unfinished(tmp_path, now)
    recovered(tmp_path, but=folder)
    ready_s = time.monotonic() - began_s
    assert flight is not None
    assert 0.99 * segments * frames < flight.frames <= 1.01 * segments * frames
    assert ready_s <= READY_WITHIN_S
    began_s = time.monotonic()
    (told,) = recovered(tmp_path)
    assert time.monotonic() - began_s <= READY_WITHIN_S
    assert told.frames == flight.frames
    size_mb = sum(file.stat().st_size for file in raw_files(folder)) / 1e6
    say(capsys, f"{size_mb:.0f} MB of record, {flight.frames} messages: looked at in {ready_s:.2f} s")
