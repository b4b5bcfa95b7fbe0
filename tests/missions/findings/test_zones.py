"""Zones at that hour and height: in conflict, clear, or not evaluated; and never clear on doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from maps.geo import AboveHome, Amsl, LatLon
from maps.zones.times import EVERY_DAY, Period, Slot
from maps.zones.zone import NO_CEILING, Limit, Restriction, Volume
from missions.airspace import Airspace
from missions.checks import Severity, check
from missions.confirmations import Confirmation
from missions.findings.zones import STALE_H
from tests.missions import shapes
from tests.missions.findings.airs import (
    BESIDE,
    ELLIPSOID,
    GROUND,
    HOME,
    NOON,
    SEA,
    SEARCH,
    UNKNOWN,
    Flat,
    air,
    file,
    found,
    legs,
    zone,
)
from tests.missions.grounds import PlaceByPlace


def test_a_search_in_a_forbidden_zone_is_red_and_names_it():
    conflict = found(air(zone()), ground=Flat())["zone_conflict"]
    assert conflict.severity is Severity.RED
    assert (conflict.facts["zone"], conflict.facts["id"], conflict.mend) == ("Lidlauks", "EVX1", "go_round")
    assert isinstance(conflict.where, int)


def test_a_zone_beside_the_way_is_clear_and_said_to_be_no_authorisation():
    codes = found(air(), ground=Flat())
    assert not {"zone_conflict", "zone_not_evaluated"} & set(codes)
    assert codes["zones_clear"].severity is Severity.INFO
    assert codes["zones_clear"].facts["zones"] == 1


@pytest.mark.parametrize(
    ("restriction", "code", "severity"),
    [
        (Restriction.PROHIBITED, "zone_conflict", Severity.RED),
        (Restriction.PERMIT, "zone_conflict", Severity.RED),
        (Restriction.USPACE, "zone_conflict", Severity.RED),
        (Restriction.CONDITIONAL, "zone_conditions", Severity.AMBER),
        (Restriction.NONE, "zone_informs", Severity.INFO),
    ],
)
def test_what_a_zone_asks_for_says_how_bad_it_is(restriction: Restriction, code: str, severity: Severity):
    assert found(air(zone(restriction=restriction)), ground=Flat())[code].severity is severity


# --- heights: 60 m above ground, which lies 20 m above the sea -----------------------------------


@pytest.mark.parametrize(
    ("lower", "upper", "met"),
    [
        ((0.0, GROUND), (59.0, GROUND), False),
        ((0.0, GROUND), (61.0, GROUND), True),
        ((61.0, GROUND), (300.0, GROUND), False),
        ((59.0, GROUND), (300.0, GROUND), True),
        ((0.0, SEA), (79.0, SEA), False),
        ((0.0, SEA), (81.0, SEA), True),
        ((81.0, SEA), (300.0, SEA), False),
        ((79.0, SEA), (300.0, SEA), True),
        ((0.0, GROUND), (81.0, SEA), True),
        ((70.0, GROUND), (6000.0, SEA), False),
        ((0.0, GROUND), (NO_CEILING, GROUND), True),
        ((None, GROUND), (61.0, GROUND), True),
        ((0.0, GROUND), (None, GROUND), True),
        ((None, UNKNOWN), (None, UNKNOWN), True),
        ((0.0, GROUND), (150.0, ELLIPSOID), True),
        ((0.0, GROUND), (90.0, ELLIPSOID), False),
    ],
)
def test_heights_over_known_ground(lower: Any, upper: Any, met: bool):
    codes = found(air(zone(lower=lower, upper=upper)), ground=Flat(20.0))
    assert ("zone_conflict" in codes) is met
    assert "zone_not_evaluated" not in codes


def test_the_climb_over_home_meets_what_lies_above_it():
    over_home = [(-80, -80), (-20, -80), (-20, -20), (-80, -20)]
    assert "zone_conflict" in found(air(zone(over_home, (0.0, GROUND), (30.0, GROUND))), ground=Flat())


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ((0.0, GROUND), (100.0, SEA)),  # nobody knows how high home lies
        ((90.0, SEA), (300.0, SEA)),
        ((0.0, GROUND), (200.0, UNKNOWN)),
        ((0.0, GROUND), (100.0, ELLIPSOID)),
        ((100.0, GROUND), (300.0, GROUND)),  # above flat ground it is below; the ground may fall
    ],
)
def test_without_elevation_data_what_cannot_be_compared_is_not_evaluated(lower: Any, upper: Any):
    codes = found(air(zone(lower=lower, upper=upper)))
    assert codes["zone_not_evaluated"].severity is Severity.AMBER
    assert codes["zone_not_evaluated"].facts["reason"] == "height"
    assert "zones_clear" not in codes


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ((0.0, GROUND), (6000.0, SEA)),  # higher than all land here
        ((0.0, GROUND), (120.0, GROUND)),  # over flat ground it is met: the doubt is no excuse
        ((None, GROUND), (None, GROUND)),
    ],
)
def test_without_elevation_data_what_is_surely_met_is_a_conflict(lower: Any, upper: Any):
    assert "zone_conflict" in found(air(zone(lower=lower, upper=upper)))


def test_an_unknown_reference_is_not_evaluated_though_the_ground_is_known():
    codes = found(air(zone(upper=(200.0, UNKNOWN))), ground=Flat())
    assert codes["zone_not_evaluated"].facts["reason"] == "height"


def test_a_hole_in_the_elevation_data_over_the_zone_is_doubt():
    class Holed(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            return None if at.lon_deg > shapes.at(80, 0).lon_deg else Amsl(20.0)

    assert "zone_not_evaluated" in found(air(zone(upper=(50.0, GROUND))), ground=Holed())
    assert "zone_conflict" not in found(
        air(zone(upper=(79.0, SEA))), ground=Holed()
    )  # home's level is enough


# --- hours ---------------------------------------------------------------------------------------

MORNING = (Period(slots=(Slot(EVERY_DAY, 8 * 3600.0, 9 * 3600.0),)),)


def test_at_another_hour_the_zone_is_not_there():
    assert "zone_conflict" not in found(air(zone(periods=MORNING)), ground=Flat())
    early = NOON - timedelta(hours=3, minutes=30)
    assert "zone_conflict" in found(air(zone(periods=MORNING), at=early), ground=Flat())


def test_a_schedule_that_nobody_can_read_is_not_evaluated():
    codes = found(air(zone(periods=(Period(readable=False),))), ground=Flat())
    assert codes["zone_not_evaluated"].facts["reason"] == "time"
    assert "zones_clear" not in codes


def test_without_an_hour_only_what_is_always_active_is_a_conflict():
    assert "zone_conflict" in found(air(zone(), at=None), ground=Flat())
    codes = found(air(zone(periods=MORNING), at=None), ground=Flat())
    assert {"zone_not_evaluated", "zones_hour_unknown"} <= set(codes)
    assert "zones_clear" not in found(air(at=None), ground=Flat())


# --- never clear on doubt ------------------------------------------------------------------------


def test_without_any_file_it_is_said_that_nobody_looked():
    codes = found(Airspace(at=NOON), ground=Flat())
    assert codes["zones_not_checked"].severity is Severity.AMBER
    assert "zones_clear" not in codes


def test_an_old_file_shows_conflicts_and_never_says_clear():
    old = file(zone(BESIDE), edition=NOON - timedelta(hours=STALE_H + 1))
    codes = found(Airspace((old,), at=NOON), ground=Flat())
    assert codes["zones_old"].facts["age_h"] == pytest.approx(25.0)
    assert "zones_clear" not in codes
    old = file(zone(), edition=NOON - timedelta(days=300))
    assert {"zone_conflict", "zones_old"} <= set(found(Airspace((old,), at=NOON), ground=Flat()))


def test_a_file_of_exactly_a_day_is_still_good():
    fresh = file(zone(BESIDE), edition=NOON - timedelta(hours=STALE_H))
    assert "zones_clear" in found(Airspace((fresh,), at=NOON), ground=Flat())


def test_a_file_that_is_not_valid_at_that_hour_is_not_clear():
    for dates in ({"valid_from": NOON + timedelta(hours=1)}, {"valid_until": NOON - timedelta(hours=1)}):
        codes = found(Airspace((file(zone(BESIDE), **dates),), at=NOON), ground=Flat())
        assert "zones_not_valid" in codes
        assert "zones_clear" not in codes


def test_a_file_dated_by_when_it_was_saved_is_said_to_be():
    codes = found(Airspace((file(zone(BESIDE), edition_stated=False),), at=NOON), ground=Flat())
    assert codes["zones_dated_by_file"].severity is Severity.INFO


def test_the_zones_of_another_country_do_not_clear_this_one():
    foreign = file(zone(BESIDE, country="LTU"))
    codes = found(Airspace((foreign,), at=NOON), ground=Flat())
    assert codes["zones_of_country_missing"].facts["country"] == "LV"
    assert "zones_clear" not in codes


def test_beyond_both_countries_the_way_must_lie_among_the_zones():
    away = LatLon(58.6, 25.5)
    plan = replace(SEARCH, home=away, area=None, fence=None, waypoints=tuple(
        replace(w, at=LatLon(w.at.lat_deg + 58.6 - HOME.lat_deg, w.at.lon_deg + 25.5 - HOME.lon_deg))
        for w in SEARCH.waypoints
    ))  # fmt: skip
    assert "zones_of_country_missing" in found(air(), plan, Flat())


# --- confirmations, fence, several zones ---------------------------------------------------------


def test_who_confirmed_a_zone_for_that_hour_is_named_instead():
    yes = Confirmation(
        "EVX1",
        shapes.area([(-200, -200), (500, -200), (500, 500), (-200, 500)]),
        NOON - timedelta(hours=1),
        NOON + timedelta(hours=2),
        "Rīga tower",
        "17/4",
    )
    told = found(air(zone(), confirmations=(yes,)), ground=Flat())
    assert told["zone_confirmed"].facts["who"] == "Rīga tower"
    assert "zone_conflict" not in told
    for other in (
        replace(yes, about="EVX9"),
        replace(yes, valid_until=NOON + timedelta(minutes=1)),
        replace(yes, area=shapes.area([(0, 0), (120, 0), (120, 500), (0, 500)])),
    ):
        assert "zone_conflict" in found(air(zone(), confirmations=(other,)), ground=Flat())


def test_a_zone_that_only_the_fence_reaches_into_asks():
    assert SEARCH.fence is not None
    edge = [(322, 50), (400, 50), (400, 150), (322, 150)]
    codes = found(air(zone(edge)), ground=Flat())
    assert codes["fence_in_zone"].severity is Severity.AMBER
    assert "zones_clear" not in codes
    assert "fence_in_zone" not in found(air(zone(edge, (200.0, GROUND), (300.0, GROUND))), ground=Flat())
    assert "fence_in_zone" not in found(air(zone(edge, periods=MORNING)), ground=Flat())


def test_the_sure_volume_of_a_zone_counts_more_than_the_doubtful_one():
    one = zone()
    doubtful = replace(one.volumes[0], upper=Limit(200.0, UNKNOWN))
    both = replace(one, volumes=(doubtful, *one.volumes))
    assert set(found(air(both), ground=Flat())) & {"zone_conflict", "zone_not_evaluated"} == {"zone_conflict"}


def test_a_hole_in_a_zone_is_outside():
    around = zone([(-500, -500), (800, -500), (800, 800), (-500, 800)])
    hole = zone([(-120, -120), (420, -120), (420, 320), (-120, 320)]).volumes[0].shape
    shape = around.volumes[0].shape.difference(hole)
    made = replace(around, volumes=(Volume(shape, *(around.volumes[0].lower, around.volumes[0].upper)),))
    assert "zone_conflict" not in found(air(made), ground=Flat())


def test_a_sliver_thinner_than_a_step_of_the_way_is_met():
    sliver = zone([(150.0, -500.0), (150.4, -500.0), (150.4, 500.0), (150.0, 500.0)])
    assert "zone_conflict" in found(air(sliver), ground=Flat())


def test_without_airspace_nobody_is_told_anything_about_it():
    assert not [code for code in found(None, ground=Flat()) if code.startswith("zone")]


corner = st.tuples(st.integers(-400, 900), st.integers(-400, 900))


@given(
    st.lists(st.tuples(st.integers(-300, 700), st.integers(-300, 700)), min_size=1, max_size=5),
    corner,
    st.tuples(st.integers(5, 500), st.integers(5, 500)),
    st.tuples(st.integers(0, 150), st.integers(0, 150)),
)
def test_a_plan_meets_a_box_exactly_where_plain_geometry_says_so(
    stops: list[tuple[int, int]], at: tuple[int, int], size: tuple[int, int], limits: tuple[int, int]
):
    """Peer: each leg against the box, object by object, at one height over flat known ground."""
    (x, y), (wide, long) = at, size
    box = [(x, y), (x + wide, y), (x + wide, y + long), (x, y + long)]
    lower, upper = sorted(limits)
    plan = legs(*((float(e), float(n), 60.0) for e, n in stops))
    one = zone(box, (float(lower), GROUND), (float(upper), GROUND))
    path = [plan.home or HOME, *(w.at for w in plan.waypoints), plan.home or HOME]
    lines = [LineString([(p.lon_deg, p.lat_deg) for p in leg]) for leg in pairwise(path)]
    shape = one.volumes[0].shape
    near_edge = min(line.distance(shape.exterior) for line in lines) < 1e-7
    over = any(line.intersects(shape) for line in lines) and lower <= 60 <= upper
    climbs = shape.intersects(Point(HOME.lon_deg, HOME.lat_deg)) and lower <= 60
    if not near_edge:
        assert ("zone_conflict" in found(air(one), plan, Flat())) is (over or climbs)


@settings(max_examples=20)
@given(st.integers(0, 400), st.integers(0, 400))
def test_doubt_never_makes_a_conflict_clear(lower: int, upper: int):
    """Whatever is a conflict over known ground is at least not evaluated where nobody knows the ground."""
    one = zone(lower=(float(min(lower, upper)), SEA), upper=(float(max(lower, upper)), SEA))
    for amsl in (0.0, 90.0, 250.0):
        if "zone_conflict" in found(air(one), ground=Flat(amsl)):
            assert {"zone_conflict", "zone_not_evaluated"} & set(found(air(one)))


def test_the_same_plan_has_the_same_findings():
    crowd = tuple(zone(id=f"Z{n}", upper=(float(50 + n), GROUND)) for n in range(30))
    once, again = (check(SEARCH, ground=Flat(), airspace=air(*crowd)) for _ in range(2))
    assert once == again
    assert len(np.unique([f.code for f in once])) > 1


def test_a_plan_without_a_home_is_checked_from_its_first_waypoint():
    homeless = replace(legs((0, 0, 60.0), (300, 100, 60.0)), home=None, takeoff_height=AboveHome(60.0))
    assert "zone_conflict" in found(air(zone()), homeless)
