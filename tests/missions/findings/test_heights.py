"""Heights against rules and ground, on the legs and on the ways home, with mends that mend."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from maps.area import LocalFrame
from maps.geo import AboveHome, Amsl, LatLon
from missions.airspace import Airspace
from missions.checks import Severity, check, mend
from missions.confirmations import HEIGHT, Confirmation
from missions.findings.heights import LOWEST_M
from missions.rules import Basis, rules_at, rules_of
from tests.missions import shapes
from tests.missions.findings.airs import HOME, NOON, SEARCH, Flat, air, found, legs
from tests.missions.grounds import PlaceByPlace

FRAME = LocalFrame(HOME)


class Hill(PlaceByPlace):
    """Flat ground at 20 m, and a hill across the east from 400 to 500 m."""

    def __init__(self, height_m: float) -> None:
        self._height_m = height_m

    def height_m(self, at: LatLon) -> Amsl | None:
        east, _ = FRAME.to_xy(at)
        return Amsl(20.0 + (self._height_m if 400.0 < east < 500.0 else 0.0))


class Holed(PlaceByPlace):
    """Known ground, but for a hole in the data from 400 to 500 m east."""

    def height_m(self, at: LatLon) -> Amsl | None:
        east, _ = FRAME.to_xy(at)
        return None if 400.0 < east < 500.0 else Amsl(20.0)


EAST = legs((0, 0, 60.0), (900, 0, 60.0), (900, 200, 60.0))


# --- the rule ------------------------------------------------------------------------------------


def test_too_high_names_the_rule():
    high = found(None, legs((0, 0, 130.0), (300, 0, 130.0)), Flat())["too_high"]
    assert high.severity is Severity.RED
    assert high.facts["limit_m"] == 120.0
    assert "UAS.OPEN.010" in str(high.facts["rule"])


def consent(basis: Basis, **others: object) -> Airspace:
    yes = Confirmation(
        HEIGHT,
        shapes.area([(-500, -500), (900, -500), (900, 900), (-500, 900)]),
        NOON - timedelta(hours=1),
        NOON + timedelta(hours=3),
        "CAA",
    )
    return air(basis=basis, confirmations=(replace(yes, **others),))


@pytest.mark.parametrize(
    ("basis", "code"),
    [(Basis.OPEN, "too_high"), (Basis.SPECIFIC, "height_confirmed"), (Basis.STATE, "height_confirmed")],
)
def test_only_an_authorisation_exceeds_the_limit_and_never_in_the_open_category(basis: Basis, code: str):
    high = legs((0, 0, 130.0), (300, 0, 130.0))
    assert code in found(consent(basis), high, Flat())
    assert "too_high" in found(air(basis=basis), high, Flat())
    expired = consent(basis, valid_until=NOON - timedelta(minutes=5))
    assert "too_high" in found(expired, high, Flat())


def test_the_rules_are_dated_and_differ_by_country():
    latvia, lithuania = rules_of("LV", Basis.STATE), rules_of("LT", Basis.STATE)
    assert (latvia.may_exceed, lithuania.may_exceed) == (True, False)
    assert rules_at(LatLon(48.0, 2.0)).country == "EU"
    assert rules_at(HOME).country == "LV"
    for country in ("LV", "LT", None, "XX"):
        for basis in Basis:
            rules = rules_of(country, basis)
            assert rules.height_rule
            assert rules.sight_rule
            assert rules.read_on < rules.review_by
            assert rules.may_exceed is False or basis is not Basis.OPEN


def test_the_way_back_is_high_as_well():
    class Falling(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            east, _ = FRAME.to_xy(at)
            return Amsl(120.0 + max(0.0, east) * 0.1)

    up = legs((900, 0, 150.0))  # 60 m above the slope there, 150 m above home on the way back
    assert "too_high" in found(None, replace(up, takeoff_height=AboveHome(60.0)), Falling())


# --- the ground ----------------------------------------------------------------------------------


@pytest.mark.hazard("H4")
def test_a_leg_into_a_hill_is_raised_by_no_more_than_it_takes():
    into = found(None, EAST, Hill(70.0))["into_ground"]
    assert (into.severity, into.where, into.mend) == (Severity.RED, 2, "raise_leg")
    mended = mend(EAST, into)
    assert [float(w.height) for w in mended.waypoints] == pytest.approx([85.0, 85.0, 60.0])
    assert not {"into_ground", "too_low", "too_high"} & set(found(None, mended, Hill(70.0)))


def test_what_would_come_above_the_limit_is_not_raised():
    into = found(None, EAST, Hill(119.0))["into_ground"]
    assert into.mend is None  # 134 m above the fields before the hill


def test_the_mend_of_a_low_way_home_lifts_where_it_begins():
    low = found(None, EAST, Hill(50.0))["way_home_low"]
    assert low.severity is Severity.AMBER
    plan, rounds = EAST, 0
    while (low := found(None, plan, Hill(50.0)).get("way_home_low")) is not None:
        assert low.mend == "raise_leg"
        plan, rounds = mend(plan, low), rounds + 1
        assert rounds < 4


def test_over_flat_unknown_ground_all_legs_are_raised_together():
    low = legs((0, 0, 8.0), (300, 0, 10.0))
    finding = found(None, low)["too_low"]
    assert finding.mend == "raise"
    assert min(float(w.height) for w in mend(low, finding).waypoints) == LOWEST_M


def test_a_climb_from_home_is_not_low():
    climbing = replace(legs((300, 0, 60.0)), takeoff_height=AboveHome(10.0))
    assert "too_low" not in found(None, climbing, Flat())
    slow = replace(legs((2000, 0, 40.0)), takeoff_height=AboveHome(3.0))
    assert found(None, slow, Flat())["too_low"].where == 1


@pytest.mark.hazard("H5")
def test_a_hole_in_the_data_is_a_finding_that_says_how_much():
    told = found(None, EAST, Holed())
    assert told["ground_partly_unknown"].severity is Severity.AMBER
    # there and back, each 100 m of it; the way back slants by a little
    assert told["ground_partly_unknown"].facts["length_m"] == pytest.approx(203.0, abs=12.0)
    assert told["way_home_unknown"].severity is Severity.AMBER
    assert "ground_unknown" not in told


def test_ground_that_is_known_nowhere_is_said_once():
    assert "ground_unknown" in found(None, SEARCH)
    assert not {"ground_partly_unknown", "way_home_unknown"} & set(found(None, SEARCH))


def test_a_plan_that_claims_to_follow_the_ground_is_not_believed_by_data_that_know_nothing():
    class Nothing(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            return None

    claims = replace(SEARCH, ground_known=True)
    assert "ground_unknown" in found(None, claims, Nothing())
    assert "ground_unknown" not in found(None, claims)


def test_a_way_home_from_the_middle_of_a_leg_is_looked_at():
    """Both waypoints see home beside the hill; half-way between them it stands in the way."""

    class Knoll(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            east, north = FRAME.to_xy(at)
            return Amsl(20.0 + (80.0 if abs(east - 400.0) < 40.0 and abs(north) < 40.0 else 0.0))

    past = legs((850, -700, 60.0), (850, 700, 60.0), (-50, 700, 60.0), (-50, -600, 60.0), (850, -700, 60.0))
    low = found(None, past, Knoll())["way_home_low"]
    assert (low.severity, low.where) == (Severity.RED, 2)
    assert "into_ground" not in found(None, past, Knoll())


def test_a_plan_of_one_waypoint_over_home_has_heights_too():
    assert check(legs((-50, -50, 60.0)), ground=Flat(), airspace=air())
