"""Other ground stations upload a mission: how long each took by its own account."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from firedrone.bench.our_client import Uploaded
from firedrone.bench.programs import running

if TYPE_CHECKING:
    from missions.items import Items

MEET_S = 30.0
DETECTED = re.compile("Detected vehicle")
SECONDS = re.compile('"seconds"')
LOADED = re.compile(r"Loaded \d+ \S+ in ([\d.]+)s")  # perhaps behind a prompt


def mavproxy_upload(address: str, items: Items, patience_s: float) -> Uploaded:
    """From its count to its last item sent: "Loaded 100 waypoints in 6.65s"."""
    script = Path(sys.executable).with_name("mavproxy.py")
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.waypoints")
        plan.write_text(waypoints(items))
        command = [
            sys.executable, str(script), f"--master={address}", f"--state-basedir={folder}",
            "--default-modules=wp",
        ]  # fmt: skip
        with running(command, env={"HOME": folder}, cwd=Path(folder)) as talk:
            if talk.wait_for(DETECTED, MEET_S) is None:
                return Uploaded(None, "mavproxy")
            talk.type(f"wp load {plan}")
            found = talk.wait_for(LOADED, patience_s)
    return Uploaded(float(found[1]) if found else None, "mavproxy")


def mavsdk_upload(address: str, items: Items, patience_s: float) -> Uploaded:
    """From the call of its upload to its return."""
    program = str(Path(__file__).with_name("mavsdk_client.py"))
    connection = address.replace(":", "://", 1)
    with running(
        [sys.executable, program, connection], env={"PYTHONPATH": os.pathsep.join(sys.path)}
    ) as talk:
        rows = [[i.frame, i.command, *i.params, i.x, i.y, i.z] for i in items]
        talk.type(json.dumps(rows))
        found = talk.wait_for(SECONDS, MEET_S + patience_s)
    return Uploaded(json.loads(found.string)["seconds"] if found else None, "mavsdk")


def waypoints(items: Items) -> str:
    """The mission as MAVProxy reads it: QGC WPL 110."""
    rows = ["QGC WPL 110"]
    for seq, item in enumerate(items):
        place = f"{item.x / 1e7:.7f}\t{item.y / 1e7:.7f}\t{item.z}"
        params = "\t".join(str(value) for value in item.params)
        rows.append(f"{seq}\t{int(seq == 0)}\t{item.frame}\t{item.command}\t{params}\t{place}\t1")
    return "\n".join(rows) + "\n"
