import pytest

from maps.coordinates.plus_code import plus_code
from maps.coordinates.readings import readings
from maps.geo import LatLon, distance_m
from maps.grids import PositionError


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [  # from the test data of the specification: the middle of each cell
        ("7FG49QCJ+2V", 20.3700625, 2.7821875),
        ("8FVC2222+22", 47.0000625, 8.0000625),
        ("4VCPPQGP+Q9", -41.2730625, 174.7859375),
        ("7FG49QCJ+2VX", 20.3701125, 2.782234375),
    ],
)
def test_the_codes_of_the_specification(code: str, lat: float, lon: float):
    (reading,) = readings(code)
    assert distance_m(reading.at, LatLon(lat, lon)) < 0.5
    assert 1.0 <= reading.error_m < 8.0


def test_padding_names_a_larger_cell():
    (reading,) = readings("8FVC0000+")
    assert (reading.at.lat_deg, reading.at.lon_deg) == pytest.approx((47.5, 8.5))
    assert reading.error_m > 50_000


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("9F7R+3H", "is a short plus code"),
        ("9F7R+3H TĒRVETE", "is a short plus code"),
        ("9G6C9F7R+3", "is not a whole plus code"),
        ("XXXXXXXX+XX", "is not on the Earth"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, says: str):
    with pytest.raises(PositionError, match=says):
        plus_code(text)
