"""How old a picture is when it can be used: clients one after the other at the same camera, in rounds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firedrone.bench.footage.burnt_clock import summary
from firedrone.bench.result import Skipped

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
PLAY_S = 5.0
PATIENCE_S = 60.0
SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's gi is made for this one alone
OURS, AV_OPEN, GSTREAMER = "ours", "av.open", "GStreamer appsink"
OURS_PAINTED, AV_PAINTED = "ours, painted", "av.open, painted"


def latency(
    url: str, *, rounds: int, painted: bool, tell: Callable[[str], None], skipped: list[Skipped]
) -> dict[str, dict[str, Any]]:
    """By client the best round's middle and 95th percentile, in milliseconds."""
    clients = {OURS: _own("our_client", url), AV_OPEN: _own("av_open_client", url)}
    if has_gstreamer():
        clients[GSTREAMER] = [SYSTEM_PYTHON, str(HERE / "gstreamer_client.py"), url, str(PLAY_S)]
    else:
        skipped.append(Skipped(GSTREAMER, "python3-gi and GStreamer's plugins are not installed"))
    if painted:
        clients[OURS_PAINTED] = _own("painted_client", "ours", url)
        clients[AV_PAINTED] = _own("painted_client", "av", url)
    found: dict[str, dict[str, Any]] = {}
    for _ in range(rounds):
        for name, command in clients.items():
            played = _played(command)
            if played is None:
                tell(f"{name}: no picture came")
                continue
            now = summary(played["ages_ms"])
            tell(f"{name}: {now['p50_ms']} / {now['p95_ms']} ms")
            best = found.get(name)
            if now["p50_ms"] is not None and (best is None or now["p50_ms"] < best["p50_ms"]):
                found[name] = {**now, **{key: value for key, value in played.items() if key != "ages_ms"}}
    return found


def has_gstreamer() -> bool:
    """Whether the system's Python finds GStreamer and what decodes H.264 there."""
    if shutil.which(SYSTEM_PYTHON) is None:
        return False
    line = (
        "import gi; gi.require_version('Gst', '1.0'); from gi.repository import Gst; Gst.init(None); "
        "assert Gst.ElementFactory.find('avdec_h264') and Gst.ElementFactory.find('rtspsrc')"
    )
    done = subprocess.run([SYSTEM_PYTHON, "-c", line], capture_output=True, check=False)  # noqa: S603  ours
    return done.returncode == 0


def _own(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", f"firedrone.bench.footage.{module}", *arguments, str(PLAY_S)]


def _played(command: list[str]) -> dict[str, Any] | None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(  # noqa: S603  our own programs
            command,
            cwd=ROOT,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=True,
        )
        played: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (subprocess.SubprocessError, IndexError, ValueError):
        return None
    return played
