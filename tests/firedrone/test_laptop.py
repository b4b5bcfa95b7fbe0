from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firedrone.laptop import clock_synced, look_at_laptop, screens_px

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("said", "synced"), [("yes", True), ("no", False), ("", None), (None, None)])
def test_a_clock_is_wrong_only_where_the_system_says_so(said: str | None, synced: bool | None):
    assert clock_synced(said) is synced


def test_the_best_mode_of_each_connected_screen_is_found(tmp_path: Path):
    for name, status, modes in (
        ("card0-eDP-1", "connected\n", "1366x768\n1024x768\n"),
        ("card0-HDMI-A-1", "disconnected\n", "1920x1080\n"),
        ("card0-DP-1", "connected\n", "\n"),
        ("card1-VGA-1", "connected\n", "not a mode\n"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(status)
        (tmp_path / name / "modes").write_text(modes)
    assert screens_px(tmp_path) == ((1366, 768),)
    assert screens_px(tmp_path / "none") == ()


def test_looking_works_on_whatever_runs_the_tests():
    found = look_at_laptop()
    assert found.shared_free_bytes is None or found.shared_free_bytes >= 0
