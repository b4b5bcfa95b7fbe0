"""A word finds its rows whatever its capitals and accents, by their titles first."""

from __future__ import annotations

import pytest

from ui.settings_room.found import found

ROWS = {
    "folder": ("Skatīties mapi", "trauksmes · Skaņas"),
    "sounds": ("Skaņas", "izslēgtas: tikai trīs"),
    "theme": ("Izskats", "naktī no krēslas līdz rītausmai · Nakts"),
}


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("skaņas", ["sounds", "folder"]),
        ("SKANAS", ["sounds", "folder"]),
        ("nakts", ["theme"]),
        ("tikai skan", ["sounds"]),
        ("akts", []),
        ("nakts skanas", []),
    ],
)
def test_each_word_has_to_begin_a_word_of_the_row(asked: str, answer: list[str]):
    assert found(asked, ROWS) == answer
