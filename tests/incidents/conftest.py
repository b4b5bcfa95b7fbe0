"""Where the sample files stand, and incidents to write into."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from incidents.folder import create

NOW = datetime(2026, 4, 12, 10, 5, 40, tzinfo=UTC)


@pytest.fixture
def samples() -> Path:
    return Path(__file__).parents[1] / "data" / "dispatch"


@pytest.fixture
def recording() -> Path:
    """A whole survey flight of a simulated ArduCopter."""
    return Path(__file__).parents[1] / "data" / "flight1_extract.tlog"


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fresh incident."""
    incident = create(tmp_path, "Kūlas ugunsgrēks", "Tērvetes pag.", now=NOW)
    return tmp_path / "incidents" / incident.id
