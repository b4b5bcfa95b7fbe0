from __future__ import annotations

import faulthandler
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from firedrone.hard_crash import FILE, HardCrashFile, last_fault
from ui.crash.program_fault import Within

if TYPE_CHECKING:
    from pathlib import Path

FALLS = """
import os, pathlib, resource, signal, sys
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from firedrone.hard_crash import HardCrashFile
HardCrashFile(pathlib.Path(sys.argv[1])).begin()
def paint_the_map():
    os.kill(os.getpid(), signal.SIGSEGV)
paint_the_map()
"""


@pytest.fixture(autouse=True)
def as_it_was() -> object:
    """pytest has a fault handler of its own."""
    was = faulthandler.is_enabled()
    yield
    if was:
        faulthandler.enable(sys.__stderr__)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="falls by a signal")
def test_a_process_that_falls_is_told_at_the_next_start_and_only_then(tmp_path: Path):
    fell = subprocess.run([sys.executable, "-c", FALLS, str(tmp_path)], check=False, capture_output=True)
    assert fell.returncode < 0
    for said in ("paint_the_map", ""):
        next_start = HardCrashFile(tmp_path)
        next_start.begin()
        next_start.end()
        assert said in next_start.left
    assert next_start.left == ""
    assert last_fault(next_start.left) is None


def test_a_program_that_ends_well_leaves_an_empty_file(tmp_path: Path):
    file = HardCrashFile(tmp_path)
    file.begin()
    file.end()
    assert (tmp_path / "logs" / FILE).read_bytes() == b""


def test_without_a_folder_the_program_starts_all_the_same(tmp_path: Path):
    (tmp_path / "logs").write_text("a file, where the folder should be")
    file = HardCrashFile(tmp_path)
    file.begin()
    file.end()
    assert file.left == ""


def test_the_dump_becomes_a_fault_that_names_its_place():
    dump = (
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x0000 (most recent call first):\n"
        '  File "/opt/anna/ui/map/canvas.py", line 12 in paint\n  File "/opt/anna/x.py", line 1 in <module>\n'
    )
    fault = last_fault(dump)
    assert fault is not None
    assert (fault.within, fault.kind, fault.place) == (
        Within.BEFORE,
        "Segmentation fault",
        "ui/map/canvas.py:12",
    )


@pytest.mark.parametrize("dump", ["\x00\x00", "garbage", '  File "', "Fatal Python error: "])
def test_a_torn_dump_is_a_fault_all_the_same(dump: str):
    assert last_fault(dump) is not None
