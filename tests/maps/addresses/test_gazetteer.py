from __future__ import annotations

import sqlite3
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.addresses.entry import Entry
from maps.addresses.gazetteer import Gazetteer
from maps.addresses.hit import Hit, How, Kind
from maps.foreign.file import FormatError
from maps.geo import LatLon, distance_m
from tests.maps.addresses.made_up_places import DOBELE, JONISKIS, PLACES, TERVETE, made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    with Gazetteer(made(tmp_path_factory.mktemp("addresses") / "a.sqlite")) as gazetteer:
        yield gazetteer


def first(places: Gazetteer, text: str, near: LatLon | None = TERVETE) -> Hit:
    return places.search(text, near)[0]


def test_fts5_with_trigrams_is_compiled_in():
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE t USING fts5 (word, tokenize='trigram')")


@pytest.mark.parametrize(
    "text",
    [
        "Zelmeņi 5",
        "5 Zelmeni",
        "zelmeni 5",
        "ZELMEŅI, 5",
        "Tērvetes pag., Zelmeņi 5",
        "Zelmeņi 5, Dobeles nov., LV-3730",
    ],
)
def test_a_house_however_it_is_typed(places: Gazetteer, text: str):
    hit = first(places, text)
    assert (hit.address, hit.kind, hit.certain) == ("Zelmeņi 5", Kind.HOUSE, True)
    assert (hit.parish, hit.municipality, hit.country) == ("Tērvetes pag.", "Dobeles nov.", "LV")
    assert distance_m(hit.at, LatLon(56.4655, 23.3455)) < 1.0


@pytest.mark.parametrize(
    "text", ["Brīvības iela 12, Dobele", "dobele brivibas 12", "12 brīvības ielā", "Brivibas 12"]
)
def test_streets_in_any_order_with_or_without_their_class(places: Gazetteer, text: str):
    hit = first(places, text)
    assert (hit.address, hit.settlement, hit.certain) == ("Brīvības iela 12", "Dobele", True)


@pytest.mark.parametrize(
    ("text", "address", "missing"),
    [
        ("Brīvības 12A", "Brīvības iela 12A", ""),
        ("Brīvības 12 a", "Brīvības iela 12A", ""),
        ("Brīvības 14 k-1", "Brīvības iela 14 k-1", ""),
        ("Brīvības 12-5", "Brīvības iela 12", ""),  # flat 5
        ("Brīvības 12b", "Brīvības iela 12", "12b"),
        ("Brīvības 99", "Brīvības iela", "99"),
    ],
)
def test_house_numbers_are_exact_or_said_to_be_missing(
    places: Gazetteer, text: str, address: str, missing: str
):
    hit = first(places, text)
    assert (hit.address, hit.missing_number) == (address, missing)
    assert hit.certain is not bool(missing)


def test_a_number_in_a_name_is_not_the_house(places: Gazetteer):
    assert first(places, "1. maija iela").address == "1. maija iela"
    assert first(places, "1 maija 7").address == "1. maija iela 7"
    assert first(places, "Vasario 16-osios 9", JONISKIS).address == "Vasario 16-osios g. 9"


@pytest.mark.parametrize(
    "text", ["Zelmni 5", "Zemleni 5", "Zelmneni 5", "Selmeni 5", "Zelmeno 5", "elmeni 5"]
)
def test_one_wrong_letter_is_forgiven_and_said(places: Gazetteer, text: str):
    hit = first(places, text)
    assert hit.address == "Zelmeņi 5"
    assert not hit.certain
    assert [(word.typed, word.found) for word in hit.forgiven] == [
        (text.partition(" ")[0].lower(), "zelmeni")
    ]


def test_two_wrong_letters_are_forgiven_in_a_long_word(places: Gazetteer):
    hit = first(places, "Kalnzlmeli")
    assert (hit.address, hit.forgiven[0].how) == ("Kalnzelmeņi", How.LOOSE)


@pytest.mark.parametrize(("text", "address"), [("Joniškyje", "Joniškis"), ("Zelmeņos", "Zelmeņi")])
def test_another_ending_is_found_and_said(places: Gazetteer, text: str, address: str):
    hit = first(places, text)
    assert (hit.address, hit.certain, hit.forgiven[0].how) == (address, False, How.ENDING)


@pytest.mark.parametrize(
    ("text", "address"), [("Zel", "Zelmeņi"), ("Kalnz", "Kalnzelmeņi"), ("dobele briv", "Brīvības iela")]
)
def test_a_beginning_is_enough_while_typing(places: Gazetteer, text: str, address: str):
    assert first(places, text).address == address


@pytest.mark.parametrize(
    ("text", "address", "known_as"),
    [
        ("Hofzumberge", "Tērvete", "Hofzumberge"),
        ("Janischken", "Joniškis", "Janischken"),
        ("Zebras ezers", "Zebrus ezers", "Zebras ezers"),
    ],
)
def test_an_old_name_leads_there_and_is_said(places: Gazetteer, text: str, address: str, known_as: str):
    hit = first(places, text)
    assert (hit.address, hit.known_as) == (address, known_as)


def test_what_is_near_comes_first(places: Gazetteer):
    assert first(places, "Liepu 3", DOBELE).settlement == "Dobele"
    assert first(places, "Liepų g. 3", JONISKIS).settlement == "Joniškis"
    assert len(places.search("Liepu 3", DOBELE)) == 2


def test_a_town_comes_before_the_streets_in_it(places: Gazetteer):
    assert [hit.address for hit in places.search("Dobele", TERVETE)] == ["Dobele"]


def test_lakes_and_forests_are_places_too(places: Gazetteer):
    assert first(places, "zebrus").kind is Kind.LAKE
    assert first(places, "tervetes sils").kind is Kind.FOREST


def test_a_word_that_fits_nothing_is_left_out_and_said(places: Gazetteer):
    hit = first(places, "Brīvības qqqqqq 12")
    assert (hit.address, hit.certain) == ("Brīvības iela 12", False)
    assert [word.how for word in hit.why] == [How.EXACT, How.LEFT_OUT]


@pytest.mark.parametrize("text", ["", "   ", "5", "qqqqqqq", "!!!", '"', "* OR (", "NEAR(", "a" * 5000])
def test_what_names_nothing_finds_nothing(places: Gazetteer, text: str):
    assert places.search(text, TERVETE) == ()


def test_without_a_brigade_it_is_found_all_the_same(places: Gazetteer):
    assert first(places, "Joniškis", None).country == "LT"


@given(st.text(max_size=40))
def test_no_text_troubles_the_search(places: Gazetteer, text: str):
    for hit in places.search(text, TERVETE):
        assert 0.0 <= hit.score <= 1.0


@given(st.sampled_from([e for e in PLACES if e.kind is not Kind.STREET]), st.randoms(use_true_random=False))
def test_swapped_letters_in_any_long_name_are_forgiven(places: Gazetteer, entry: Entry, rng: Random):
    word = entry.name.split()[0]
    i = rng.randrange(len(word) - 1)
    typed = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    assert any(
        distance_m(hit.at, entry.at) < 100.0 for hit in places.search(f"{typed} {entry.number}", TERVETE)
    )


def test_the_file_says_where_it_is_from(places: Gazetteer):
    info = places.info
    assert (info.edition, info.source, info.licence) == ("2026-04-01", "made up", "none needed")
    assert info.built_at == "2026-04-12T08:00:00+00:00"
    assert (info.places, info.count) == (12, 21)


def test_nothing_appears_beside_the_file(tmp_path: Path):
    path = made(tmp_path / "a.sqlite")
    path.chmod(0o444)
    with Gazetteer(path) as gazetteer:
        assert gazetteer.search("Dobele")
    assert [one.name for one in tmp_path.iterdir()] == ["a.sqlite"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("PRAGMA application_id = 7", "no gazetteer: make one with"),
        ("PRAGMA user_version = 2", "of format 2; build it again"),
        ("DROP TABLE meta", "damaged"),
    ],
)
def test_another_file_is_refused_in_one_line(tmp_path: Path, change: str, says: str):
    path = made(tmp_path / "a.sqlite")
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(change)
    with pytest.raises(FormatError, match=says):
        Gazetteer(path)


def test_a_missing_file_and_a_text_are_refused(tmp_path: Path):
    with pytest.raises(FormatError, match="no such file"):
        Gazetteer(tmp_path / "a.sqlite")
    text = tmp_path / "b.sqlite"
    text.write_text("not a database, but long enough to be read as one" * 30)
    with pytest.raises(FormatError, match="no gazetteer"):
        Gazetteer(text)


def test_an_endless_view_in_place_of_the_places_is_given_up(tmp_path: Path):
    path = made(tmp_path / "a.sqlite")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TABLE places")
        db.execute(f"CREATE VIEW places AS {endless}")
    with Gazetteer(path) as gazetteer, pytest.raises(FormatError, match="build it again"):
        gazetteer.search("Dobele")
