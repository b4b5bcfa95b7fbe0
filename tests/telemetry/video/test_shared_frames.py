"""Pictures go through shared memory whole, or not at all; and the memory is given back."""

from __future__ import annotations

import struct
import subprocess
import sys
from multiprocessing import shared_memory
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.video import shared_frames
from telemetry.video.decoding import Decoded
from telemetry.video.shared_frames import SLOTS, FrameRing, FrameWriter, NoRoomError

ROOT = Path(__file__).parents[3]


def decoded(height: int, width: int, shade: int, *, grey: bool = False, damaged: bool = False) -> Decoded:
    half = ((height + 1) // 2, (width + 1) // 2)
    luma = np.full((height, width + 32), shade, np.uint8)[:, :width]  # rows longer than the picture
    chroma = None if grey else (np.full(half, shade + 1, np.uint8), np.full(half, shade + 2, np.uint8))
    return Decoded(luma, chroma, 1.5, 2.5, damaged)


@settings(max_examples=30)
@given(st.integers(1, 60), st.integers(1, 60), st.booleans(), st.booleans())
def test_what_is_written_is_read(height: int, width: int, grey: bool, damaged: bool):
    ring = FrameRing(60, 60)
    writer = FrameWriter(ring.place)
    try:
        writer.write(7, decoded(height, width, 40, grey=grey, damaged=damaged))
        picture = ring.read(7)
    finally:
        writer.close()
        ring.close()
    assert picture is not None
    assert picture.luma.shape == (height, width)
    assert (picture.luma == 40).all()
    assert (picture.chroma is None) is grey
    if picture.chroma is not None:
        assert [int(plane.max()) for plane in picture.chroma] == [41, 42]
    assert (picture.number, picture.stream_s, picture.received_s) == (7, 1.5, 2.5)
    assert picture.damaged is damaged
    assert not picture.luma.flags.writeable


def test_a_picture_that_was_overwritten_is_none():
    ring = FrameRing(16, 16)
    writer = FrameWriter(ring.place)
    for number in range(1, SLOTS + 2):
        writer.write(number, decoded(16, 16, number))
    found = {number: ring.read(number) is not None for number in range(1, SLOTS + 3)}
    writer.close()
    ring.close()
    assert found == {1: False, 2: True, 3: True, 4: True, 5: True, 6: False}


def test_a_slot_that_is_being_written_is_none(monkeypatch: pytest.MonkeyPatch):
    """The writer is stopped in the midst of a picture; the reader comes by."""
    ring = FrameRing(16, 16)
    writer = FrameWriter(ring.place)
    writer.write(1, decoded(16, 16, 1))
    seen: list[object] = []
    copyto = np.copyto

    def halfway(target: object, source: object) -> None:
        seen.extend((ring.read(1), ring.read(1 + SLOTS)))
        copyto(target, source)  # type: ignore[arg-type]

    monkeypatch.setattr(shared_frames.np, "copyto", halfway)
    writer.write(1 + SLOTS, decoded(16, 16, 2))
    whole = ring.read(1 + SLOTS)
    writer.close()
    ring.close()
    assert seen == [None] * 6
    assert whole is not None


def test_a_size_that_another_process_made_up_is_not_believed():
    ring = FrameRing(16, 16)
    writer = FrameWriter(ring.place)
    writer.write(1, decoded(16, 16, 1))
    other = shared_memory.SharedMemory(ring.place.name)
    assert other.buf is not None
    struct.pack_into("<II", other.buf, ring.place.slot_bytes + 32, 4000, 4000)
    other.close()
    found = ring.read(1)
    writer.close()
    ring.close()
    assert found is None


def test_too_little_shared_memory_is_said(monkeypatch: pytest.MonkeyPatch):
    if sys.platform != "linux":
        pytest.skip("only Linux says how much there is")

    def little(_path: Path) -> SimpleNamespace:
        return SimpleNamespace(free=1000)

    monkeypatch.setattr(shared_frames.shutil, "disk_usage", little)
    with pytest.raises(NoRoomError, match="4096x2160"):
        FrameRing(4096, 2160)


def test_a_writer_that_ends_leaves_the_memory_to_its_owner_and_says_nothing():
    """Python's tracker would remove it, and complain, when a process that attached ends."""
    ring = FrameRing(16, 16)
    program = (
        "import sys; from telemetry.video.shared_frames import FrameWriter, RingPlace;"
        "FrameWriter(RingPlace(sys.argv[1], int(sys.argv[2])))"
    )
    command = [sys.executable, "-c", program, ring.place.name, str(ring.place.slot_bytes)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    again = FrameWriter(ring.place)
    again.close()
    ring.close()
    ring.close()
    assert (ended.returncode, ended.stderr) == (0, "")
    with pytest.raises(FileNotFoundError):
        FrameWriter(ring.place)
