"""The stand-in for ArduPilot's program as one that can be run, and where it says things to."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Callable

PLACE = LatLon(56.2, 25.3)
SOURCE = Path(__file__).with_name("arducopter.py")


def program(folder: Path) -> Path:
    """For the Python that runs the tests."""
    path = folder / "arducopter"
    path.write_text(
        f"#!{sys.executable}\nimport runpy\nrunpy.run_path({str(SOURCE)!r}, run_name='__main__')\n"
    )
    path.chmod(0o755)
    return path


def ear() -> socket.socket:
    """A port of this computer that it can be told to speak to."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))
    sock.settimeout(20.0)
    return sock


def is_there(pid: int) -> bool:
    """Whether a process of this number runs; one that ended and was not collected does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


def until(is_so: Callable[[], bool], seconds: float = 20.0) -> None:
    until_s = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until_s, f"not so within {seconds:.0f} s"
        time.sleep(0.01)
