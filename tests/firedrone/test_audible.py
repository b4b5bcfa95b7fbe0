from __future__ import annotations

import sys

import pytest

from firedrone.audible import Audible, audible_here

NOBODY = dict.fromkeys(("en", "lv", "lt"))


def test_it_says_who_speaks_which_language():
    audible = Audible("aplay", {"en": "espeak-ng", "lv": "spd-say", "lt": "espeak-ng"})
    assert audible.sentence() == (
        "Alarms are played by aplay; can be spoken in English by espeak-ng, in Latvian by spd-say,"
        " in Lithuanian by espeak-ng."
    )


def test_it_says_what_to_install_where_that_helps(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert Audible(None, NOBODY).sentence() == (
        "Alarms are seen, not heard; no voice for English, Latvian, Lithuanian: install espeak-ng."
    )
    monkeypatch.setattr(sys, "platform", "win32")
    assert Audible("Windows", NOBODY | {"en": "Windows"}).sentence() == (
        "Alarms are played by Windows; can be spoken in English by Windows; no voice for Latvian, Lithuanian."
    )


def test_on_a_bare_computer_there_is_neither(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert audible_here() == Audible(None, NOBODY)
