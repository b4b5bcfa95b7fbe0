import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from maps.borders import country_at
from maps.coordinates.position import parse_position
from maps.coordinates.reading import Notation, Order
from maps.coordinates.readings import readings
from maps.coordinates.written import GRIDS, all_notations
from maps.geo import LatLon, distance_m
from maps.grids import PositionError, to_grid

KURZEME = LatLon(57.10245, 22.34922)
in_both_countries = st.builds(LatLon, st.floats(53.9, 58.1), st.floats(20.9, 28.3))


def test_a_pair_that_fits_both_ways_in_kurzeme_is_two_readings():
    north_first, east_first = readings("330000, 400000")
    assert (north_first.order, east_first.order) == (Order.NORTH_FIRST, Order.EAST_FIRST)
    assert north_first.said == "LKS-92 N 330000 E 400000"
    assert distance_m(north_first.at, KURZEME) < 1.0
    assert distance_m(north_first.at, east_first.at) > 90_000


def test_named_axes_settle_it():
    (reading,) = readings("LKS-92 N 330000 E 400000")
    assert (reading.order, distance_m(reading.at, KURZEME) < 1.0) == (None, True)
    assert distance_m(readings("E 400 000, N 330 000")[0].at, KURZEME) < 1.0


def test_x_and_y_do_not_since_most_exports_mix_them_up():
    assert len(readings("X 330000 Y 400000")) == 2
    assert len(readings("X=462490.4 Y=259670.6")) == 1


@pytest.mark.parametrize(
    "text", ["LKS-94 6233882, 476131", "LKS94: 476131 6233882", "EPSG:3346 N 6233882 E 476131"]
)
def test_the_name_of_the_grid_may_stand_before(text: str):
    assert distance_m(readings(text)[0].at, LatLon(56.238, 23.615)) < 1.0


def test_a_name_that_does_not_fit_the_numbers_is_said():
    with pytest.raises(PositionError, match="outside"):
        readings("LKS-94 259670, 462490")
    with pytest.raises(PositionError, match="outside"):
        readings("LKS-94 N 259670 E 462490")


def test_a_pair_that_lies_in_arabia_is_offered_turned_round_first():
    turned, as_written = readings("23.391, 56.48")
    assert (turned.at, turned.order) == (LatLon(56.48, 23.391), Order.EAST_FIRST)
    assert as_written.at == LatLon(23.391, 56.48)


@pytest.mark.parametrize(
    ("text", "error_m"),
    [
        ("56.48, 23.39", 556),
        ("56.48000, 23.39100", 1),
        ("56 28.8 23 23.46", 9.3),
        ("56°28'48\"N 23°23'27\"E", 15),
    ],
)
def test_few_digits_mean_a_wide_place(text: str, error_m: float):
    assert readings(text)[0].error_m == pytest.approx(error_m, rel=0.05)


@pytest.mark.parametrize("text", ["///pods.klase.mežs", "pods.klase.mežs", "https://w3w.co/pods.klase.mezs"])
def test_what3words_is_refused_in_one_line(text: str):
    with pytest.raises(PositionError, match="without their service: ask for coordinates"):
        readings(text)


@given(in_both_countries)
def test_what_we_write_we_understand_again(at: LatLon):
    for notation, said in all_notations(at).items():
        found = readings(said)
        assert len(found) == 1
        assert found[0].notation is notation
        assert distance_m(found[0].at, at) < 2.5, said


@given(in_both_countries, st.booleans())
def test_the_countrys_own_numbers_are_among_the_readings(at: LatLon, turned: bool):
    country = country_at(at)
    assume(country is not None)
    there = to_grid(at, GRIDS[country])
    pair = [f"{there.northing_m:.1f}", f"{there.easting_m:.1f}"]
    found = readings("; ".join(reversed(pair) if turned else pair))
    assert min(distance_m(reading.at, at) for reading in found) < 0.5


def test_each_country_has_its_own_grid():
    assert Notation.LKS_92 in all_notations(LatLon(56.480, 23.391))
    assert all_notations(LatLon(56.238, 23.615))[Notation.LKS_94] == "LKS-94 N 6233883 E 476131"
    tallinn = all_notations(LatLon(59.437, 24.754))
    assert not {Notation.LKS_92, Notation.LKS_94} & tallinn.keys()


def test_the_pole_has_degrees_only():
    assert len(all_notations(LatLon(89.0, 0.0))) == 3


def test_the_strict_door_names_both_places():
    with pytest.raises(PositionError, match="write LKS-92 N 330000 E 400000 or LKS-92 N 400000 E 330000"):
        parse_position("330000, 400000")


@given(st.text(max_size=40))
def test_no_text_gets_past_the_named_error(text: str):
    try:
        found = readings(text)
    except PositionError:
        return
    assert found
