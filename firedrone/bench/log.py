"""`firedrone bench log`: what reading a recorded flight costs, beside those that others read flights with.

Flights are made by seeded code: an hour of telemetry (22 types, 203 messages a second), a DataFlash log and a
ULog. First the columns that we and they read are compared, value by value; then the processor time of each is
taken, best of three. What no reader can undercut is to read the file and look at each byte once.
"""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from firedrone.bench import log_peers
from firedrone.bench.log_files import write_dataflash, write_tlog, write_ulog
from firedrone.bench.result import Bar, BenchResult, Skipped, ratio
from telemetry.frames import read_frames
from telemetry.logs.curve import curve_of, for_pixels
from telemetry.logs.dataflash import read_dataflash
from telemetry.logs.ulog import read_ulog

if TYPE_CHECKING:
    from collections.abc import Callable

    # The name of the other, the file, how we read it, how they do, and whether that is the same
    Reads = tuple[str, Path, Callable[[Path], Any], Callable[[Path], Any], Callable[[Any, Any], bool]]

TIMES = 3
TLOG_S = {False: 300, True: 3600}
BIN_S = {False: 60, True: 800}
ULOG_S = {False: 30, True: 600}
PLOT_S = {False: 3120, True: 19_380}  # 32 MB, and 200 MB
PLOT_BAR_S = {False: 0.3, True: 1.0}
PLOT_MEMORY = 2.0  # times the file, at most
PIXELS = 4000
PLOTTED = (
    ("ATTITUDE", "roll"),
    ("ATTITUDE", "pitch"),
    ("GLOBAL_POSITION_INT", "relative_alt"),
    ("VFR_HUD", "groundspeed"),
    ("SYS_STATUS", "voltage_battery"),
    ("RAW_IMU", "zacc"),
)
RECV_MSG, RECV_MATCH, FAST = "pymavlink recv_msg", "pymavlink recv_match", "fasttlogparser"
DFREADER, PYULOG = "pymavlink DFReader", "pyulog"


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Five minutes of telemetry and a minute of log; `full`: the hour, and 200 MB to the first plot."""
    ours: dict[str, Any] = {}
    peers: dict[str, dict[str, Any]] = {}
    limit: dict[str, Any] = {}
    equal: dict[str, bool] = {}
    skipped: list[Skipped] = []
    with tempfile.TemporaryDirectory() as folder:
        tlog, dataflash, ulog = (Path(folder) / name for name in ("f.tlog", "f.BIN", "f.ulg"))
        tell("flights are made")
        ours["messages"] = write_tlog(tlog, TLOG_S[full])
        ours["dataflash_messages"] = write_dataflash(dataflash, BIN_S[full])
        ours["ulog_rows"] = write_ulog(ulog, ULOG_S[full])
        for name, path, mine, theirs, same in _reads(tlog, dataflash, ulog):
            tell(name)
            try:
                equal[name] = same(mine(path), theirs(path))
            except ModuleNotFoundError as missing:
                skipped.append(Skipped(name, f"{missing.name} is not installed here"))
                continue
            ours[path.suffix[1:] + "_s"] = _best(lambda mine=mine, path=path: mine(path))
            limit[path.suffix[1:] + "_s"] = _best(lambda path=path: log_peers.touched(path))
            peers[name] = {"seconds": _best(lambda theirs=theirs, path=path: theirs(path))}
        tell("the first plot")
        write_tlog(tlog, PLOT_S[full])
        ours |= _first_plot(tlog)
    return judged(full=full, ours=ours, peers=peers, limit=limit, equal=equal, skipped=skipped)


def _reads(tlog: Path, dataflash: Path, ulog: Path) -> tuple[Reads, ...]:
    return (
        (RECV_MSG, tlog, two_types, log_peers.recv_msg, _same_types),
        (RECV_MATCH, tlog, two_types, log_peers.recv_match, _same_types),
        (FAST, tlog, two_types, log_peers.fasttlogparser, _same_types),
        (DFREADER, dataflash, dataflash_columns, log_peers.dfreader, _same_messages),
        (PYULOG, ulog, ulog_columns, log_peers.pyulog, _same_columns),
    )


def judged(
    *,
    full: bool,
    ours: dict[str, Any],
    peers: dict[str, dict[str, Any]],
    limit: dict[str, Any],
    equal: dict[str, bool],
    skipped: list[Skipped],
) -> BenchResult:
    """How many times our processor time the others take. Nothing is worth anything where values differ."""
    kind = {RECV_MSG: "tlog", RECV_MATCH: "tlog", FAST: "tlog", DFREADER: "BIN", PYULOG: "ulg"}
    times = {
        name: ratio(peers.get(name, {}).get("seconds"), ours.get(f"{suffix}_s"))
        for name, suffix in kind.items()
    }
    least = {RECV_MSG: 100.0, RECV_MATCH: 20.0, FAST: 2.0, DFREADER: 50.0, PYULOG: 1.0}
    bars = {f"{name} / ours": Bar(times[name], at_least=bar) for name, bar in least.items()}
    bars["values equal to those of the others"] = Bar(float(all(equal.values())), at_least=1.0)
    bars[f"seconds to the first plot, {ours['plot_mb']:.0f} MB"] = Bar(
        ours["plot_s"], at_most=PLOT_BAR_S[full]
    )
    bars["memory / file, to the first plot"] = Bar(
        ours["plot_memory_mb"] / ours["plot_mb"], at_most=PLOT_MEMORY
    )
    over_limit = {
        f"ours / reading and touching, {suffix}": ratio(ours.get(f"{suffix}_s"), limit.get(f"{suffix}_s"))
        for suffix in ("tlog", "BIN", "ulg")
    }
    return BenchResult(
        name="log",
        ours=ours,
        peers=peers,
        limit=limit,
        ratios={**{f"{name} / ours": value for name, value in times.items()}, **over_limit},
        bars=bars,
        skipped=skipped,
    )


def two_types(path: Path) -> dict[str, dict[str, Any]]:
    """The file read, indexed, the checksums of two types tested, and their columns."""
    frames = read_frames(path)
    return {
        name: {field: frames.rows(name).fields[field] for field in fields}
        for name, fields in log_peers.WANTED.items()
    }


def dataflash_columns(path: Path) -> dict[str, dict[str, Any]]:
    """All columns of all messages, scaled."""
    log = read_dataflash(path)
    return {name: {field: log.column(name, field) for field in log.fields(name)} for name in log.messages}


def ulog_columns(path: Path) -> dict[str, dict[str, Any]]:
    """All columns of all messages."""
    log = read_ulog(path)
    return {name: {field: log.column(name, field) for field in log.fields(name)} for name in log.messages}


def first_plot(path: Path) -> int:
    """Six curves of a whole flight, each as many points as a chart has pixels."""
    frames = read_frames(path)
    points = 0
    for name, field in PLOTTED:
        rows = frames.rows(name)
        curve = curve_of(rows.at_us, rows.fields[field])
        points += len(for_pixels(curve, int(curve.at_us[0]), int(curve.at_us[-1]), PIXELS))
    return points


def _first_plot(path: Path) -> dict[str, float]:
    """Somebody waits for it, so the clock on the wall is told, too. Memory is that of one more run."""
    plot_s = _best(lambda: first_plot(path))
    began_s = time.perf_counter()
    first_plot(path)
    waited_s = time.perf_counter() - began_s
    tracemalloc.start()
    try:
        first_plot(path)
        memory = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    return {
        "plot_s": plot_s,
        "plot_waited_s": waited_s,
        "plot_mb": path.stat().st_size / 1e6,
        "plot_memory_mb": memory / 1e6,
    }


def _same_types(ours: dict[str, dict[str, Any]], theirs: log_peers.Columns) -> bool:
    return all(
        np.array_equal(values, np.array(theirs[name][field], dtype=values.dtype))
        for name, columns in ours.items()
        for field, values in columns.items()
    )


def _same_messages(ours: dict[str, dict[str, Any]], theirs: dict[str, list[Any]]) -> bool:
    if set(ours) != set(theirs):
        return False
    return all(
        _texts(values) == [getattr(message, field) for message in theirs[name]]
        for name, columns in ours.items()
        for field, values in columns.items()
    )


def _same_columns(ours: dict[str, dict[str, Any]], theirs: dict[str, dict[str, Any]]) -> bool:
    return set(ours) == set(theirs) and all(
        np.array_equal(values, theirs[name][field])
        for name, columns in ours.items()
        for field, values in columns.items()
    )


def _texts(values: Any) -> list[Any]:
    listed = values.tolist()
    return [one.decode() for one in listed] if values.dtype.kind == "S" else listed


def _best(work: Callable[[], object]) -> float:
    took_s: list[float] = []
    for _ in range(TIMES):
        began_s = time.process_time()
        work()
        took_s.append(time.process_time() - began_s)
    return min(took_s)
