"""Ten vehicles at four hundred messages a second: all is recorded, and we go on saying that we are here."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from firedrone.links import open_session
from telemetry.frames import read_frames
from tests.figures import say

if TYPE_CHECKING:
    from collections.abc import Callable

SENDER = Path(__file__).with_name("burst_sender.py")
ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("vehicles", "rate_hz", "full_s"), [(1, 5000.0, 60), (10, 4000.0, 600)])
def test_a_burst_is_recorded_whole_and_our_heartbeat_stays_even(
    tmp_path: Path,
    sized: Callable[[int, int], int],
    capsys: pytest.CaptureFixture[str],
    *,
    vehicles: int,
    rate_hz: float,
    full_s: int,
):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind((HOST, 0))
        port = int(free.getsockname()[1])
    running = open_session(f"udpin:{HOST}:{port}", data=tmp_path)
    folder = running.folder
    assert folder is not None
    cpu_s, began_s = time.process_time(), time.monotonic()
    try:
        sender = subprocess.run(
            [sys.executable, str(SENDER), str(port), str(vehicles), str(rate_hz), str(sized(3, full_s))],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        time.sleep(0.2)  # what is in the system's buffer
    finally:
        busy = (time.process_time() - cpu_s) / (time.monotonic() - began_s)
        link, fleet = running.session.state.get().link, running.session.fleet.get()
        running.stop()
    told: dict[str, Any] = json.loads(sender.stdout)
    frames = read_frames(folder)
    recorded = int((frames.system[frames.sound()] != 255).sum())
    pauses_s = [later - earlier for earlier, later in pairwise(told["heartbeats_s"])]
    say(
        capsys,
        f"{vehicles} x {rate_hz / vehicles:.0f} msg/s: {told['sent']} sent, "
        f"{told['sent'] - recorded} not recorded, {busy:.1%} of a core, "
        f"heartbeat every {min(pauses_s):.2f} to {max(pauses_s):.2f} s",
    )
    assert recorded == told["sent"]
    assert (link.lost, link.bad_bytes) == (0, 0)
    assert len(fleet) == vehicles
    assert all(0.8 <= pause_s <= 1.2 for pause_s in pauses_s)
