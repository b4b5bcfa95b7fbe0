"""`firedrone bench damaged`: how much of a damaged log is read again.

Logs with bits that flipped, a hole, zeros in the middle and a cut end. The limit is what is still there:
the frames that no damage touched. A frame that was never written counts against the reader that shows it.
A reader that gives up at an unlucky bit loses all that follows, so there are several logs.
"""

from __future__ import annotations

import importlib
import struct
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from firedrone.bench.result import Bar, BenchResult, ratio
from firedrone.bench.stream import telemetry
from telemetry.frames import frames_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

QUICK_LOGS, FULL_LOGS = 3, 20
FRAMES, FLIPS = 20_000, 200  # of each log
HOLE_BYTES, ZEROS_BYTES = 3000, 5000
STEP_US = 8696  # 115 messages a second
BEGAN_US = 1_782_291_600_000_000
STAMP_BYTES = 8


@dataclass(frozen=True, slots=True)
class Damaged:
    """A log, and the frames in it that are as they were written."""

    data: bytes
    intact: Counter[bytes]


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of it."""

    recovered: int
    false: int  # frames that were never written


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Ours against pymavlink's reader."""
    logs = [damaged(FRAMES, FLIPS, seed) for seed in range(1, 1 + (FULL_LOGS if full else QUICK_LOGS))]
    intact = sum(log.intact.total() for log in logs)
    tell(f"{len(logs)} damaged logs with {intact} intact frames")
    ours, theirs = _together(by_us, logs), _together(by_pymavlink, logs)
    share, their_share = ours.recovered / intact, theirs.recovered / intact
    return BenchResult(
        name="damaged",
        ours={"recovered": ours.recovered, "share": share, "false": ours.false},
        peers={"pymavlink": {"recovered": theirs.recovered, "share": their_share, "false": theirs.false}},
        limit={"intact": intact},
        ratios={"ours / pymavlink": ratio(share, their_share)},
        bars={
            "share of intact frames": Bar(share, at_least=0.99),
            "frames never written": Bar(float(ours.false), at_most=0.0),
        },
    )


def damaged(frames: int, flips: int, seed: int) -> Damaged:
    """The same damage for the same seed."""
    chance, written, data = Random(seed), telemetry(0, frames), bytearray()
    ends: list[int] = []
    for number, frame in enumerate(written):
        data += struct.pack(">Q", BEGAN_US + number * STEP_US) + frame
        ends.append(len(data))
    harmed = bytearray(len(data))  # 1 where a byte is not what was written
    for _ in range(flips):
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
        harmed[at] = 1
    zeros = len(data) // 3
    data[zeros : zeros + ZEROS_BYTES] = bytes(ZEROS_BYTES)
    harmed[zeros : zeros + ZEROS_BYTES] = b"\1" * ZEROS_BYTES
    hole, end = len(data) * 2 // 3, len(data) - len(written[-1]) // 2
    harmed[hole : hole + HOLE_BYTES] = b"\1" * HOLE_BYTES
    harmed[end:] = b"\1" * (len(data) - end)
    intact = Counter(
        frame for frame, stop in zip(written, ends, strict=True) if not any(harmed[stop - len(frame) : stop])
    )
    return Damaged(bytes(data[:hole] + data[hole + HOLE_BYTES : end]), intact)


def by_us(data: bytes) -> Counter[bytes]:
    """The frames that our index vouches for."""
    frames = frames_of(data)
    sound = frames.sound()
    return Counter(frames.frame(number) for number in range(len(frames)) if sound[number])


def by_pymavlink(data: bytes) -> Counter[bytes]:
    """What its log reader hands out before it ends, apart from what it calls bad data itself."""
    mavutil: Any = importlib.import_module("pymavlink.mavutil")  # untyped
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "damaged.tlog")
        path.write_bytes(data)
        log = mavutil.mavlink_connection(str(path), robust_parsing=True)
        found: Counter[bytes] = Counter()
        with suppress(Exception):  # whatever stops it, this is all that it gives
            while (message := log.recv_match()) is not None:
                if message.get_msgId() >= 0:
                    found[bytes(message.get_msgbuf())] += 1
        log.close()
    return found


def _together(reader: Callable[[bytes], Counter[bytes]], logs: Sequence[Damaged]) -> Read:
    found = [(reader(log.data), log.intact) for log in logs]
    return Read(
        sum((read & intact).total() for read, intact in found),
        sum((read - intact).total() for read, intact in found),
    )
