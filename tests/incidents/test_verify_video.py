"""The recordings of a flight's video, as its incident's journal vouches for them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from incidents.codes import Clock, Source
from incidents.folder import create
from incidents.journal import Journal
from incidents.verify import verify
from telemetry.events import EventCode

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 8, 22, 13, 0, tzinfo=UTC)
FLIGHT, FILE = "20260822T130000Z_1f3c", "video-thermal-000.mp4"


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A data folder with one incident, whose flight has a recording of 1,000 bytes."""
    content = bytes(1000)
    (tmp_path / "flights" / FLIGHT).mkdir(parents=True)
    (tmp_path / "flights" / FLIGHT / FILE).write_bytes(content)
    incident = create(tmp_path, "Peat fire", "Bog", now=NOW)
    facts = {"flight": FLIGHT, "file": FILE, "sha256": hashlib.sha256(content).hexdigest(), "pictures": 30}
    with Journal(tmp_path / "incidents" / incident.id, NOW) as journal:
        journal.append(NOW, Clock.LAPTOP, Source.FLIGHT, EventCode.VIDEO_SEGMENT, facts)
    return tmp_path


def test_a_recording_as_it_was_written_is_in_order(recorded: Path):
    assert not [found for found in verify(recorded).problems if FILE in found.file]


def test_a_changed_recording_is_named_with_its_entry(recorded: Path):
    (recorded / "flights" / FLIGHT / FILE).write_bytes(bytes(999) + b"\1")
    (found,) = [found for found in verify(recorded).problems if FILE in found.file]
    assert "was changed" in found.what
    assert found.entry == 2


def test_a_missing_recording_is_named(recorded: Path):
    (recorded / "flights" / FLIGHT / FILE).unlink()
    (found,) = [found for found in verify(recorded).problems if FILE in found.file]
    assert "is missing" in found.what
