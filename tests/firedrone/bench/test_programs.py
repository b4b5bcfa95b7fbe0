from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from firedrone.bench.programs import cpu_s, is_installed, running

ECHO = [sys.executable, "-c", "for line in __import__('sys').stdin: print('heard', line, end='', flush=True)"]
BUSY = """
import time
began = time.process_time()
while time.process_time() < began + 0.3:
    pass
print("done", flush=True)
input()
"""


def test_a_program_is_typed_to_and_read_from_until_its_stdin_ends():
    with running(ECHO) as talk:
        talk.type("one")
        talk.type("two")
        assert talk.wait_for(re.compile("two"), 10.0).string == "heard two\n"
    assert talk.program.returncode == 0
    assert talk.line(0.0) is None


def test_words_that_never_come_are_no_hang():
    with running([sys.executable, "-c", "print('something else')"]) as talk:
        assert talk.wait_for(re.compile("two"), 10.0) is None


def test_processor_time_is_that_of_the_program_and_its_children():
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}])"
    with running([sys.executable, "-c", child]) as talk:
        assert talk.wait_for(re.compile("done"), 20.0)
        used_s = cpu_s(talk.program.pid)
    assert used_s is not None
    assert 0.29 < used_s < 3.0
    assert cpu_s(talk.program.pid) is None


def test_a_peer_is_there_or_not():
    assert is_installed("pymavlink")
    assert not is_installed("no_such_ground_station")


def test_children_that_a_program_leaves_behind_are_ended_with_it():
    leaves = "import subprocess, sys; print(subprocess.Popen(['sleep', '600']).pid, flush=True)"
    with running([sys.executable, "-c", leaves]) as talk:
        child = int(talk.line(10.0) or 0)
        assert cpu_s(child) is not None
    until_s = time.monotonic() + 5.0
    while cpu_s(child) is not None and _state(child) != "Z":
        assert time.monotonic() < until_s


def _state(pid: int) -> str:
    """Z: it has ended, and nobody has asked for its status yet."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
