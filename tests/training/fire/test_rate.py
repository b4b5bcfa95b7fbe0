"""How fast each fuel burns, against published cases."""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.exercise.scenario import Fuel, Weather
from training.fire.fuel import BEDS, CREEPS_M_S, FLAMES_S, Bed
from training.fire.moisture import fine_fuel_code, moisture_percent, water_percent
from training.fire.rate import Blow, Slope, bed_growth, growth, spread_index, with_slope

# Forestry Canada 1992, tables 6 and 7: a, b, c, q, BUI0
PUBLISHED_BEDS = {
    "C1": Bed(90.0, 0.0649, 4.5, 0.90, 72.0),
    "C2": Bed(110.0, 0.0282, 1.5, 0.70, 64.0),
    "C3": Bed(110.0, 0.0444, 3.0, 0.75, 62.0),
    "C4": Bed(110.0, 0.0293, 1.5, 0.80, 66.0),
    "C5": Bed(30.0, 0.0697, 4.0, 0.80, 56.0),
    "C7": Bed(45.0, 0.0305, 2.0, 0.85, 106.0),
    "D1": Bed(30.0, 0.0232, 1.6, 0.90, 32.0),
    "S1": Bed(75.0, 0.0297, 1.3, 0.75, 38.0),
    "S2": Bed(40.0, 0.0438, 1.7, 0.75, 63.0),
    "S3": Bed(55.0, 0.0829, 3.2, 0.75, 31.0),
    "O1A": Bed(190.0, 0.0310, 1.4),
    "O1B": Bed(250.0, 0.0350, 1.7),
}
WITHIN = 0.002  # the published figures have four digits


class Case(NamedTuple):
    """One row of tests/data/fire/fbp_published.csv."""

    bed: Bed
    said: dict[str, float]

    @property
    def wind(self) -> Blow:
        return Blow(self.said["wind_km_h"], self.said["wind_from_deg"] + 180.0)

    @property
    def slope(self) -> Slope:
        return Slope(self.said["slope_percent"], self.said["aspect_deg"] + 180.0)


def published() -> list[Case]:
    found: list[Case] = []
    with Path("tests/data/fire/fbp_published.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            bed = PUBLISHED_BEDS[row["fuel"]]
            if row["cured_percent"] != "NA":
                bed = replace(bed, cured_percent=float(row["cured_percent"]))
            found.append(
                Case(bed, {key: float(row[key]) for key in row if key not in {"fuel", "cured_percent"}})
            )
    return found


CASES = published()
NAMES = [f"case-{case.said['id']:.0f}" for case in CASES]


def test_thirteen_published_cases_are_compared():
    assert len(CASES) == 13


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_head_back_and_flank_are_those_that_were_published(case: Case):
    found = bed_growth(case.bed, case.said["ffmc"], case.wind, case.slope, case.said["bui"])
    assert found.head_m_s * 60.0 == pytest.approx(case.said["ros_m_min"], rel=WITHIN)
    assert found.back_m_s * 60.0 == pytest.approx(case.said["bros_m_min"], rel=WITHIN)
    assert found.flank_m_s * 60.0 == pytest.approx(case.said["fros_m_min"], rel=WITHIN)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_ellipse_is_as_long_as_was_published(case: Case):
    found = bed_growth(case.bed, case.said["ffmc"], case.wind, case.slope, case.said["bui"])
    assert found.length_to_breadth == pytest.approx(case.said["lb"], rel=WITHIN)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_wind_and_slope_together_drive_it_as_was_published(case: Case):
    blow = with_slope(case.bed, case.said["ffmc"], case.wind, case.slope)
    assert blow.km_h == pytest.approx(case.said["wsv_km_h"], rel=WITHIN, abs=1e-6)
    assert spread_index(case.said["ffmc"], blow.km_h) == pytest.approx(case.said["isi"], rel=WITHIN)
    if case.said["wsv_km_h"] > 0.1:
        turned = (blow.towards_deg - case.said["raz_deg"] + 180.0) % 360.0 - 180.0
        assert abs(turned) < 0.1


@pytest.mark.parametrize(
    ("code", "wind_km_h", "index"),
    [(55.8, 72.9, 3.499), (11.4, 170.1, 3.289e-05), (68.1, 243.0, 7.063)],
)
def test_the_spread_index_is_the_published_one_up_to_storms(code: float, wind_km_h: float, index: float):
    assert spread_index(code, wind_km_h) == pytest.approx(index, rel=WITHIN)


@given(st.floats(0.0, 101.0))
def test_a_moisture_code_and_its_water_say_the_same(code: float):
    assert fine_fuel_code(water_percent(code)) == pytest.approx(code, abs=1e-6)


@given(st.floats(-20.0, 40.0), st.floats(5.0, 90.0))
def test_drier_air_dries_the_fuel(air_c: float, humidity: float):
    assert moisture_percent(air_c, humidity) <= moisture_percent(air_c, humidity + 10.0)


def test_every_fuel_of_an_exercise_burns_in_one_way_and_flames_for_a_time():
    assert set(BEDS) | set(CREEPS_M_S) == set(Fuel)
    assert not set(BEDS) & set(CREEPS_M_S)
    assert set(FLAMES_S) == set(Fuel)


@given(
    st.sampled_from(sorted(BEDS)),
    st.floats(0.0, 20.0),
    st.floats(10.0, 95.0),
    st.floats(0.0, 60.0),
    st.floats(0.0, 360.0),
)
def test_the_head_is_fastest_and_the_back_slowest(
    fuel: Fuel, wind_m_s: float, humidity: float, slope_percent: float, uphill_deg: float
):
    weather = Weather(wind_m_s=wind_m_s, humidity_percent=humidity)
    found = growth(fuel, weather, Slope(slope_percent, uphill_deg))
    assert 0.0 < found.back_m_s <= found.head_m_s * (1.0 + 1e-9)
    assert found.flank_m_s <= (found.head_m_s + found.back_m_s) / 2.0 + 1e-12


@given(st.floats(10.0, 85.0), st.sampled_from(sorted(BEDS)))
def test_moist_air_slows_every_fuel(humidity: float, fuel: Fuel):
    dry, moist = (growth(fuel, Weather(humidity_percent=h)).head_m_s for h in (humidity, humidity + 5.0))
    assert moist < dry


def test_a_strong_wind_makes_a_grass_fire_run_as_fast_as_a_person():
    found = growth(Fuel.GRASS, Weather(wind_m_s=8.0, humidity_percent=30.0, air_c=24.0))
    assert 0.5 < found.head_m_s < 3.0


def test_peat_creeps_a_few_centimetres_an_hour_and_a_house_stays():
    storm = Weather(wind_m_s=15.0)
    assert 0.01 <= growth(Fuel.PEAT, storm).head_m_s * 3600.0 <= 0.05
    assert growth(Fuel.BUILDING, storm).head_m_s == 0.0


def test_a_fire_on_a_slope_climbs_it_in_calm_air():
    found = growth(Fuel.PINE, Weather(wind_m_s=0.0), Slope(40.0, 120.0))
    assert found.towards_deg == pytest.approx(120.0)
    assert math.isclose(growth(Fuel.PINE, Weather(wind_m_s=0.0)).length_to_breadth, 1.0)
