import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.coordinates.position import parse_position
from maps.coordinates.written import degrees_minutes, degrees_minutes_seconds
from maps.geo import LatLon, distance_m
from maps.grids import PositionError

TERVETE = LatLon(56.480, 23.391)


@pytest.mark.parametrize(
    "text",
    [
        "56.48, 23.391",
        "56.48 23.391",
        " 56.48,23.391 ",
        "56,48; 23,391",
        "56,48 23,391",
        "56,48, 23,391",
        "+56.48, +23.391",
        "56.48° 23.391°",
        "56.48N 23.391E",
        "N56.48, E23.391",
        "N 56,48 E 23,391",
        "23.391 E, 56.48 N",
        "E23.391 N56.48",
        "56°28'48\"N 23°23'27.6\"E",
        "56°28′48″N, 23°23′27.6″E",
        "56º 28’ 48” n; 23º 23’ 27,6” e",
        "56°28'48'' 23°23'27.6''",
        "56 28 48 23 23 27.6",
        "56 28.8 23 23.46",
        "N56 28.800 E23 23.460",
        "259670.6, 462490.4",
        "259 670,6; 462 490,4",
        "259 670.6, 462 490.4",
        "462490.4 259670.6",
        "259671,462490",
    ],
)
def test_one_place_in_the_notations_people_send(text):
    assert distance_m(parse_position(text), TERVETE) < 1.0


def test_south_and_west_and_minus_are_negative():
    assert parse_position("33°30'S 70°30'W") == LatLon(-33.5, -70.5)
    assert parse_position("-33.5, -70.5") == LatLon(-33.5, -70.5)
    assert parse_position("-0 30, -0 30") == LatLon(-0.5, -0.5)


def test_a_lithuanian_grid_pair_with_blanks_in_the_numbers():
    assert distance_m(parse_position("6 233 882,5; 476 131,5"), LatLon(56.238, 23.615)) < 1.0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not two numbers: write them as"),
        ("56,48", "is not two numbers"),
        ("56.48", "is not two numbers"),
        ("56.48, 23.391, 12", "is not two numbers"),
        ("Tērvete", "one of N or S and one of E or W"),
        ("56.48N 23.391N", "one of N or S and one of E or W"),
        ("56.48N 23.391", "one of N or S"),
        ("E56.48 W23.391", "one of N or S"),
        ("95.0, 23.0", "95 is not a latitude"),
        ("156.48, 23.391", "are the two numbers swapped"),
        ("56.0, 181.0", "181 is not a longitude"),
        ("56°60'N 23°0'E", "go to 59"),
        ("56°28'60\"N 23°0'0\"E", "go to 59"),
        ("56.5°28'N 23°0'E", "is not degrees, minutes and seconds"),
        ("56 -28 23 20", "is not degrees, minutes and seconds"),
        ("-56.48N 23.391E", "a sign and a letter"),
        ("330000, 400000", "read both ways"),
        ("nan, nan", "one of N or S"),
        ("1e5, 2", "one of N or S"),
        ("56.48N 23.391E and more", "one of N or S"),
        ("٥٦.٤٨, ٢٣.٣٩", "is not degrees"),
        ("5" * 500, "too long for a position"),
    ],
)
def test_what_is_not_a_position_is_said(text, says):
    with pytest.raises(PositionError, match=says):
        parse_position(text)


positions = st.builds(LatLon, st.floats(-90.0, 90.0), st.floats(-180.0, 180.0))


@given(positions)
def test_what_is_shown_is_understood_again(at):
    shown = degrees_minutes_seconds(at)
    assert "60." not in shown.replace("60°", "")
    assert distance_m(parse_position(shown), at) < 3.0
    assert distance_m(parse_position(degrees_minutes(at)), at) < 2.0


def test_seconds_carry_into_the_next_minute():
    assert degrees_minutes_seconds(LatLon(56.99999999, 23.0)) == "57°00'00.0\"N 23°00'00.0\"E"


@given(st.text(max_size=40))
def test_no_text_gets_past_the_named_error(text):
    try:
        parse_position(text)
    except PositionError:
        return
    assert any(character.isdigit() for character in text)


def test_no_spoiled_position_gets_past_the_named_error():
    rng = random.Random(7)
    alphabet = "0123456789.,;°'\" NSEW+-–\t\n٣²"
    understood = 0
    for _ in range(2_000):
        letters = list("56°28'48\"N 23°23'27.6\"E")
        for _ in range(rng.randint(1, 4)):
            letters[rng.randrange(len(letters))] = rng.choice(alphabet)
        try:
            parse_position("".join(letters))
        except PositionError:
            continue
        understood += 1
    assert 100 < understood < 1_900


@pytest.mark.hazard("H31")
@pytest.mark.parametrize("text", ["23.391, 56.48", "23 23.46 56 28.8", "23°23'27.6\" 56°28'48\""])
def test_a_pair_that_lies_in_arabia_unless_it_is_turned_round_is_asked_back(text):
    with pytest.raises(PositionError, match=r"Arabia: write the latitude first, or 23\.391 N 56\.48 E"):
        parse_position(text)


def test_who_writes_the_letters_means_it():
    assert parse_position("23.391 N 56.48 E") == LatLon(23.391, 56.48)
