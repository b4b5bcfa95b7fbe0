"""A pack in words: what is in it, and how old what ages by the hour is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from maps.packs.make import make_pack
from maps.packs.manifest import FILE, read_manifest
from maps.packs.summary import summary
from tests.maps.packs.made_up_pack import write_sources
from ui.area.pack_words import contents

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder, _ = make_pack("Subate", tmp_path / "stick", write_sources(tmp_path / "in"))
    return folder


def test_zones_are_as_old_as_the_pack_says(pack: Path):
    edition = next(p.edition for p in read_manifest(pack).parts if p.kind == "zones")
    assert edition is not None
    said = contents(summary(pack), edition + timedelta(hours=30))
    assert said.startswith("map pictures, heights, zones (30\N{NO-BREAK SPACE}h old), obstacles · ")


def test_a_copy_of_old_zones_that_nobody_dates_is_not_called_new(pack: Path):
    (pack / FILE).unlink()
    found = summary(pack)
    assert not found.proven
    assert found.editions == {}
    assert "old" not in contents(found, datetime(2026, 11, 28, tzinfo=UTC))
