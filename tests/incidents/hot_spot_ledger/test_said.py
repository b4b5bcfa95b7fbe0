"""Whatever the ledger knows has its word in each language."""

from __future__ import annotations

import pytest

from incidents.hot_spot_ledger import said
from incidents.hot_spot_ledger.ledger import read_ledger
from incidents.hot_spot_ledger.row import How, State
from incidents.hot_spot_ledger.trend import Trend
from incidents.words import LANGUAGES, label
from telemetry.thermal.frame import TruthLevel
from telemetry.video.errors import Trouble
from tests.incidents.hot_spot_ledger.spots import seen, spot


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_state_trend_level_and_trouble_has_a_word_of_its_own(language: str):
    keys = [
        *(f"state_{state}" for state in State),
        *(f"trend_{trend}" for trend in (*Trend, "unknown")),
        *(f"level_{level.value}" for level in TruthLevel),
        *(f"level_short_{level.value}" for level in TruthLevel),
        *(f"trouble_{trouble}" for trouble in Trouble),
    ]
    assert len({label(language, key) for key in keys}) == len(keys)
    assert all(label(language, f"how_{how}") for how in How)
    assert len(set(label(language, "compass").split())) == 8


def test_a_contrast_has_no_degrees_and_says_so():
    newest = read_ledger([seen(1, spot(level=TruthLevel.PALETTE))]).rows[0].newest
    assert said.degrees_of(newest, "en") is None
    assert said.level_of(newest, "en") == "contrast only, no temperatures"
    assert said.heat_of(newest, "en") == "no temperatures"


def test_the_error_is_rounded_up():
    row = read_ledger([seen(1, spot())]).rows[0]
    assert row.ellipse.most_m == pytest.approx(9.79, abs=0.01)
    assert said.error_m(row) == 10
