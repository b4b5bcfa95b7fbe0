"""Starts work in a process of its own, with a pipe to it."""

from __future__ import annotations

import multiprocessing
import sys
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

P = ParamSpec("P")
_starting = Lock()


def start_process(
    name: str, work: Callable[Concatenate[Connection, P], object], *args: P.args, **kwargs: P.kwargs
) -> tuple[SpawnProcess, Connection]:
    """The process, begun, and our end of the pipe; it runs `work` with the other end and `args`.

    `work` is found by its name in the new process: a function of a module. OSError: it cannot start.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, *args), kwargs=kwargs, name=name, daemon=True)
    try:
        _start(process)
    except OSError:
        ours.close()
        raise
    finally:
        theirs.close()
    return process, cast("Connection", ours)  # Windows has its own class, which does the same


def _start(process: SpawnProcess) -> None:
    """Without our main module: the new process would import the whole window, for a second, for nothing."""
    with _starting:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            process.start()
        finally:
            sys.modules["__main__"] = main
