"""A process of its own hears and answers, and runs nothing of what started the program."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from telemetry.own_process import start_process

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path


def answer(pipe: Connection, greeting: str) -> None:
    pipe.send(f"{greeting} {pipe.recv()}")


def test_it_is_told_and_answers_and_its_end_is_heard():
    process, pipe = start_process("greeter", answer, "good evening,")
    pipe.send("crew")
    assert pipe.poll(30.0)
    assert pipe.recv() == "good evening, crew"
    with pytest.raises(EOFError):
        pipe.recv()
    process.join(30.0)
    assert process.exitcode == 0


def test_the_script_that_started_the_program_is_not_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    script, run_again = tmp_path / "script.py", tmp_path / "run again"
    script.write_text(f"open({str(run_again)!r}, 'w').close()\n", "utf-8")
    main = ModuleType("__main__")
    main.__file__ = str(script)
    monkeypatch.setitem(sys.modules, "__main__", main)
    process, pipe = start_process("greeter", answer, "hello")
    pipe.send("you")
    assert pipe.poll(30.0)
    process.join(30.0)
    assert process.exitcode == 0
    assert not run_again.exists()
    assert sys.modules["__main__"] is main
