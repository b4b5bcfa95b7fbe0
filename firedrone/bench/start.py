"""`firedrone bench start`: how long from the command to the window, in programs that begin anew each time.

Cold: a new Python that finds the modules compiled, as pip and a first start leave them, until the empty
window has been painted. Warm: from the moment when all is imported. The limit is the smallest Qt program
there is: import, application, a bare window. Processor time, so that other work on the computer does not
count; the clock is told beside it. The packages that wait until somebody needs them are looked for as well.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from firedrone.bench.result import Bar, BenchResult, ratio

if TYPE_CHECKING:
    from collections.abc import Callable

QUICK_STARTS, FULL_STARTS = 3, 10
COLD_S, WARM_S = 2.0, 0.5
AT_MOST_S = 120.0
# Reports, charts, pictures, other people's files: not before somebody asks for one.
WAIT_UNTIL_NEEDED = (
    "pyqtgraph",
    "av",
    "cv2",
    "openpyxl",
    "alembic",
    "fpdf",
    "pyhanko",
    "folium",
    "PIL",
    "qtawesome",
    "gpxpy",
    "segno",
)
OURS = f"""
import json, sys, time
began_s = time.perf_counter(), time.process_time()
import gc
gc.disable()  # as `firedrone.verbs.demo.open_window` does
from pathlib import Path
import firedrone.cli
from PySide6.QtWidgets import QApplication
from firedrone.app import open_station, dress
from firedrone.settings import Settings
gc.freeze()
gc.enable()
imported_s = time.perf_counter(), time.process_time()
application = QApplication([])
dress()
station = open_station(Path(sys.argv[1]), Settings())
station.parts.window.resize(1366, 768)
station.parts.window.show()
application.processEvents()
ended_s = time.perf_counter(), time.process_time()
print(json.dumps({{
    "clock_s": ended_s[0] - began_s[0],
    "cpu_s": ended_s[1],
    "warm_clock_s": ended_s[0] - imported_s[0],
    "warm_cpu_s": ended_s[1] - imported_s[1],
    "modules": len(sys.modules),
    "too_early": [name for name in {WAIT_UNTIL_NEEDED!r} if name in sys.modules],
}}))
station.close()
"""
LIMIT = """
import json, time
began_s = time.perf_counter()
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
application.processEvents()
print(json.dumps({"clock_s": time.perf_counter() - began_s, "cpu_s": time.process_time()}))
"""


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Three starts, or ten; in turns, and the median of each."""
    starts = FULL_STARTS if full else QUICK_STARTS
    with tempfile.TemporaryDirectory() as data:
        _start(OURS, data)  # the folder and Python's own cache are made once in a life
        ours, limit = list[dict[str, Any]](), list[dict[str, Any]]()
        for number in range(starts):
            ours.append(_start(OURS, data))
            limit.append(_start(LIMIT, data))
            tell(f"start {number + 1}: {ours[-1]['clock_s']:.2f} s, bare Qt {limit[-1]['clock_s']:.2f} s")
    return judged(ours, limit)


def judged(ours: list[dict[str, Any]], limit: list[dict[str, Any]]) -> BenchResult:
    """Medians, and what was imported too early in any of them."""
    names = ("clock_s", "cpu_s", "warm_clock_s", "warm_cpu_s", "modules")
    found = {name: median(one[name] for one in ours) for name in names}
    bare = {name: median(one[name] for one in limit) for name in ("clock_s", "cpu_s")}
    too_early = sorted({name for one in ours for name in one["too_early"]})
    return BenchResult(
        name="start",
        ours={**found, "too_early": too_early},
        peers={},
        limit=bare,
        ratios={"ours / bare Qt, processor time": ratio(found["cpu_s"], bare["cpu_s"])},
        bars={
            "seconds of processor from nothing to the window": Bar(found["cpu_s"], at_most=COLD_S),
            "seconds of processor once all is imported": Bar(found["warm_cpu_s"], at_most=WARM_S),
            "packages imported before they are needed": Bar(float(len(too_early)), at_most=0.0),
        },
    )


def _start(program: str, data: str) -> dict[str, Any]:
    """What a program of its own measured of itself."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(Path(data) / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    ran = subprocess.run(  # noqa: S603 ourselves
        [sys.executable, "-c", program, data],
        check=True,
        capture_output=True,
        text=True,
        timeout=AT_MOST_S,
        env=environment,
    )
    return json.loads(ran.stdout)
