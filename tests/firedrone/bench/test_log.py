from pathlib import Path
from typing import Any

import pytest

from firedrone.bench import log, log_peers
from firedrone.bench.log_files import BIN_MESSAGES, RATES_HZ, write_dataflash, write_tlog, write_ulog
from firedrone.bench.result import Skipped
from telemetry.frames import read_frames
from telemetry.logs.dataflash import read_dataflash
from telemetry.logs.ulog import read_ulog

OURS: dict[str, Any] = {
    "tlog_s": 0.1,
    "BIN_s": 0.1,
    "ulg_s": 0.1,
    "plot_s": 0.5,
    "plot_waited_s": 0.6,
    "plot_mb": 200.0,
    "plot_memory_mb": 390.0,
}
PEERS = {
    log.RECV_MSG: {"seconds": 17.0},
    log.RECV_MATCH: {"seconds": 3.0},
    log.DFREADER: {"seconds": 6.0},
    log.PYULOG: {"seconds": 0.2},
}


def judged(**changed: Any) -> Any:
    facts: dict[str, Any] = {
        "full": True,
        "ours": OURS,
        "peers": PEERS,
        "limit": {"tlog_s": 0.01},
        "equal": {log.RECV_MSG: True},
        "skipped": [Skipped(log.FAST, "fasttlogparser is not installed here")],
    }
    return log.judged(**{**facts, **changed})


def test_the_made_up_flight_is_what_is_published_and_every_checksum_is_right(tmp_path: Path):
    count = write_tlog(tmp_path / "f.tlog", 60)
    frames = read_frames(tmp_path / "f.tlog")
    assert len(RATES_HZ) == 22
    assert sum(RATES_HZ.values()) == 203
    assert (count, len(frames), frames.bad_bytes) == (203 * 60, 203 * 60, 0)


def test_the_made_up_logs_are_read_whole(tmp_path: Path):
    count = write_dataflash(tmp_path / "f.BIN", 2)
    dataflash = read_dataflash(tmp_path / "f.BIN")
    assert (sum(dataflash.messages.values()), dataflash.bad_bytes) == (count, 0)
    assert dataflash.messages["ESC"] == 2 * BIN_MESSAGES[1][3]
    rows = write_ulog(tmp_path / "f.ulg", 2)
    ulog = read_ulog(tmp_path / "f.ulg")
    assert (sum(ulog.messages.values()), ulog.bad_bytes) == (rows, 0)


def test_what_we_read_is_what_pymavlink_reads(tmp_path: Path):
    write_tlog(tmp_path / "f.tlog", 60)
    ours, theirs = log.two_types(tmp_path / "f.tlog"), log_peers.recv_match(tmp_path / "f.tlog")
    for name, fields in log_peers.WANTED.items():
        assert len(ours[name][fields[0]]) == 60 * RATES_HZ[name]
        for field in fields:
            assert ours[name][field].tolist() == theirs[name][field]


def test_a_peer_that_is_not_there_is_named_and_no_bar_is_missed():
    found = judged()
    assert found.passed
    assert found.bars[f"{log.FAST} / ours"].passed is None
    assert found.document()["skipped"] == [{"what": log.FAST, "why": "fasttlogparser is not installed here"}]


@pytest.mark.parametrize(
    "changed",
    [
        {"equal": {log.RECV_MSG: False}},
        {"ours": {**OURS, "tlog_s": 0.2}},
        {"ours": {**OURS, "BIN_s": 0.2}},
        {"ours": {**OURS, "ulg_s": 0.3}},
        {"ours": {**OURS, "plot_s": 1.2}},
        {"ours": {**OURS, "plot_memory_mb": 410.0}},
    ],
)
def test_each_bar_can_be_missed(changed: dict[str, Any]):
    assert not judged(**changed).passed
