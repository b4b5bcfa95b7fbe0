import os
from pathlib import Path

import pytest

from telemetry import ballast
from telemetry.ballast import BALLAST_BYTES, NAME, STEP_BYTES, Ballast

PLENTY = 10 * BALLAST_BYTES


def test_it_grows_step_by_step_to_its_size(tmp_path: Path):
    made = Ballast(tmp_path)
    sizes: list[int] = []
    for _ in range(BALLAST_BYTES // STEP_BYTES + 2):
        made.grow(PLENTY)
        sizes.append(made.size_bytes)
    assert sizes[0] == STEP_BYTES
    assert sizes[-3:] == [BALLAST_BYTES] * 3
    assert (tmp_path / NAME).stat().st_size == BALLAST_BYTES


def test_it_takes_nothing_when_not_as_much_again_stays_free(tmp_path: Path):
    made = Ballast(tmp_path)
    made.grow(2 * BALLAST_BYTES - 1)
    assert made.size_bytes == 0
    made.grow(2 * BALLAST_BYTES)
    assert made.size_bytes == STEP_BYTES


def test_it_is_released_once(tmp_path: Path):
    made = Ballast(tmp_path)
    assert not made.release()
    made.grow(PLENTY)
    assert made.release()
    assert (made.size_bytes, list(tmp_path.iterdir())) == (0, [])
    assert not made.release()


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="this system tells no holes")
def test_a_copy_that_is_only_holes_holds_no_room_and_is_filled(tmp_path: Path):
    with (tmp_path / NAME).open("wb") as copied:
        copied.truncate(BALLAST_BYTES)
    made = Ballast(tmp_path)
    assert made.size_bytes == 0
    made.grow(PLENTY)
    assert made.size_bytes == STEP_BYTES


def test_a_system_that_cannot_reserve_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delattr(os, "posix_fallocate", raising=False)
    monkeypatch.setattr(ballast, "STEP_BYTES", 4096)
    made = Ballast(tmp_path)
    made.grow(PLENTY)
    made.grow(PLENTY)
    assert (tmp_path / NAME).read_bytes() == bytes(8192)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path):
    made = Ballast(tmp_path / "gone")
    made.grow(PLENTY)
    assert (made.size_bytes, made.release()) == (0, False)
