"""A hot spot comes back from the journal as it went in, and what was forged does not."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.hot_spot_ledger.facts import MOST_NUMBER, facts_of, sighting_in
from maps.geo import LatLon
from telemetry.georeference.ground_point import ErrorEllipse
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.thermal.frame import TruthLevel
from tests.incidents.hot_spot_ledger.spots import SHA, spot

TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.just(10**400)
)


@st.composite
def spots(draw: st.DrawFn) -> HotSpot:
    level = draw(st.sampled_from(TruthLevel))
    major = draw(st.floats(0.02, 9_000.0))
    first = draw(TIMES)
    return HotSpot(
        track=draw(st.integers(0, 10_000)),
        number=draw(st.integers(1, MOST_NUMBER)),
        at=LatLon(draw(st.floats(-89.0, 89.0)), draw(st.floats(-179.0, 179.0))),
        ellipse=ErrorEllipse(major, draw(st.floats(0.01, 1.0)) * major, draw(st.floats(0.0, 180.0))),
        state=SpotState.CONFIRMED,
        sightings=draw(st.integers(0, 1_000_000)),
        temperature_c=draw(st.floats(-50.0, 1_500.0)) if level else None,
        at_least=draw(st.booleans()),
        level=level,
        area_m2=draw(st.floats(0.0, 900_000.0)),
        first_at=first,
        last_at=first + timedelta(seconds=draw(st.floats(0.0, 900.0))),
    )


@given(spots(), st.sampled_from([None, SHA]))
def test_facts_come_back_through_the_journals_json(told: HotSpot, picture: str | None):
    facts = msgspec.json.decode(msgspec.json.encode(facts_of(told, picture)))
    back = sighting_in(facts)
    assert back is not None
    found = back.spot
    assert (found.number, found.track, found.sightings) == (told.number, told.track, told.sightings)
    assert (found.level, found.at_least, found.state) == (told.level, told.at_least, told.state)
    assert (found.first_at, found.last_at, back.picture_sha256) == (told.first_at, told.last_at, picture)
    assert found.at.lat_deg == pytest.approx(told.at.lat_deg, abs=1e-7)
    assert found.at.lon_deg == pytest.approx(told.at.lon_deg, abs=1e-7)
    assert found.ellipse.major_m == pytest.approx(told.ellipse.major_m, abs=0.011)
    assert found.ellipse.minor_m == pytest.approx(told.ellipse.minor_m, abs=0.011)
    apart_deg = abs((found.ellipse.bearing_deg - told.ellipse.bearing_deg + 90.0) % 180.0 - 90.0)
    assert apart_deg == pytest.approx(0.0, abs=0.051)
    if told.temperature_c is None:
        assert found.temperature_c is None
    else:
        assert found.temperature_c == pytest.approx(told.temperature_c, abs=0.006)


@pytest.mark.hazard("H32")
@given(st.sampled_from(sorted(facts_of(spot(), SHA))), ANYTHING)
def test_no_forged_fact_makes_a_place_without_an_error_or_a_number(key: str, value: object):
    back = sighting_in({**facts_of(spot(), SHA), key: value})  # type: ignore[dict-item]
    if back is None:
        return
    found = back.spot
    assert 1 <= found.number <= MOST_NUMBER
    assert 0.0 < found.ellipse.minor_m <= found.ellipse.major_m < math.inf
    assert found.temperature_c is None or math.isfinite(found.temperature_c)
    assert found.first_at <= found.last_at


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("number", 0),
        ("number", 1.5),
        ("number", True),
        ("number", 10_000),
        ("lat_deg", 91.0),
        ("major_m", 0.0),
        ("major_m", "4"),
        ("minor_m", 5.0),  # longer than the longer one
        ("level", 5),
        ("level", None),
        ("first_at", "2026-04-12T10:05:40"),  # without a zone
        ("last_at", "2020-01-01T00:00:00+00:00"),  # ended before it began
    ],
)
def test_what_cannot_be_is_no_sighting(key: str, value: float | str | None):
    assert sighting_in({**facts_of(spot()), key: value}) is None


@pytest.mark.parametrize("value", [9_000.0, -80.0, "hot", True])
def test_a_temperature_that_cannot_be_is_left_out_and_the_place_kept(value: float | str):
    back = sighting_in({**facts_of(spot()), "temperature_c": value})
    assert back is not None
    assert back.spot.temperature_c is None


def test_a_palette_picture_has_no_degrees_whoever_writes_some():
    facts = facts_of(spot(level=TruthLevel.PALETTE))
    assert "temperature_c" not in facts
    back = sighting_in({**facts, "temperature_c": 200.0})
    assert back is not None
    assert back.spot.temperature_c is None


def test_a_picture_is_a_hash_or_nothing():
    back = sighting_in({**facts_of(spot()), "picture_sha256": "../../etc/passwd"})
    assert back is not None
    assert back.picture_sha256 is None


def test_a_spot_without_a_number_has_no_place_in_the_ledger():
    with pytest.raises(ValueError, match="from 1 to"):
        facts_of(replace(spot(), number=0))
