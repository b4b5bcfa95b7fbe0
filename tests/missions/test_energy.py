from __future__ import annotations

from dataclasses import replace

import pytest

from maps.geo import AboveGround, AboveHome, LatLon, moved
from missions.energy import DroneProfile, WindAt, estimate
from missions.plan import Plan, Waypoint

HOME = LatLon(56.2, 25.3)


def _plan(*places: tuple[float, float], height_m: float = 40.0, speed_m_s: float = 10.0) -> Plan:
    return Plan(
        pattern="imported",
        area=None,
        home=HOME,
        waypoints=tuple(Waypoint(moved(HOME, x, y), AboveHome(height_m)) for x, y in places),
        takeoff_height=AboveHome(height_m),
        speed_m_s=speed_m_s,
        camera="thermal-640",
        height=AboveGround(height_m),
        swath_m=36.0,
        spacing_m=30.0,
    )


def recorded_survey() -> Plan:
    """The mission of the recorded ArduCopter: 9 lines of 220 m, 30 m apart, at 40 m and 10 m/s."""
    lines: list[tuple[float, float]] = []
    for line in range(9):
        ends = [(-120.0, 60.0 + 30.0 * line), (100.0, 60.0 + 30.0 * line)]
        lines += ends if line % 2 == 0 else ends[::-1]
    return _plan(*lines)


def test_the_recorded_survey_takes_what_the_recorded_copter_took():
    needed = estimate(recorded_survey(), HOME)
    assert needed.duration_s == pytest.approx(403.4, rel=0.03)  # armed to disarmed
    assert needed.search_s == pytest.approx(292.6, rel=0.03)  # from the take-off height to the last corner
    assert needed.length_m == pytest.approx(2648.0, rel=0.02)  # 1 % for the corners it cuts
    assert needed.used_mah == pytest.approx(3279.0, rel=0.05)


def test_a_long_straight_leg_takes_length_by_speed_and_one_ramp():
    short, long = estimate(_plan((0, 1000)), HOME), estimate(_plan((0, 2000)), HOME)
    assert long.duration_s - short.duration_s == pytest.approx(2 * 1000 / 10.0, rel=1e-3)


def test_a_climb_between_waypoints_costs_its_time():
    level = _plan((0, 10), (0, 20))
    climbing = replace(
        level, waypoints=(level.waypoints[0], replace(level.waypoints[1], height=AboveHome(90.0)))
    )
    more = estimate(climbing, HOME).duration_s - estimate(level, HOME).duration_s
    assert more > 50.0 / 2.5  # and the way down again


def test_a_metre_up_costs_more_battery_than_a_metre_down_gives_back():
    low, high = estimate(_plan((0, 500)), HOME), estimate(_plan((0, 500), height_m=110.0), HOME)
    hovering = DroneProfile(climb_share=0.0, descent_share=0.0)
    plainly = [estimate(_plan((0, 500), height_m=h), HOME, drone=hovering).used_mah for h in (40.0, 110.0)]
    assert high.used_mah - low.used_mah > plainly[1] - plainly[0]


def test_staying_at_a_place_costs_its_time_and_in_wind_more_battery_than_its_time():
    plan = _plan((0, 500), (0, 520))
    stays = replace(plan, waypoints=(replace(plan.waypoints[0], hold_s=300.0), plan.waypoints[1]))
    for wind, power in ((WindAt(90.0, 0.0), 1.0), (WindAt(90.0, 12.0), 1.0 + 0.085 * 1.2**3)):
        gone, stayed = estimate(plan, HOME, wind=wind), estimate(stays, HOME, wind=wind)
        assert stayed.duration_s - gone.duration_s == pytest.approx(300.0, abs=6.0)  # it stops for it
        more_s = (stayed.used_percent - gone.used_percent) / 100.0 * DroneProfile().endurance_s
        assert more_s == pytest.approx(300.0 * power, abs=7.0)
        assert stayed.search_s - gone.search_s > 299.0


def test_a_climb_in_cross_wind_is_not_slower_and_not_free():
    up = replace(_plan((0, 10), (0, 20)), takeoff_height=AboveHome(20.0))
    calm, windy = (estimate(up, HOME, wind=WindAt(90.0, speed)) for speed in (0.0, 10.0))
    assert windy.duration_s == pytest.approx(calm.duration_s)
    assert windy.used_mah > 1.05 * calm.used_mah


def test_head_wind_costs_battery_and_too_much_of_it_stops_the_flight():
    calm = estimate(_plan((0, 2000)), HOME)
    windy = estimate(_plan((0, 2000)), HOME, wind=WindAt(0.0, 8.0))
    storm = estimate(_plan((0, 2000)), HOME, wind=WindAt(0.0, 16.0))
    assert windy.used_percent > calm.used_percent
    assert windy.duration_s > calm.duration_s  # 18 m/s against the air is more than it can
    assert storm.wind_too_strong


def test_every_battery_flies_there_and_back():
    near, far = (
        estimate(_plan(*[(x, d) for x in range(0, 4000, 2000)] * 4), HOME).batteries for d in (50, 3000)
    )
    assert near is not None
    assert far is not None
    assert far > near


def test_out_of_reach_says_so_instead_of_a_number():
    assert estimate(_plan((0, 20_000)), HOME).batteries is None


def test_a_bigger_reserve_needs_more_batteries():
    places = [(x, y) for y in range(0, 600, 40) for x in (0, 600)]
    careless = estimate(_plan(*places), HOME, drone=DroneProfile(reserve=0.0)).batteries
    careful = estimate(_plan(*places), HOME, drone=DroneProfile(reserve=0.6)).batteries
    assert careless is not None
    assert careful is not None
    assert careful > careless
