"""The room of a plan holds everything that it may fly over."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from maps.area import LocalFrame, to_polygon
from maps.geo import LatLon
from missions.confirmations import BORDER, Confirmation
from missions.flown import flown
from missions.plan_room import MARGIN_M, room_of
from tests.missions.findings.airs import NOON, SEARCH, legs

spot = st.tuples(st.integers(-2000, 2000), st.integers(-2000, 2000))


@given(st.lists(spot, min_size=1, max_size=6))
def test_a_confirmation_for_it_covers_all_that_is_flown(stops: list[tuple[int, int]]):
    plan = legs(*((float(x), float(y), 60.0) for x, y in stops))
    room = room_of(plan)
    assert room is not None
    way = flown(plan, plan.home, None).way
    yes = Confirmation(BORDER, room, NOON, NOON.replace(hour=15), "Budintis")
    assert yes.holds(NOON, NOON.replace(hour=14), way.lats, way.lons)


def test_it_is_as_wide_as_its_margin_and_no_wider():
    room = room_of(SEARCH)
    assert room is not None
    assert SEARCH.fence is not None
    frame = LocalFrame(room.centre)
    inner, outer = to_polygon(SEARCH.fence.area, frame), to_polygon(room, frame)
    assert outer.covers(inner)
    assert outer.hausdorff_distance(inner.convex_hull) < 1.5 * MARGIN_M


def test_a_plan_without_a_place_has_none():
    assert room_of(replace(SEARCH, waypoints=(), area=None, fence=None, home=None)) is None
    alone = replace(SEARCH, waypoints=(), area=None, fence=None, home=LatLon(56.0, 25.0))
    assert room_of(alone) is not None
