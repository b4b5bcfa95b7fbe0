"""The test camera in a process of its own, so that its work never slows the window; light to import."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass
from enum import Enum
from queue import SimpleQueue
from typing import TYPE_CHECKING, Self

from telemetry.mailbox import taken
from telemetry.own_process import start_process
from training.camera.errors import CameraError
from training.camera.faults import SOUND, StreamFaults
from training.camera.pose import CameraPose
from training.camera.scene_clock import SceneClock
from training.camera.settings import Addresses, CameraSettings, RangeSeen

if TYPE_CHECKING:
    import asyncio
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

    from training.camera.camera import SceneCamera
    from training.camera.scene import Scene

READY_WITHIN_S = 30.0
ENDS_WITHIN_S = 3.0
TELL_EVERY_S = 0.1
STALE_POSE_S = 5.0  # a drone that says nothing any more: the camera circles again


@dataclass(frozen=True, slots=True)
class _Spoil:
    faults: StreamFaults
    stream: str | None


@dataclass(frozen=True, slots=True)
class _BlackOut:
    seconds: float
    stream: str | None


@dataclass(frozen=True, slots=True)
class _Show:
    scene: Scene


class _Word(Enum):
    HANG_UP = "hang up"
    END = "end"


Told = CameraPose | SceneClock | _Show | _Spoil | _BlackOut | _Word
Said = Addresses | RangeSeen | str  # str: why it cannot run


class TestCamera:
    """The window's end of it. `start` returns at once; the addresses are there a second or three later."""

    __test__ = False  # pytest: not a class of tests

    def __init__(self, settings: CameraSettings | None = None) -> None:
        self.settings = settings or CameraSettings()
        self._process: SpawnProcess | None = None
        self._ready = threading.Event()
        self._addresses: Addresses | None = None
        self._range: RangeSeen | None = None
        self._failed: str | None = None
        self._pose: CameraPose | None = None
        self._to_tell: SimpleQueue[Told | None] = SimpleQueue()  # None: look at the pose

    def start(self) -> None:
        """Begin; once only."""
        if self._process is not None:
            raise ValueError("a test camera is started once")
        self._process, ours = start_process("test camera", run_camera, self.settings)
        for work in (self._hear, self._speak):
            threading.Thread(target=work, args=(ours,), name="test camera", daemon=True).start()

    def wait_ready(self, timeout_s: float = READY_WITHIN_S) -> Addresses:
        """Where it is. CameraError: it cannot run, and why, or it is not ready in time."""
        self._ready.wait(timeout_s)
        if self._addresses is None:
            raise CameraError(self._failed or f"the test camera was not ready within {timeout_s:.0f} s")
        return self._addresses

    @property
    def addresses(self) -> Addresses | None:
        """None: not ready yet, or ended."""
        return self._addresses if self.running else None

    @property
    def failed(self) -> str | None:
        """Why it cannot run, in one sentence."""
        return self._failed

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.is_alive()

    def see(self, pose: CameraPose) -> None:
        """Where the drone's camera is now; at 10 to 50 Hz."""
        waiting, self._pose = self._pose is not None, pose
        if not waiting:
            self._to_tell.put(None)

    def show(self, scene: Scene) -> None:
        """Another scene, or this one changed; the streams go on.

        It is seen a fifth of a second later, or a few seconds where the land or the light is another.
        """
        self._to_tell.put(_Show(scene))

    def at(self, scene_s: float, rate: float = 1.0) -> None:
        """The scene's second is this one now, and `rate` of them pass in one of ours.

        0 stands still while the streams run; `scene_s` may go back. Until it is first told, the scene begins
        with the streams.
        """
        self._to_tell.put(SceneClock(scene_s, time.monotonic(), rate))

    def thermal_range(self) -> RangeSeen | None:
        """Of the newest thermal picture, at most 0.1 s older than the stream's; None: none yet."""
        return self._range

    def fault(self, faults: StreamFaults, stream: str | None = None) -> None:
        """Break "thermal", "visible" or (None) both."""
        self._to_tell.put(_Spoil(faults, stream))

    def mend(self) -> None:
        self._to_tell.put(_Spoil(SOUND, None))

    def black_out(self, seconds: float, stream: str | None = None) -> None:
        self._to_tell.put(_BlackOut(seconds, stream))

    def close_clients(self) -> None:
        """Hang up on everybody who watches."""
        self._to_tell.put(_Word.HANG_UP)

    def stop(self) -> None:
        """End it; twice if need be."""
        self._to_tell.put(_Word.END)
        if self._process is not None and self._process.is_alive():
            self._process.join(ENDS_WITHIN_S)
            if self._process.is_alive():
                self._process.kill()
                self._process.join(ENDS_WITHIN_S)
        self._addresses = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.stop()

    def _speak(self, pipe: Connection) -> None:
        """From a thread of its own: a process that hangs and reads nothing holds up nobody."""
        with contextlib.suppress(OSError):
            while True:
                told = self._to_tell.get()
                if told is None:
                    told, self._pose = self._pose, None
                if told is not None:
                    pipe.send(told)
                if told is _Word.END:
                    return

    def _hear(self, pipe: Connection) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                said: Said = pipe.recv()
                if isinstance(said, RangeSeen):
                    self._range = said
                    continue
                if isinstance(said, Addresses):
                    self._addresses = said
                else:
                    self._failed = said
                self._ready.set()
        if self._addresses is None and self._failed is None:
            self._failed = "the test camera ended before it was ready"
        self._ready.set()


def run_camera(pipe: Connection, settings: CameraSettings) -> None:
    """The process: serves until the other end of the pipe is closed, or its process is gone."""
    import asyncio  # noqa: PLC0415  the window imports this module and needs none of these
    import signal  # noqa: PLC0415

    import cv2  # noqa: PLC0415

    from training.camera.camera import SceneCamera  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the window's to answer
    cv2.setNumThreads(1)
    seen: list[tuple[float, CameraPose]] = []
    tell = _Teller(pipe)

    def pose(now_s: float) -> CameraPose | None:
        return seen[0][1] if seen and now_s - seen[0][0] < STALE_POSE_S else None

    async def serve() -> None:
        camera = SceneCamera(settings, pose, tell.range)
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        hearing = threading.Thread(target=_hear_told, args=(pipe, camera, seen, loop, stop), daemon=True)
        hearing.start()
        await camera.run(stop, tell.say)

    try:
        asyncio.run(serve())
    except CameraError as error:
        tell.say(str(error))


class _Teller:
    """Says the range ten times a second; the parent's thread reads it at once."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._told_s = 0.0

    def range(self, seen: RangeSeen) -> None:
        if seen.taken_s - self._told_s >= TELL_EVERY_S:
            self._told_s = seen.taken_s
            self.say(seen)

    def say(self, what: Said) -> None:
        with contextlib.suppress(OSError, ValueError):  # the parent has gone; the ear ends us
            self._pipe.send(what)


def _hear_told(
    pipe: Connection,
    camera: SceneCamera,
    seen: list[tuple[float, CameraPose]],
    loop: asyncio.AbstractEventLoop,
    stop: asyncio.Event,
) -> None:
    """Hears until the parent hangs up."""
    to_paint: SimpleQueue[Scene] = SimpleQueue()
    threading.Thread(target=_paint, args=(to_paint, camera, loop), daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            told: Told = pipe.recv()
            match told:
                case CameraPose():
                    seen[:] = [(time.monotonic(), told)]
                case SceneClock():
                    loop.call_soon_threadsafe(camera.keep_time, told)
                case _Show(scene):
                    to_paint.put(scene)
                case _Spoil(faults, stream):
                    loop.call_soon_threadsafe(camera.fault, faults, stream)
                case _BlackOut(seconds, stream):
                    loop.call_soon_threadsafe(camera.black_out, seconds, stream)
                case _Word.HANG_UP:
                    loop.call_soon_threadsafe(camera.close_clients)
                case _Word.END:
                    break
    with contextlib.suppress(RuntimeError):  # the loop has ended already
        loop.call_soon_threadsafe(stop.set)


def _paint(to_paint: SimpleQueue[Scene], camera: SceneCamera, loop: asyncio.AbstractEventLoop) -> None:
    """Beside streams and ear, for as long as the process lives; of several that wait, the newest."""
    while True:
        scene = [to_paint.get(), *taken(to_paint)][-1]
        with contextlib.suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(camera.show, camera.prepare(scene))
