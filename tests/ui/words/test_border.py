"""A drawn line over the border says so in one sentence."""

from __future__ import annotations

from datetime import timedelta

from maps.crossing import crossing_of
from maps.geo import LatLon
from missions.confirmations import BORDER, Confirmation
from tests.missions import shapes
from tests.missions.findings.airs import NOON
from ui.words.border import crossing_words

CROSSED = crossing_of([LatLon(56.162, 25.747), LatLon(55.962, 25.585)])  # Aknīste, Rokiškis
YES = Confirmation(BORDER, shapes.area(shapes.BOX), NOON, NOON + timedelta(hours=3), "LT budintis", "17")


def test_where_how_far_and_that_nobody_confirmed_it():
    assert CROSSED is not None
    said = crossing_words(CROSSED, None, NOON)
    assert said.startswith("Crosses into Lithuania at 56.10169\u00a0N 25.69815\u00a0E, after 7")
    assert said.endswith("15.2\u00a0km beyond. No confirmation")


def test_who_confirmed_it_and_until_when():
    assert CROSSED is not None
    assert "beyond. LT budintis, until 17 Apr" in crossing_words(CROSSED, YES, NOON)
