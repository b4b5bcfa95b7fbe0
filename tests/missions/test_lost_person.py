from __future__ import annotations

import math

import numpy as np
import pytest

from missions.lost_person import QUANTILES, lost_persons

PERSONS = lost_persons()


def test_the_usual_kinds_are_there():
    assert set(PERSONS) >= {"child", "hiker", "dementia", "despondent", "gatherer", "hunter"}


def test_the_hiker_of_flat_temperate_ground_has_the_published_fit():
    mu, sigma = PERSONS["hiker"].law
    assert (mu - math.log(1000.0), sigma) == pytest.approx((0.401, 1.173), abs=0.001)
    assert PERSONS["hiker"].published
    assert "SAREnv" in PERSONS["hiker"].where


def test_what_is_no_statistics_is_an_estimate():
    assert [name for name, person in PERSONS.items() if person.published] == ["hiker"]


@pytest.mark.parametrize("name", PERSONS)
def test_the_law_goes_near_its_quantiles(name: str):
    person = PERSONS[name]
    for share, radius_m in zip(QUANTILES, person.quantiles_m, strict=True):
        assert person.within(radius_m) == pytest.approx(share, abs=0.08)


@pytest.mark.parametrize("name", PERSONS)
def test_the_density_over_ground_sums_up_to_the_law(name: str):
    person = PERSONS[name]
    edges = np.geomspace(0.5, 8000.0, 4001)
    middles = (edges[1:] + edges[:-1]) / 2
    ring_m2 = math.pi * (edges[1:] ** 2 - edges[:-1] ** 2)
    inside = float((person.per_m2(middles) * ring_m2).sum())
    assert inside == pytest.approx(person.within(8000.0), abs=0.002)


def test_nobody_is_found_nearer_than_nothing():
    assert PERSONS["child"].within(0.0) == 0.0
