"""A damaged log: every intact frame comes back, nothing false, and it is said where bytes are missing.

The reader of pymavlink reads the same files in the same run.
"""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from telemetry.flight_summary import summarise
from telemetry.frames import frames_of, read_frames
from tests.figures import say
from tests.telemetry.tlogs import extract_records

PART_RECOVERED = 0.99
COPIES = 4  # of the flight: 200 flipped bits in half a megabyte

# The frames that pymavlink hands out, as hexadecimal lines.
PYMAVLINK = """
import os, sys
os.environ["MAVLINK20"] = "1"
from pymavlink import mavutil
log = mavutil.mavlink_connection(sys.argv[1], robust_parsing=True, dialect="ardupilotmega")
while (message := log.recv_msg()) is not None:
    if message.get_type() != "BAD_DATA":
        print(bytes(message.get_msgbuf()).hex())
"""


@dataclass(frozen=True)
class Damaged:
    """A damaged log and what of it is whole: frames without their times."""

    data: bytes
    intact: Counter[bytes]
    true: Counter[bytes]


def records() -> list[bytes]:
    return list(extract_records()) * COPIES


def flipped_bits(chance: random.Random) -> Damaged:
    data, hit = bytearray(b"".join(records())), set[int]()
    for _ in range(200):
        place = chance.randrange(len(data))
        data[place] ^= 1 << chance.randrange(8)
        hit.add(place)
    intact, start = Counter[bytes](), 0
    for record in records():
        if not hit.intersection(range(start, start + len(record))):
            intact[record[8:]] += 1
        start += len(record)
    return Damaged(bytes(data), intact, all_of(records()))


def a_zero_tail(chance: random.Random) -> Damaged:
    whole = records()
    return Damaged(b"".join(whole) + bytes(chance.randrange(1, 500_000)), all_of(whole), all_of(whole))


def a_cut_frame(chance: random.Random) -> Damaged:
    *whole, last = records()
    cut = last[: chance.randrange(1, len(last))]
    return Damaged(b"".join(whole) + cut, all_of(whole), all_of(whole))


def inserted_garbage(chance: random.Random) -> Damaged:
    parts: list[bytes] = []
    for record in records():
        if chance.random() < 0.01:
            parts.append(chance.randbytes(chance.randrange(1, 2000)))
        parts.append(record)
    return Damaged(b"".join(parts), all_of(records()), all_of(records()))


def holes(chance: random.Random) -> Damaged:
    """Sectors that never reached the disk."""
    data, intact, start = bytearray(b"".join(records())), Counter[bytes](), 0
    lost = {sector for sector in range(len(data) // 512) if chance.random() < 0.02}
    for sector in lost:
        data[sector * 512 : sector * 512 + 512] = bytes(512)
    for record in records():
        sectors = range(start // 512, (start + len(record) - 1) // 512 + 1)
        if not lost.intersection(sectors):
            intact[record[8:]] += 1
        start += len(record)
    return Damaged(bytes(data), intact, all_of(records()))


def all_of(whole: list[bytes]) -> Counter[bytes]:
    return Counter(record[8:] for record in whole)


@pytest.mark.slow
@pytest.mark.parametrize("damage", [flipped_bits, a_zero_tail, a_cut_frame, inserted_garbage, holes])
def test_of_a_damaged_log_every_intact_frame_comes_back_and_no_false_one(
    tmp_path: Path,
    damage: Callable[[random.Random], Damaged],
    sized: Callable[[int, int], int],
    capsys: pytest.CaptureFixture[str],
):
    ours: list[float] = []
    theirs: list[float] = []
    false = 0  # of theirs
    for seed in range(sized(1, 20)):
        log, damaged = tmp_path / f"{seed}.tlog", damage(random.Random(seed))
        log.write_bytes(damaged.data)
        frames = read_frames(log)
        found = Counter(frames.frame(n) for n in np.flatnonzero(frames.sound()).tolist())
        assert found - damaged.true == Counter(), "a frame that was never sent"
        ours.append(part(found, damaged.intact))
        theirs_found = read_by_pymavlink(log)
        theirs.append(part(theirs_found, damaged.intact))
        false += (theirs_found - damaged.true).total()
        assert ours[-1] >= PART_RECOVERED
        assert ours[-1] >= theirs[-1]
    name = damage.__name__.replace("_", " ")
    say(
        capsys,
        f"{name}: {min(ours):.2%} of the intact frames, 0 false; pymavlink {min(theirs):.2%}, {false} false",
    )


def part(found: Counter[bytes], intact: Counter[bytes]) -> float:
    return (found & intact).total() / intact.total()


def read_by_pymavlink(log: Path) -> Counter[bytes]:
    done = subprocess.run(
        [sys.executable, "-c", PYMAVLINK, str(log)], capture_output=True, text=True, check=True
    )
    return Counter(bytes.fromhex(line) for line in done.stdout.split())


def test_what_is_damaged_is_told_with_its_place_and_its_size():
    whole = extract_records()
    begin = sum(len(record) for record in whole[:500])
    data = b"".join(whole[:500]) + b"\x00\xfd\xfe" * 100 + b"".join(whole[500:1000])
    torn = whole[1000][:12].rstrip(b"\0")
    frames = frames_of(data + torn)
    told = [(damage.offset, damage.size_bytes) for damage in frames.damage()]
    assert told == [(begin, 300), (len(data), len(torn))]
    assert frames.bad_bytes == 300 + len(torn)


def test_seconds_that_are_missing_are_a_gap(tmp_path: Path):
    whole = list(extract_records())
    missing_s = (stamp_us(whole[1600]) - stamp_us(whole[999])) / 1e6
    before = gaps_s(tmp_path / "whole.tlog", whole)
    after = gaps_s(tmp_path / "hole.tlog", whole[:1000] + whole[1600:])
    (new,) = set(after) - set(before)
    assert new == pytest.approx(missing_s, abs=1.0)


def stamp_us(record: bytes) -> int:
    return int.from_bytes(record[:8], "big")


def gaps_s(log: Path, whole: list[bytes]) -> list[float]:
    log.write_bytes(b"".join(whole))
    return [gap.duration_s for gap in summarise(log).gaps]
