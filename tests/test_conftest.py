"""The guard over threads and folders catches what it is for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

LEAKING = """
import os, threading
from pathlib import Path

stop = threading.Event()

def test_leaves_a_thread():
    threading.Thread(target=stop.wait, name="left-behind", args=(20,), daemon={daemon}).start()

def test_tidies_up():
    stop.set()

def test_writes_where_it_may():
    assert Path(os.environ["FIREDRONE_DATA"]).is_relative_to(os.environ["PYTEST_DEBUG_TEMPROOT"])
"""


@pytest.mark.parametrize(("daemon", "outcome"), [("False", "3 passed, 1 error"), ("True", "3 passed")])
def test_a_thread_that_keeps_the_program_alive_fails_its_test(tmp_path: Path, daemon: str, outcome: str):
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_leak.py").write_text(LEAKING.format(daemon=daemon), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(tmp_path)],
        cwd=tmp_path,
        env={"PYTEST_DEBUG_TEMPROOT": str(tmp_path), "PATH": "", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome in ran.stdout
    assert ("still running after the test: left-behind" in ran.stdout) == (daemon == "False")
