from pathlib import Path

import pytest

from maps.formats.by_suffix import read, write_geojson
from maps.formats.features import Features, NamedArea
from tests.missions import shapes
from ui.incident.drawn_file import features_of, wanted_of
from ui.incident.wanted import Card, Wanted

AREA = shapes.area(shapes.BOX)
SHUT = shapes.area([(100, 100), (200, 100), (200, 200)])


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(area=AREA),
        Wanted(card=Card.EDGE, line=(shapes.at(0, 0), shapes.at(100, 50))),
        Wanted(card=Card.SIZE_UP, at=shapes.at(10, 20), no_fly=(SHUT,)),
        Wanted(card=Card.PERSON, area=AREA, at=shapes.at(10, 20), no_fly=(SHUT, AREA)),
    ],
)
def test_what_is_drawn_is_there_again(wanted: Wanted, tmp_path: Path):
    path = tmp_path / "area.geojson"
    write_geojson(path, features_of(wanted))
    kept = path.read_text()
    again = wanted_of(read(path))
    assert again.card is wanted.card or wanted == Wanted()
    write_geojson(path, features_of(again))
    assert path.read_text() == kept


def test_a_plain_map_file_is_a_search_of_its_first_area():
    assert wanted_of(Features((NamedArea(AREA), NamedArea(SHUT)))) == Wanted(area=AREA)


def test_a_card_that_nobody_knows_is_none():
    odd = Features((NamedArea(AREA, facts={"card": "dance"}),))
    assert wanted_of(odd).card is Card.SEARCH
