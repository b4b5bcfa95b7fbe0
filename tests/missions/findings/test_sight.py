"""Whether the pilot at home sees the drone."""

from __future__ import annotations

import pytest

from maps.area import LocalFrame
from maps.geo import Amsl, LatLon
from missions.checks import Severity
from missions.rules import Basis, rules_of
from tests.missions.findings.airs import HOME, SEARCH, Flat, air, found, legs
from tests.missions.grounds import PlaceByPlace

FRAME = LocalFrame(HOME)
LIMIT_M = rules_of("LV", Basis.OPEN).sight_m


def test_a_near_search_over_flat_ground_is_in_sight():
    assert "out_of_sight" not in found(air(), SEARCH, Flat())


def test_beyond_the_distance_is_amber_in_the_open_category_and_told_elsewhere():
    far = legs((0, 0, 60.0), (LIMIT_M + 150.0, 0, 60.0))
    finding = found(air(), far, Flat())["out_of_sight"]
    assert (finding.severity, finding.where) == (Severity.AMBER, 2)
    assert finding.facts["distance_m"] == pytest.approx(702.0, abs=1.0)
    assert finding.facts["beyond_m"] == pytest.approx(2 * 202.0, abs=20.0)
    assert "VUGD" in str(finding.facts["rule"])
    assert found(air(basis=Basis.STATE), far, Flat())["out_of_sight"].severity is Severity.INFO


def test_behind_a_hill_it_is_out_of_sight_though_near():
    class Hill(PlaceByPlace):
        def height_m(self, at: LatLon) -> Amsl | None:
            east, _ = FRAME.to_xy(at)
            return Amsl(20.0 + (30.0 if 100.0 < east < 150.0 else 0.0))

    behind = legs((300, 0, 60.0), (300, 100, 60.0))
    finding = found(air(), behind, Hill())["out_of_sight"]
    assert finding.facts["beyond_m"] == 0.0
    assert float(finding.facts["hidden_m"] or 0.0) > 0.0
    high = legs((300, 0, 110.0), (300, 100, 110.0))
    assert "out_of_sight" not in found(air(), high, Hill())
