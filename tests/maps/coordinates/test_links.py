import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.coordinates.links import link
from maps.coordinates.readings import readings
from maps.geo import LatLon, distance_m
from maps.grids import PositionError

TERVETE = LatLon(56.480, 23.391)


@pytest.mark.parametrize(
    "text",
    [
        "geo:56.48,23.391",
        "geo:56.48,23.391,40;crs=wgs84;u=35",
        "geo:56.48,23.391?z=16",
        "geo:0,0?q=56.48,23.391(Zelmeņi)",
        "https://www.google.com/maps?q=56.48,23.391",
        "https://www.google.com/maps?q=56.48%2C+23.391",
        "https://www.google.com/maps/search/56.48,+23.391?entry=tts",
        "https://www.google.com/maps/search/?api=1&query=56.48%2C23.391",
        "https://www.google.com/maps/@56.48,23.391,15z",
        "https://www.google.com/maps/place/X/@56.4,23.3,15z/data=!3m1!4b1!8m2!3d56.48!4d23.391!16s",
        "https://www.google.com/maps/dir//56.48,23.391/@56.0,23.0,10z",
        "https://www.openstreetmap.org/?mlat=56.48&mlon=23.391#map=16/56.4/23.3",
        "https://www.openstreetmap.org/#map=16/56.48/23.391",
        "https://waze.com/ul?ll=56.48%2C23.391&navigate=yes",
        "https://www.waze.com/live-map/directions?to=ll.56.48%2C23.391",
        "https://maps.apple.com/?ll=56.48,23.391&q=Pin",
        "https://www.bing.com/maps?cp=56.48~23.391&lvl=16",
        "Deg kūla, skat. https://www.google.com/maps?q=56.48,23.391.",
    ],
)
def test_what_phones_send(text: str):
    (reading,) = readings(text)
    assert distance_m(reading.at, TERVETE) < 1.0


def test_a_geo_address_says_how_certain_it_is():
    assert readings("geo:56.480000,23.391000;u=350")[0].error_m == 350.0
    assert readings("geo:56.480000,23.391000")[0].error_m == 1.0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("https://maps.app.goo.gl/AbC123", "can only be followed with internet"),
        ("https://example.org/news", "holds no position: send the numbers"),
        ("geo:0,0?q=Dobele", "holds no position"),
        ("https://www.google.com/maps?q=156.48,23.391", "holds no position"),
        ("https://[half/maps?q=1,2", "holds no position"),
    ],
)
def test_a_link_without_a_position_is_said_in_one_line(text: str, says: str):
    with pytest.raises(PositionError, match=says) as refused:
        link(text)
    assert "\n" not in str(refused.value)


@given(
    st.sampled_from(["geo:", "https://www.google.com/maps/", "http://", "https://waze.com/ul?ll="]),
    st.text(max_size=60),
)
def test_no_link_gets_past_the_named_error(start: str, rest: str):
    try:
        link(start + rest)
    except PositionError:
        return
