"""The card to print."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from incidents.model import IncidentError
from incidents.pocket_card import card_words, pocket_card

NOW = datetime(2026, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en", "lv", "lt"])
def test_a_card_has_two_pages_in_each_language(language: str):
    assert len(PdfReader(BytesIO(pocket_card(language, NOW))).pages) == 2


def test_every_language_has_the_same_parts_and_rows():
    shapes = {tuple(len(part["rows"]) for part in card["parts"]) for card in card_words().values()}
    assert shapes == {(4, 4, 5, 2)}


def test_an_unknown_language_is_named():
    with pytest.raises(IncidentError, match="no card in fi"):
        pocket_card("fi", NOW)
