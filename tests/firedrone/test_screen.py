"""Without a screen, or without the libraries that Qt would abort for, one line says so."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from firedrone import screen
from firedrone.screen import why_no_window

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_what_to_do(nothing_named: None):
    why = why_no_window()
    assert why is not None
    assert "QT_QPA_PLATFORM=offscreen" in why


@pytest.mark.skipif(sys.platform != "linux", reason="Qt brings them elsewhere")
def test_without_a_library_its_package_is_named(nothing_named: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISPLAY", ":0")
    assert why_no_window() is None
    monkeypatch.setattr(screen, "_loads", lambda library: "cursor" not in library)
    why = why_no_window()
    assert why is not None
    assert "libxcb-cursor0" in why
    assert "firedrone doctor" in why


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("verb", [[], ["demo"], ["trainer"]])
def test_the_program_ends_with_that_line_and_not_with_a_crash(verb: list[str]):
    bare = {name: value for name, value in os.environ.items() if name not in NAMES}
    ran = subprocess.run(
        [sys.executable, "-m", "firedrone.cli", *verb],
        env=bare,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "no screen" in ran.stderr
