"""The register of confirmations: added, withdrawn and kept, whoever else writes to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from maps.foreign.file import FormatError
from missions.confirmation_register import add, registered, withdraw
from missions.confirmations import BORDER, Confirmation, Standing
from tests.missions import shapes
from tests.missions.findings.airs import NOON

if TYPE_CHECKING:
    from pathlib import Path

YES = Confirmation(BORDER, shapes.area(shapes.BOX), NOON, NOON + timedelta(hours=3), "Budintis", "LT-17")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "confirmations.json"


def test_without_a_file_nothing_is_registered_and_the_first_one_makes_it(path: Path):
    assert registered(path) == ()
    assert add(path, YES) == registered(path) == (YES,)


def test_what_another_window_added_meanwhile_is_not_lost(path: Path):
    add(path, YES)
    other = replace(YES, about="EVX1")
    add(path, other)
    assert withdraw(path, YES, NOON)[1] == other
    assert len(registered(path)) == 2


def test_a_withdrawn_one_is_kept_with_when(path: Path):
    add(path, YES)
    later = NOON + timedelta(hours=1)
    (gone,) = withdraw(path, YES, later)
    assert (gone.withdrawn_at, gone.standing(NOON)) == (later, Standing.WITHDRAWN)
    assert withdraw(path, gone, later + timedelta(hours=1)) == (gone,)  # the first time counts


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (replace(YES, valid_until=NOON), "ends before it begins"),
        (replace(YES, who=" "), "nobody is named"),
        (YES, "there already"),
    ],
)
def test_what_makes_no_sense_is_not_written(path: Path, wrong: Confirmation, said: str):
    add(path, YES)
    before = path.read_bytes()
    with pytest.raises(FormatError, match=said):
        add(path, wrong)
    assert path.read_bytes() == before


def test_one_that_is_gone_cannot_be_withdrawn(path: Path):
    add(path, YES)
    with pytest.raises(FormatError, match="look at the list again"):
        withdraw(path, replace(YES, who="Nobody"), NOON)


def test_a_file_that_cannot_be_read_is_never_written_over(path: Path):
    path.parent.mkdir()
    path.write_text("{ half")
    with pytest.raises(FormatError):
        add(path, YES)
    assert path.read_text() == "{ half"
