"""A disk that is full, slow or gone is said, and holds nothing up."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from io import FileIO
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, Any

from telemetry.video import recording_thread
from telemetry.video.access_unit import Encoding
from telemetry.video.recording import Recording
from telemetry.video.recording_thread import RecordingThread
from telemetry.video.worker_messages import NotRecorded, Segment
from tests.telemetry.video.coded import coded, pictures_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PATIENCE_S = 20.0


class Disk:
    """Opens files on a disk that is full, or answers only when it is let go."""

    def __init__(self) -> None:
        self.is_full = False
        self.answers = Event()
        self.answers.set()

    def open(self, path: Path) -> FileIO:
        disk = self

        class File(FileIO):
            def write(self, data: Any) -> int:
                disk.answers.wait(PATIENCE_S)
                if disk.is_full:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                return super().write(data)

        return File(path, "xb")


class Told:
    def __init__(self) -> None:
        self.queue: SimpleQueue[Segment | NotRecorded] = SimpleQueue()

    def next(self) -> Segment | NotRecorded:
        return self.queue.get(timeout=PATIENCE_S)


def handed_over(thread: RecordingThread, begin_s: float = 0.0) -> None:
    for unit in coded():
        thread.put(replace(unit, stream_s=unit.stream_s + begin_s))


def test_what_is_handed_over_is_recorded_finished_and_told(tmp_path: Path):
    told = Told()
    thread = RecordingThread(tmp_path / "flight-3", "t", told.queue.put)
    thread.begin(Encoding.H264, b"")
    handed_over(thread)
    thread.close(PATIENCE_S)
    segment = told.next()
    assert isinstance(segment, Segment)
    assert (segment.folder, segment.file, segment.pictures) == ("flight-3", "video-t-000.mp4", 30)
    assert pictures_in(tmp_path / "flight-3" / segment.file) == 30


def test_a_stream_that_was_opened_again_goes_into_another_segment(tmp_path: Path):
    told = Told()
    thread = RecordingThread(tmp_path, "t", told.queue.put)
    for begin_s in (0.0, 1.0):
        thread.begin(Encoding.H264, b"")
        handed_over(thread, begin_s)
    thread.close(PATIENCE_S)
    assert [said.pictures for said in (told.next(), told.next()) if isinstance(said, Segment)] == [30, 30]


def test_a_full_disk_is_said_once_and_recorded_again_when_there_is_room(tmp_path: Path):
    told, disk = Told(), Disk()
    disk.is_full = True
    thread = RecordingThread(tmp_path, "t", told.queue.put, open_file=disk.open, retry_s=0.0)
    thread.begin(Encoding.H264, b"")
    handed_over(thread)
    said = told.next()
    assert isinstance(said, NotRecorded)
    assert "No space left" in said.reason
    disk.is_full = False
    handed_over(thread, 1.0)
    thread.close(PATIENCE_S)
    last = told.next()
    assert isinstance(last, Segment)
    assert last.pictures >= 20
    assert told.queue.empty()
    assert not list(tmp_path.glob("*.ts"))


def test_a_disk_that_does_not_answer_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recording_thread, "MOST_WAITING_BYTES", 2_000)
    told, disk = Told(), Disk()
    disk.answers.clear()
    thread = RecordingThread(tmp_path, "t", told.queue.put, open_file=disk.open)
    thread.begin(Encoding.H264, b"")
    handed_over(thread)
    said = told.next()
    disk.answers.set()
    thread.close(PATIENCE_S)
    assert isinstance(said, NotRecorded)
    assert "does not answer" in said.reason
    kept = told.next()
    assert isinstance(kept, Segment)
    assert 0 < kept.pictures < 30


def test_after_a_crash_it_finishes_what_was_left_of_its_own_name(tmp_path: Path):
    left: dict[str, Path] = {}
    for name in ("t", "t-2"):
        recording = Recording(tmp_path, name, Encoding.H264)
        for unit in coded():
            recording.write(unit)
        recording.close()
        (left[name],) = recording.closed()
    told = Told()
    thread = RecordingThread(tmp_path, "t", told.queue.put, after_crash=True)
    thread.close(PATIENCE_S)
    said = told.next()
    assert isinstance(said, Segment)
    assert said.file == "video-t-000.mp4"
    assert told.queue.empty()
    assert left["t-2"].exists()
