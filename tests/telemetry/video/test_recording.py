"""A recording is whole to its last picture, and a crash costs a few at most."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import time
from dataclasses import replace
from io import FileIO
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import pytest

from telemetry.video.access_unit import AccessUnit, Encoding
from telemetry.video.recording import Recording, RecordingError, segments_in, times_path
from tests.telemetry.video.coded import coded, pictures_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection


def written(
    folder: Path, units: Sequence[AccessUnit], encoding: Encoding = Encoding.H264, **limits: Any
) -> list[Path]:
    recording = Recording(folder, "t", encoding, **limits)
    for unit in units:
        recording.write(unit)
    recording.close()
    return recording.closed()


def later(units: Sequence[AccessUnit], seconds: float) -> list[AccessUnit]:
    return [replace(unit, stream_s=unit.stream_s + seconds) for unit in units]


@pytest.mark.parametrize("encoding", list(Encoding))
def test_every_picture_is_in_the_file_with_its_time_beside_it(encoding: Encoding, tmp_path: Path):
    units = coded(encoding)
    (segment,) = written(tmp_path, units, encoding)
    lines = [json.loads(line) for line in times_path(segment).read_text().splitlines()]
    assert segment.name == "video-t-000.ts"
    assert pictures_in(segment) == len(units)
    assert [line["stream_s"] for line in lines] == [round(unit.stream_s, 6) for unit in units]
    assert [line["picture"] for line in lines] == list(range(len(units)))


def test_b_pictures_are_recorded_too(tmp_path: Path):
    units = coded(b_frames=2)
    (segment,) = written(tmp_path, units)
    assert pictures_in(segment) == len(units)


def test_the_first_b_pictures_have_their_own_times_in_the_file(tmp_path: Path):
    units = coded(b_frames=2)
    (path,) = written(tmp_path, units)
    with av.open(str(path)) as container:
        times_s = [frame.time or 0.0 for frame in container.decode(video=0)]
    wanted_s = sorted(unit.stream_s for unit in units)
    moved_s = {round(a - b, 3) for a, b in zip(times_s, wanted_s, strict=True)}
    assert len(moved_s) == 1


def test_it_begins_with_a_key_picture(tmp_path: Path):
    (segment,) = written(tmp_path, coded()[3:])
    assert pictures_in(segment) == 20


def test_sets_that_were_in_the_description_alone_are_put_into_the_file(tmp_path: Path):
    from telemetry.video.parameter_sets import START_CODE, nal_units, parameter_sets_in  # noqa: PLC0415

    units = coded()
    sets = parameter_sets_in(units[0].data, Encoding.H264)
    bare = [
        replace(
            unit,
            data=b"".join(START_CODE + nal for nal in nal_units(unit.data) if nal[0] & 31 not in {7, 8}),
        )
        for unit in units
    ]
    (segment,) = written(tmp_path, bare, parameter_sets=sets)
    assert pictures_in(segment) == len(units)


def test_another_size_begins_another_segment(tmp_path: Path):
    units = [*coded(), *later(coded(width=320, height=256), 1.0)]
    assert [pictures_in(path) for path in written(tmp_path, units)] == [30, 30]


def test_a_clock_that_begins_anew_begins_another_segment(tmp_path: Path):
    units = [*later(coded(), 100.0), *coded()]
    assert [pictures_in(path) for path in written(tmp_path, units)] == [30, 30]


def test_a_full_segment_ends_at_a_key_picture(tmp_path: Path):
    segments = written(tmp_path, coded(), most_s=0.5)
    assert [pictures_in(path) for path in segments] == [20, 10]
    assert [pictures_in(path) for path in written(tmp_path, coded(), most_bytes=1)] == [10, 10, 10]
    assert [path.name for path in segments_in(tmp_path, "t")] == [f"video-t-{n:03d}.ts" for n in range(5)]


def test_the_files_of_another_stream_are_not_its_own(tmp_path: Path):
    for name in ("video-t-2-007.ts", "video-t-001.times.jsonl", "video-t-001.mp4", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    (segment,) = written(tmp_path, coded())
    assert segment.name == "video-t-002.ts"
    assert segments_in(tmp_path, "t") == [segment]


class FullDisk(FileIO):
    """Takes so many bytes in all."""

    room = 0

    def write(self, data: Any) -> int:
        if FullDisk.room < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        FullDisk.room -= len(data)
        return super().write(data)


def on_full_disk(path: Path) -> FileIO:
    return FullDisk(path, "xb")


def test_a_full_disk_is_said_and_what_is_there_stays_readable(tmp_path: Path):
    FullDisk.room = 6_000
    recording = Recording(tmp_path, "t", Encoding.H264, open_file=on_full_disk)
    units = iter(coded())
    with pytest.raises(RecordingError, match="No space left on device"):  # noqa: PT012  until it is full
        for unit in units:
            recording.write(unit)
    (segment,) = recording.closed()
    assert 0 < pictures_in(segment) < 30


def test_a_disk_that_takes_nothing_is_not_littered(tmp_path: Path):
    FullDisk.room = 0
    recording = Recording(tmp_path, "t", Encoding.H264, open_file=on_full_disk)
    with pytest.raises(RecordingError):
        recording.write(coded()[0])
    assert recording.closed() == []
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none_is_said(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordingError, match="choose another folder"):
        Recording(tmp_path / "file" / "flight", "t", Encoding.H264).write(coded()[0])


def test_a_name_never_leaves_the_folder():
    with pytest.raises(ValueError, match="file name"):
        Recording(Path(), "../t", Encoding.H264)


def record_for_ever(folder: str, said: Connection) -> None:
    """Another process, 300 pictures a second; says each that it has handed over."""
    recording = Recording(Path(folder), "t", Encoding.H264)
    began_s, number = time.monotonic(), 0
    while True:
        for unit in coded(count=60, key_every=30):
            recording.write(replace(unit, stream_s=number / 30))
            number += 1
            said.send(number)
            wait([said], max(0.0, began_s + number / 300 - time.monotonic()))


def lost_by_a_kill(folder: Path, after: int) -> int:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=record_for_ever, args=(str(folder), theirs), daemon=True)
    process.start()
    theirs.close()
    number = 0
    try:
        while number < after:
            assert ours.poll(30.0)
            number = ours.recv()
        process.kill()
        process.join(10.0)
        while ours.poll(0):
            number = ours.recv()
    except EOFError:
        pass
    finally:
        process.kill()
        ours.close()
    return number - pictures_in(folder / "video-t-000.ts")


def test_a_kill_costs_at_most_five_pictures(tmp_path: Path):
    assert [lost_by_a_kill(tmp_path / str(after), after) <= 5 for after in (40, 97)] == [True, True]


@pytest.mark.slow
def test_so_it_is_twenty_times_over(tmp_path: Path):
    lost = [lost_by_a_kill(tmp_path / str(after), after) for after in range(35, 235, 10)]
    assert max(lost) <= 5
