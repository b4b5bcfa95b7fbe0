"""A flight is verified from its folder alone: which block, which byte, and what a crash may leave."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from incidents.attach import attach_flight
from incidents.verify import verify
from telemetry.flight_chain import CHAIN, FlightChain, scan_chain
from telemetry.flight_folder import CARD, Ended, write_card
from tests.telemetry.chained_flight import NAME, closed_card, record, write
from tests.telemetry.tlogs import extract_records

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.model import Problem

RECORDS = extract_records()
RAW = "raw-000.tlog"


@pytest.fixture
def flight(tmp_path: Path) -> Path:
    """400 records a file, 40 a block."""
    return record(tmp_path / "flights" / NAME)


def only(folder: Path) -> Problem:
    [problem] = verify(folder).problems
    return problem


def change(path: Path, at: int, new: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[at : at + len(new)] = new
    path.write_bytes(data)


def start_of(record: int) -> int:
    """Where a record of the first file begins."""
    return sum(map(len, RECORDS[:record]))


def lines(folder: Path) -> list[bytes]:
    return (folder / CHAIN).read_bytes().splitlines(keepends=True)


def test_an_untouched_flight_has_no_problem(flight: Path):
    verdict = verify(flight)
    assert (verdict.ok, verdict.information) == (True, ())
    assert verdict.blocks == len(lines(flight)) - 1
    with (flight / CHAIN).open("rb") as stream:
        assert verdict.head == [line.link.hash for line in scan_chain(stream) if line.link][-1]


@pytest.mark.hazard("H33")
@pytest.mark.parametrize("bit", range(8))
def test_a_flipped_bit_of_a_frame_is_named_by_its_byte(flight: Path, bit: int):
    at = start_of(85) + 12 + bit
    data = (flight / RAW).read_bytes()
    change(flight / RAW, at, bytes([data[at] ^ 1 << bit]))
    problem = only(flight)
    assert (problem.file, problem.entry, problem.offset) == (RAW, 3, at)
    assert f"bytes {start_of(80)} to {start_of(120) - 1}" in problem.what


@pytest.mark.hazard("H33")
@pytest.mark.parametrize("moved_us", [1, 2_000, -5_000_000, 3_600_000_000])
def test_a_moved_time_of_a_record_is_named(flight: Path, moved_us: int):
    begin = start_of(50)
    time_us = int.from_bytes(RECORDS[50][:8], "big") + moved_us
    change(flight / RAW, begin, time_us.to_bytes(8, "big"))
    problem = only(flight)
    assert (problem.file, problem.entry) == (RAW, 2)
    assert problem.offset is not None
    if abs(moved_us) > 10_000:  # out of order with its neighbours
        assert begin <= problem.offset < begin + 8
        assert "time of a record was moved" in problem.what
    else:
        assert start_of(40) <= problem.offset < start_of(80)


def test_bytes_put_in_are_named_where_they_begin_to_disturb(flight: Path):
    data = (flight / RAW).read_bytes()
    at = start_of(85)
    (flight / RAW).write_bytes(data[:at] + b"\xfe" * 7 + data[at:])
    first, others, behind = verify(flight).problems
    assert (first.entry, first.offset) == (3, at)
    assert others.what == "7 more blocks of this file do not fit"
    assert behind.what == "7 bytes stand here that no block vouches for"


def test_records_that_changed_places_are_found(flight: Path):
    swapped = [*RECORDS[:85], RECORDS[86], RECORDS[85], *RECORDS[87:400]]
    (flight / RAW).write_bytes(b"".join(swapped))
    assert only(flight).entry == 3


@pytest.mark.parametrize("kept", [0, 1, 500, 10_000])
def test_a_raw_file_cut_short_is_named_where_it_ends(flight: Path, kept: int):
    data = (flight / RAW).read_bytes()
    (flight / RAW).write_bytes(data[:kept])
    problem = verify(flight).problems[0]
    assert (problem.file, problem.offset) == (RAW, kept)
    assert "are missing" in problem.what


def test_a_raw_file_that_is_gone_is_named(flight: Path):
    (flight / "raw-001.tlog").unlink()
    problem = only(flight)
    assert (problem.file, problem.what) == ("raw-001.tlog", "is missing; the chain has 10 blocks of it")


@pytest.mark.parametrize("more", [b"x", b"\0", RECORDS[0]])
def test_what_was_put_behind_the_end_is_named(flight: Path, more: bytes):
    size = (flight / RAW).stat().st_size
    with (flight / RAW).open("ab") as file:
        file.write(more)
    problem = only(flight)
    assert (problem.file, problem.offset) == (RAW, size)


def test_a_raw_file_that_was_put_beside_is_named(flight: Path):
    (flight / "raw-099.tlog").write_bytes(RECORDS[0])
    assert only(flight).file == "raw-099.tlog"


@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_line_taken_out_of_the_chain_is_named(flight: Path, place: int):
    left = lines(flight)
    del left[place]
    (flight / CHAIN).write_bytes(b"".join(left))
    assert verify(flight).problems[0].file == CHAIN


def test_a_changed_line_of_the_chain_is_named_by_its_byte(flight: Path):
    at = (flight / CHAIN).read_bytes().index(b'"size_bytes":') + len('"size_bytes":')
    change(flight / CHAIN, at, b"9")
    problem = verify(flight).problems[0]
    assert (problem.file, problem.offset) == (CHAIN, at)


def test_a_chain_made_anew_is_found_by_the_incident_that_knows_its_head(folder: Path):
    flight = record(folder.parent.parent / "flights" / NAME)
    attach_flight(folder, flight)
    assert verify(folder).ok
    shutil.rmtree(flight)
    record(flight, [*RECORDS[:85], *RECORDS[86:]])
    assert str(flight / CHAIN) in {problem.file for problem in verify(folder).problems}


@pytest.mark.parametrize("file", [CARD, "plan.json"])
def test_the_files_beside_are_vouched_for_by_the_last_line(tmp_path: Path, file: str):
    folder = tmp_path / NAME
    folder.mkdir()
    (folder / "plan.json").write_text('{"a": 1}')
    record(folder)
    assert verify(folder).ok
    with (folder / file).open("a") as opened:
        opened.write(" ")
    assert only(folder).file == file
    (folder / file).unlink()
    assert only(folder).what.startswith("is missing")


def test_without_its_chain_a_flight_that_had_one_is_not_whole(flight: Path):
    (flight / CHAIN).unlink()
    assert only(flight).file == CHAIN


def test_a_flight_that_never_had_a_chain_is_no_problem(flight: Path):
    (flight / CHAIN).unlink()
    (flight / CARD).unlink()
    verdict = verify(flight)
    assert verdict.ok
    assert "no chain was made" in verdict.information[0].what


def test_what_a_crash_leaves_behind_the_last_block_is_said_and_no_problem(tmp_path: Path):
    flight = record(tmp_path / NAME, RECORDS[:80], ended=None)
    end = (flight / RAW).stat().st_size
    with (flight / RAW).open("ab") as file:
        file.write(RECORDS[80] + bytes(8192))
    with (flight / CHAIN).open("ab") as file:
        file.write(b'{"at":"20')
    verdict = verify(flight)
    assert verdict.ok
    chain, note = verdict.information
    assert (chain.file, chain.what) == (CHAIN, "the last 9 bytes of the chain did not get to the disk whole")
    assert (note.file, note.offset) == (RAW, end)
    assert f"the last {len(RECORDS[80].rstrip(bytes(1)))} bytes were written after" in note.what


@pytest.mark.parametrize("place", [-1, -2, -4])
def test_lines_that_a_power_cut_spoiled_are_said_and_no_problem(tmp_path: Path, place: int):
    flight = record(tmp_path / NAME, RECORDS[:400], per_block=20, ended=None)
    left = lines(flight)
    left[place] = bytes(len(left[place]) - 1) + b"\n"
    (flight / CHAIN).write_bytes(b"".join(left))
    verdict = verify(flight)
    assert verdict.ok
    assert [note.file for note in verdict.information] == [CHAIN, RAW]
    left[3] = left[3].replace(b'"n":4', b'"n":5')
    (flight / CHAIN).write_bytes(b"".join(left))
    assert verify(flight).problems[0].file == CHAIN


def test_more_than_a_crash_leaves_is_a_problem(tmp_path: Path):
    flight = record(tmp_path / NAME, RECORDS[:80], ended=None)
    with (flight / RAW).open("ab") as file:
        file.write(b"\xfd" * (1 << 20) + b"\xfd")
    assert "no block vouches for" in only(flight).what


def test_a_flight_that_went_on_after_a_crash_is_whole(tmp_path: Path):
    flight = record(tmp_path / NAME, RECORDS[:80], ended=None)
    with (flight / RAW).open("ab") as file:
        file.write(RECORDS[80] + bytes(8192))
    chain = FlightChain(flight)
    write(chain, flight / "raw-001.tlog", RECORDS[80:200], 40)
    write_card(flight, closed_card(Ended.CLOSED))
    chain.close()
    assert verify(flight).ok
    assert verify(flight).information == ()
    change(flight / RAW, (flight / RAW).stat().st_size - 9, b"x")
    assert "no block vouches for" in only(flight).what


def test_a_chain_that_ends_too_early_is_named(flight: Path):
    (flight / CHAIN).write_bytes(b"".join(lines(flight)[:-1]))
    problem = only(flight)
    assert (problem.file, problem.offset) == (CHAIN, (flight / CHAIN).stat().st_size)
    assert "ends without its last line" in problem.what


def test_a_whole_data_folder_has_its_loose_flights_checked(flight: Path, tmp_path: Path):
    change(flight / RAW, 100, b"\0\0\0")
    problem = only(tmp_path)
    assert problem.file == f"flights/{NAME}/{RAW}"


def test_a_hostile_chain_that_claims_what_is_not_there_is_refused_without_reading_it(flight: Path):
    data = (flight / CHAIN).read_bytes().replace(b'"size_bytes":', b'"size_bytes":99999999999', 1)
    (flight / CHAIN).write_bytes(data)
    assert verify(flight).problems[0].file == CHAIN
