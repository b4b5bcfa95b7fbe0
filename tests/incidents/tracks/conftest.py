"""Where the sample tracks stand, and an incident with a scene."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from incidents.folder import create
from maps.geo import LatLon
from tests.incidents.tracks.made_up import SCENE

NOW = datetime(2026, 4, 12, 12, 0, tzinfo=UTC)


@pytest.fixture
def tracks() -> Path:
    return Path(__file__).parents[2] / "data" / "tracks"


@pytest.fixture
def dispatch() -> Path:
    return Path(__file__).parents[2] / "data" / "dispatch"


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fresh incident."""
    incident = create(tmp_path, "Kūlas ugunsgrēks", "Tērvetes pag.", scene=LatLon(*SCENE), now=NOW)
    return tmp_path / "incidents" / incident.id
