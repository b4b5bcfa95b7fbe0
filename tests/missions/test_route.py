from __future__ import annotations

from pathlib import Path

import pytest

from maps.foreign.file import FormatError
from maps.formats import by_suffix
from maps.formats.features import Features, Line, NamedArea, Point
from maps.geo import AboveHome, Amsl
from missions.items import MOST_WAYPOINTS
from missions.route import read_route
from tests.missions import shapes

PLACES = tuple(shapes.at(100.0 * n, 50.0) for n in range(5))


@pytest.mark.parametrize("suffix", [".geojson", ".kml", ".gpx"])
def test_the_line_of_a_map_is_flown_at_the_height_that_was_asked_for(suffix: str, tmp_path: Path):
    path = tmp_path / f"road{suffix}"
    by_suffix.write(path, Features((), (Line(PLACES, "road"),), ()))
    plan, remarks = read_route(path, AboveHome(45.0))
    assert [w.height for w in plan.waypoints] == [45.0] * 5
    assert [round(w.at.lon_deg, 6) for w in plan.waypoints] == [round(at.lon_deg, 6) for at in PLACES]
    assert (plan.pattern, plan.takeoff_height, plan.home, remarks) == ("imported", 45.0, None, ())


def test_its_own_heights_and_what_lies_beside_it_are_not_taken_and_that_is_said(tmp_path: Path):
    path = tmp_path / "road.geojson"
    line = Line(PLACES, "road", tuple(Amsl(120.0) for _ in PLACES))
    area = NamedArea(shapes.area(shapes.TRIANGLE))
    by_suffix.write(path, Features((area,), (line,), (Point(PLACES[0]),)))
    _, remarks = read_route(path, AboveHome(45.0))
    assert [(r.code, r.facts) for r in remarks] == [
        ("drawn_heights_not_taken", {}),
        ("not_of_the_plan", {"areas": 1}),
        ("not_of_the_plan", {"points": 1}),
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "no line in it"),
        ((Line(PLACES), Line(PLACES[::-1])), "2 lines in it: keep the one to fly"),
        (
            (Line(tuple(shapes.at(float(n), 0.0) for n in range(MOST_WAYPOINTS + 1))),),
            f"its line has {MOST_WAYPOINTS + 1} places, {MOST_WAYPOINTS} fit aboard",
        ),
    ],
)
def test_what_is_not_one_line_that_fits_aboard_is_refused(tmp_path: Path, lines, said: str):
    path = tmp_path / "road.kml"
    by_suffix.write(path, Features((), lines, (Point(PLACES[0]),)))
    with pytest.raises(FormatError, match=f"road.kml: {said}"):
        read_route(path, AboveHome(45.0))
