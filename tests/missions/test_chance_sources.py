from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from maps.geo import LatLon
from missions.chance_sources import LikelyArea, LikelyLine, Searched, composed
from missions.chances import Chances, ChancesError
from missions.lost_person import lost_persons
from tests.missions import shapes

CHILD = lost_persons()["child"]
BOX = shapes.area(shapes.BOX)
EVERYWHERE = shapes.area([(-9e3, -9e3), (9e3, -9e3), (9e3, 9e3), (-9e3, 9e3)])


def test_rings_hold_what_their_law_says_and_the_rest_is_elsewhere():
    chances = composed(shapes.PLACE, CHILD)
    assert chances.inside == pytest.approx(CHILD.within(4000.0))
    x, y = np.meshgrid(*chances.centres)
    half = float(chances.mass[np.hypot(x, y) <= CHILD.quantiles_m[1]].sum())
    assert half == pytest.approx(CHILD.within(CHILD.quantiles_m[1]), abs=0.02)


def test_a_likelier_area_draws_probability_and_the_sum_stays():
    plain = composed(shapes.PLACE, CHILD, reach_m=1500.0)
    drawn = composed(shapes.PLACE, CHILD, reach_m=1500.0, areas=[LikelyArea(BOX, 3.0)])
    assert drawn.inside == pytest.approx(plain.inside)
    odds = [_in_box(c) / (c.inside - _in_box(c)) for c in (plain, drawn)]
    assert odds[1] == pytest.approx(3.0 * odds[0])


def test_along_a_road_it_is_likelier_over_its_whole_width():
    road = LikelyLine((shapes.at(-1000.0, 300.0), shapes.at(1000.0, 300.0)), 5.0, 60.0)
    plain = composed(shapes.PLACE, CHILD, reach_m=1500.0)
    drawn = composed(shapes.PLACE, CHILD, reach_m=1500.0, lines=[road])
    near, far = np.array([300.0, 280.0, 320.0]), np.array([0.0])
    east = np.array([500.0, 500.0, 500.0])
    gain = drawn.per_m2(east, near) / plain.per_m2(east, near)
    assert gain == pytest.approx([5.0 * _ratio(drawn, plain, 500.0, float(far[0]))] * 3)


def test_where_roads_cross_the_stronger_counts():
    roads = [
        LikelyLine((shapes.at(-900.0, 200.0), shapes.at(900.0, 200.0)), times, 60.0) for times in (4.0, 2.0)
    ]
    both = composed(shapes.PLACE, CHILD, reach_m=1500.0, lines=roads)
    strong = composed(shapes.PLACE, CHILD, reach_m=1500.0, lines=roads[:1])
    assert both.mass == pytest.approx(strong.mass)


def test_ground_that_is_ruled_out_holds_nothing_and_elsewhere_grows():
    plain = composed(shapes.PLACE, CHILD, reach_m=1500.0)
    after = composed(shapes.PLACE, CHILD, reach_m=1500.0, searched=[Searched(BOX)])
    assert _in_box(after) == 0.0
    assert after.elsewhere == pytest.approx(plain.elsewhere / (1.0 - _in_box(plain)))
    assert after.inside + after.elsewhere == pytest.approx(1.0)


def test_a_search_that_may_have_missed_leaves_its_share():
    plain = composed(shapes.PLACE, CHILD, reach_m=1500.0)
    after = composed(shapes.PLACE, CHILD, reach_m=1500.0, searched=[Searched(BOX, 0.6)])
    success = 0.6 * _in_box(plain)
    assert _in_box(after) == pytest.approx(0.4 * _in_box(plain) / (1.0 - success))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"areas": [LikelyArea(BOX, -1.0)]}, "weight"),
        ({"areas": [LikelyArea(BOX, math.nan)]}, "weight"),
        ({"lines": [LikelyLine((shapes.PLACE,), 2.0)]}, "at least 2 places"),
        ({"searched": [Searched(BOX, 1.5)]}, "from 0 to 1"),
        ({"reach_m": 1.0}, "reaches from"),
        (
            {"areas": [LikelyArea(EVERYWHERE, 0.0)]},
            "left",
        ),
        (
            {"searched": [Searched(EVERYWHERE)]},
            "elsewhere",
        ),
    ],
)
def test_what_cannot_be_is_said(changes: dict[str, object], said: str):
    wanted: dict[str, Any] = {"reach_m": 1500.0, **changes}
    with pytest.raises(ChancesError, match=said):
        composed(shapes.PLACE, CHILD, **wanted)


def test_a_datum_in_the_sea_is_a_datum():
    assert composed(LatLon(0.0, 0.0), CHILD).inside > 0.9


def _in_box(chances: Chances) -> float:
    x, y = np.meshgrid(*chances.centres)
    inside = (x > 0.0) & (x < 600.0) & (y > 0.0) & (y < 400.0)
    return float(chances.mass[inside].sum())


def _ratio(one: Chances, other: Chances, east_m: float, north_m: float) -> float:
    at = np.array([east_m]), np.array([north_m])
    return float(one.per_m2(*at)[0] / other.per_m2(*at)[0])
