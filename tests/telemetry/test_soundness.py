"""Whether a recording is whole is found piece by piece as it is found in one."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from telemetry.frames import FramesError, read_frames
from telemetry.soundness import damaged_bytes

EXTRACT = Path(__file__).parents[1] / "data" / "flight1_extract.tlog"


def folder_with(tmp_path: Path, *segments: bytes) -> Path:
    for number, segment in enumerate(segments):
        (tmp_path / f"raw-{number:03}.tlog").write_bytes(segment)
    return tmp_path


@pytest.mark.parametrize("piece_bytes", [700, 4096, 1 << 19])
def test_a_whole_recording_has_no_damage(tmp_path: Path, piece_bytes: int):
    folder = folder_with(tmp_path, EXTRACT.read_bytes(), EXTRACT.read_bytes())
    assert sum(damaged_bytes(folder, piece_bytes=piece_bytes)) == 0


@pytest.mark.parametrize("seed", range(12))
def test_damage_is_the_same_in_pieces_and_at_once(tmp_path: Path, seed: int):
    random, content = Random(seed), bytearray(EXTRACT.read_bytes())
    for _ in range(20):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    hole = random.randrange(len(content) - 500)
    content[hole : hole + 300] = random.randbytes(random.randrange(10, 400))
    folder = folder_with(tmp_path, bytes(content))
    at_once = read_frames(folder).bad_bytes
    assert at_once > 0
    assert sum(damaged_bytes(folder, piece_bytes=3000 + 500 * seed)) == at_once


def test_what_was_preallocated_behind_the_last_message_is_no_damage(tmp_path: Path):
    folder = folder_with(tmp_path, EXTRACT.read_bytes() + bytes(50_000))
    assert sum(damaged_bytes(folder, piece_bytes=4096)) == 0


def test_it_can_be_given_up_after_each_piece(tmp_path: Path):
    pieces = damaged_bytes(folder_with(tmp_path, EXTRACT.read_bytes()), piece_bytes=4096)
    assert next(pieces) == 0
    pieces.close()


def test_a_folder_without_a_recording_is_said(tmp_path: Path):
    with pytest.raises(FramesError, match=r"no raw-\*\.tlog"):
        next(damaged_bytes(tmp_path))
