"""In Review the picture that was recorded at the cursor's moment stands beside the map."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from telemetry.frames import read_frames, utc
from tests.telemetry.tlogs import EXTRACT
from tests.telemetry.video.test_playback import recorded
from tests.ui.wiring.stations import shown

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

BEGAN = utc(read_frames(EXTRACT).at_us[0]) + timedelta(seconds=20)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """With a flight of which a second and a half is recorded."""
    folder = tmp_path / "data" / "flights" / "20261122T131500Z_77"
    folder.mkdir(parents=True)
    shutil.copy(EXTRACT, folder / "raw-000.tlog")
    recorded(folder, name="visible", began=BEGAN)
    return tmp_path / "data"


def test_the_cursor_moves_the_picture_and_a_gap_is_said(data: Path, qtbot: QtBot):
    with shown(data, qtbot) as station:
        parts = station.parts
        parts.incidents.attach(data / "flights" / "20261122T131500Z_77")
        station.reviewing.look()
        stage = parts.review_page.stage
        qtbot.waitUntil(stage.picture.isVisible)
        assert not stage.picture.overlay.thermal
        assert stage.picture.overlay.burnt_in.startswith("REPLAY")
        for seconds in (1.0, 0.4):
            at = BEGAN + timedelta(seconds=seconds)
            parts.replay.go_to(at)
            qtbot.waitUntil(
                lambda at=at: (
                    stage.picture.taken_at is not None
                    and timedelta() <= at - stage.picture.taken_at < timedelta(seconds=0.05)
                ),
                timeout=30_000,
            )
        parts.replay.go_to(BEGAN + timedelta(seconds=6))
        qtbot.waitUntil(lambda: stage.picture.accessibleDescription() == "Not recorded here")
        assert parts.playback.player_pid is not None
        parts.window.page_chosen.emit("fly")
        qtbot.waitUntil(lambda: parts.playback.player_pid is None)
