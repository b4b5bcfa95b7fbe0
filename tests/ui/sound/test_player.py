from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from ui.sound.player import Player, players_here

if TYPE_CHECKING:
    from tests.ui.sound.programs import Programs


def test_the_sound_server_of_the_desktop_goes_before_the_kernels_own(programs: Programs):
    aplay = programs.add("aplay")
    assert players_here() == (Player("aplay", (aplay, "-q")),)
    pipewire = programs.add("pw-play")
    assert players_here()[0] == Player("pw-play", (pipewire,))


def test_where_nothing_is_installed_nothing_is_found(programs: Programs):
    assert players_here() == ()


def test_windows_plays_within_the_program(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert players_here() == (Player("Windows"),)
