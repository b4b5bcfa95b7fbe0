import importlib.util
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from maps import borders
from maps.geo import LatLon, distance_m, moved

TERVETE, JONISKIS = LatLon(56.480, 23.391), LatLon(56.238, 23.615)
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [
        (56.480, 23.391, "LV"),  # Tērvete
        (56.465, 23.345, "LV"),  # Zelmeņi
        (56.606, 24.522, "LV"),  # Vecumnieki
        (56.162, 25.747, "LV"),  # Aknīste
        (56.238, 23.615, "LT"),  # Joniškis
        (56.201, 24.756, "LT"),  # Biržai
        (55.962, 25.585, "LT"),  # Rokiškis
        (57.020, 24.170, "LV"),  # on a lake in Riga
        (57.200, 20.500, None),  # the sea
        (58.380, 26.720, None),  # Tartu
        (54.710, 20.510, None),  # Kaliningrad
    ],
)
def test_towns_are_in_their_country(lat, lon, country):
    assert borders.country_at(LatLon(lat, lon)) == country


def test_the_flight_between_two_partner_brigades_crosses_and_the_flight_at_home_does_not():
    assert borders.crosses_border(TERVETE, JONISKIS)
    assert not borders.crosses_border(TERVETE, LatLon(56.465, 23.345))


def test_a_step_over_a_bend_and_back_crosses_although_both_ends_are_at_home():
    """A chord between two border corners, pushed a little into Latvia, that cuts a Lithuanian bulge."""
    (line,) = borders.border_line()
    for i in range(0, len(line) - 40, 20):
        ends = [LatLon(lat, lon) for lon, lat in (line[i], line[i + 40])]
        a, b = (moved(end, 0.0, 150.0) for end in ends)
        middle = LatLon((a.lat_deg + b.lat_deg) / 2, (a.lon_deg + b.lon_deg) / 2)
        if [borders.country_at(p) for p in (a, middle, b)] == ["LV", "LT", "LV"]:
            assert borders.crosses_border(a, b)
            return
    pytest.fail("the border has no bend")


def test_the_border_is_as_long_as_the_two_countries_say():
    assert borders.border_length_m() == pytest.approx(588e3, rel=0.02)  # official length 588 km


def test_the_border_is_one_line_from_belarus_to_the_sea():
    (line,) = borders.border_line()
    np.testing.assert_allclose(line[0], (26.624, 55.681), atol=0.002)
    np.testing.assert_allclose(line[-1], (21.062, 56.069), atol=0.002)
    steps = [distance_m(LatLon(a[1], a[0]), LatLon(b[1], b[0])) for a, b in pairwise(line.tolist())]
    assert max(steps) < 4_200.0  # the longest straight piece of the source: no jump over missing data


def test_every_piece_of_the_border_has_latvia_on_one_side_and_lithuania_on_the_other():
    (line,) = borders.border_line()
    start, end = line[:-1], line[1:]
    step = end - start
    long_enough = np.hypot(*step.T) > 0.003  # shorter pieces can be thinner than the probe
    middle = ((start + end) / 2)[long_enough]
    normal = np.stack((-step[:, 1], step[:, 0]), axis=1)[long_enough]
    normal *= 2e-5 / np.hypot(*normal.T)[:, None]
    sides = [
        {borders.country_at(LatLon(lat, lon)) for lon, lat in (m + n, m - n)}
        for m, n in zip(middle, normal, strict=True)
    ]
    assert len(sides) > 400
    assert sum(side == {"LV", "LT"} for side in sides) >= 0.99 * len(sides)


def test_the_distance_agrees_with_the_ellipsoid():
    (line,) = borders.border_line()
    walked = shapely.get_coordinates(shapely.segmentize(shapely.LineString(line), 0.0005))
    for at in (TERVETE, JONISKIS, LatLon(55.962, 25.585), LatLon(57.02, 24.17), LatLon(54.7, 25.3)):
        lon, lat = np.full(len(walked), at.lon_deg), np.full(len(walked), at.lat_deg)
        _, _, metres = Geod(ellps="WGS84").inv(lon, lat, walked[:, 0], walked[:, 1])
        assert borders.distance_to_border_m(at) == pytest.approx(np.min(metres), rel=0.006)


def test_on_the_line_the_distance_is_nothing():
    (line,) = borders.border_line()
    for lon, lat in line[::400].tolist():
        assert borders.distance_to_border_m(LatLon(lat, lon)) < 0.01


@given(st.floats(-20_000.0, 20_000.0), st.floats(-20_000.0, 20_000.0))
def test_a_change_of_country_is_a_crossing(east_m, north_m):
    start = LatLon(56.36, 23.5)
    end = moved(start, east_m, north_m)
    if borders.country_at(start) != borders.country_at(end):
        assert borders.crosses_border(start, end)
        assert borders.distance_to_border_m(end) <= distance_m(start, end) * 1.01


def test_the_lines_to_draw_cannot_be_spoiled_by_who_draws_them():
    mainland = borders.outlines()["LT"][0]
    assert mainland.shape[1] == 2
    with pytest.raises(ValueError, match="read-only"):
        mainland[0] = 0.0


@pytest.mark.slow
def test_the_packaged_lines_are_those_the_script_makes():
    spec = importlib.util.spec_from_file_location("build_borders", ROOT / "scripts" / "build_borders.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    built = script.build(script.DATA / "latvia_lithuania.geojson")
    for name, length in (("LV", 8_000), ("LT", 10_000), ("border", 4_000)):
        assert len(built[name]) > length
    ours = shapely.LineString(borders.border_line()[0])
    theirs = shapely.LineString(built["border"] / 1e6)
    assert (
        shapely.hausdorff_distance(ours, theirs) < 1e-4
    )  # other GEOS versions may order and snap differently
