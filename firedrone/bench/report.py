"""`firedrone bench report`: how long it takes from Finish to everything that is handed over of an incident.

Three hours, two flights, twelve hot spots, sixty dispatch times, twenty pictures, 3,000 entries, made up. All
of it as Finish does it: first in a program that has just begun, with every recording still to be read and
every library to be loaded, then once more; and each step alone. In CPU time of this process, so that other
work on the computer does not count; on the clock too, for who waits.
"""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from firedrone.bench.made_up_incident import made_up
from firedrone.bench.result import Bar, BenchResult
from incidents.journal import Journal, read_journal
from incidents.report.content import gather
from incidents.report.finish import written
from incidents.report.html import html
from incidents.report.map_files import map_files
from incidents.report.pdf import pdf
from incidents.report.shared_map import shared_map
from incidents.report.signed_pdf import check_pdf
from incidents.report.signing import signed
from incidents.report.table import table
from incidents.report.write import Order
from incidents.signatures import LaptopKey

if TYPE_CHECKING:
    from collections.abc import Callable

QUICK_ENTRIES, FULL_ENTRIES = 3_000, 12_000
BAR_S = 10.0
T = TypeVar("T")
_KEY = bytes(range(32))  # of the bench alone


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """`full`: four times the entries, against the same bar."""
    wanted = FULL_ENTRIES if full else QUICK_ENTRIES
    with tempfile.TemporaryDirectory() as data:
        tell(f"an incident of {wanted} entries is made up")
        folder, signer = made_up(Path(data), entries=wanted), LaptopKey(_KEY)
        entries = len(read_journal(folder))
        first_s, first_clock_s, files = _finished(folder, signer)
        tell(f"first: {first_s:.2f} s, {first_clock_s:.2f} s on the clock")
        again_s, again_clock_s, files = _finished(folder, signer)
        tell(f"again: {again_s:.2f} s, {again_clock_s:.2f} s on the clock")
        steps = _steps(folder, signer)
        intact = check_pdf(files[0]).intact
        sizes = {file.suffix: file.stat().st_size for file in files}
    return BenchResult(
        name="report",
        ours={
            "first_s": first_s,
            "again_s": again_s,
            "first_clock_s": first_clock_s,
            "again_clock_s": again_clock_s,
            "entries": entries,
            **{f"{name}_s": s for name, s in steps.items()},
            "size_bytes": sizes,
        },
        peers={},
        limit={},
        ratios={},
        bars={
            "seconds from Finish to all files": Bar(first_s, at_most=BAR_S),
            "signed PDFs found intact": Bar(float(intact), at_least=1.0),
        },
    )


def _finished(folder: Path, signer: LaptopKey) -> tuple[float, float, tuple[Path, ...]]:
    """As the window's desk does it."""
    now, began_s, began_clock_s = datetime.now(UTC), time.process_time(), time.perf_counter()
    with Journal(folder, now, signer) as journal:
        files = written(journal, Order("lv", also=("lt",), signer=signer), now)
    return time.process_time() - began_s, time.perf_counter() - began_clock_s, files


def _steps(folder: Path, signer: LaptopKey) -> dict[str, float]:
    """Each step once, with what the others have read still in memory."""
    now = datetime.now(UTC)
    gathered_s, content = _timed(lambda: gather(folder, "lv", now))
    pdf_s, document = _timed(lambda: pdf(content, now))
    return {
        "gather": gathered_s,
        "pdf": pdf_s,
        "sign": _timed(lambda: signed(document, signer))[0],
        "html": _timed(lambda: html(content))[0],
        "map": _timed(lambda: shared_map(content))[0],
        "kml_gpx_geojson": _timed(lambda: map_files(content))[0],
        "csv": _timed(lambda: table(content))[0],
    }


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began_s = time.process_time()
    done = work()
    return time.process_time() - began_s, done
