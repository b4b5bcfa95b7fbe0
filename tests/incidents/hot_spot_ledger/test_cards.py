"""A card is read at night, and its QR code by any telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pytest

from incidents.codes import IncidentCode
from incidents.hot_spot_ledger import said
from incidents.hot_spot_ledger.cards import MOST_CARDS, Order, cards
from incidents.hot_spot_ledger.exports import Wording
from incidents.hot_spot_ledger.ledger import read_ledger
from incidents.hot_spot_ledger.qr_code import modules
from incidents.hot_spot_ledger.row import Row
from incidents.words import LANGUAGES, label
from maps.geo import LatLon, moved
from telemetry.thermal.frame import TruthLevel
from tests.incidents.hot_spot_ledger.spots import HERE, START, decided, seen, spot

if TYPE_CHECKING:
    from numpy.typing import NDArray

SCENE = moved(HERE, -100.0, 0.0)


@pytest.fixture
def rows() -> tuple[Row, ...]:
    return read_ledger(
        [
            seen(1, spot(1, 300.0)),
            seen(2, spot(1, 90.0, minute=30.0), again=True),
            seen(3, spot(2, 150.0, at_least=True)),
            seen(4, spot(3, level=TruthLevel.PALETTE)),
            decided(5, IncidentCode.HOT_SPOT_SENT, 2, whom="Tērvete BUB-1"),
            seen(6, spot(4, 70.0, level=TruthLevel.RANGE)),
            seen(7, spot(5, 70.0)),
        ]
    ).rows


def texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    pdfium: Any = pytest.importorskip("pypdfium2", reason="reads the page back; comes with the workshop")
    with pdfium.PdfDocument(pdf) as document:
        found: list[str] = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
            page.close()
        return found


def drawn(pdf: bytes) -> NDArray[np.uint8]:
    """The first page, grey."""
    pdfium: Any = pytest.importorskip("pypdfium2", reason="draws the page; comes with the workshop")
    with pdfium.PdfDocument(pdf) as document:
        page = document[0]
        picture = np.array(page.render(scale=3.0, grayscale=True).to_numpy())
        page.close()
        return picture.reshape(picture.shape[:2])


def read_code(picture: NDArray[np.uint8]) -> str:
    detector: Any = cv2.QRCodeDetector()
    return str(detector.detectAndDecode(picture)[0])


def test_the_code_says_the_place_to_any_telephone():
    rows = np.array(modules("geo:56.480000,23.391000"))
    picture = np.where(np.kron(rows, np.ones((8, 8))) > 0, 0, 255).astype(np.uint8)
    assert read_code(np.pad(picture, 16, constant_values=255)) == "geo:56.480000,23.391000"


def test_the_code_on_the_paper_is_read_with_the_place_of_that_card(rows: tuple[Row, ...]):
    page = drawn(cards(rows[:1], Order("Fire", origin=SCENE), START))
    told = re.fullmatch(r"geo:([\d.]+),([\d.]+)", read_code(page[: page.shape[0] // 2, : page.shape[1] // 2]))
    assert told is not None
    assert LatLon(float(told[1]), float(told[2])).lon_deg == pytest.approx(rows[0].at.lon_deg, abs=2e-6)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_says_number_place_error_heat_and_how_far(rows: tuple[Row, ...], language: str):
    order = Order("Kūlas ugunsgrēks", Wording(language), SCENE)
    first, second = texts(cards(rows, order, START))
    for words in (
        *("56°28.800'N", "LKS-92 N 259670", "200 m", "90° " + label(language, "compass").split()[2]),
        *("90 °C", "≥ 150 °C", label(language, "trend_cooling"), "Tērvete BUB-1"),
        *(label(language, "level_0"), label(language, "level_1"), label(language, "state_sent")),
        *(f"± {said.error_m(rows[0])} m", label(language, "card_closed"), "Kūlas ugunsgrēks"),
    ):
        assert words in first, words
    assert label(language, "training") not in first
    assert first.count(label(language, "how_not_a_fire")) == 4  # a box to tick
    assert first.count(label(language, "card_sent")) == 4
    assert second.count(label(language, "card_sent")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_of_an_exercise_says_so(rows: tuple[Row, ...], language: str):
    first, second = texts(cards(rows, Order("x", Wording(language, training=True)), START))
    assert (first.count(label(language, "training")), second.count(label(language, "training"))) == (4, 1)


def test_far_abroad_a_card_has_no_national_grid_and_without_a_scene_no_distance():
    there = read_ledger([seen(1, spot(1))]).rows[0]
    assert said.national(LatLon(52.0, 13.0)) is None
    assert said.national(LatLon(55.9, 23.3)) is not None
    [text] = texts(cards([there], Order("x"), START))
    assert label("en", "card_from_scene") not in text


def test_a_long_number_and_a_hostile_title_still_fit():
    row = read_ledger([seen(1, spot(9_999, east_m=0.0))]).rows[0]
    [text] = texts(cards([row], Order("A" * 500 + "\0\n<b>", origin=SCENE), START))
    assert "9999" in text


@pytest.mark.parametrize("count", [0, MOST_CARDS + 1])
def test_no_cards_and_too_many_are_refused(rows: tuple[Row, ...], count: int):
    with pytest.raises(ValueError, match=f"1 to {MOST_CARDS}"):
        cards(rows[:1] * count, Order("x"), START)


@pytest.mark.parametrize(
    ("east_m", "north_m", "said_so"),
    [(0.0, 420.0, "420 m, 0° N"), (1_500.0, 0.0, "1.5 km, 90° E"), (-300.0, -300.0, "424 m, 225° SW")],
)
def test_how_far_and_which_way(east_m: float, north_m: float, said_so: str):
    assert said.from_there(HERE, moved(HERE, east_m, north_m), "en") == said_so


def test_east_and_west_have_their_own_letters_in_each_language():
    east = moved(HERE, 100.0, 0.0)
    assert [said.from_there(HERE, east, language)[-1] for language in ("lv", "lt")] == ["A", "R"]
    west = moved(HERE, -100.0, 0.0)
    assert [said.from_there(HERE, west, language)[-1] for language in ("lv", "lt")] == ["R", "V"]
