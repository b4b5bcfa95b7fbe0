from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missions.file_pieces import MOST_BYTES, FilePieces


@given(st.binary(min_size=1, max_size=300), st.integers(1, 50), st.randoms(), st.floats(0, 0.9))
def test_whatever_order_and_however_often_pieces_come_the_file_is_what_was_cut(
    file: bytes, block: int, chance, share: float
):
    pieces = FilePieces()
    offsets = list(range(0, len(file), block))
    while not pieces.whole:
        chance.shuffle(offsets)
        for offset in offsets:
            if chance.random() >= share:
                pieces.add(offset, file[offset : offset + block])
        if chance.random() >= share:
            pieces.ends_at(len(file))
        offsets = pieces.gaps(block, 100) or [0]
    assert pieces.data() == file


def test_gaps_are_told_in_blocks_up_to_what_was_heard():
    pieces = FilePieces()
    pieces.add(0, b"x" * 10)
    pieces.add(40, b"x" * 5)
    assert pieces.gaps(10, 9) == [10, 20, 30]
    assert pieces.gaps(10, 2) == [10, 20]
    pieces.ends_at(65)
    assert pieces.gaps(10, 9) == [10, 20, 30, 45, 55]


def test_an_end_before_what_is_here_is_none():
    pieces = FilePieces()
    pieces.add(0, b"x" * 10)
    assert not pieces.ends_at(5)
    assert not pieces.whole
    assert pieces.ends_at(10)
    assert pieces.whole


def test_nothing_at_all_is_a_file_once_it_is_known_to_end():
    pieces = FilePieces()
    assert not pieces.whole
    pieces.ends_at(0)
    assert pieces.data() == b""


def test_a_file_without_an_end_is_not_read_for_ever():
    with pytest.raises(ValueError, match="bytes"):
        FilePieces().add(MOST_BYTES, b"x")
