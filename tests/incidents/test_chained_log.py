from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.chained_log import note, read_log

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)


def test_what_is_noted_is_read_in_its_order(tmp_path: Path):
    path = tmp_path / "new" / "access.jsonl"
    for number in range(3):
        note(path, NOW, {"number": number, "who": "Bērziņš"})
    log = read_log(path)
    assert [line["number"] for line in log.lines] == [0, 1, 2]
    assert [line["n"] for line in log.lines] == [1, 2, 3]
    assert log.problems == ()


def test_no_log_yet_is_an_empty_one(tmp_path: Path):
    assert read_log(tmp_path / "none.jsonl").lines == ()


@settings(max_examples=60)
@given(bit=st.integers(0, 10_000))
def test_a_changed_line_is_found(tmp_path_factory: pytest.TempPathFactory, bit: int):
    path = tmp_path_factory.mktemp("log") / "access.jsonl"
    for number in range(3):
        note(path, NOW, {"number": number})
    data = bytearray(path.read_bytes())
    place = bit % (len(data) * 8)
    data[place // 8] ^= 1 << place % 8
    path.write_bytes(data)
    assert read_log(path).problems


def test_a_line_that_was_taken_out_is_found(tmp_path: Path):
    path = tmp_path / "access.jsonl"
    for number in range(3):
        note(path, NOW, {"number": number})
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[2])
    assert read_log(path).problems


def test_a_torn_line_is_cut_off_by_the_next_writer(tmp_path: Path):
    path = tmp_path / "access.jsonl"
    note(path, NOW, {"number": 1})
    with path.open("ab") as file:
        file.write(b'{"at":"20')
    note(path, NOW, {"number": 2})
    log = read_log(path)
    assert [line["number"] for line in log.lines] == [1, 2]
    assert log.problems == ()


def test_two_that_write_at_once_take_turns(tmp_path: Path):
    path = tmp_path / "access.jsonl"

    def some() -> None:
        for number in range(5):
            note(path, NOW, {"number": number})

    threads = [threading.Thread(target=some) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log = read_log(path)
    assert len(log.lines) == 15
    assert log.problems == ()
