"""`firedrone bench verify`: how long it takes to prove that a record is whole and unchanged.

A flight as the recorder leaves it (segments, and one line of the chain for each second) is verified, and its
bytes are read and hashed once with nothing else, which no proof can undercut. So is a signed journal of a
hundred thousand entries. All from memory, not the disk.
"""

from __future__ import annotations

import hashlib
import struct
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from firedrone.bench.result import Bar, BenchResult, ratio
from firedrone.bench.stream import telemetry
from incidents.head import HEAD, Head
from incidents.journal import JOURNAL
from incidents.lines import START, chained, to_line
from incidents.model import Entry
from incidents.signatures import LaptopKey, key_entry, signature_entry
from incidents.verify import verify
from telemetry.flight_chain import FlightChain
from telemetry.flight_folder import Ended, FlightCard, new_flight_folder, raw_file, raw_files, write_card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MESSAGES_PER_S = 115
QUICK_S, FULL_S = 600, 8 * 3600
BAR_S, BAR_FOR_S = 5.0, 8 * 3600  # eight hours in five seconds
SEGMENT_BYTES = 8 << 20
FRAMES = 2000  # different ones, then from the beginning
BEGAN = datetime(2026, 6, 24, 9, 0, tzinfo=UTC)
TIMES = 3
ENTRIES, BAR_ENTRIES_S = 100_000, 1.0
JOURNAL_BEGAN = datetime(2026, 6, 24, 8, 0, tzinfo=UTC)


def run(*, full: bool, tell: Callable[[str], None]) -> BenchResult:
    """Ten minutes of record; `full`: eight hours. The best of three."""
    seconds = FULL_S if full else QUICK_S
    with tempfile.TemporaryDirectory() as data:
        tell(f"a record of {seconds / 60:.0f} minutes is written")
        folder = recorded(Path(data), seconds)
        ours_s, ok = _best(lambda: verify(folder).ok)
        limit_s, _ = _best(lambda: _hashed(folder))
        size_bytes = sum(file.stat().st_size for file in raw_files(folder))
        changed_found = not _verified_after_a_change(raw_files(folder)[0], folder)
        tell(f"a journal of {ENTRIES:,} entries is written")
        incident = journal_of(Path(data) / "incidents" / "bench", ENTRIES)
        entries_s, entries_ok = _best(lambda: verify(incident).ok)
        entries_limit_s, _ = _best(lambda: _whole(incident / JOURNAL))
        entry_found = not _verified_after_a_change(incident / JOURNAL, incident)
    bar_s = BAR_S * seconds / BAR_FOR_S
    return BenchResult(
        name="verify",
        ours={
            "seconds": ours_s,
            "ok": ok,
            "record_s": seconds,
            "size_bytes": size_bytes,
            "journal_s": entries_s,
            "journal_entries": ENTRIES,
        },
        peers={},
        limit={"seconds": limit_s, "journal_s": entries_limit_s},
        ratios={
            "ours / reading and hashing": ratio(ours_s, limit_s),
            "journal: ours / reading and hashing": ratio(entries_s, entries_limit_s),
        },
        bars={
            f"seconds for {seconds / 3600:.3g} h": Bar(ours_s if ok else None, at_most=bar_s),
            f"seconds for {ENTRIES:,} entries": Bar(entries_s if entries_ok else None, at_most=BAR_ENTRIES_S),
            "whole records found whole": Bar(float(ok and entries_ok), at_least=1.0),
            "one changed bit found": Bar(float(changed_found and entry_found), at_least=1.0),
        },
    )


def recorded(data: Path, seconds: int) -> Path:
    """A closed flight of so many seconds, chained, in its folder."""
    folder = new_flight_folder(data, BEGAN)
    write_card(folder, FlightCard(started_at=BEGAN, address="bench", training=True, live=True, chained=True))
    chain, number, offset = FlightChain(folder), 0, 0
    for second in islice(_seconds(), seconds):
        if offset + len(second) > SEGMENT_BYTES:
            number, offset = number + 1, 0
        file = raw_file(folder, number)
        with file.open("ab") as raw:
            raw.write(second)
        chain.wrote(file.name, offset, second)
        chain.synced()
        offset += len(second)
    card = FlightCard(
        started_at=BEGAN, address="bench", training=True, live=True, chained=True,
        ended=Ended.CLOSED, frames=seconds * MESSAGES_PER_S,
    )  # fmt: skip
    write_card(folder, card)
    chain.close()
    return folder


def journal_of(folder: Path, entries: int) -> Path:
    """A signed journal of so many entries, as a long evening with everything written down has them."""
    folder.mkdir(parents=True)
    signer, lines, end = LaptopKey(bytes(range(32))), list[bytes](), START
    key = signer.public_key or ""
    for number in range(entries - 1):
        at = JOURNAL_BEGAN + timedelta(seconds=number)
        facts = {"text": f"Ugunsgrēks {number}", "height_m": 61.5 + number, "number": number}
        entry = key_entry(key, at) if number == 0 else Entry(0, at, "laptop", "person", "note", facts)
        entry = chained(entry, end)
        lines.append(to_line(entry))
        end = Head(entry.n, entry.hash)
    last = chained(signature_entry(signer, JOURNAL_BEGAN, end), end)
    (folder / JOURNAL).write_bytes(b"".join([*lines, to_line(last)]))
    (folder / HEAD).write_bytes(f"{last.n:012d} {last.hash}\n".encode())
    return folder


def _seconds() -> Iterator[bytes]:
    """The records of one second after the other, without end."""
    at_us, frames = int(BEGAN.timestamp() * 1e6), cycle(telemetry(0, FRAMES))
    while True:
        second = bytearray()
        for frame in islice(frames, MESSAGES_PER_S):
            second += struct.pack(">Q", at_us) + frame
            at_us += 1_000_000 // MESSAGES_PER_S
        yield bytes(second)


def _hashed(folder: Path) -> bool:
    for file in raw_files(folder):
        with file.open("rb") as raw:
            hashlib.file_digest(raw, "sha256")
    return True


def _whole(file: Path) -> bool:
    hashlib.sha256(file.read_bytes())
    return True


def _verified_after_a_change(file: Path, folder: Path) -> bool:
    """Without this a proof that proves nothing would be the fastest."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    return verify(folder).ok


def _best(work: Callable[[], bool]) -> tuple[float, bool]:
    took_s: list[float] = []
    good = True
    for _ in range(TIMES):
        began_s = time.perf_counter()
        good = work() and good
        took_s.append(time.perf_counter() - began_s)
    return min(took_s), good
