"""A closed recording becomes an MP4 with the same pictures; what cannot is never lost."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import av
import pytest

from telemetry.video import remux
from telemetry.video.access_unit import Encoding
from telemetry.video.recording import Recording, RecordingError, times_path
from telemetry.video.remux import finish, finish_orphans
from tests.telemetry.video.coded import coded, pictures_in


def segment(folder: Path, encoding: Encoding = Encoding.H264, *, name: str = "t", b_frames: int = 0) -> Path:
    recording = Recording(folder, name, encoding)
    for unit in coded(encoding, b_frames=b_frames):
        recording.write(unit)
    recording.close()
    return recording.closed()[0]


@pytest.mark.parametrize(
    ("encoding", "b_frames"), [(Encoding.H264, 0), (Encoding.H264, 2), (Encoding.H265, 0)]
)
def test_the_mp4_holds_the_same_pictures_and_is_hashed(tmp_path: Path, encoding: Encoding, b_frames: int):
    source = segment(tmp_path, encoding, b_frames=b_frames)
    before = datetime.now(UTC)
    kept = finish(source)
    assert kept is not None
    assert kept.path == tmp_path / "video-t-000.mp4"
    assert pictures_in(kept.path) == kept.pictures == 30
    assert kept.sha256 == hashlib.sha256(kept.path.read_bytes()).hexdigest()
    assert kept.size_bytes == kept.path.stat().st_size
    assert kept.began_at is not None
    assert kept.ended_at is not None
    assert kept.began_at <= kept.ended_at <= before
    assert {path.name for path in tmp_path.iterdir()} == {"video-t-000.mp4", "video-t-000.times.jsonl"}
    with av.open(str(kept.path)) as container:
        stream = container.streams.video[0]
        assert stream.average_rate is not None
        assert b_frames or abs(float(stream.average_rate) - 30) < 0.5


def test_one_that_was_cut_off_is_finished_as_far_as_it_goes(tmp_path: Path):
    source = segment(tmp_path)
    content = source.read_bytes()
    source.write_bytes(content[: len(content) * 2 // 3 + 77])
    there = pictures_in(source)
    (kept,) = finish_orphans(tmp_path)
    assert kept.path.suffix == ".mp4"
    assert 10 < kept.pictures < 30
    assert abs(kept.pictures - there) <= 1


def test_orphans_of_a_folder_are_finished_and_the_rest_is_left_alone(tmp_path: Path):
    segment(tmp_path)
    segment(tmp_path)
    other = segment(tmp_path, name="wide")
    noise = tmp_path / "video-t-009.ts"
    noise.write_bytes(bytes(range(256)) * 50)
    empty = tmp_path / "video-t-010.ts"
    empty.write_bytes(b"")
    foreign = tmp_path / "holiday.ts"
    foreign.write_bytes(other.read_bytes())
    kept = finish_orphans(tmp_path, "t")
    assert [one.path.name for one in kept] == ["video-t-000.mp4", "video-t-001.mp4"]
    assert other.exists()
    assert [one.path.name for one in finish_orphans(tmp_path)] == ["video-wide-000.mp4"]
    assert noise.read_bytes() == bytes(range(256)) * 50
    assert empty.exists()
    assert foreign.exists()
    assert finish_orphans(tmp_path) == ()


def test_a_crash_between_the_mp4_and_the_removal_is_made_good(tmp_path: Path):
    source = segment(tmp_path)
    content = source.read_bytes()
    first = finish(source)
    source.write_bytes(content)
    assert finish(source) == first
    assert not source.exists()


def test_an_mp4_of_something_else_is_not_overwritten(tmp_path: Path):
    source = segment(tmp_path)
    other = tmp_path / "video-t-000.mp4"
    other.write_bytes(b"not ours")
    kept = finish(source)
    assert kept is not None
    assert kept.path == source
    assert kept.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert other.read_bytes() == b"not ours"


def test_an_mp4_that_lacks_pictures_does_not_replace_the_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    source = segment(tmp_path)
    whole = remux._remux  # pyright: ignore[reportPrivateUsage]

    def half(segment: Path, part: Path) -> None:
        shorter = segment.with_name("shorter")
        shorter.write_bytes(segment.read_bytes()[: 188 * 20])
        whole(shorter, part)
        shorter.unlink()

    monkeypatch.setattr(remux, "_remux", half)
    kept = finish(source)
    assert kept is not None
    assert (kept.path, kept.pictures) == (source, 30)
    assert not list(tmp_path.glob("*.mp4*"))


def test_a_full_disk_leaves_the_recording_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = segment(tmp_path)

    def full(_segment: Path, part: Path) -> None:
        part.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(remux, "_remux", full)
    kept = finish(source)
    assert kept is not None
    assert kept.path == source
    assert not list(tmp_path.glob("*.part"))


def test_times_that_are_not_there_or_damaged_are_not_known(tmp_path: Path):
    source = segment(tmp_path)
    times_path(source).write_text('{"utc": 5}\nnoise\n{"half of a li')
    kept = finish(source)
    assert kept is not None
    assert (kept.began_at, kept.ended_at) == (None, None)


def test_one_that_cannot_be_read_is_said(tmp_path: Path):
    with pytest.raises(RecordingError, match="cannot be read"):
        finish(tmp_path / "video-t-000.ts")
