from pathlib import Path

from maps.addresses.find import find
from maps.addresses.gazetteer import Gazetteer
from maps.addresses.hit import Hit
from maps.coordinates.reading import Reading
from tests.maps.addresses.made_up_places import TERVETE, made


def test_a_position_is_not_looked_for_among_the_addresses(tmp_path: Path):
    with Gazetteer(made(tmp_path / "a.sqlite")) as places:
        (answer,) = find("56.480, 23.391", [places], TERVETE).answers
        assert isinstance(answer, Reading)
        assert isinstance(find("Zelmeņi 5", [places], TERVETE).answers[0], Hit)


def test_several_packs_answer_together_and_why_it_is_no_position_is_kept(tmp_path: Path):
    with Gazetteer(made(tmp_path / "a.sqlite")) as one, Gazetteer(made(tmp_path / "b.sqlite")) as other:
        found = find("Dobele", [one, other], TERVETE)
    assert [answer.score for answer in found.answers] == [found.answers[0].score] * 2
    assert "is not a position" in found.refusal
