"""Masts and wires on the legs and on the ways home."""

from __future__ import annotations

import pytest

from maps.geo import AboveGround, Amsl, LatLon
from maps.obstacles import Obstacle
from missions.checks import Finding, Severity, check, mend
from missions.findings.obstacles import CLEAR_M, MOST_NAMED
from missions.ground import Ground
from missions.plan import Plan
from missions.way_home import MARGIN_M
from tests.missions import shapes
from tests.missions.findings.airs import Flat, air, found, legs
from tests.missions.grounds import PlaceByPlace

EAST = legs((0, 0, 60.0), (600, 0, 60.0))


def mast(
    east: float, north: float, height: float | None, radius: float = 0.0, name: str = "Tornis"
) -> Obstacle:
    return Obstacle(
        (shapes.at(east, north),), None if height is None else AboveGround(height), radius, "mast", name
    )


def told(*obstacles: Obstacle, plan: Plan = EAST, ground: Ground | None = None) -> dict[str, Finding]:
    return found(air(obstacles=obstacles), plan, ground or Flat())


def test_a_mast_higher_than_the_leg_is_red_and_the_leg_climbs_over_it():
    into = told(mast(300, 10, 70.0))["into_obstacle"]
    assert (into.severity, into.where, into.mend) == (Severity.RED, 2, "raise_leg")
    assert into.facts["clear_m"] == pytest.approx(-10.0)
    mended = mend(EAST, into)
    assert float(mended.waypoints[0].height) == pytest.approx(70.0 + MARGIN_M)
    assert not {"into_obstacle", "obstacle_near", "too_high"} & set(told(mast(300, 10, 70.0), plan=mended))


def test_less_than_the_margin_over_its_top_asks():
    assert told(mast(300, 0, 50.0))["obstacle_near"].severity is Severity.AMBER
    assert "obstacle_near" not in told(mast(300, 0, 60.0 - MARGIN_M))


@pytest.mark.parametrize(("beside_m", "near"), [(CLEAR_M - 1.0, True), (CLEAR_M + 1.0, False)])
def test_how_far_beside_is_far_enough(beside_m: float, near: bool):
    assert ("into_obstacle" in told(mast(300, beside_m, 90.0))) is near
    assert ("into_obstacle" in told(mast(300, beside_m + 30.0, 90.0, radius=30.0))) is near


def test_what_nobody_can_climb_over_is_flown_round():
    assert told(mast(300, 0, 115.0))["into_obstacle"].mend == "go_round"


def test_an_unknown_height_is_never_low():
    finding = told(mast(300, 0, None))["obstacle_height_unknown"]
    assert (finding.severity, finding.mend) == (Severity.AMBER, "go_round")


def test_a_wire_across_the_leg_and_a_wood_below_it():
    wire = Obstacle((shapes.at(300, -500), shapes.at(300, 500)), AboveGround(45.5), 5.0, "line", "330 kV")
    wood = [shapes.at(*corner) for corner in ((100, -50), (200, -50), (200, 50), (100, 50), (100, -50))]
    assert told(wire)["obstacle_near"].facts["obstacle"] == "330 kV"
    assert "obstacle_near" in told(Obstacle(tuple(wood), AboveGround(50.0), filled=True))


def test_a_mast_on_a_hill_is_as_high_as_both():
    class Hill(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            east = (at.lon_deg - shapes.PLACE.lon_deg) * 60_700
            return Amsl(50.0 if abs(east - 300) < 25 else 20.0)

    assert "into_obstacle" in told(mast(300, 0, 40.0), ground=Hill())
    assert "into_obstacle" not in told(mast(300, 0, 40.0))


def test_a_mast_on_a_way_home_that_no_leg_comes_near():
    past = legs((0, 600, 60.0), (600, 600, 60.0), (600, 0, 60.0))
    beside = mast(150, 150, 80.0)
    finding = told(beside, plan=past)["way_home_obstacle"]
    assert finding.severity is Severity.RED
    assert "into_obstacle" not in told(beside, plan=past)


def test_a_hundred_masts_are_a_dozen_findings_the_worst_first():
    row = [mast(10.0 * n, 0, 61.0 + n) for n in range(50)]
    findings = [f for f in _all(*row) if f.code == "into_obstacle"]
    clear = [float(f.facts["clear_m"]) for f in findings]
    assert len(findings) == MOST_NAMED
    assert clear == sorted(clear)
    assert clear[0] == pytest.approx(60.0 - 110.0)


def _all(*obstacles: Obstacle) -> tuple[Finding, ...]:
    return check(EAST, ground=Flat(), airspace=air(obstacles=obstacles))
