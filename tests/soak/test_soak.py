"""A shift of eight hours through the one flow, as fast as this computer can: nothing may grow.

A recorded flight is spoken again and again by a vehicle on a virtual clock; session and recorder are the real
ones, and somebody looks at the state and takes the events twenty times a second of the flight.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty

import pytest
from fastcrc import crc16

from telemetry.columns import crc_extra
from telemetry.frames import read_frames
from telemetry.framing import message_id
from telemetry.link.loopback import LoopbackLink
from telemetry.recorder import Recorder
from telemetry.session import Session
from tests.figures import say
from tests.telemetry.tlogs import extract_records

START = datetime(2026, 7, 4, 6, 0, tzinfo=UTC)
TICK_S = 0.05
GROWTH_MAX_BYTES = 50 * 1024 * 1024
WARM_UP = 0.1  # of the shift
LOOKS = 50
FILES_OF_A_RECORD = 4  # raw log, chain, card, ballast: opened and closed as they are written
VEHICLE, HEARTBEAT = 1, 0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(3 * 3600),
    pytest.mark.skipif(sys.platform != "linux", reason="memory and files are counted in /proc"),
]


class Speaker:
    """A vehicle that says one recorded flight over and over, `messages_s` a second."""

    def __init__(self, messages_s: int) -> None:
        self.said = 0
        self._messages_s = messages_s
        flight = [record[8:] for record in extract_records() if record[13] == VEHICLE]
        first = next(n for n, frame in enumerate(flight) if message_id(frame, 0) == HEARTBEAT)
        self._frames = in_one_sequence(flight[first:])

    def step(self, now_s: float, _received: bytes) -> bytes:
        first, self.said = self.said, round(now_s * self._messages_s)
        count = len(self._frames)
        return b"".join(self._frames[n % count] for n in range(first, self.said))


def in_one_sequence(frames: list[bytes]) -> list[bytes]:
    """A number of frames that the sequence number of one byte can count round and round."""
    whole = frames[: len(frames) // 256 * 256]
    return [numbered(frame, n % 256) for n, frame in enumerate(whole)]


def numbered(frame: bytes, sequence: int) -> bytes:
    """A MAVLink 2 frame without a signature, with another sequence number and a right checksum."""
    body = frame[1:4] + bytes((sequence,)) + frame[5:-2]
    extra = crc_extra(message_id(frame, 0))
    assert extra is not None
    return frame[:1] + body + crc16.mcrf4xx(body + bytes((extra,)), 0xFFFF).to_bytes(2, "little")


@pytest.mark.parametrize("messages_s", [115, 400])
def test_a_whole_shift_takes_no_more_memory_threads_or_files_than_its_beginning(
    tmp_path: Path,
    messages_s: int,
    sized: Callable[[int, int], int],
    capsys: pytest.CaptureFixture[str],
):
    shift_s = sized(300, 8 * 3600)
    speaker = Speaker(messages_s)
    link = LoopbackLink(speaker, speed=None, start=START, tick_s=TICK_S)
    record = Recorder(tmp_path, START, address="sim", training=True)
    session = Session(link, record)
    began_s, looks = time.monotonic(), list[Held]()
    try:
        for n in range(1, LOOKS + 1):
            while link.clock.monotonic_s() < n * shift_s / LOOKS:
                session.step(TICK_S)
                look_at(session)
                wait_for_the_disk(record, speaker)
            looks.append(held())
    finally:
        session.close()
    real_s = time.monotonic() - began_s
    warm = looks[int(LOOKS * WARM_UP) :]
    growth = max(seen.memory_bytes for seen in warm) - warm[0].memory_bytes
    counts = session.state.get().link
    assert counts.lost == 0
    assert counts.messages == speaker.said
    assert growth <= GROWTH_MAX_BYTES
    assert {seen.threads for seen in looks} == {looks[0].threads}
    files = {seen.files for seen in warm}
    assert max(files) - min(files) <= FILES_OF_A_RECORD
    assert record.written >= speaker.said
    assert frames_in(record.folder) == record.written
    say(
        capsys,
        f"soak: {shift_s / 3600:.1f} h at {messages_s} msg/s in {real_s:.0f} s ({shift_s / real_s:.0f}x), "
        f"{speaker.said} messages, memory +{growth / 1e6:.1f} MB, "
        f"{looks[-1].threads} threads, {looks[-1].files} files",
    )


@dataclass(frozen=True)
class Held:
    """What this program holds at one moment."""

    memory_bytes: int
    threads: int
    files: int


def held() -> Held:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    files = len(list(Path("/proc/self/fd").iterdir()))
    return Held(pages * os.sysconf("SC_PAGE_SIZE"), threading.active_count(), files)


def look_at(session: Session) -> None:
    """As the window does, every tick."""
    assert session.state.get().link is not None
    assert session.alarms.get() is not None
    while True:
        try:
            session.events.get_nowait()
        except Empty:
            return


def wait_for_the_disk(record: Recorder, speaker: Speaker) -> None:
    """Sixty hours an hour is more than a disk is asked for: the flow waits when it is far ahead."""
    while speaker.said - record.written > 50_000:
        time.sleep(0.001)


def frames_in(folder: Path) -> int:
    return int(read_frames(folder).sound().sum())
