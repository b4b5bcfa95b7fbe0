"""Every stretch of raw telemetry that was synced stands in the chain, whatever the disk does."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import shutil
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from telemetry import flight_chain, raw_writer
from telemetry.ballast import Ballast
from telemetry.chained_line import LINE_MAX_BYTES, lines_in
from telemetry.flight_chain import CHAIN, Block, End, FlightChain, scan_chain
from telemetry.flight_folder import CARD, Ended
from telemetry.frames import utc
from telemetry.raw_writer import RawWriter
from telemetry.recorder import Recorder
from tests.telemetry.chained_flight import record, write
from tests.telemetry.tlogs import START_US, extract_records

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.flight_chain import Link

RECORDS = extract_records()


def links(folder: Path) -> list[Link]:
    """The lines of a chain that has no fault."""
    with (folder / CHAIN).open("rb") as stream:
        lines = list(scan_chain(stream))
    assert [line.what for line in lines if line.what] == []
    return [line.link for line in lines if line.link is not None]


def blocks(folder: Path) -> list[Block]:
    return [link for link in links(folder) if isinstance(link, Block)]


def covered(folder: Path) -> dict[str, int]:
    """How many bytes of each file stand in blocks, one after the other, with the right hash."""
    ends: dict[str, int] = {}
    for block in blocks(folder):
        assert block.offset == ends.get(block.file, 0)
        ends[block.file] = block.offset + block.size_bytes
        data = (folder / block.file).read_bytes()[block.offset : ends[block.file]]
        assert hashlib.sha256(data).hexdigest() == block.sha256
    return ends


def sizes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in folder.glob("raw-*.tlog")}


def test_each_sync_is_one_line_and_the_last_one_vouches_for_the_rest_of_the_folder(tmp_path: Path):
    record(tmp_path, RECORDS[:100], per_block=40, per_file=60)
    found = links(tmp_path)
    assert [(link.file, link.found) for link in found if isinstance(link, Block)] == [
        ("raw-000.tlog", False),
        ("raw-000.tlog", False),
        ("raw-001.tlog", False),
    ]
    assert covered(tmp_path) == sizes(tmp_path)
    end = found[-1]
    assert isinstance(end, End)
    assert end.files == {CARD: hashlib.sha256((tmp_path / CARD).read_bytes()).hexdigest()}


def test_a_line_can_be_checked_in_any_language(tmp_path: Path):
    record(tmp_path, RECORDS[:40])
    first, second = (tmp_path / CHAIN).read_bytes().splitlines()
    members = json.loads(second)
    digest = members.pop("hash")
    body = json.dumps(members, sort_keys=True, separators=(",", ":"))
    assert members["prev"] == json.loads(first)["hash"]
    assert hashlib.sha256((members["prev"] + body).encode()).hexdigest() == digest


def test_the_recorder_chains_what_it_records(tmp_path: Path):
    recorder = Recorder(tmp_path, utc(START_US), address="udp:x", training=False)
    for number, one in enumerate(RECORDS[:200]):
        recorder.frame(utc(START_US + number), one[8:])
        if number % 50 == 0:
            recorder.sync()
    recorder.close()
    assert covered(recorder.folder) == sizes(recorder.folder)
    assert isinstance(links(recorder.folder)[-1], End)


def test_what_is_not_synced_stands_in_no_block(tmp_path: Path):
    chain = FlightChain(tmp_path)
    chain.wrote("raw-000.tlog", 0, b"one")
    assert blocks(tmp_path) == []
    chain.synced()
    chain.synced()
    assert [block.size_bytes for block in blocks(tmp_path)] == [3]


def test_what_the_disk_did_not_confirm_is_in_the_block_of_where_it_was_written_again(tmp_path: Path):
    write_raw(tmp_path, "raw-000.tlog", b"onetwo")
    write_raw(tmp_path, "raw-001.tlog", b"twothree")
    chain = FlightChain(tmp_path / "x")
    (tmp_path / "x").mkdir()
    chain.wrote("raw-000.tlog", 0, b"one")
    chain.synced()
    chain.wrote("raw-000.tlog", 3, b"two")
    chain.cut("raw-000.tlog", 3)
    chain.wrote("raw-001.tlog", 0, b"two")
    chain.wrote("raw-001.tlog", 3, b"three")
    chain.synced()
    assert [(b.file, b.offset, b.size_bytes) for b in blocks(tmp_path / "x")] == [
        ("raw-000.tlog", 0, 3),
        ("raw-001.tlog", 0, 8),
    ]


def test_what_could_not_be_cut_off_is_found_at_the_end(tmp_path: Path):
    chain = FlightChain(tmp_path)
    write_raw(tmp_path, "raw-000.tlog", b"onetwo")
    chain.wrote("raw-000.tlog", 0, b"one")
    chain.synced()
    chain.wrote("raw-000.tlog", 3, b"two")
    chain.cut("raw-000.tlog", 3)  # said, and then the disk refused it
    chain.close()
    assert [(b.size_bytes, b.found) for b in blocks(tmp_path)] == [(3, False), (3, True)]
    assert covered(tmp_path) == {"raw-000.tlog": 6}


def test_a_flight_taken_up_again_vouches_for_what_the_crash_left(tmp_path: Path):
    record(tmp_path, RECORDS[:80], ended=None)
    preallocated = RECORDS[80] + bytes(5000)
    with (tmp_path / "raw-000.tlog").open("ab") as file:
        file.write(preallocated)
    chain = FlightChain(tmp_path)
    write(chain, tmp_path / "raw-001.tlog", RECORDS[80:160], 40)
    chain.close()
    found = blocks(tmp_path)
    assert [block.found for block in found] == [False, False, True, False, False]
    assert found[2].size_bytes == len(RECORDS[80].rstrip(b"\0"))


def test_a_crash_that_left_nothing_but_room_is_marked_too(tmp_path: Path):
    record(tmp_path, RECORDS[:40], ended=None)
    with (tmp_path / "raw-000.tlog").open("ab") as file:
        file.write(bytes(5000))
    FlightChain(tmp_path).close()
    assert [(block.found, block.size_bytes) for block in blocks(tmp_path)][1:] == [(True, 0)]


def test_a_torn_last_line_is_written_over(tmp_path: Path):
    record(tmp_path, RECORDS[:80], ended=None)
    whole = (tmp_path / CHAIN).read_bytes()
    (tmp_path / CHAIN).write_bytes(whole + b'{"at":"2026' + bytes(40))
    FlightChain(tmp_path).close()
    assert (tmp_path / CHAIN).read_bytes().startswith(whole)
    assert isinstance(links(tmp_path)[-1], End)


def test_damage_in_the_middle_stays_for_everybody_to_see(tmp_path: Path):
    record(tmp_path, RECORDS[:160], per_block=10, ended=None)
    lines = (tmp_path / CHAIN).read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b'"n":2', b'"n":9')
    (tmp_path / CHAIN).write_bytes(b"".join(lines))
    FlightChain(tmp_path).close()
    with (tmp_path / CHAIN).open("rb") as stream:
        found = list(scan_chain(stream))
    assert [place for place, line in enumerate(found) if line.what is not None] == [1]
    assert len(found) == 17


@given(
    last=st.integers(1, 4),
    lost=st.lists(st.booleans(), min_size=4, max_size=4),
    kept=st.floats(0.0, 1.0),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_power_cut_spoils_at_the_end_is_taken_in_again(
    tmp_path: Path, last: int, lost: list[bool], kept: float
):
    """The last lines in any state: sectors that did not get there are zeros, and the file may be shorter."""
    folder = tmp_path / "flight"
    shutil.rmtree(folder, ignore_errors=True)
    record(folder, RECORDS[:160], per_block=10, ended=None)
    chain = bytearray((folder / CHAIN).read_bytes())
    confirmed = len(chain) - sum(map(len, chain.splitlines(keepends=True)[-last:]))
    for sector in range(confirmed // 512 * 512, len(chain), 512):
        begin, end = max(confirmed, sector), min(len(chain), sector + 512)
        if lost[sector // 512 % 4]:
            chain[begin:end] = bytes(end - begin)
    (folder / CHAIN).write_bytes(chain[: confirmed + int(kept * (len(chain) - confirmed))])
    FlightChain(folder).close()
    assert covered(folder) == sizes(folder)


def test_a_disk_that_refuses_the_chain_costs_no_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    chain = FlightChain(tmp_path)
    real = os.write
    for number in range(3):
        if number == 1:
            monkeypatch.setattr(flight_chain.os, "write", _refuse)
        chain.wrote("raw-000.tlog", 3 * number, b"abc")
        chain.synced()
    monkeypatch.setattr(flight_chain.os, "write", real)
    assert len(blocks(tmp_path)) == 1
    chain.wrote("raw-000.tlog", 9, b"abc")
    chain.synced()
    assert [block.offset for block in blocks(tmp_path)] == [0, 3, 6, 9]


def test_a_half_written_line_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    chain = FlightChain(tmp_path)
    real, taken = os.write, [0]

    def write_half(handle: int, data: bytes) -> int:
        taken[0] += 1
        return real(handle, bytes(data)[:70]) if taken[0] == 1 else _refuse(handle, data)

    monkeypatch.setattr(flight_chain.os, "write", write_half)
    chain.wrote("raw-000.tlog", 0, b"abc")
    chain.synced()
    assert (tmp_path / CHAIN).stat().st_size == 70
    monkeypatch.setattr(flight_chain.os, "write", real)
    chain.synced()
    assert len(blocks(tmp_path)) == 1


def test_a_folder_that_is_gone_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    chain = FlightChain(tmp_path / "gone")
    chain.wrote("raw-000.tlog", 0, b"abc")
    chain.synced()
    chain.close()
    assert "could not be written" in caplog.text


def test_a_chain_that_somebody_deletes_goes_on_in_a_new_file(tmp_path: Path):
    chain = FlightChain(tmp_path)
    chain.wrote("raw-000.tlog", 0, b"abc")
    chain.synced()
    (tmp_path / CHAIN).unlink()
    chain.wrote("raw-000.tlog", 3, b"def")
    chain.synced()
    with (tmp_path / CHAIN).open("rb") as stream:
        assert [line.what for line in scan_chain(stream)] == ["line 2 stands where line 1 belongs"]


def test_the_writer_rotates_and_survives_a_full_disk_with_every_byte_in_a_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(raw_writer, "RETRY_S", 0.0)
    monkeypatch.setattr(raw_writer, "SEGMENT_BYTES", 4000)
    news: SimpleQueue[Any] = SimpleQueue()
    folder = tmp_path / "flights" / "x"
    folder.mkdir(parents=True)
    writer = RawWriter(folder, news, Ballast(tmp_path), 0)
    real, room = os.write, [6000]

    def limited(handle: int, data: bytes) -> int:
        if room[0] <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        taken = min(room[0], len(data))
        room[0] -= taken
        return real(handle, bytes(data)[:taken])

    for number, one in enumerate(RECORDS[:300]):
        if number == 100:
            monkeypatch.setattr("telemetry.raw_file.os.write", limited)
        if number == 200:
            room[0] = 1 << 30
        writer.accept([one])
        writer.write()
        if number % 7 == 0:
            writer.sync()
    writer.close()
    writer.close_chain()
    raw = sizes(folder)
    assert sum(raw.values()) == sum(map(len, RECORDS[:300]))
    assert covered(folder) == raw


def test_an_endless_line_is_read_in_pieces_and_only_its_beginning_kept():
    stream = io.BytesIO(b"x" * (3 * LINE_MAX_BYTES) + b"\nnext\n")
    first, second = lines_in(stream)
    assert (len(first.data), first.size_bytes) == (LINE_MAX_BYTES + 2, 3 * LINE_MAX_BYTES + 1)
    assert (second.data, second.offset, second.whole) == (b"next", 3 * LINE_MAX_BYTES + 1, True)


@pytest.mark.parametrize("line", [b"", b"{}", b"[" * 100_000, b"\xff", b'{"kind":"end"}', b"x" * (1 << 21)])
def test_what_is_no_line_is_named(line: bytes):
    [found] = scan_chain(io.BytesIO(line + b"\n"))
    assert found.what == "not a line of the chain"


def test_a_not_closed_end_is_an_end_too(tmp_path: Path):
    record(tmp_path, RECORDS[:40], ended=Ended.NOT_CLOSED)
    assert isinstance(links(tmp_path)[-1], End)


def write_raw(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)


def _refuse(_handle: int, _data: bytes) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
