"""The shared map in a real browser with the network cut: what it paints, asks for and complains of."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
END_S = 90.0
# What a page may name without asking for it: namespaces of SVG and MathML, and addresses inside comments
_NAMED = re.compile(r"http://www\.w3\.org/[\w/.-]*")
_OUTSIDE = re.compile(
    r"""(?:src|href|action|data)\s*=\s*["']?(?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import"""
)
_TOLD = re.compile(r"<title>TOLD (.*?)</title>", re.DOTALL)
# One event a line; what the browser asks for itself belongs to no page
_ASKED = re.compile(r'"network_isolation_key":"file://[^\n]*?"url":"((?:https?|wss?|ftp)://[^"]+)"')
_COUNT = """
  var canvas = document.querySelector('canvas'), painted = 0;
  var rgba = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  for (var i = 3; i < rgba.length; i += 4) { if (rgba[i] > 250) { painted += 1; } }
  document.title = 'TOLD ' + JSON.stringify({
    track_px: painted,
    tiles: document.querySelectorAll('img.leaflet-tile-loaded[src^="data:image/"]').length,
    marks: document.querySelectorAll('.mark').length });
"""


@dataclass(frozen=True, slots=True)
class Opened:
    """`complaints`: lines of the browser's console; `asked`: addresses that it tried to reach."""

    track_px: int
    tiles: int
    marks: int
    complaints: int
    asked: int


@dataclass(frozen=True, slots=True)
class Ran:
    """`told` is what the script left in the title; the rest as in `Opened`."""

    told: Any
    complaints: int
    asked: int


def browser() -> str | None:
    """The first browser that is installed; None: none is."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def outside_references(html: str) -> int:
    """How many places in the page would fetch something."""
    return len(_OUTSIDE.findall(_NAMED.sub("", html)))


def opened(program: str, html: str, folder: Path) -> Opened:
    """Open the page and look at what it painted. Errors as of `ran`."""
    done = ran(program, html, folder, _COUNT)
    return Opened(done.told["track_px"], done.told["tiles"], done.told["marks"], done.complaints, done.asked)


def ran(program: str, html: str, folder: Path, script: str) -> Ran:
    """Open the page with no name resolving; when it stands, run `script`, which sets the title to `TOLD `
    and JSON.

    subprocess errors when the browser does not come to an end; ValueError when the page did not finish.
    """
    page, log = folder / "map.html", folder / "net.json"
    asking = f"<script>setTimeout(function () {{{script}}}, 1500);</script></html>"
    page.write_text(html.replace("</html>", asking), encoding="utf-8")
    command = [
        program,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr",
        f"--log-net-log={log}",
        f"--user-data-dir={folder / 'profile'}",
        "--window-size=1366,900",
        "--virtual-time-budget=8000",
        "--dump-dom",
        page.as_uri(),
    ]
    done = subprocess.run(  # noqa: S603 a browser found on the path
        command, capture_output=True, text=True, timeout=END_S, check=True
    )
    told = _TOLD.search(done.stdout)
    if told is None:
        raise ValueError("the page did not come to its end")
    return Ran(json.loads(unescape(told[1])), done.stderr.count(":CONSOLE:"), _asked(log))


def picture(program: str, page: Path, png: Path, size_px: tuple[int, int] = (1366, 900)) -> None:
    """What a person sees, for a person to look at."""
    command = [
        program,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={page.parent / 'profile'}",
        f"--window-size={size_px[0]},{size_px[1]}",
        "--virtual-time-budget=6000",
        f"--screenshot={png}",
        page.as_uri(),
    ]
    subprocess.run(command, capture_output=True, timeout=END_S, check=True)  # noqa: S603 as above


def _asked(log: Path) -> int:
    """Requests of the page itself in the browser's own log of its network; its updates are not the page's."""
    text = log.read_text("utf-8", "replace") if log.is_file() else ""
    return len(set(_ASKED.findall(text)))
