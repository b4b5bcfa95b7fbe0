"""What the door refused is kept as evidence, apart from the flight, and never fills the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.verify import verify
from telemetry import refused_file
from telemetry.frames import read_frames
from telemetry.recorder import Recorder
from telemetry.refused_file import REFUSED, RefusedFile
from tests.telemetry.recording import START
from tests.telemetry.tlogs import extract_records

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = extract_records()[:50]
FRAMES = [record[8:] for record in RECORDS]


def recorded(data: Path) -> Path:
    """A flight of forty frames of its own and ten that were refused."""
    recorder = Recorder(data, START, address="udp:127.0.0.1:14550", training=False)
    recorder.frames(START, FRAMES[:40])
    recorder.refused(START, FRAMES[40:])
    recorder.close()
    return recorder.folder


@pytest.mark.hazard("H24")
def test_a_review_shows_what_the_drone_said_and_never_what_was_refused(tmp_path: Path):
    folder = recorded(tmp_path)
    flight = read_frames(folder)
    assert [flight.frame(n) for n in range(len(flight.at_us))] == FRAMES[:40]
    evidence = read_frames(folder / REFUSED)
    assert [evidence.frame(n) for n in range(len(evidence.at_us))] == FRAMES[40:]


def test_the_evidence_is_vouched_for_like_the_rest(tmp_path: Path):
    folder = recorded(tmp_path)
    assert verify(folder).problems == ()
    changed = bytearray((folder / REFUSED).read_bytes())
    changed[20] ^= 1
    (folder / REFUSED).write_bytes(changed)
    assert [problem.file for problem in verify(folder).problems] == [REFUSED]


def test_a_flight_without_refused_frames_has_no_such_file(tmp_path: Path):
    recorder = Recorder(tmp_path, START, address="udp:127.0.0.1:14550", training=False)
    recorder.frames(START, FRAMES)
    recorder.close()
    assert not (recorder.folder / REFUSED).exists()


def test_a_stranger_cannot_fill_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    room = sum(len(record) for record in RECORDS[:7])
    monkeypatch.setattr(refused_file, "MOST_BYTES", room)
    for _ in range(2):  # a crash between them gives no new room
        file = RefusedFile(tmp_path)
        file.keep(RECORDS)
        file.close()
    assert (tmp_path / REFUSED).read_bytes() == b"".join(RECORDS[:7])


def test_a_folder_that_refuses_costs_nothing_else(tmp_path: Path):
    file = RefusedFile(tmp_path / "nowhere")
    file.keep(RECORDS)
    file.close()
