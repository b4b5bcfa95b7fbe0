"""A disk that is full, too small or gone: what waits, what goes on, and when it is all right again."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from telemetry import ballast, disk_room, raw_file, raw_writer
from telemetry import recorder as recorder_module
from telemetry.ballast import Ballast
from telemetry.disk_room import Room, free_bytes
from telemetry.events import EventCode
from telemetry.frames import read_frames
from telemetry.recorder import Recorder
from tests.crash.mounted import tmpfs
from tests.figures import say
from tests.telemetry.recording import START, at, beat, eventually
from tests.telemetry.tlogs import extract_records

MESSAGES_S = 400
TEN_MINUTES = 600 * MESSAGES_S  # messages
RESUMES_WITHIN_S = 5.0
MB = 1024 * 1024

pytestmark = pytest.mark.slow


class Said:
    """All the news of a recorder."""

    def __init__(self, record: Recorder) -> None:
        self._record = record
        self._news: list[tuple[EventCode, Any]] = []

    def codes(self) -> list[EventCode]:
        self._news += self._record.news()
        return [code for code, _ in self._news]

    def facts(self, code: EventCode) -> dict[str, Any]:
        """Of the last time it was said."""
        return next(facts for said, facts in reversed(self._news) if said is code)


def recorder(data: Path) -> Recorder:
    return Recorder(data, START, address="udp:127.0.0.1:14550", training=False)


def fill(disk: Path) -> Path:
    """Somebody else takes all the room that is left."""
    filler = disk / "somebody_elses_film.mp4"
    handle = os.open(filler, os.O_WRONLY | os.O_CREAT)
    for size in (MB, 4096, 1):
        with contextlib.suppress(OSError):
            while os.write(handle, bytes(size)):
                pass
    os.close(handle)
    return filler


def frames_of_a_flight() -> Iterator[bytes]:
    """A real flight, again and again."""
    while True:
        for whole in extract_records():
            yield whole[8:]


@pytest.mark.hazard("H20")
def test_on_a_full_disk_the_raw_log_goes_on_for_ten_minutes_and_more(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sized: Callable[[int, int], int],
    capsys: pytest.CaptureFixture[str],
):
    scale = sized(16, 1)  # the quick disk, its ballast and its ten minutes are a sixteenth
    monkeypatch.setattr(ballast, "BALLAST_BYTES", 64 * MB // scale)
    monkeypatch.setattr(ballast, "STEP_BYTES", 8 * MB // scale)
    for module in (raw_file, raw_writer):
        monkeypatch.setattr(module, "SEGMENT_BYTES", 8 * MB // scale)
    monkeypatch.setattr(raw_writer, "MEMORY_BYTES", 32 * MB // scale)
    monkeypatch.setattr(recorder_module, "LOOK_S", 0.0)
    monkeypatch.setattr(raw_writer, "SYNC_S", 0.02)
    monkeypatch.setattr(disk_room, "BUSY_BYTES_S", disk_room.BUSY_BYTES_S // scale)
    with tmpfs(tmp_path / "disk", 320 * MB // scale) as disk:
        record = recorder(disk)
        said = Said(record)
        flight = frames_of_a_flight()
        kept = Ballast(disk)

        handed = 0

        def hand_over(count: int) -> int:
            nonlocal handed
            for _ in range(count):
                record.frame(START, next(flight))
            handed += count
            eventually(lambda: record.written == handed or not record.writing)
            return count

        def more_until(so: Callable[[], bool]) -> int:
            count = 0
            while not so():
                count += hand_over(5 * MESSAGES_S)
            return count

        hand_over(1)
        eventually(lambda: kept.size_bytes == ballast.BALLAST_BYTES)
        filler = fill(disk)
        more_until(lambda: record.room.state is Room.FULL)
        assert kept.size_bytes == 0
        assert EventCode.DISK_LOW in said.codes()
        on_ballast = more_until(lambda: EventCode.RECORDING_FAILED in said.codes())
        minutes = on_ballast * scale / MESSAGES_S / 60
        assert on_ballast >= TEN_MINUTES // scale
        assert not record.writing
        hand_over(1000)
        filler.unlink()
        freed_s = time.monotonic()
        eventually(lambda: EventCode.RECORDING_RESUMED in said.codes())
        resumed_s = time.monotonic() - freed_s
        eventually(lambda: record.written == handed)
        assert resumed_s <= RESUMES_WITHIN_S
        eventually(lambda: kept.size_bytes == ballast.BALLAST_BYTES)
        assert EventCode.DISK_ROOM_AGAIN in said.codes()
        assert record.writing
        record.close()
        assert said.codes()[-1] is EventCode.RECORDING_CLOSED
        assert said.facts(EventCode.RECORDING_CLOSED) == {"frames": handed, "lost": 0}
        frames = read_frames(record.folder)
        assert (len(frames), frames.bad_bytes) == (handed, 0)
    say(capsys, f"full disk: {minutes:.0f} min at 400 msg/s on the ballast, resumed after {resumed_s:.1f} s")


@pytest.mark.hazard("H20")
def test_a_disk_too_small_for_a_ballast_is_said_waited_for_and_written_again(tmp_path: Path):
    with tmpfs(tmp_path / "disk", 2 * MB) as disk:
        record = recorder(disk)
        said = Said(record)
        record.frame(at(0), beat(0))
        record.sync()
        eventually(lambda: record.written == 1)
        filler = fill(disk)
        for n in range(1, 5000):
            record.frame(at(n), beat(n % 20))
        eventually(lambda: EventCode.RECORDING_FAILED in said.codes())
        assert said.facts(EventCode.RECORDING_FAILED) == {"reason": "No space left on device"}
        assert not record.writing
        eventually(lambda: record.room.state is Room.FULL and EventCode.DISK_LOW in said.codes())
        said.codes()
        assert said.facts(EventCode.DISK_LOW) == {"minutes_left": 0}
        filler.unlink()
        freed_s = time.monotonic()
        eventually(lambda: record.written == 5000)
        assert time.monotonic() - freed_s <= RESUMES_WITHIN_S
        eventually(lambda: EventCode.RECORDING_RESUMED in said.codes())
        record.close()
        assert said.codes()[-1] is EventCode.RECORDING_CLOSED
        assert said.facts(EventCode.RECORDING_CLOSED) == {"frames": 5000, "lost": 0}
        assert len(read_frames(record.folder)) == 5000


@pytest.mark.hazard("H18")
def test_a_full_disk_at_the_start_is_no_reason_not_to_hear_the_drone(tmp_path: Path):
    with tmpfs(tmp_path / "disk", 2 * MB) as disk:
        filler = fill(disk)
        record = recorder(disk)
        said = Said(record)
        record.frame(at(0), beat(0))
        eventually(lambda: EventCode.RECORDING_FAILED in said.codes())
        assert not record.writing
        filler.unlink()
        eventually(lambda: record.writing and record.written == 1, RESUMES_WITHIN_S)
        record.close()
        assert len(read_frames(record.folder)) == 1


def test_a_little_room_now_and_then_makes_no_segment_for_every_few_frames(tmp_path: Path):
    with tmpfs(tmp_path / "disk", 2 * MB) as disk:
        record = recorder(disk)
        filler = fill(disk)
        said = Said(record)
        record.frame(at(0), bytes(raw_writer.RETRY_BYTES))
        eventually(lambda: not record.writing)
        os.truncate(filler, filler.stat().st_size - raw_writer.RETRY_BYTES // 2)
        assert (free_bytes(disk) or 0) >= raw_writer.RETRY_BYTES // 4
        for n in range(25):
            record.frame(at(n), beat(n % 20))
            time.sleep(0.1)
        assert EventCode.RECORDING_RESUMED not in said.codes()
        filler.unlink()
        record.close()


@pytest.mark.hazard("H18")
def test_a_disk_that_was_pulled_out_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for module in (raw_file, raw_writer):
        monkeypatch.setattr(module, "SEGMENT_BYTES", 1000)
    data, elsewhere = tmp_path / "stick", tmp_path / "pulled out"
    record = recorder(data)
    said = Said(record)
    record.frame(at(0), beat(0))
    eventually(lambda: record.written == 1)
    data.rename(elsewhere)
    for n in range(1, 100):
        record.frame(at(n), beat(n % 20))
    eventually(lambda: EventCode.RECORDING_FAILED in said.codes())
    assert not record.writing
    assert not data.exists(), "nothing is written where the disk was"
    elsewhere.rename(data)
    eventually(lambda: record.writing and record.written == 100, RESUMES_WITHIN_S)
    record.close()
    assert said.codes()[-1] is EventCode.RECORDING_CLOSED
    assert said.facts(EventCode.RECORDING_CLOSED) == {"frames": 100, "lost": 0}
    assert len(read_frames(record.folder)) == 100
