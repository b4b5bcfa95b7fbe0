"""Entries are added, never changed, and survive torn writes; two writers never meet."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime, timedelta
from queue import Queue
from threading import Event
from typing import TYPE_CHECKING

import pytest

from incidents import journal as journals
from incidents.folder import create
from incidents.head import Head, write_head
from incidents.journal import JOURNAL, Journal, read_journal
from incidents.lines import LineError, from_line, to_line
from incidents.model import IncidentError
from incidents.verify import verify_journal
from telemetry.events import EventCode
from tests.crash.mounted import tmpfs

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)


def write(folder: Path, count: int) -> Path:
    with Journal(folder, NOW) as journal:
        for i in range(count):
            journal.append(
                NOW + timedelta(seconds=i), "laptop", "person", "note", {"text": f"Ēka {i}", "i": i}
            )
    return folder / JOURNAL


def test_what_was_appended_is_read_back_in_order(tmp_path: Path):
    write(tmp_path, 5)
    entries = read_journal(tmp_path)
    assert [entry.n for entry in entries] == [1, 2, 3, 4, 5]
    assert entries[3].facts == {"text": "Ēka 3", "i": 3}
    assert entries[3].at == NOW + timedelta(seconds=3)
    assert entries[4].prev == entries[3].hash


def test_a_journal_is_continued_where_it_ended(tmp_path: Path):
    write(tmp_path, 2)
    path = write(tmp_path, 2)
    assert [entry.n for entry in read_journal(tmp_path)] == [1, 2, 3, 4]
    assert verify_journal(path) == []


def test_a_line_is_canonical_json_with_the_hash_last(tmp_path: Path):
    line = write(tmp_path, 1).read_bytes()
    members = json.loads(line)
    digest = members.pop("hash")
    body = json.dumps(members, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert line == f'{body[:-1]},"hash":"{digest}"}}\n'.encode()


def test_a_line_written_again_is_the_same_bytes(tmp_path: Path):
    line = write(tmp_path, 1).read_bytes()
    assert to_line(from_line(line[:-1])) == line


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused_and_leaves_no_gap(tmp_path: Path, value: float):
    with Journal(tmp_path, NOW) as journal:
        with pytest.raises(ValueError, match="JSON"):
            journal.append(NOW, "laptop", "person", "note", {"x": value})
        assert journal.append(NOW, "laptop", "person", "note").n == 1
    assert verify_journal(tmp_path / JOURNAL) == []


def test_a_second_writer_is_told_who_is_in_the_way(tmp_path: Path):
    with Journal(tmp_path, NOW), pytest.raises(IncidentError, match="another FireDrone"):
        Journal(tmp_path, NOW)
    Journal(tmp_path, NOW).close()


def test_a_torn_last_line_is_cut_off_and_said(tmp_path: Path):
    path = write(tmp_path, 3)
    with path.open("ab") as file:
        file.write(b'{"at":"2026-04-12T10')
    with Journal(tmp_path, NOW) as journal:
        repaired = journal.entries[-1]
    assert (repaired.code, repaired.facts) == (
        "journal_repaired",
        {"cut_bytes": 20, "text": '{"at":"2026-04-12T10'},
    )
    assert verify_journal(path) == []


def test_an_end_of_zeros_after_a_power_cut_is_cut_off(tmp_path: Path):
    path = write(tmp_path, 3)
    with path.open("ab") as file:
        file.write(bytes(300))
    with Journal(tmp_path, NOW) as journal:
        assert journal.entries[-1].facts["cut_bytes"] == 300
    assert verify_journal(path) == []


def test_damage_that_no_power_cut_makes_is_not_cut_off_but_kept_and_named(tmp_path: Path):
    path = write(tmp_path, 3)
    data = bytearray(path.read_bytes())
    data[-30] ^= 1
    path.write_bytes(data)
    with Journal(tmp_path, NOW) as journal:
        assert [problem.entry for problem in journal.problems] == [3]
        assert journal.append(NOW, "laptop", "person", "note").n == 4
    assert [problem.entry for problem in verify_journal(path)] == [3]


def test_entries_taken_from_the_end_stay_missing_after_more_were_written(tmp_path: Path):
    path = write(tmp_path, 5)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3]))
    write(tmp_path, 1)
    assert [problem.what for problem in verify_journal(path)] == ["entry 6 stands where entry 4 belongs"]


def test_a_decision_is_on_the_disk_at_once_and_a_note_within_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    synced: Queue[int] = Queue()

    def watched(descriptor: int, head: Head) -> None:
        write_head(descriptor, head)
        synced.put(head.n)

    monkeypatch.setattr("incidents.journal.write_head", watched)
    with Journal(tmp_path, NOW) as journal:
        journal.append(NOW, "laptop", "person", "note")
        journal.append(NOW, "drone", "flight", "armed")
        assert synced.get(timeout=0.8) in (1, 2)
        journal.append(NOW, "laptop", "person", "note")
        assert synced.get(timeout=3.0) == 3


def test_appending_does_not_wait_for_a_slow_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("incidents.journal._sync_data", lambda _descriptor: time.sleep(0.2))
    with Journal(tmp_path, NOW) as journal:
        began_s = time.monotonic()
        for _ in range(20):
            journal.append(NOW, "drone", "flight", "armed")
        assert time.monotonic() - began_s < 0.1


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A disk that takes nothing while this is true; it is asked every hundredth of a second."""
    state = [False]
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        if state[0]:
            raise OSError(28, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr(journals, "RETRY_S", 0.01)
    monkeypatch.setattr(journals, "LAST_TRIES_S", 0.05)
    monkeypatch.setattr(journals.os, "write", write)
    return state


def _wait_for_the_next_writer(folder: Path) -> Journal:
    """A new journal, as soon as the one before has let go."""
    end_s = time.monotonic() + 5.0
    while True:
        try:
            return Journal(folder, NOW)
        except IncidentError:
            assert time.monotonic() < end_s
            time.sleep(0.005)


def test_a_full_disk_costs_nothing_once_there_is_room_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    full = [True]
    refused = Event()
    real_write = os.write

    def write_half(descriptor: int, data: bytes) -> int:
        if full[0] and len(data) > 100:
            real_write(descriptor, bytes(data)[:50])
            refused.set()
            raise OSError(28, "No space left on device")
        return real_write(descriptor, data)

    monkeypatch.setattr("incidents.journal.RETRY_S", 0.01)
    monkeypatch.setattr(os, "write", write_half)
    with Journal(tmp_path, NOW) as journal:
        journal.append(NOW, "drone", "flight", "armed")
        assert refused.wait(2.0)
        journal.append(NOW, "drone", "flight", "took_off")
        full[0] = False
        journal.flush()
        assert journal.failure is None
    assert [entry.code for entry in read_journal(tmp_path)] == ["armed", "took_off"]
    assert verify_journal(tmp_path / JOURNAL) == []


def test_closing_on_a_full_disk_says_at_once_what_is_not_there(tmp_path: Path, full: list[bool]):
    journal = Journal(tmp_path, NOW)
    full[0] = True
    journal.append(NOW, "drone", "flight", "armed")
    began_s = time.monotonic()
    with pytest.raises(IncidentError, match="entries after 0 are not on the disk: No space left"):
        journal.flush()
    with pytest.raises(IncidentError, match="No space left"):
        journal.close()
    assert time.monotonic() - began_s < 1.0
    journal.close()
    Journal(tmp_path, NOW).close()


def test_a_disk_that_does_not_answer_keeps_nobody_longer_than_two_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert journals.LAST_TRIES_S < journals.CLOSE_S <= 2.0
    monkeypatch.setattr(journals, "CLOSE_S", 0.05)
    answers = Event()
    monkeypatch.setattr(journals, "_sync_data", lambda _descriptor: answers.wait(5.0))
    journal = Journal(tmp_path, NOW)
    journal.append(NOW, "drone", "flight", "armed")
    with pytest.raises(IncidentError, match="the disk does not answer"):
        journal.flush(0.05)
    with pytest.raises(IncidentError, match="the disk does not answer"):
        journal.close()
    answers.set()
    _wait_for_the_next_writer(tmp_path).close()
    assert [entry.code for entry in read_journal(tmp_path)] == ["armed"]


def test_the_window_hands_over_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    answers = Event()
    monkeypatch.setattr(journals, "_sync_data", lambda _descriptor: answers.wait(5.0))
    said: Queue[IncidentError] = Queue()
    journal = Journal(tmp_path, NOW)
    journal.append(NOW, "drone", "flight", "armed")
    began_s = time.monotonic()
    journal.close_later(said.put)
    journal.close_later(said.put)
    assert time.monotonic() - began_s < 0.1
    with pytest.raises(ValueError, match="closed"):
        journal.append(NOW, "drone", "flight", "landed")
    answers.set()
    _wait_for_the_next_writer(tmp_path).close()
    assert [entry.code for entry in read_journal(tmp_path)] == ["armed"]
    assert said.empty()


def test_what_the_window_could_not_write_is_told_when_patience_ends(
    tmp_path: Path, full: list[bool], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(journals, "PATIENCE_S", 0.1)
    full[0] = True
    said: Queue[IncidentError] = Queue()
    journal = Journal(tmp_path, NOW)
    journal.append(NOW, "drone", "flight", "armed")
    journal.close_later(said.put)
    assert "entries after 0 are not on the disk: No space left" in str(said.get(timeout=5.0))
    Journal(tmp_path, NOW).close()


def test_room_that_comes_while_the_window_goes_on_is_used(tmp_path: Path, full: list[bool]):
    full[0] = True
    said: Queue[IncidentError] = Queue()
    journal = Journal(tmp_path, NOW)
    journal.append(NOW, "drone", "flight", "armed")
    with pytest.raises(IncidentError):
        journal.flush()
    journal.close_later(said.put)
    full[0] = False
    _wait_for_the_next_writer(tmp_path).close()
    assert [entry.code for entry in read_journal(tmp_path)] == ["armed"]
    assert said.empty()


def test_what_a_failed_sync_may_have_lost_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A disk that refuses a sync may forget the pages; a second sync would say that all is well."""
    real, refused = os.fdatasync, [False]

    def forgetful(descriptor: int) -> None:
        if not refused[0]:
            refused[0] = True
            os.ftruncate(descriptor, 0)
            raise OSError(5, "Input/output error")
        real(descriptor)

    monkeypatch.setattr(journals, "RETRY_S", 0.01)
    monkeypatch.setattr(journals, "_sync_data", forgetful)
    with Journal(tmp_path, NOW) as journal:
        journal.append(NOW, "drone", "flight", "armed")
    assert refused[0]
    assert [entry.code for entry in read_journal(tmp_path)] == ["armed"]
    assert verify_journal(tmp_path / JOURNAL) == []


def test_an_alarm_is_on_the_disk_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    synced: Queue[int] = Queue()

    def watched(descriptor: int, head: Head) -> None:
        write_head(descriptor, head)
        synced.put(head.n)

    monkeypatch.setattr(journals, "write_head", watched)
    monkeypatch.setattr(journals, "SYNC_S", 3600.0)
    with Journal(tmp_path, NOW) as journal:
        journal.append(NOW, "drone", "flight", EventCode.ALARM_RAISED, {"alarm": "link_lost"})
        assert synced.get(timeout=5.0) == 1


@pytest.mark.slow
@pytest.mark.hazard("H20")
def test_a_disk_that_is_really_full_costs_two_seconds_and_no_entry(tmp_path: Path):
    with tmpfs(tmp_path / "disk", 256 * 1024) as disk:
        folder = disk / "incident"
        folder.mkdir()
        journal = Journal(folder, NOW)
        with contextlib.suppress(OSError), (disk / "others").open("wb") as file:
            while True:
                file.write(bytes(4096))
                file.flush()
        for i in range(50):
            journal.append(NOW, "drone", "flight", "armed", {"i": i, "text": "x" * 500})
        began_s = time.monotonic()
        with pytest.raises(IncidentError, match="No space left"):
            journal.flush()
        assert time.monotonic() - began_s < 2.0
        assert journal.failure == "No space left on device"
        (disk / "others").unlink()
        journal.close()
        assert [entry.facts["i"] for entry in read_journal(folder)] == list(range(50))
        assert verify_journal(folder / JOURNAL) == []


@pytest.mark.slow
def test_an_incident_that_does_not_fit_is_refused_in_two_seconds_and_leaves_nothing(tmp_path: Path):
    with tmpfs(tmp_path / "disk", 64 * 1024) as disk:
        (disk / "incidents").mkdir()
        with contextlib.suppress(OSError), (disk / "others").open("wb") as file:
            while True:
                file.write(bytes(4096))
                file.flush()
        began_s = time.monotonic()
        with pytest.raises(IncidentError, match="No space left"):
            create(disk, "Grass fire", "Tērvete", now=NOW)
        assert time.monotonic() - began_s < 2.0
        assert list((disk / "incidents").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_a_killed_program_loses_nothing_that_was_flushed_and_lets_the_next_one_in(tmp_path: Path):
    program = textwrap.dedent(
        """
        import sys, time
        from datetime import UTC, datetime
        from pathlib import Path
        from incidents.journal import Journal
        journal = Journal(Path(sys.argv[1]), datetime.now(UTC))
        for i in range(50):
            journal.append(datetime.now(UTC), "drone", "flight", "armed")
        journal.flush()
        print("flushed", flush=True)
        time.sleep(60)
        """
    )
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"flushed\n"
        child.send_signal(signal.SIGKILL)
    with Journal(tmp_path, NOW) as journal:
        assert len(journal.entries) == 50
    assert verify_journal(tmp_path / JOURNAL) == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"", "not a journal entry"),
        (b"[" * 100_000, "not a journal entry"),
        (b"\xff\xfe", "not a journal entry"),
        (b'{"n":1}', "not a journal entry"),
        (b'"' + b"x" * (1 << 20) + b'"', "longer|more than any entry"),
    ],
)
def test_bytes_that_are_no_entry_are_named_as_such(line: bytes, what: str):
    with pytest.raises(LineError, match=what):
        from_line(line)
