"""A journal is signed with the installation's key, and anybody can check it from the folder alone."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from queue import Queue
from typing import TYPE_CHECKING

import pytest

from incidents import journal as journals
from incidents.codes import Clock, IncidentCode, Source
from incidents.head import HEAD, Head, write_head
from incidents.journal import JOURNAL, Journal, read_journal
from incidents.lines import START, chained, to_line
from incidents.signatures import (
    KEY_NAME,
    LaptopKey,
    fingerprint,
    is_signed_by,
    named_key,
    plain_fingerprint,
    signature_entry,
)
from incidents.timeline import timeline
from incidents.verify import verify
from telemetry.events import EventCode
from telemetry.key_store import KeyStoreError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from incidents.model import Entry

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
OURS = LaptopKey(bytes(range(32)))
THEIRS = LaptopKey(bytes(range(1, 33)))


class Store:
    """A key store in memory."""

    def __init__(self) -> None:
        self.secrets: dict[str, bytes] = {}

    def get(self, name: str, /) -> bytes | None:
        return self.secrets.get(name)

    def set(self, name: str, secret: bytes, /) -> None:
        self.secrets[name] = secret

    def delete(self, name: str, /) -> None:
        del self.secrets[name]

    def names(self) -> tuple[str, ...]:
        return tuple(self.secrets)


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> Queue[int]:
    """The number of the last entry, each time the journal was synced."""
    told: Queue[int] = Queue()

    def watched(descriptor: int, head: Head) -> None:
        write_head(descriptor, head)
        told.put(head.n)

    monkeypatch.setattr(journals, "write_head", watched)
    return told


def note(journal: Journal, i: int = 0) -> Entry:
    return journal.append(NOW + timedelta(seconds=i), "laptop", "person", "note", {"i": i})


def write(folder: Path, count: int, key: LaptopKey | None = OURS) -> None:
    with Journal(folder, NOW, key) as journal:
        for i in range(count):
            note(journal, i)


def codes(folder: Path) -> list[str]:
    return [entry.code for entry in read_journal(folder)]


def put(folder: Path, entries: Iterable[Entry]) -> None:
    """A journal as somebody without the key would forge it: every hash is right, and the head too."""
    end, lines = START, list[bytes]()
    for entry in entries:
        placed = chained(entry, end)
        lines.append(to_line(placed))
        end = Head(placed.n, placed.hash)
    (folder / JOURNAL).write_bytes(b"".join(lines))
    (folder / HEAD).write_bytes(f"{end.n:012d} {end.hash}\n".encode())


def test_the_key_is_named_first_and_the_end_is_signed(tmp_path: Path):
    write(tmp_path, 2)
    assert codes(tmp_path) == ["journal_key", "note", "note", "journal_signed"]
    named, last = read_journal(tmp_path)[0], read_journal(tmp_path)[-1]
    assert OURS.public_key is not None
    assert named.facts == {"key": OURS.public_key, "fingerprint": fingerprint(OURS.public_key)}
    assert is_signed_by(OURS.public_key, last)


@pytest.mark.hazard("H33")
def test_a_signed_journal_is_verified_from_its_folder_alone(tmp_path: Path):
    write(tmp_path, 3)
    verdict = verify(tmp_path)
    assert (verdict.ok, verdict.signed, verdict.unsigned_entries) == (True, True, 0)
    assert verdict.keys == (fingerprint(OURS.public_key or ""),)


def test_without_a_key_it_is_chained_and_not_signed_and_that_is_no_problem(tmp_path: Path):
    write(tmp_path, 2, LaptopKey())
    verdict = verify(tmp_path)
    assert codes(tmp_path) == ["note", "note"]
    assert (verdict.ok, verdict.signed, verdict.keys) == (True, False, ())


def test_what_decides_is_signed_before_it_is_synced(tmp_path: Path):
    with Journal(tmp_path, NOW, OURS) as journal:
        journal.append(NOW, Clock.DRONE, Source.FLIGHT, EventCode.ARMED)
        journal.flush()
        assert codes(tmp_path) == ["journal_key", "armed", "journal_signed"]
        assert verify(tmp_path).signed


def test_an_alarm_decides(tmp_path: Path, synced: Queue[int]):
    with Journal(tmp_path, NOW, OURS) as journal:
        journal.append(NOW, Clock.DRONE, Source.FLIGHT, EventCode.ALARM_RAISED, {"alarm": "link_lost"})
        assert synced.get(timeout=5.0) == 3
        assert codes(tmp_path)[-1] == IncidentCode.JOURNAL_SIGNED


def test_the_rest_is_signed_within_a_minute(
    tmp_path: Path, synced: Queue[int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(journals, "SIGN_S", 0.02)
    monkeypatch.setattr(journals, "SYNC_S", 0.01)
    with Journal(tmp_path, NOW, OURS) as journal:
        note(journal)
        while synced.get(timeout=5.0) < 3:
            pass
        assert codes(tmp_path) == ["journal_key", "note", "journal_signed"]


def test_silence_is_not_signed_again(tmp_path: Path):
    with Journal(tmp_path, NOW, OURS) as journal:
        note(journal)
        journal.flush()
        journal.flush()
    assert codes(tmp_path) == ["journal_key", "note", "journal_signed"]
    with Journal(tmp_path, NOW, OURS):
        pass
    assert len(codes(tmp_path)) == 3


def test_a_key_that_comes_late_vouches_for_what_is_there_already(tmp_path: Path):
    key = LaptopKey()
    with Journal(tmp_path, NOW, key) as journal:
        note(journal, 1)
        key.load(_store_with(OURS), wait_s=5.0)
        note(journal, 2)
    assert codes(tmp_path) == ["note", "journal_key", "note", "journal_signed"]
    assert verify(tmp_path).signed


def test_a_key_that_comes_after_the_last_entry_signs_the_end(tmp_path: Path):
    key = LaptopKey()
    with Journal(tmp_path, NOW, key) as journal:
        note(journal, 1)
        journal.flush()
        key.load(_store_with(OURS), wait_s=5.0)
    assert codes(tmp_path) == ["note", "journal_key", "journal_signed"]
    assert verify(tmp_path).signed


def test_who_only_looks_signs_nothing(tmp_path: Path):
    write(tmp_path, 2, None)
    write(tmp_path, 0, OURS)
    assert codes(tmp_path) == ["note", "note"]


def test_what_a_crash_left_unsigned_is_signed_by_the_same_laptop_later(tmp_path: Path):
    write(tmp_path, 1)
    write(tmp_path, 1, None)
    write(tmp_path, 0, OURS)
    assert codes(tmp_path)[-2:] == ["note", "journal_signed"]
    assert verify(tmp_path).unsigned_entries == 0


def test_another_laptop_goes_on_under_its_own_key(tmp_path: Path):
    write(tmp_path, 1, OURS)
    write(tmp_path, 1, THEIRS)
    write(tmp_path, 1, OURS)
    verdict = verify(tmp_path)
    assert (verdict.ok, verdict.signed) == (True, True)
    assert verdict.keys == (fingerprint(OURS.public_key or ""), fingerprint(THEIRS.public_key or ""))


def test_entries_after_the_last_signature_are_counted(tmp_path: Path):
    write(tmp_path, 2)
    write(tmp_path, 3, None)
    verdict = verify(tmp_path)
    assert (verdict.ok, verdict.signed, verdict.unsigned_entries) == (True, True, 3)
    assert "3 entries were written after the last signature" in verdict.information[0].what


@pytest.mark.hazard("H33")
@pytest.mark.parametrize("at", range(6))
def test_who_makes_every_hash_anew_without_the_key_is_found(tmp_path: Path, at: int):
    for _ in range(2):
        write(tmp_path, 3)
    entries = list(read_journal(tmp_path))
    places = [i for i, entry in enumerate(entries) if entry.code == "note"]
    entries[places[at]] = dataclasses.replace(entries[places[at]], facts={"i": 99})
    put(tmp_path, entries)
    verdict = verify(tmp_path)
    assert not verdict.signed
    [problem] = verdict.problems
    first = next(e.n for e in entries if e.n > places[at] and e.code == "journal_signed")
    assert problem.entry == first
    assert f"to {first} are not as they were signed" in problem.what


@pytest.mark.hazard("H33")
def test_the_time_of_a_signature_is_signed_too(tmp_path: Path):
    write(tmp_path, 1)
    entries = list(read_journal(tmp_path))
    entries[-1] = dataclasses.replace(entries[-1], at=entries[-1].at + timedelta(hours=1))
    put(tmp_path, entries)
    assert not verify(tmp_path).signed
    assert not verify(tmp_path).ok


@pytest.mark.hazard("H33")
def test_who_signs_it_all_with_a_key_of_his_own_is_found_by_who_knows_the_fingerprint(tmp_path: Path):
    write(tmp_path, 3, THEIRS)
    assert verify(tmp_path).ok
    assert verify(tmp_path, [fingerprint(THEIRS.public_key or "")]).ok
    [problem] = verify(tmp_path, [fingerprint(OURS.public_key or "")]).problems
    assert "not with one you named" in problem.what


def test_who_leaves_the_signatures_out_is_found_by_who_knows_the_fingerprint(tmp_path: Path):
    write(tmp_path, 2, None)
    [problem] = verify(tmp_path, [fingerprint(OURS.public_key or "")]).problems
    assert problem.what == "is not signed"


def test_a_signature_that_no_key_was_named_for_vouches_for_nothing(tmp_path: Path):
    write(tmp_path, 1)
    put(tmp_path, read_journal(tmp_path)[1:])
    assert not verify(tmp_path).signed


@pytest.mark.parametrize("signature", ["", "zz", "00" * 64, "é"])
def test_what_is_no_signature_is_none(signature: str):
    entry = chained(signature_entry(OURS, NOW, START), START)
    assert is_signed_by(OURS.public_key or "", entry)
    assert not is_signed_by(OURS.public_key or "", dataclasses.replace(entry, facts={"signature": signature}))
    assert not is_signed_by("00" * 31, entry)


def test_a_key_entry_that_names_none_is_none():
    entry = signature_entry(OURS, NOW, START)
    assert (
        named_key(dataclasses.replace(entry, code=IncidentCode.JOURNAL_KEY, facts={"key": "x" * 64})) is None
    )


def test_signatures_do_not_stand_in_the_timeline(tmp_path: Path):
    write(tmp_path, 2)
    assert [moment.entry.code for moment in timeline(read_journal(tmp_path))] == ["note", "note"]


def test_the_key_is_made_once_and_found_again():
    store = Store()
    first, second = LaptopKey(), LaptopKey()
    for key in (first, second):
        key.load(lambda: store, wait_s=5.0)
    assert first.public_key == second.public_key is not None
    assert store.names() == (KEY_NAME,)


def test_a_store_that_refuses_or_is_not_there_leaves_it_unsigned(caplog: pytest.LogCaptureFixture):
    def refuse() -> Store:
        raise KeyStoreError("the key store is locked; open it and try again")

    for open_store in (refuse, lambda: None, _broken_store):
        key = LaptopKey()
        key.load(open_store, wait_s=5.0)
        assert key.public_key is None
    assert "the key store is locked" in caplog.text


def test_a_fingerprint_is_read_as_people_type_it():
    text = fingerprint(OURS.public_key or "")
    assert len(text) == 39
    assert plain_fingerprint(text.upper()) == plain_fingerprint(text.replace("-", " ")) == text
    assert plain_fingerprint(text.replace("-", "")) == text
    assert plain_fingerprint(text[:-1]) is None
    assert plain_fingerprint("x" * 32) is None


def _store_with(key: LaptopKey) -> type[Store]:
    class Filled(Store):
        def __init__(self) -> None:
            super().__init__()
            self.secrets[KEY_NAME] = bytes(range(32))

    assert key is OURS
    return Filled


def _broken_store() -> Store:
    store = Store()
    store.set(KEY_NAME, b"too short")
    return store
