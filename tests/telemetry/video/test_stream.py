"""A stream is there, or is said not to be, whatever happens to the process that decodes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import numpy as np
import pytest

from telemetry.events import EventCode
from telemetry.video.errors import Trouble
from telemetry.video.picture import Picture
from telemetry.video.shared_frames import NAME_BEGINS
from telemetry.video.sources import Login, SourceKind, SourceSpec
from telemetry.video.stream import VideoStream
from telemetry.video.stream_status import StreamState
from tests.telemetry.video.coded import as_file, coded, level, pictures_in
from tests.telemetry.video.opened import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from telemetry.events import Event as Happening

ROOT = Path(__file__).parents[3]
SHM = Path("/dev/shm")  # noqa: S108
PATIENCE_S = 30.0

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are killed and stopped by POSIX signals")


class Watched:
    """A stream, and a bell to wait by."""

    def __init__(self, what: str, login: Login | None = None) -> None:
        self.bell = Event()
        spec = SourceSpec(SourceKind.FILE if what.endswith(".ts") else SourceKind.ADDRESS, what)
        self.stream = VideoStream("t", spec, login, ring=self.bell.set, opens=opened)
        self.heard: list[Happening] = []

    def until(self, condition: Callable[[], bool], within_s: float = PATIENCE_S) -> float:
        """How long it took."""
        began_s = time.monotonic()
        while not condition():
            left_s = began_s + within_s - time.monotonic()
            assert left_s > 0, f"not in {within_s} s: {self.stream.status.get()}"
            self.bell.wait(min(left_s, 0.05))
            self.bell.clear()
        return time.monotonic() - began_s

    def number(self) -> int:
        picture = self.stream.picture.get()
        return picture.number if picture is not None else 0

    def until_next_picture(self) -> float:
        number = self.number()
        return self.until(lambda: self.number() > number)

    def codes(self) -> list[EventCode]:
        while not self.stream.news.empty():
            self.heard.append(self.stream.news.get_nowait())
        return [event.code for event in self.heard]

    def facts(self, code: EventCode) -> list[dict[str, object]]:
        self.codes()
        return [dict(event.facts) for event in self.heard if event.code is code]

    def pid(self) -> int:
        pid = self.stream.worker_pid
        assert pid is not None
        return pid

    @property
    def state(self) -> StreamState:
        return self.stream.status.get().state


@pytest.fixture
def watch() -> Iterator[Callable[..., Watched]]:
    started: list[Watched] = []

    def start(what: str, login: Login | None = None) -> Watched:
        watched = Watched(what, login)
        watched.stream.start()
        started.append(watched)
        return watched

    yield start
    for watched in started:
        watched.stream.close()


def shared() -> set[str]:
    """Of this program: others beside it have streams of their own."""
    return {path.name for path in SHM.glob(f"{NAME_BEGINS}{os.getpid()}_*")} if SHM.is_dir() else set()


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_file_is_shown_until_its_end(watch: Callable[..., Watched], tmp_path: Path):
    watched = watch(str(as_file(tmp_path / "a.ts", coded(count=30))))
    watched.until(lambda: watched.state is StreamState.FAILED)
    picture, status = watched.stream.picture.get(), watched.stream.status.get()
    assert picture is not None
    assert abs(int(picture.luma[4, 80]) - level(29)) < 12
    assert (status.pictures, status.trouble, status.encoding) == (30, Trouble.ENDED, "h264")
    assert watched.codes() == [EventCode.VIDEO_LIVE, EventCode.VIDEO_FAILED]


def test_each_picture_counts_on_and_its_speed_is_known(watch: Callable[..., Watched]):
    watched = watch("plays")
    watched.until(lambda: watched.stream.status.get().fps is not None)
    fps = watched.stream.status.get().fps
    assert fps is not None
    assert 20 < fps < 40
    assert watched.facts(EventCode.VIDEO_LIVE) == [
        {"stream": "t", "width_px": 160, "height_px": 128, "encoding": "h264"}
    ]


def kills(watched: Watched, times: int) -> None:
    watched.until_next_picture()
    for _ in range(times):
        os.kill(watched.pid(), signal.SIGKILL)
        watched.until_next_picture()


def test_a_killed_process_is_started_again_and_leaves_nothing_behind(watch: Callable[..., Watched]):
    before = shared()
    watched = watch("plays")
    kills(watched, 3)
    status = watched.stream.status.get()
    assert status.state is StreamState.LIVE
    assert status.restarts == 3
    assert len(shared() - before) <= 1
    watched.stream.close()
    assert shared() - before == set()


@pytest.mark.slow
def test_so_it_is_twenty_times_over(watch: Callable[..., Watched]):
    before = shared()
    watched = watch("plays")
    kills(watched, 20)
    assert watched.stream.status.get().restarts == 20
    watched.stream.close()
    assert shared() - before == set()


def test_a_process_that_hangs_is_replaced(watch: Callable[..., Watched]):
    watched = watch("plays")
    watched.until_next_picture()
    hung = watched.pid()
    os.kill(hung, signal.SIGSTOP)
    watched.until(lambda: watched.state is StreamState.FROZEN)
    watched.until(lambda: watched.state is StreamState.LIVE)
    assert watched.pid() != hung
    watched.until(lambda: not is_running(hung))


def test_a_process_that_dies_at_once_is_not_started_in_a_rush(watch: Callable[..., Watched]):
    watched = watch("dies")
    watched.until(lambda: watched.stream.status.get().restarts >= 2)
    assert watched.state is StreamState.CONNECTING
    began_s = time.monotonic()
    watched.stream.close()
    assert time.monotonic() - began_s < 5.0


@pytest.mark.hazard("H28")
def test_a_frozen_picture_is_told_within_a_second(watch: Callable[..., Watched]):
    watched = watch("freezes 20")
    watched.until(lambda: watched.state is StreamState.FROZEN)
    last = watched.stream.picture.get()
    assert last is not None
    assert time.monotonic() - last.received_s < 1.0
    (told,) = watched.facts(EventCode.VIDEO_FROZEN)
    assert isinstance(told["age_s"], float)
    assert 0.7 < told["age_s"] < 1.0


def test_a_stream_that_breaks_off_is_asked_again_by_itself(watch: Callable[..., Watched]):
    watched = watch("stops 15")
    watched.until(lambda: watched.stream.status.get().connects >= 3)
    watched.until_next_picture()
    assert watched.stream.status.get().restarts == 0
    reasons = [fact["reason"] for fact in watched.facts(EventCode.VIDEO_FAILED)]
    assert reasons[0] == "nothing comes any more"


def test_a_larger_picture_gets_more_room(watch: Callable[..., Watched]):
    watched = watch("grows")
    sizes: list[int] = []

    def both() -> bool:
        picture = watched.stream.picture.get()
        if picture is not None and picture.width_px not in sizes:
            sizes.append(picture.width_px)
        return sorted(sizes) == [160, 320]

    watched.until(both)


def test_noise_is_said_to_be_no_video_and_the_process_lives(watch: Callable[..., Watched]):
    watched = watch("garbage")
    watched.until(lambda: watched.stream.status.get().trouble is Trouble.NOT_VIDEO)
    assert watched.stream.status.get().restarts == 0
    assert "choose another" in watched.stream.status.get().reason


def test_a_password_is_waited_for_and_lasts_over_a_restart(watch: Callable[..., Watched]):
    watched = watch("guarded")
    watched.until(lambda: watched.state is StreamState.FAILED)
    assert watched.stream.status.get().trouble is Trouble.CREDENTIALS
    watched.stream.try_again(Login("crew", "hose"))
    watched.until(lambda: watched.state is StreamState.LIVE)
    os.kill(watched.pid(), signal.SIGKILL)
    watched.until_next_picture()
    assert watched.facts(EventCode.VIDEO_FAILED) == [
        {"stream": "t", "trouble": "credentials", "reason": "the camera wants a name and a password"}
    ]


def test_what_was_recorded_before_a_kill_is_finished_after_it(watch: Callable[..., Watched], tmp_path: Path):
    watched = watch("plays")
    flight = tmp_path / "flight-7"
    watched.stream.record(flight)
    watched.until(lambda: _recorded(watched) >= 20)
    os.kill(watched.pid(), signal.SIGKILL)
    watched.until(lambda: len(watched.facts(EventCode.VIDEO_SEGMENT)) == 1)
    watched.until(lambda: _recorded(watched) >= 5)
    watched.stream.stop_recording()
    watched.until(lambda: len(watched.facts(EventCode.VIDEO_SEGMENT)) == 2)
    facts = watched.facts(EventCode.VIDEO_SEGMENT)
    assert [fact["file"] for fact in facts] == ["video-t-000.mp4", "video-t-001.mp4"]
    assert {fact["folder"] for fact in facts} == {"flight-7"}
    assert [pictures_in(flight / str(fact["file"])) for fact in facts] == [fact["pictures"] for fact in facts]
    assert not list(flight.glob("*.ts"))
    assert watched.state is StreamState.LIVE


def test_closing_finishes_the_recording(watch: Callable[..., Watched], tmp_path: Path):
    watched = watch("plays")
    watched.stream.record(tmp_path)
    watched.until(lambda: _recorded(watched) >= 10)
    pid = watched.pid()
    watched.stream.close()
    (fact,) = watched.facts(EventCode.VIDEO_SEGMENT)
    assert pictures_in(tmp_path / "video-t-000.mp4") == fact["pictures"]
    assert not is_running(pid)


def _recorded(watched: Watched) -> int:
    recording = watched.stream.status.get().recording
    return recording.pictures if recording is not None else 0


PROGRAM = """
import sys, threading
from telemetry.video.sources import SourceKind, SourceSpec
from telemetry.video.stream import VideoStream
from tests.telemetry.video.opened import opened
if __name__ == "__main__":
    stream = VideoStream("t", SourceSpec(SourceKind.ADDRESS, "plays"), opens=opened)
    stream.start()
    while stream.picture.get() is None:
        threading.Event().wait(0.02)
    print(stream.worker_pid, stream._frames.place.name, flush=True)
    threading.Event().wait()
"""


def test_a_killed_window_leaves_neither_a_process_nor_memory(tmp_path: Path):
    program = tmp_path / "window.py"
    program.write_text(PROGRAM)
    with subprocess.Popen(
        [sys.executable, str(program)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as window:
        assert window.stdout is not None
        pid, name = window.stdout.readline().split()
        assert is_running(int(pid))
        window.kill()
    waits = Watched("plays")  # only its patience
    waits.until(lambda: not is_running(int(pid)) and not (SHM / name).exists())


def test_pictures_that_all_come_late_are_not_told_as_live_and_frozen_in_turns():
    stream = VideoStream("late", SourceSpec(SourceKind.FILE, "nowhere"))

    class Ring:
        def read(self, number: int) -> Picture:
            luma = np.zeros((16, 16), np.uint8)
            return Picture(number, luma, None, 0.0, time.monotonic() - 0.9, damaged=False)

    stream._frames = Ring()  # type: ignore[assignment]
    for number in range(1, 31):
        stream._take(number)
        stream._look_at_age(time.monotonic())
    assert stream.status.get().state is StreamState.FROZEN
    assert stream.news.empty()
    assert stream.picture.get() is not None  # they are shown, with their age
