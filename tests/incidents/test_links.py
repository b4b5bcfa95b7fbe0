"""Two numbers of one fire are linked in both journals and stay two incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.folder import create, folders
from incidents.journal import Journal, read_journal
from incidents.links import link, links_of
from incidents.model import IncidentError
from incidents.verify import verify

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@pytest.fixture
def two(tmp_path: Path, now: datetime) -> tuple[Path, Path]:
    """A fire on the border, with the number of each country."""
    made = [
        create(tmp_path, what, where, number=number, now=now)
        for what, where, number in (
            ("Meža ugunsgrēks", "Žagare", "LV-1"),
            ("Miško gaisras", "Žagarė", "LT-2"),
        )
    ]
    return tmp_path / "incidents" / made[0].id, tmp_path / "incidents" / made[1].id


def test_each_names_the_other(tmp_path: Path, two: tuple[Path, Path], now: datetime):
    one, other = two
    link(tmp_path, one.name, other.name, "one fire, two countries", now=now)
    [there], [back] = links_of(read_journal(one)), links_of(read_journal(other))
    assert (there.incident, there.number, there.reason) == (other.name, "LT-2", "one fire, two countries")
    assert (back.incident, back.what) == (one.name, "Meža ugunsgrēks")
    assert len(folders(tmp_path)) == 2
    assert verify(one).ok
    assert verify(other).ok


def test_a_second_time_changes_nothing_and_half_a_link_is_made_whole(
    tmp_path: Path, two: tuple[Path, Path], now: datetime
):
    one, other = two
    assert len(link(tmp_path, one.name, other.name, now=now)) == 2
    assert link(tmp_path, other.name, one.name, now=now) == ()


def test_an_incident_is_not_linked_with_itself(tmp_path: Path, two: tuple[Path, Path], now: datetime):
    with pytest.raises(IncidentError, match="not linked with itself"):
        link(tmp_path, two[0].name, "LV-1", now=now)


def test_while_one_is_open_elsewhere_neither_is_written(
    tmp_path: Path, two: tuple[Path, Path], now: datetime
):
    before = [read_journal(folder) for folder in two]
    with Journal(two[1], now), pytest.raises(IncidentError):
        link(tmp_path, two[0].name, two[1].name, now=now)
    assert [read_journal(folder) for folder in two] == before
