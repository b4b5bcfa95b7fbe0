"""Which drone flew an exercise, in the reader's language."""

from __future__ import annotations

from incidents.words import words


def flown_by(written: str, language: str) -> str:
    """Our own by its name; a simulator as it named itself: "ArduPilot SITL 4.6.2"."""
    return words(language).labels.get(f"flown_by_{written}", written)
