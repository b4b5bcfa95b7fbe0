"""A running test camera in a thread of the tests, coarse and small so that it is ready in a moment."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from training.camera.camera import SceneCamera
from training.camera.settings import CameraSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from training.camera.settings import Addresses, RangeSeen

PATIENCE_S = 20.0
QUICK = CameraSettings(cell_m=1.0, visible_px=(320, 192))


@dataclass
class Served:
    camera: SceneCamera
    at: Addresses
    loop: asyncio.AbstractEventLoop
    ranges: list[RangeSeen]

    def do(self, what: Callable[..., None], *args: Any) -> None:
        """On the camera's own loop, done when this returns."""
        done = threading.Event()

        def run() -> None:
            what(*args)
            done.set()

        self.loop.call_soon_threadsafe(run)
        assert done.wait(PATIENCE_S)


@contextmanager
def served(**changed: Any) -> Iterator[Served]:
    box: list[Served] = []
    errors: list[BaseException] = []
    up = threading.Event()
    ends: list[Callable[[], None]] = []

    async def serve() -> None:
        stop, loop, ranges = asyncio.Event(), asyncio.get_running_loop(), list[Any]()
        ends.append(lambda: loop.call_soon_threadsafe(stop.set))
        camera = SceneCamera(replace(QUICK, **changed), on_range=ranges.append)

        def started(at: Addresses) -> None:
            box.append(Served(camera, at, loop, ranges))
            up.set()

        await camera.run(stop, started)

    def live() -> None:
        try:
            asyncio.run(serve())
        except BaseException as error:  # noqa: BLE001  the test says it
            errors.append(error)
        up.set()

    thread = threading.Thread(target=live)
    thread.start()
    try:
        assert up.wait(PATIENCE_S)
        if errors:
            raise errors[0]
        yield box[0]
    finally:
        if ends and not errors:
            ends[0]()
        thread.join(PATIENCE_S)
    assert not thread.is_alive()
