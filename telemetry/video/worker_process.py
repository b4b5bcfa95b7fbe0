"""Starts and ends the process of a stream."""

from __future__ import annotations

import multiprocessing
import sys
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias, cast

from telemetry.video.worker import serve

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from telemetry.video.access_unit import CodedSource
    from telemetry.video.picture_source import PictureSource
    from telemetry.video.sources import Login, SourceSpec

    Opens: TypeAlias = Callable[[SourceSpec, Login | None], CodedSource | PictureSource]

_KILLED_S = 1.0
_starting = Lock()


class WorkerProcess:
    """A process that has begun, and the pipe to it."""

    def __init__(self, opens: Opens) -> None:
        """`opens` is found by its name in the new process: a function of a module. OSError: cannot start."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self.pipe = cast("Connection", ours)  # Windows has its own class, which does the same
        self._process = context.Process(target=serve, args=(theirs, opens), name="video", daemon=True)
        try:
            _start(self._process)
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()

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


def _start(process: SpawnProcess) -> None:
    """Without our main module: the new process would import the whole window, for a second, for nothing."""
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            process.start()
        finally:
            sys.modules["__main__"] = main
