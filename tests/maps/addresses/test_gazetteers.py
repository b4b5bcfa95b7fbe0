from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from maps.addresses.gazetteers import Gazetteers
from maps.addresses.hit import Hit
from tests.maps.addresses.made_up_places import PLACES, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def gazetteers() -> Iterator[Gazetteers]:
    opened = Gazetteers()
    yield opened
    opened.close()


def names(gazetteers: Gazetteers, text: str) -> list[str]:
    return [hit.address for hit in gazetteers.find(text).answers if isinstance(hit, Hit)]


def test_two_files_are_asked_together_and_each_is_named_once(gazetteers: Gazetteers, tmp_path: Path):
    files = made(tmp_path / "a.sqlite", PLACES[:3]), made(tmp_path / "b.sqlite", PLACES[3:])
    assert gazetteers.use(files) == ()
    assert names(gazetteers, "dobele")[0] == "Dobele"
    assert names(gazetteers, "zelmeni 5")[0] == "Zelmeņi 5"
    assert gazetteers.find("zelmeni 5").sources == ("made up, none needed",)


def test_a_file_that_went_is_no_longer_asked(gazetteers: Gazetteers, tmp_path: Path):
    gazetteers.use([made(tmp_path / "a.sqlite")])
    assert gazetteers.use([]) == ()
    assert names(gazetteers, "dobele") == []


def test_a_file_that_was_replaced_is_opened_again(gazetteers: Gazetteers, tmp_path: Path):
    path = made(tmp_path / "a.sqlite", PLACES[:3])
    gazetteers.use([path])
    assert names(gazetteers, "zelmeni") == []
    made(tmp_path / "b.sqlite").replace(path)
    gazetteers.use([path])
    assert names(gazetteers, "zelmeni")[0] == "Zelmeņi"


def test_what_is_no_gazetteer_is_one_line_and_the_others_answer(gazetteers: Gazetteers, tmp_path: Path):
    bad, gone = tmp_path / "bad.sqlite", tmp_path / "gone.sqlite"
    bad.write_bytes(b"no database" * 100)
    problems = gazetteers.use([bad, gone, made(tmp_path / "a.sqlite")])
    assert [line.split(":")[0] for line in problems] == ["bad.sqlite", "gone.sqlite"]
    assert names(gazetteers, "dobele")[0] == "Dobele"
