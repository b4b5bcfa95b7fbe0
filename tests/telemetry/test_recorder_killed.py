"""What a recording program leaves that was killed, and a file system that really refuses."""

import contextlib
import sys
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from telemetry import raw_writer
from telemetry.ballast import Ballast
from telemetry.events import EventCode
from telemetry.flight_folder import CARD, Ended, raw_files, read_card
from telemetry.frames import read_frames, utc
from telemetry.raw_file import SEGMENT_BYTES
from telemetry.raw_writer import RawWriter
from telemetry.recorder import Recorder
from telemetry.unfinished import recovered
from tests.telemetry.recording import START, crashed
from tests.telemetry.tlogs import extract_records, heartbeat, record


def test_a_flight_that_was_not_closed_is_found_marked_and_left_as_it_is(tmp_path: Path):
    content = b"".join(extract_records()[:1000]) + b"\x00\x06torn" + bytes(SEGMENT_BYTES // 8)
    folder = crashed(tmp_path, content)
    (flight,) = recovered(tmp_path)
    last_us = int.from_bytes(extract_records()[999][:8], "big")
    assert (flight.folder, flight.frames, flight.ended_at, flight.bad_bytes) == (
        folder,
        1000,
        utc(last_us),
        6,
    )
    card = read_card(folder)
    assert card is not None
    assert (card.ended, card.ended_at, card.frames) == (Ended.NOT_CLOSED, utc(last_us), 1000)
    assert (folder / "raw-000.tlog").read_bytes() == content
    assert recovered(tmp_path) == []


def test_a_flight_that_stopped_before_its_first_frame_is_told_too(tmp_path: Path):
    crashed(tmp_path, bytes(4096))
    (flight,) = recovered(tmp_path)
    assert (flight.frames, flight.ended_at) == (0, None)


def test_a_flight_that_is_being_recorded_or_was_closed_is_not_touched(tmp_path: Path):
    recorder = Recorder(tmp_path, START, address="sim", training=True)
    assert recovered(tmp_path) == []
    recorder.close()
    assert recovered(tmp_path) == []
    card = read_card(recorder.folder)
    assert card is not None
    assert card.ended is Ended.CLOSED


def test_a_folder_without_a_card_is_not_judged(tmp_path: Path):
    folder = crashed(tmp_path, record(0, heartbeat()))
    (folder / CARD).unlink()
    assert recovered(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_file_system_that_refuses_in_the_middle_of_a_frame_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    import resource  # noqa: PLC0415 there is none on Windows

    monkeypatch.setattr(raw_writer, "RETRY_S", 0.0)
    news: SimpleQueue[Any] = SimpleQueue()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with contextlib.ExitStack() as limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        limit.callback(resource.setrlimit, resource.RLIMIT_FSIZE, (soft, hard))
        writer = RawWriter(tmp_path, news, Ballast(tmp_path))
        for whole in extract_records():
            writer.accept([whole])
            writer.write()
        writer.close()
    said = [news.get_nowait() for _ in range(news.qsize())]
    assert EventCode.RECORDING_FAILED in {code for code, _ in said}
    assert said[-1] == (EventCode.RECORDING_CLOSED, {"frames": len(extract_records()), "lost": 0})
    files = raw_files(tmp_path)
    assert len(files) > 5
    assert max(file.stat().st_size for file in files) <= 20_000
    assert b"".join(file.read_bytes() for file in files) == b"".join(extract_records())


def test_ten_segments_later_the_order_is_still_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("telemetry.raw_file.SEGMENT_BYTES", 100)
    monkeypatch.setattr(raw_writer, "SEGMENT_BYTES", 100)
    writer = RawWriter(tmp_path, SimpleQueue(), Ballast(tmp_path))
    wanted = [record(n, heartbeat(n)) for n in range(40)]
    for whole in wanted:
        writer.accept([whole])
    writer.write()
    writer.close()
    assert len(raw_files(tmp_path)) > 10
    assert b"".join(file.read_bytes() for file in raw_files(tmp_path)) == b"".join(wanted)
    assert len(read_frames(tmp_path)) == 40
