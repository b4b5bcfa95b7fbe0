import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.coordinates.readings import readings
from maps.coordinates.utm import band_at, from_utm, to_utm, utm, zone_at
from maps.geo import LatLon, distance_m
from maps.grids import PositionError

away_from_the_poles = st.builds(LatLon, st.floats(-79.9, 83.9), st.floats(-180.0, 180.0))


@given(away_from_the_poles)
def test_there_and_back_is_less_than_a_metre(at: LatLon):
    there = to_utm(at)
    assert (
        distance_m(from_utm(there.zone, there.easting_m, there.northing_m, south=there.band < "N"), at) < 0.01
    )
    assert min(distance_m(reading.at, at) for reading in readings(str(there))) < 1.0


@pytest.mark.parametrize(
    ("lat", "lon", "zone", "band"),
    [
        (56.48, 23.391, 34, "V"),
        (56.0, 24.0, 35, "V"),
        (55.99, 23.99, 34, "U"),
        (60.4, 5.3, 32, "V"),  # Bergen: the coast of Norway is widened
        (78.2, 15.6, 33, "X"),  # Longyearbyen
        (-33.9, 151.2, 56, "H"),
        (0.0, 180.0, 60, "N"),
    ],
)
def test_the_zone_and_the_band_are_the_ones_in_use(lat: float, lon: float, zone: int, band: str):
    assert (zone_at(LatLon(lat, lon)), band_at(LatLon(lat, lon))) == (zone, band)


@pytest.mark.parametrize(
    "text",
    [
        "34V 647251 6262066",
        "34 V 647251 6262066",
        "34v 647251E 6262066N",
        "UTM 34V 647251 mE 6262066 mN",
        "34V 647 251 6 262 066",
        "34V 647251,0; 6262066,0",
        "34N 647251 6262066",
        "34V 6262066 647251",
    ],
)
def test_one_place_as_receivers_and_people_write_it(text: str):
    (reading,) = readings(text)
    assert distance_m(reading.at, LatLon(56.480, 23.391)) < 1.5
    assert reading.said == "34V 647251 6262066"


def test_s_may_be_the_southern_half_or_a_band_of_the_north():
    north, south = readings("34S 612345 4234567")
    assert north.at.lat_deg == pytest.approx(38.25, abs=0.01)
    assert south.at.lat_deg == pytest.approx(-52.03, abs=0.01)
    (only,) = readings("34S 612345 6234567")
    assert only.at.lat_deg < 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("74V 612345 6234567", "no UTM zone 74"),
        ("34V 12345 6234567", "is not UTM: the easting is 100000 to 900000"),
        ("34V 612345 7934567", "34V does not fit northing 7934567, which lies in band W"),
        ("34C 612345 9934567", "34C does not fit"),
    ],
)
def test_what_cannot_be_is_said(text: str, says: str):
    with pytest.raises(PositionError, match=says):
        utm(text)
