"""Starts and ends the process of a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from telemetry.own_process import start_process
from telemetry.video.worker import serve

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.video.access_unit import CodedSource
    from telemetry.video.picture_source import PictureSource
    from telemetry.video.sources import Login, SourceSpec

    Opens: TypeAlias = Callable[[SourceSpec, Login | None], CodedSource | PictureSource]

_KILLED_S = 1.0


class WorkerProcess:
    """A process that has begun, and the pipe to it."""

    def __init__(self, opens: Opens) -> None:
        """`opens` is found by its name in the new process: a function of a module. OSError: cannot start."""
        self._process, self.pipe = start_process("video", serve, opens)

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def end(self, patience_s: float) -> None:
        """Wait so long for it to end by itself, then kill it. Safe after it died."""
        if patience_s > 0:
            self._process.join(patience_s)
        if self._process.is_alive():
            self._process.kill()
        self._process.join(_KILLED_S)
        self.pipe.close()
