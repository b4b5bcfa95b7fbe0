import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.coordinates.mgrs import mgrs, to_mgrs
from maps.coordinates.readings import readings
from maps.geo import LatLon, distance_m
from maps.grids import PositionError

away_from_the_poles = st.builds(LatLon, st.floats(-79.9, 83.9), st.floats(-180.0, 180.0))


@pytest.mark.parametrize(
    ("at", "square"),
    [  # published: the Eiffel tower, the Jefferson Pier in Washington, a place off Hawaii
        (LatLon(48.85820, 2.29450), "31U DQ 48251 11932"),
        (LatLon(38.889806, -77.036536), "18S UJ 23371 06519"),
        (LatLon(21.409797, -157.916081), "4Q FJ 12345 67890"),
    ],
)
def test_known_places_have_their_known_squares(at: LatLon, square: str):
    assert distance_m(readings(square)[0].at, at) < 2.0
    east, north = (int(digits) for digits in square.split()[2:])
    ours = to_mgrs(at).split()
    assert ours[:2] == square.split()[:2]
    assert abs(int(ours[2]) - east) <= 2
    assert abs(int(ours[3]) - north) <= 2


@given(away_from_the_poles)
def test_a_place_lies_in_the_square_that_is_said(at: LatLon):
    (reading,) = readings(to_mgrs(at))
    assert distance_m(reading.at, at) < 0.8


@given(away_from_the_poles, st.integers(1, 5))
def test_fewer_digits_name_a_larger_square_around_it(at: LatLon, digits: int):
    zone, letters, east, north = to_mgrs(at).split()
    (reading,) = readings(f"{zone}{letters}{east[:digits]}{north[:digits]}")
    assert distance_m(reading.at, at) < reading.error_m * 1.5 + 1.0


@pytest.mark.parametrize(
    "text", ["34VFH4725162066", "34V FH 47251 62066", "34v fh 4725162066", "34VFH 47251 62066"]
)
def test_blanks_and_small_letters_do_not_matter(text: str):
    assert distance_m(readings(text)[0].at, LatLon(56.480, 23.391)) < 1.5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("61VFH1234", "no MGRS zone 61"),
        ("34VFH123", "as many digits for east as for north"),
        ("34VFH12 345", "as many digits for east as for north"),
        ("34VFH123456123456", "as many digits for east as for north"),
        ("34VJB1234", "zone 34 has no square JB"),
        ("34VFA1234", "zone 34V has no square FA"),
    ],
)
def test_what_cannot_be_is_said(text: str, says: str):
    with pytest.raises(PositionError, match=says):
        mgrs(text)


@given(st.from_regex(re.compile(r"[0-9]{1,2}[C-X][A-Z]{2}[0-9]{2,10}"), fullmatch=True))
def test_no_square_gets_past_the_named_error(text: str):
    try:
        readings(text)
    except PositionError:
        return
