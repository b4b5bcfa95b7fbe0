"""The guide of the first start comes by itself once, and never over the demo."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from firedrone import app
from firedrone import settings as settings_file
from firedrone.settings import Settings
from telemetry.settings import LinkSettings
from ui.first_run.first_run_sheet import FirstRunSheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.slow

OPEN_MS = 1500


@pytest.fixture(autouse=True)
def calm() -> Iterator[None]:
    """What `run` sets for the whole program is set back."""
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def ran(data: Path, *, demo_speed: float | None = None) -> bool:
    """Open the window for a moment; whether the guide was over it."""
    seen: list[bool] = []

    def look() -> None:
        seen.extend(isinstance(w, FirstRunSheet) and w.isVisible() for w in QApplication.allWidgets())
        QApplication.exit(0)  # quit would close windows, and that ends the loops of tests to come

    QTimer.singleShot(OPEN_MS, look)
    assert app.run(data, demo_speed=demo_speed) == 0
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    return any(seen)


def test_it_comes_once(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ui.recovery.begin", lambda *_: None)  # no port of this computer is opened
    assert ran(tmp_path)
    assert settings_file.exists(tmp_path)
    assert not ran(tmp_path)


def test_it_does_not_stop_the_demo(tmp_path: Path, qtbot: QtBot):
    assert not ran(tmp_path, demo_speed=20.0)


def test_who_has_settings_is_not_asked(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ui.recovery.begin", lambda *_: None)
    settings_file.save(tmp_path, Settings(link=LinkSettings("tcp:127.0.0.1:5760")))
    assert not ran(tmp_path)
