"""Recorded segments as one source that goes to any moment, both ways, whatever is damaged."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.video.access_unit import Encoding
from telemetry.video.playback import GAP_S, Playback, Reel
from telemetry.video.recorded import picture_times, recorded_in, segments_of
from telemetry.video.recording import Recording, times_path
from telemetry.video.remux import finish
from tests.telemetry.video.coded import FPS, coded, level

if TYPE_CHECKING:
    from collections.abc import Iterator

MADE: list[Playback] = []
BEGAN = datetime(2026, 8, 22, 10, 7, 42, tzinfo=UTC)
COUNT = 45


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Whatever a test opened is closed behind it."""
    yield
    while MADE:
        MADE.pop().close()


def recorded(
    folder: Path,
    *,
    name: str = "thermal",
    began: datetime = BEGAN,
    b_frames: int = 0,
    encoding: Encoding = Encoding.H264,
    mp4: bool = True,
) -> Path:
    """A segment whose pictures came at 30 a second from then on; picture n has the grey `level(n)`."""
    recording = Recording(folder, name, encoding)
    units = coded(encoding, count=COUNT, key_every=15, b_frames=b_frames)
    for unit in units:
        recording.write(unit)
    recording.close()
    (path,) = recording.closed()
    lines: list[bytes] = []
    newest_s = 0.0
    for number, unit in enumerate(units):
        newest_s = max(newest_s, unit.stream_s)  # nothing is sent before it was seen
        utc = (began + timedelta(seconds=newest_s)).isoformat(timespec="microseconds")
        facts = {
            "picture": number,
            "stream_s": unit.stream_s,
            "received_s": 1.0,
            "utc": utc,
            "damaged": False,
        }
        lines.append(json.dumps(facts).encode() + b"\n")
    times_path(path).write_bytes(b"".join(lines))
    kept = finish(path) if mp4 else None
    return path if kept is None else kept.path


def playback(*folders: Path, told: list[str] | None = None, cached: int = 1 << 26) -> Playback:
    said = [] if told is None else told
    reels = [Reel(folder) for folder in folders]
    made = Playback(reels, "thermal", lambda _, why: said.append(why), most_cached_bytes=cached)
    MADE.append(made)
    return made


def at(number: float) -> datetime:
    return BEGAN + timedelta(seconds=number / FPS + 0.001)


def seen(source: Playback, number: float) -> int | None:
    """Which picture of the pattern was given for that moment, read from its pixels; its time must agree."""
    found = source.picture_at(at(number))
    if found is None:
        return None
    picture, taken = found
    grey = float(picture.luma[4:12, 20:140].mean())
    shown = min(range(COUNT), key=lambda n: abs(level(n) - grey))
    assert abs(level(shown) - grey) < 2.5
    assert abs((taken - BEGAN).total_seconds() - shown / FPS) < 0.002
    return shown


@pytest.mark.parametrize("mp4", [True, False], ids=["mp4", "ts"])
@pytest.mark.parametrize("b_frames", [0, 2])
def test_every_picture_stands_at_its_own_time_forwards_and_backwards(
    tmp_path: Path, b_frames: int, mp4: bool
):
    recorded(tmp_path, b_frames=b_frames, mp4=mp4)
    source = playback(tmp_path)
    assert [seen(source, n) for n in range(COUNT)] == list(range(COUNT))
    assert [seen(source, n) for n in reversed(range(COUNT))] == list(reversed(range(COUNT)))


def test_h265_is_played_too(tmp_path: Path):
    recorded(tmp_path, encoding=Encoding.H265)
    source = playback(tmp_path)
    assert [seen(source, n) for n in (3, 40, 17)] == [3, 40, 17]


@cache
def shared() -> Path:
    folder = Path(mkdtemp())
    recorded(folder, b_frames=2)
    return folder


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(0.0, COUNT - 1), min_size=1, max_size=12), st.integers(1, 200_000))
def test_wherever_the_cursor_goes_the_newest_picture_of_that_moment_is_given(
    moments: list[float], cached: int
):
    source = playback(shared(), cached=cached)
    for moment in moments:
        assert seen(source, moment) == int(moment + 0.03)  # `at` lies a thirtieth of a picture later
    source.close()


def test_beside_the_recording_nothing_is_shown(tmp_path: Path):
    recorded(tmp_path)
    source = playback(tmp_path)
    assert seen(source, -3) is None
    assert seen(source, COUNT - 1 + 0.9 * GAP_S * FPS) == COUNT - 1
    assert seen(source, COUNT + 1.2 * GAP_S * FPS) is None
    assert source.picture_at(BEGAN + timedelta(hours=1)) is None


def test_segments_and_flights_are_one_source(tmp_path: Path):
    first, second = tmp_path / "a", tmp_path / "b"
    recorded(first)
    recorded(first, began=BEGAN + timedelta(seconds=4))
    recorded(second, began=BEGAN + timedelta(seconds=60))
    source = playback(second, first)
    for seconds in (0.5, 4.5, 60.5):
        found = source.picture_at(BEGAN + timedelta(seconds=seconds))
        assert found is not None
        assert abs((found[1] - BEGAN).total_seconds() - seconds) <= 1 / FPS


def test_a_corrected_clock_moves_the_pictures_along(tmp_path: Path):
    recorded(tmp_path)
    told: list[str] = []
    source = Playback(
        [Reel(tmp_path, shift_us=10_000_000)], "thermal", lambda path, why: told.append(f"{path} {why}")
    )
    MADE.append(source)
    assert source.picture_at(at(20)) is None
    found = source.picture_at(at(20) + timedelta(seconds=10))
    assert found is not None
    assert found[1] > BEGAN + timedelta(seconds=10)


def test_a_file_that_is_no_video_is_told_once_and_the_others_are_shown(tmp_path: Path):
    path = recorded(tmp_path)
    path.write_bytes(bytes(range(256)) * 40)
    recorded(tmp_path, began=BEGAN + timedelta(seconds=3))
    told: list[str] = []
    source = playback(tmp_path, told=told)
    assert seen(source, 10) is None
    assert seen(source, 20) is None
    assert told == ["video-thermal-000.mp4: is damaged; the rest of the record is shown"]
    assert source.picture_at(BEGAN + timedelta(seconds=4)) is not None


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 400))
def test_no_damage_raises_and_none_is_told_twice(seed: int, holes: int):
    told: list[str] = []
    with TemporaryDirectory() as folder:
        for file in shared().iterdir():
            shutil.copy(file, folder)
        path = Path(folder) / "video-thermal-000.mp4"
        content = bytearray(path.read_bytes())
        for n in range(holes):
            content[(seed * 7919 + n * 104_729) % len(content)] ^= 1 + (seed >> n % 24) % 255
        path.write_bytes(content)
        source = playback(Path(folder), told=told)
        for moment in (0, 14, 30, 44, 5, 20):
            source.picture_at(at(moment))
        source.close()
    assert len(told) <= 1


def test_a_torn_end_is_played_as_far_as_it_goes(tmp_path: Path):
    path = recorded(tmp_path, mp4=False)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    source = playback(tmp_path)
    assert seen(source, 10) == 10
    found = source.picture_at(at(COUNT - 1))
    assert found is None or found[1] < at(COUNT - 1)


def test_without_its_times_a_file_is_named_and_not_shown(tmp_path: Path):
    path = recorded(tmp_path)
    times_path(path).unlink()
    told: list[str] = []
    assert seen(playback(tmp_path, told=told), 10) is None
    assert told == ["video-thermal-000.mp4: when its pictures were taken is not written; it is not shown"]


def test_a_slow_disk_and_a_clock_that_was_set_back_move_no_picture(tmp_path: Path):
    path = recorded(tmp_path)
    expected = picture_times(path)
    lines = [json.loads(line) for line in times_path(path).read_bytes().splitlines()]
    for number, line in enumerate(lines):
        utc = datetime.fromisoformat(line["utc"])
        late = timedelta(seconds=0.4) if 10 < number < 20 else timedelta()
        ahead = timedelta(hours=1) if number < 30 else timedelta()
        line["utc"] = (utc + late + ahead).isoformat()
    times_path(path).write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert abs(picture_times(path) - expected).max() < 1000


def test_the_streams_of_a_folder_are_named_and_foreign_files_are_not(tmp_path: Path):
    recorded(tmp_path, name="visible")
    (tmp_path / "holiday.mp4").write_bytes(b"")
    (tmp_path / "video-thermal-x.mp4").write_bytes(b"")
    assert recorded_in(tmp_path) == (("visible", "video-visible-000.mp4"),)
    assert recorded_in(tmp_path / "nowhere") == ()
    segments, timeless = segments_of(tmp_path, "visible")
    assert [segment.path.name for segment in segments] == ["video-visible-000.mp4"]
    assert timeless == ()


def test_at_the_seam_of_two_segments_each_moment_has_its_picture(tmp_path: Path):
    recorded(tmp_path)
    second = BEGAN + timedelta(seconds=COUNT / FPS)
    recorded(tmp_path, began=second)
    source = playback(tmp_path)
    for step in (-0.05, 0.05, -0.05, 0.2, -0.2):
        found = source.picture_at(second + timedelta(seconds=step))
        assert found is not None
        assert timedelta() <= second + timedelta(seconds=step) - found[1] <= timedelta(seconds=0.034)


def test_one_that_is_made_an_mp4_meanwhile_is_found_again(tmp_path: Path):
    path = recorded(tmp_path, mp4=False)
    told: list[str] = []
    source = playback(tmp_path, told=told)
    finish(path)
    source.picture_at(at(10))
    assert seen(source, 10) == 10
    assert told == []
