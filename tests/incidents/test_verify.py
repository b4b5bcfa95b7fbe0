"""Every single edit of a record is found and named."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.codes import IncidentCode
from incidents.folder import create, keep_media
from incidents.head import HEAD, Head, write_head
from incidents.journal import JOURNAL, Journal
from incidents.lines import START, chained, to_line
from incidents.model import Entry, IncidentError
from incidents.verify import verify, verify_journal

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)


def lines_of(count: int) -> tuple[list[bytes], Head]:
    lines: list[bytes] = []
    end = START
    for i in range(count):
        facts = {"text": f"Ugunsgrēks {i}", "height_m": 61.5 + i, "seen": None}
        entry = chained(Entry(0, NOW + timedelta(seconds=i), "laptop", "person", "note", facts), end)
        lines.append(to_line(entry))
        end = Head(entry.n, entry.hash)
    return lines, end


LINES, END = lines_of(8)
WHOLE = b"".join(LINES)
HEAD_LINE = f"{END.n:012d} {END.hash}\n".encode()


def put(folder: Path, journal: bytes, head: bytes = HEAD_LINE) -> Path:
    (folder / JOURNAL).write_bytes(journal)
    (folder / HEAD).write_bytes(head)
    return folder / JOURNAL


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("journal")


def test_an_untouched_journal_has_no_problem(folder: Path):
    assert verify_journal(put(folder, WHOLE)) == []


@pytest.mark.slow
@given(bit=st.integers(0, len(WHOLE) * 8 - 1))
@settings(max_examples=1000, deadline=None)
def test_every_flipped_bit_is_found(folder: Path, bit: int):
    data = bytearray(WHOLE)
    data[bit // 8] ^= 1 << bit % 8
    problems = verify_journal(put(folder, bytes(data)))
    assert problems
    assert all(problem.what for problem in problems)


@given(cut=st.integers(0, len(WHOLE) - 1))
@settings(max_examples=200, deadline=None)
def test_every_cut_is_found(folder: Path, cut: int):
    assert verify_journal(put(folder, WHOLE[:cut]))


@given(first=st.integers(0, 7), count=st.integers(1, 7))
def test_every_deletion_is_found(folder: Path, first: int, count: int):
    assert verify_journal(put(folder, b"".join(LINES[:first] + LINES[first + count :])))


@given(order=st.permutations(range(8)).filter(lambda order: order != list(range(8))))
def test_every_other_order_is_found(folder: Path, order: list[int]):
    assert verify_journal(put(folder, b"".join(LINES[i] for i in order)))


@given(at=st.integers(0, len(WHOLE)), new=st.binary(min_size=1, max_size=20))
def test_every_insertion_is_found(folder: Path, at: int, new: bytes):
    assert verify_journal(put(folder, WHOLE[:at] + new + WHOLE[at:]))


@given(bit=st.integers(0, len(HEAD_LINE) * 8 - 1))
def test_every_flipped_bit_of_the_head_is_found(folder: Path, bit: int):
    data = bytearray(HEAD_LINE)
    data[bit // 8] ^= 1 << bit % 8
    problems = verify_journal(put(folder, WHOLE, bytes(data)))
    assert problems


def test_a_problem_names_file_entry_and_place(folder: Path):
    changed = WHOLE.replace("Ugunsgrēks 3".encode(), "Ugunsgrēks 4".encode())
    [problem] = verify_journal(put(folder, changed))
    assert (problem.file, problem.entry) == (JOURNAL, 4)
    assert problem.offset == WHOLE.index("Ugunsgrēks 3".encode()) + len("Ugunsgrēks ".encode())
    assert "changed" in problem.what


def test_entries_missing_at_the_end_are_counted(folder: Path):
    [problem] = verify_journal(put(folder, b"".join(LINES[:6])))
    assert problem.what == "entries 7 to 8 are missing at the end"


@pytest.mark.slow
def test_a_hundred_thousand_entries_are_verified_in_about_a_second(tmp_path: Path):
    lines, end = lines_of(100_000)
    path = put(tmp_path, b"".join(lines), f"{end.n:012d} {end.hash}\n".encode())
    began_s = time.monotonic()
    assert verify_journal(path) == []
    assert time.monotonic() - began_s < 5.0


def test_a_whole_data_folder_is_checked_without_a_database(tmp_path: Path):
    for where in ("Tērvete", "Joniškis"):
        create(tmp_path, "Grass fire", where, now=NOW)
    verdict = verify(tmp_path)
    assert (verdict.ok, verdict.entries, verdict.signed) == (True, 2, False)


def test_a_missing_journal_is_named(tmp_path: Path):
    incident = create(tmp_path, "Grass fire", "Tērvete", now=NOW)
    (tmp_path / "incidents" / incident.id / JOURNAL).unlink()
    verdict = verify(tmp_path)
    assert not verdict.ok
    assert verdict.problems[0].file == f"incidents/{incident.id}/{JOURNAL}"


def test_changed_and_missing_media_are_named(tmp_path: Path):
    incident = create(tmp_path, "Grass fire", "Tērvete", now=NOW)
    folder = tmp_path / "incidents" / incident.id
    names = [keep_media(folder, content, ".csv") for content in (b"a;b", b"c;d")]
    with Journal(folder, NOW) as journal:
        for name in names:
            journal.append(NOW, "laptop", "record", IncidentCode.DISPATCH_IMPORTED, {"media": name})
    assert verify(folder).ok
    (folder / "media" / names[0]).write_bytes(b"a;x")
    (folder / "media" / names[1]).unlink()
    assert [(p.file, p.entry) for p in verify(folder).problems] == [
        (f"media/{names[0]}", 2),
        (f"media/{names[1]}", 3),
    ]


def test_a_folder_that_is_none_of_ours_is_refused(tmp_path: Path):
    with pytest.raises(IncidentError, match="nothing was checked"):
        verify(tmp_path)


def test_the_head_is_overwritten_in_place(tmp_path: Path):
    with (tmp_path / HEAD).open("wb") as file:
        write_head(file.fileno(), Head(7, "a" * 64))
        write_head(file.fileno(), Head(8, "b" * 64))
    assert (tmp_path / HEAD).read_bytes() == b"000000000008 " + b"b" * 64 + b"\n"
