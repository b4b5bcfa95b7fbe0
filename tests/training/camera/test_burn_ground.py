"""Burning ground: flames where the front is, embers and cooling black behind it, nothing before it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.training.camera.looks import ORIGIN, above
from training.camera.burn import Burn
from training.camera.burn_colours import burnt_celsius
from training.camera.burn_ground import PATCHES, laid_out, seen_from
from training.camera.flames import MOST_SEEN, flames_on
from training.camera.lens import Lens, look
from training.camera.scene import Plan, Road
from training.exercise.scenario import Fuel
from training.scene.fuels import BURNING

LENS = Lens(160, 128, 32.0)
GRASS = BURNING[Fuel.GRASS]


def eastward(m_s: float = 0.5, cells: int = 60, cell_m: float = 2.0, fuel: Fuel = Fuel.GRASS) -> Burn:
    """A straight front that starts in the west at second 0."""
    seconds = np.arange(cells) * cell_m / m_s * np.ones((cells, 1))
    return Burn(0.0, 0.0, cell_m, seconds.astype(np.float32), BURNING[fuel])


def test_a_fire_that_never_burns_is_none():
    burn = Burn(0.0, 0.0, 2.0, np.full((20, 20), np.inf, np.float32), GRASS)
    assert laid_out(burn, Plan()) is None


def test_its_front_is_where_the_model_says_give_or_take_its_raggedness():
    ground = laid_out(eastward(), Plan())
    assert ground is not None
    off_s = [
        ground.reached_s(east, north) - (east + 59.0) / 0.5
        for east in range(-50, 51, 7)
        for north in range(-50, 51, 9)
    ]
    assert abs(float(np.mean(off_s))) < 1.0
    assert max(map(abs, off_s)) < 4.0 * 1.2 / 0.5  # metres at the front's speed


def test_a_road_does_not_burn():
    road = Road(((0.0, -80.0), (0.0, 80.0)), 6.0, paved=True)
    ground = laid_out(eastward(), Plan(roads=(road,)))
    assert ground is not None
    assert ground.reached_s(0.0, 10.0) > 1e6
    assert ground.reached_s(8.0, 10.0) < 1e3


def test_of_a_picture_only_the_part_that_burnt_is_worked_on():
    ground = laid_out(eastward(), Plan())
    assert ground is not None
    nadir = look(LENS, above(0.0, 0.0, 80.0), ORIGIN)
    assert seen_from(ground, nadir, -10.0) is None
    assert seen_from(ground, look(LENS, above(300.0, 0.0, 80.0), ORIGIN), 100.0) is None
    half = seen_from(ground, nadir, 118.0)  # the front is in the middle of the picture
    assert half is not None
    assert half.columns.stop < 100
    assert (half.index[:, 10] > 0).all()


@pytest.mark.parametrize("fuel", [fuel for fuel in Fuel if fuel is not Fuel.PEAT])
def test_flames_then_a_bed_that_cools_then_hardly_anything(fuel: Fuel):
    burning = BURNING[fuel]
    celsius = burnt_celsius(burning, 20.0)[:, PATCHES // 2]
    assert celsius[1] == burning.flame_c
    assert list(celsius[1:]) == sorted(celsius[1:], reverse=True)
    assert celsius[-1] < burning.flame_c / 4.0


def test_peat_has_no_flames_and_stays_warm_for_hours():
    ground = laid_out(eastward(fuel=Fuel.PEAT), Plan())
    assert ground is not None
    assert flames_on(ground).seen(look(LENS, above(), ORIGIN), 100.0) == []
    warm = burnt_celsius(BURNING[Fuel.PEAT], 10.0)
    assert warm[700].mean() > 25.0


def test_flames_stand_at_the_front_and_are_never_too_many():
    ground = laid_out(eastward(), Plan())
    assert ground is not None
    flames = flames_on(ground).seen(look(LENS, above(0.0, 0.0, 110.0), ORIGIN), 118.0)
    assert 10 < len(flames) <= MOST_SEEN
    assert all(-8.0 < it.east_m - 0.0 < 4.0 for it in flames)
    assert flames_on(ground).seen(look(LENS, above(0.0, 0.0, 110.0), ORIGIN), 3_000.0) == []
