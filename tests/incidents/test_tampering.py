"""Whoever edits a record once, anywhere in it, is found: a thousand edits, drawn anew with each seed.

One signed journal with its head, and a flight with its chain and raw files. An edit is a flipped bit, a line
or a block taken out, put in twice or swapped with another, a file cut short or gone, or a time moved.
"""

from __future__ import annotations

import random
import re
import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.attach import attach_flight
from incidents.folder import create
from incidents.head import HEAD
from incidents.journal import JOURNAL, Journal
from incidents.signatures import LaptopKey
from incidents.verify import verify
from telemetry.flight_chain import CHAIN
from telemetry.flight_folder import CARD
from tests.figures import say
from tests.telemetry.chained_flight import NAME, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Edit = Callable[[bytearray, random.Random], bytearray]

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
KEY = LaptopKey(bytes(range(32)))
FULL, QUICK = 1000, 100
_TIME = re.compile(rb'"at":"[^"]*?(\d)Z"')


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder: one incident of 60 entries, with one flight of 20 blocks in five files."""
    data = tmp_path_factory.mktemp("data")
    incident = create(data, "Kūlas ugunsgrēks", "Tērvete", now=NOW, signer=KEY)
    folder = data / "incidents" / incident.id
    with Journal(folder, NOW, KEY) as journal:
        for i in range(50):
            journal.append(
                NOW + timedelta(seconds=i), "laptop", "person", "note", {"text": f"Ēka {i}", "i": i}
            )
    attach_flight(folder, record(data / "flights" / NAME), signer=KEY)
    return data


def flipped_bit(data: bytearray, chance: random.Random) -> bytearray:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def without_a_piece(data: bytearray, chance: random.Random) -> bytearray:
    pieces = _pieces(data)
    del pieces[chance.randrange(len(pieces))]
    return _joined(pieces)


def a_piece_twice(data: bytearray, chance: random.Random) -> bytearray:
    pieces = _pieces(data)
    pieces.insert(chance.randrange(len(pieces) + 1), chance.choice(pieces))
    return _joined(pieces)


def two_pieces_swapped(data: bytearray, chance: random.Random) -> bytearray:
    pieces = _pieces(data)
    if len(set(pieces)) < 2:
        return flipped_bit(data, chance)
    while True:
        a, b = chance.sample(range(len(pieces)), 2)
        if pieces[a] != pieces[b]:
            pieces[a], pieces[b] = pieces[b], pieces[a]
            return _joined(pieces)


def cut_short(data: bytearray, chance: random.Random) -> bytearray:
    return data[: chance.randrange(len(data))]


def moved_time(data: bytearray, chance: random.Random) -> bytearray:
    """Of an entry or a line; in a raw file of its first record; elsewhere any digit."""
    times = list(_TIME.finditer(data))
    if times:
        at = chance.choice(times).start(1)
        data[at] = chance.choice([digit for digit in b"0123456789" if digit != data[at]])
        return data
    if data[8:9] == b"\xfd":
        data[:8] = (int.from_bytes(data[:8], "big") + chance.choice((-1, 1, 3_600_000_000))).to_bytes(
            8, "big"
        )
        return data
    return flipped_bit(data, chance)


EDITS: tuple[Edit, ...] = (
    flipped_bit,
    without_a_piece,
    a_piece_twice,
    two_pieces_swapped,
    cut_short,
    moved_time,
)


@pytest.mark.slow
@pytest.mark.hazard("H33")
def test_every_single_edit_is_found_and_named(
    whole: Path, tmp_path: Path, sized: Callable[[int, int], int], capsys: pytest.CaptureFixture[str]
):
    [folder] = (whole / "incidents").iterdir()
    flight = whole / "flights" / NAME
    files = [folder / JOURNAL, folder / HEAD, flight / CHAIN, flight / CARD, *sorted(flight.glob("raw-*"))]
    weights = [6, 2, 4, 1, *([1] * (len(files) - 4))]
    assert verify(whole).ok
    assert verify(whole).signed
    edits = sized(QUICK, FULL)
    missed: list[str] = []
    named = 0
    for seed in range(edits):
        chance = random.Random(seed)
        [path] = chance.choices(files, weights)
        edit = chance.choice(EDITS)
        before = path.read_bytes()
        after = bytes(edit(bytearray(before), chance))
        assert after != before, f"seed {seed}: {edit.__name__} changed nothing"
        path.write_bytes(after)
        problems = verify(whole).problems
        path.write_bytes(before)
        if not problems:
            missed.append(f"seed {seed}: {edit.__name__} of {path.name}")
        named += any(problem.file.endswith(path.name) for problem in problems)
    say(capsys, f"{edits - len(missed)} of {edits} edits found, {named} named by their file")
    assert missed == []
    assert named == edits


@pytest.mark.hazard("H33")
@pytest.mark.parametrize("which", [JOURNAL, HEAD, CHAIN, CARD, "raw-000.tlog"])
def test_a_file_that_is_gone_is_found(whole: Path, tmp_path: Path, which: str):
    data = tmp_path / "copy"
    shutil.copytree(whole, data)
    [path] = data.rglob(which)
    path.unlink()
    assert any(problem.file.endswith(which) for problem in verify(data).problems)


@pytest.mark.slow
@pytest.mark.hazard("H33")
def test_a_flipped_bit_is_named_by_its_very_byte(whole: Path, sized: Callable[[int, int], int]):
    [folder] = (whole / "incidents").iterdir()
    path = folder / JOURNAL
    before = path.read_bytes()
    exact = 0
    bits = sized(60, 600)
    for seed in range(bits):
        chance = random.Random(seed)
        at = chance.randrange(len(before))
        data = bytearray(before)
        data[at] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        exact += verify(folder).problems[0].offset == at
        path.write_bytes(before)
    assert exact >= 0.98 * bits


def _pieces(data: bytearray) -> list[bytes]:
    """Lines of a text; of a raw file stretches of 100 bytes."""
    if data[8:9] != b"\xfd":
        return bytes(data).splitlines(keepends=True)
    return [bytes(data[i : i + 100]) for i in range(0, len(data), 100)]


def _joined(pieces: list[bytes]) -> bytearray:
    return bytearray(b"".join(pieces))
