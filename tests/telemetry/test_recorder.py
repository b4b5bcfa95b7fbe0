import errno
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from telemetry import raw_writer
from telemetry import recorder as recorder_module
from telemetry.ballast import BALLAST_BYTES, Ballast
from telemetry.disk_room import Room
from telemetry.events import EventCode
from telemetry.flight_folder import Ended, RecordError, flight_folders, raw_files, read_card, started_at
from telemetry.raw_file import SEGMENT_BYTES, tlog_record
from telemetry.raw_writer import RawWriter
from telemetry.recorder import Recorder
from telemetry.state import Identity
from tests.telemetry.recording import START, at, eventually


def recorder(data: Path, **more: Any) -> Recorder:
    return Recorder(data, START, address="udp:127.0.0.1:14550", training=False, **more)


def records(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in raw_files(folder))


def codes(news: list[tuple[EventCode, Any]]) -> list[EventCode]:
    return [code for code, _ in news]


class Disk:
    """`os.write` of a disk that can be full: it takes `room` more bytes, then refuses."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.room: int | None = None
        self._write = os.write
        monkeypatch.setattr("telemetry.raw_file.os.write", self.write)

    def write(self, handle: int, data: bytes) -> int:
        if self.room is None:
            return self._write(handle, data)
        if self.room == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = min(self.room, len(data))
        self.room -= taken
        return self._write(handle, data[:taken])


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    monkeypatch.setattr(raw_writer, "RETRY_S", 0.0)
    return Disk(monkeypatch)


@pytest.fixture
def news() -> SimpleQueue[Any]:
    return SimpleQueue()


@pytest.fixture
def writer(tmp_path: Path, news: SimpleQueue[Any]) -> Iterator[RawWriter]:
    made = RawWriter(tmp_path, news, Ballast(tmp_path))
    yield made
    made.close()


def drain(news: SimpleQueue[Any]) -> list[Any]:
    return [news.get_nowait() for _ in range(news.qsize())]


def test_the_folder_is_named_by_the_start_and_a_uuid(tmp_path: Path):
    record = recorder(tmp_path)
    record.close()
    assert record.folder.parent == tmp_path / "flights"
    stamp, _, unique = record.folder.name.partition("_")
    assert (stamp, len(unique)) == ("20261122T131500Z", 32)
    assert started_at(record.folder) == START


def test_frames_stand_in_a_standard_tlog_in_their_order(tmp_path: Path):
    record = recorder(tmp_path)
    record.frame(at(0.25), b"\xfdfirst")
    record.frame(at(1.5), b"\xfdsecond")
    record.close()
    microseconds = int(START.timestamp()) * 1_000_000
    assert records(record.folder) == (
        (microseconds + 250_000).to_bytes(8, "big")
        + b"\xfdfirst"
        + (microseconds + 1_500_000).to_bytes(8, "big")
        + b"\xfdsecond"
    )


def test_the_card_tells_what_the_frames_cannot(tmp_path: Path):
    record = Recorder(tmp_path, START, address="sim", training=True)
    vehicle = Identity(1, 1, "quadrotor", "ardupilotmega", uid="3d12", firmware="4.7.0")
    eventually(lambda: read_card(record.folder) is not None)
    while_flying = read_card(record.folder)
    record.identify(vehicle)
    record.frame(at(7), b"\xfd")
    record.close()
    card = read_card(record.folder)
    assert while_flying is not None
    assert while_flying.ended is None
    assert card is not None
    assert (card.address, card.training, card.live, card.vehicle) == ("sim", True, True, vehicle)
    assert (card.started_at, card.ended_at, card.ended) == (START, at(7), Ended.CLOSED)
    assert (card.frames, card.lost) == (1, 0)


def test_it_says_that_it_started_and_that_it_was_closed(tmp_path: Path):
    record = recorder(tmp_path)
    record.frame(at(0), b"\xfd")
    record.close()
    assert record.news() == [
        (EventCode.RECORDING_STARTED, {"folder": record.folder.name}),
        (EventCode.RECORDING_CLOSED, {"frames": 1, "lost": 0}),
    ]
    record.close()
    assert record.news() == []


def test_a_frame_after_the_end_is_not_recorded(tmp_path: Path):
    record = recorder(tmp_path)
    record.close()
    record.frame(at(1), b"\xfd")
    assert records(record.folder) == b""


def test_a_place_that_cannot_be_written_is_one_clear_line(tmp_path: Path):
    (tmp_path / "flights").write_text("a file where the folder should be")
    with pytest.raises(RecordError, match="no flight can be recorded here") as refused:
        recorder(tmp_path)
    assert "\n" not in str(refused.value)


@pytest.mark.hazard("H19")
def test_what_is_important_is_synced_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(raw_writer, "SYNC_S", 60.0)
    synced: SimpleQueue[int] = SimpleQueue()
    monkeypatch.setattr("telemetry.raw_file._sync_data", synced.put)
    record = recorder(tmp_path)
    record.frame(at(0), b"\xfd")
    asked_s = time.monotonic()
    record.sync()
    synced.get(timeout=5)
    assert time.monotonic() - asked_s < 1.0
    record.close()


@pytest.mark.hazard("H19")
def test_every_sync_is_done_by_the_writer_and_none_by_the_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    synced_in: set[str] = set()

    def heard(real: Callable[[int], None]) -> Callable[[int], None]:
        def sync(handle: int) -> None:
            synced_in.add(threading.current_thread().name)
            real(handle)

        return sync

    for name in ("fsync", "fdatasync"):
        if hasattr(os, name):
            monkeypatch.setattr(os, name, heard(getattr(os, name)))
    record = recorder(tmp_path)
    record.frame(at(0), b"\xfd")
    record.sync()
    record.identify(Identity(1, 1, "quadrotor", "ardupilotmega"))
    record.news()
    record.close()
    assert synced_in == {"recorder"}


def test_segments_are_preallocated_filled_and_cut(tmp_path: Path, news: SimpleQueue[Any]):
    writer = RawWriter(tmp_path, news, Ballast(tmp_path))
    writer.write()
    record = tlog_record(START, bytes(271))
    (first,) = raw_files(tmp_path)
    if hasattr(os, "posix_fallocate"):
        assert first.stat().st_size == SEGMENT_BYTES
    for _ in range(SEGMENT_BYTES // len(record) + 1):
        writer.accept([record])
    writer.write()
    writer.close()
    sizes = [file.stat().st_size for file in raw_files(tmp_path)]
    assert sizes == [SEGMENT_BYTES // len(record) * len(record), len(record)]


def test_a_full_disk_is_said_once_and_the_frames_wait(writer: RawWriter, disk: Disk, news: SimpleQueue[Any]):
    disk.room = 0
    for n in range(3):
        writer.accept([tlog_record(at(n), b"\xfdframe")])
        writer.write()
    assert codes(drain(news)) == [EventCode.RECORDING_FAILED]
    assert (writer.frames, writer.lost) == (0, 0)


def test_when_there_is_room_again_nothing_is_missing(
    tmp_path: Path, writer: RawWriter, disk: Disk, news: SimpleQueue[Any]
):
    wanted = [tlog_record(at(n), b"\xfdframe%d" % n) for n in range(9)]
    for n, record in enumerate(wanted):
        disk.room = 9 if n == 3 else 0 if 3 < n < 7 else None  # the fourth is torn in the middle
        writer.accept([record])
        writer.write()
    writer.close()
    assert drain(news) == [
        (EventCode.RECORDING_FAILED, {"reason": os.strerror(errno.ENOSPC)}),
        (EventCode.RECORDING_RESUMED, {"lost": 0}),
        (EventCode.RECORDING_CLOSED, {"frames": 9, "lost": 0}),
    ]
    assert records(tmp_path) == b"".join(wanted)


def test_a_torn_record_is_cut_off_its_segment(tmp_path: Path, writer: RawWriter, disk: Disk):
    whole, torn = tlog_record(at(0), b"\xfdwhole"), tlog_record(at(1), b"\xfdtorn")
    disk.room = len(whole) + 4
    writer.accept([whole, torn])
    writer.write()
    assert records(tmp_path) == whole
    disk.room = None
    writer.write()
    assert records(tmp_path).rstrip(b"\0") == whole + torn


def test_when_memory_is_full_the_oldest_frames_are_lost_and_counted(
    tmp_path: Path, writer: RawWriter, disk: Disk, news: SimpleQueue[Any], monkeypatch: pytest.MonkeyPatch
):
    wanted = [tlog_record(at(n), b"\xfd%d" % n) for n in range(5)]
    monkeypatch.setattr(raw_writer, "MEMORY_BYTES", 2 * len(wanted[0]))
    disk.room = 0
    for record in wanted:
        writer.accept([record])
        writer.write()
    disk.room = None
    writer.write()
    writer.close()
    assert (EventCode.RECORDING_RESUMED, {"lost": 3}) in drain(news)
    assert records(tmp_path) == b"".join(wanted[3:])


def test_a_failed_sync_is_not_believed_the_second_time(
    tmp_path: Path, writer: RawWriter, disk: Disk, news: SimpleQueue[Any], monkeypatch: pytest.MonkeyPatch
):
    kept, doubtful = tlog_record(at(0), b"\xfdkept"), tlog_record(at(1), b"\xfddoubtful")
    writer.accept([kept])
    writer.write()
    writer.sync()
    failing = [OSError(errno.EIO, os.strerror(errno.EIO))]

    def fails_once(_handle: int) -> None:
        if failing:
            raise failing.pop()

    monkeypatch.setattr("telemetry.raw_file._sync_data", fails_once)
    writer.accept([doubtful])
    writer.write()
    writer.sync()
    assert codes(drain(news)) == [EventCode.RECORDING_FAILED]
    writer.write()
    writer.close()
    first, second = raw_files(tmp_path)
    assert (first.read_bytes(), second.read_bytes()) == (kept, doubtful)
    assert drain(news)[-1] == (EventCode.RECORDING_CLOSED, {"frames": 2, "lost": 0})


def test_what_can_never_be_written_is_counted_at_the_end(
    writer: RawWriter, disk: Disk, news: SimpleQueue[Any]
):
    disk.room = 0
    writer.accept([tlog_record(at(0), b"\xfd")])
    writer.write()
    writer.close()
    assert drain(news)[-1] == (EventCode.RECORDING_CLOSED, {"frames": 0, "lost": 1})


def test_a_recorder_on_a_full_disk_goes_on_alone(tmp_path: Path, disk: Disk):
    record = recorder(tmp_path)
    disk.room = 0
    record.frame(at(0), b"\xfdfirst")
    record.sync()
    record.frame(at(1), b"\xfdsecond")
    disk.room = None
    record.close()
    assert records(record.folder) == tlog_record(at(0), b"\xfdfirst") + tlog_record(at(1), b"\xfdsecond")


def test_flights_are_listed_oldest_first(tmp_path: Path):
    assert flight_folders(tmp_path) == []
    later = Recorder(tmp_path, at(60), address="sim", training=True)
    earlier = Recorder(tmp_path, at(0), address="sim", training=True)
    (tmp_path / "flights" / "notes").mkdir()
    later.close()
    earlier.close()
    assert flight_folders(tmp_path) == [earlier.folder, later.folder]


@pytest.mark.hazard("H18")
def test_it_says_whether_what_comes_now_is_written(tmp_path: Path, disk: Disk):
    record = recorder(tmp_path)
    assert record.writing
    disk.room = 0
    record.frame(at(0), b"\xfd")
    eventually(lambda: not record.writing)
    disk.room = None
    eventually(lambda: record.writing)
    record.close()
    assert not record.writing
    assert codes(record.news()) == [
        EventCode.RECORDING_STARTED,
        EventCode.RECORDING_FAILED,
        EventCode.DISK_LOW,
        EventCode.RECORDING_RESUMED,
        EventCode.RECORDING_CLOSED,
    ]


@pytest.mark.hazard("H18")
def test_a_segment_that_cannot_be_made_is_known_before_the_first_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuses(*_: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(raw_writer, "RawFile", refuses)
    record = recorder(tmp_path)
    eventually(lambda: not record.writing)
    assert (EventCode.RECORDING_FAILED, {"reason": os.strerror(errno.EROFS)}) in record.news()
    record.close()


def test_a_disk_that_does_not_answer_is_said_and_so_is_that_it_does_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(recorder_module, "HANG_S", 0.05)
    answers = threading.Event()
    asked = threading.Event()

    def hangs(_handle: int) -> None:
        asked.set()
        answers.wait(10)

    monkeypatch.setattr("telemetry.raw_file._sync_data", hangs)
    monkeypatch.setattr("telemetry.flight_chain._sync_data", hangs)
    record = recorder(tmp_path)
    record.frame(at(0), b"\xfd")
    record.sync()
    assert asked.wait(10)
    said: list[EventCode] = []

    def heard(code: EventCode) -> bool:
        said.extend(codes(record.news()))
        return code in said

    eventually(lambda: heard(EventCode.RECORDING_FAILED))
    assert not record.writing
    answers.set()
    eventually(lambda: heard(EventCode.RECORDING_RESUMED))
    assert record.writing
    record.close()
    assert said == [EventCode.RECORDING_STARTED, EventCode.RECORDING_FAILED, EventCode.RECORDING_RESUMED]


def test_while_a_disk_hangs_memory_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(raw_writer, "MEMORY_BYTES", 1000)
    answers, asked = threading.Event(), threading.Event()

    def hangs(_handle: int) -> None:
        asked.set()
        answers.wait(10)

    monkeypatch.setattr("telemetry.raw_file._sync_data", hangs)
    record = recorder(tmp_path)
    record.frame(at(0), b"\xfd")
    record.sync()
    assert asked.wait(10)
    for n in range(100):
        record.frame(at(n), bytes(92))
    answers.set()
    record.close()
    (closed,) = (facts for code, facts in record.news() if code is EventCode.RECORDING_CLOSED)
    assert int(closed["frames"] or 0) + int(closed["lost"] or 0) == 101
    assert int(closed["frames"] or 0) * 100 <= 1200


def test_frames_that_came_together_are_kept_in_their_order(tmp_path: Path):
    record = recorder(tmp_path)
    record.frames(at(1), [b"\xfdone", b"\xfdtwo"])
    record.close()
    assert records(record.folder) == tlog_record(at(1), b"\xfdone") + tlog_record(at(1), b"\xfdtwo")


@pytest.mark.hazard("H18")
def is_deleted(folder: Path) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def test_a_folder_that_was_deleted_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(raw_writer, "RETRY_S", 0.0)
    record = recorder(tmp_path)
    record.frame(at(0), b"\xfdfirst")
    record.sync()
    eventually(lambda: record.written == 1)
    eventually(lambda: is_deleted(record.folder))  # the recorder writes there meanwhile
    record.frame(at(1), b"\xfdsecond")
    record.sync()
    eventually(lambda: EventCode.RECORDING_RESUMED in codes(record.news()))
    record.close()
    assert records(record.folder).endswith(tlog_record(at(1), b"\xfdsecond"))
    card = read_card(record.folder)
    assert card is not None
    assert card.ended is Ended.CLOSED


def test_the_ballast_is_made_while_there_is_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recorder_module, "LOOK_S", 0.0)
    monkeypatch.setattr(raw_writer, "SYNC_S", 0.01)
    record = recorder(tmp_path)
    eventually(lambda: Ballast(tmp_path).size_bytes == BALLAST_BYTES)
    record.close()
    assert record.room.state is Room.OK
