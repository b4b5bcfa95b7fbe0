"""An exercise becomes a scene: its land fits what stands on it, its people are as warm as their clothes."""

from __future__ import annotations

import math
import pickle
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from telemetry.thermal.frame import counts_of
from tests.training.camera.looks import above
from tests.training.scene.made import (
    DAY,
    NIGHT,
    PLACE,
    TRUCK,
    burning,
    coarse_land,
    exercise,
    spread,
    target,
)
from training.camera.canopy import hidden_share
from training.camera.land import SIZE_M
from training.camera.lens import Lens, look
from training.camera.scene import Season
from training.camera.things import Kind, Thing, placed
from training.camera.view import ThermalView
from training.camera.visible import VisibleView
from training.exercise.scenario import Fuel, Land, TargetKind, Weather, WeatherDue
from training.scene.figures import clothed_c
from training.scene.ground_plan import ground_plan
from training.scene.scene_of import scene_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera import land as painted
    from training.camera.scene import Scene

THERMAL, VISIBLE = Lens(160, 128, 32.0), Lens(320, 192, 58.0)


@pytest.mark.parametrize("where", Land)
def test_the_same_exercise_is_the_same_scene_and_every_land_has_a_plan_of_its_own(where: Land):
    scene = scene_of(exercise(where), ())
    assert scene == scene_of(exercise(where), ())
    others = [ground_plan(exercise(land)) for land in Land if land is not where]
    assert scene.plan not in others


@pytest.mark.parametrize("where", [Land.FOREST, Land.ROADSIDE])
def test_a_moment_looked_at_again_looks_the_same_to_both_cameras(where: Land):
    """Also backwards, and after another scene was shown between."""
    scenario = exercise(where, trucks=(TRUCK,), targets=(target(TargetKind.FIRE, 9.0),))
    scene = scene_of(scenario, (spread(),))
    pose = above(5.0, -30.0, 50.0, pitch=-50.0)
    thermal = ThermalView(scene, coarse_land(where), THERMAL)
    visible = VisibleView(scene, coarse_land(where), VISIBLE)
    heat, colours = thermal.render(pose, 80.0, 4), visible.render(pose, 80.0, 4)
    thermal.render(pose, 200.0, 5)
    visible.render(pose, 200.0, 5)
    assert np.array_equal(heat, thermal.render(pose, 80.0, 4))
    assert np.array_equal(colours.luma, visible.render(pose, 80.0, 4).luma)
    anew = VisibleView(scene_of(scenario, (spread(),)), coarse_land(where), VISIBLE)
    assert np.array_equal(colours.red, anew.render(pose, 80.0, 4).red)


def test_a_scene_with_a_fire_goes_to_another_process():
    scene = scene_of(exercise(trucks=(TRUCK,)), (spread(),))
    there = pickle.loads(pickle.dumps(scene))  # noqa: S301  our own bytes
    assert there.things == scene.things
    assert np.array_equal(there.burns[0].seconds, scene.burns[0].seconds)


def test_nothing_stands_in_a_house_or_in_water():
    for where in Land:
        for east in range(-150, 151, 50):
            scenario = exercise(where, targets=(target(TargetKind.PERSON, float(east), -60.0),))
            plan = ground_plan(scenario)
            for house in plan.houses:
                assert math.dist(house.at, (east, -60.0)) > house.length_m / 2.0
            for pond in plan.waters:
                out = math.hypot((east - pond.at[0]) / pond.east_m, (-60.0 - pond.at[1]) / pond.north_m)
                assert out > 1.0


def test_a_building_that_burns_is_there():
    plan = ground_plan(exercise(fires=(burning(Fuel.BUILDING),)))
    assert (0.0, 0.0) in [tuple(round(part, 6) for part in house.at) for house in plan.houses]


def test_its_fire_is_seen_over_its_roof_from_the_side_too():
    """At an angle of 45 degrees a fire on the ground would be seen so much nearer than the roof is high."""
    scenario = exercise(fires=(burning(Fuel.BUILDING, radius_m=2.0),))
    scene, pose = scene_of(scenario, ()), above(0.0, -60.0, 60.0, pitch=-45.0)
    counts = ThermalView(scene, coarse_land(Land.FARM), THERMAL).scenery(pose, 0.0, 1)
    hot = np.argwhere(counts > counts_of(300.0))
    roof_px, _ = look(THERMAL, pose, PLACE).pixels_of(np.array([[0.0, 0.0, 5.5]]))
    assert len(hot) > 20
    # flames stand on it, so the lowest of what is hot is at most its own radius below
    assert roof_px[0, 1] - 12.0 < hot[:, 0].mean() < roof_px[0, 1] + 4.0
    assert abs(hot[:, 1].mean() - roof_px[0, 0]) < 4.0


def test_the_truck_has_a_road_to_come_on():
    plan = ground_plan(exercise(trucks=(TRUCK,)))
    assert any(math.dist(road.points[0], (40.0, -60.0)) < 0.5 for road in plan.roads)
    assert all(max(abs(e), abs(n)) < SIZE_M / 2 + 10.0 for road in plan.roads for e, n in road.points)


# --- hour, season, weather ---------------------------------------------------------------------------


def test_day_is_light_and_warms_the_ground_and_night_does_neither():
    day, night = (scene_of(exercise(begins_at=at), ()) for at in (DAY, NIGHT))
    assert (day.light, night.sun) == (1.0, 0.0)
    assert day.sun > 0.8
    assert night.light < 0.3


def test_clouds_take_sun_and_warm_the_sky():
    clear, covered = (
        scene_of(exercise(begins_at=DAY, weather=Weather(air_c=18.0, cloud=cloud)), ())
        for cloud in (0.0, 1.0)
    )
    assert covered.sun < 0.35 * clear.sun
    assert clear.sky_c < 18.0 - 40.0
    assert covered.sky_c > 18.0 - 10.0
    assert covered.light < clear.light


@pytest.mark.parametrize(
    ("month", "air_c", "season"),
    [(7, 20.0, Season.GREEN), (4, 6.0, Season.BARE), (1, -8.0, Season.SNOW), (1, 3.0, Season.BARE)],
)
def test_the_land_has_the_colour_of_its_season(month: int, air_c: float, season: Season):
    at = datetime(2026, month, 15, 10, tzinfo=UTC)
    assert scene_of(exercise(begins_at=at, weather=Weather(air_c=air_c)), ()).season is season


def test_fog_takes_contrast_from_both_cameras_and_less_from_the_thermal_one():
    left: dict[str, float] = {}
    for name, visibility_m in (("clear", 10_000.0), ("fog", 150.0)):
        scenario = exercise(Land.BOG, begins_at=DAY, weather=Weather(visibility_m=visibility_m))
        scene, pose = scene_of(scenario, ()), above(-140.0, -190.0, 60.0)
        thermal = ThermalView(scene, coarse_land(Land.BOG), THERMAL).scenery(pose, 0.0, 1)
        visible = VisibleView(scene, coarse_land(Land.BOG), VISIBLE).render(pose, 0.0, 1)
        left[f"thermal {name}"] = float(thermal[48:80, 60:100].std())
        left[f"visible {name}"] = _without_noise(visible.luma[72:120, 120:200])
    thermal = left["thermal fog"] / left["thermal clear"]
    visible = left["visible fog"] / left["visible clear"]
    assert visible < 0.5
    assert visible < thermal < 0.9


# --- what is warm ------------------------------------------------------------------------------------


def test_clothes_are_nearer_to_the_air_the_colder_it_is():
    shares = [(clothed_c(air_c) - air_c) / (33.0 - air_c) for air_c in (25.0, 15.0, 5.0, -10.0)]
    assert shares == sorted(shares, reverse=True)
    assert 0.2 < shares[-1] < shares[0] < 0.7


def test_a_target_is_as_warm_as_the_exercise_says():
    things = scene_of(exercise(targets=(target(TargetKind.FIRE, celsius=240.0),)), ()).things
    assert max(thing.celsius for thing in things) == pytest.approx(240.0)


def test_what_is_besides_is_shown():
    stove = Thing(Kind.EMBER, (3.0, 4.0), 1.0, 1.0, 90.0)
    assert stove in scene_of(exercise(), (), extra=(stove,)).things


def test_trees_hide_most_of_a_person_below_and_the_gaps_wander_as_the_camera_does():
    """Crowns of a closed wood cover six to eight tenths of the sky."""
    scenario = exercise(Land.FOREST)
    land, scene = coarse_land(Land.FOREST), scene_of(scenario, ())
    rng = np.random.default_rng(3)
    shares: list[float] = []
    moved_on: list[float] = []
    for east, north in rng.uniform(-60.0, 60.0, (150, 2)).tolist():
        it = placed(Thing(Kind.PERSON, (east, north), 1.5, 0.5, 20.0), 0.0, scene.air_c)
        over, beside = above(east, north, 70.0), above(east + 12.0, north, 70.0)
        shares.append(hidden_share(it, land, scene.crowns_m, look(THERMAL, over, PLACE)))
        moved_on.append(hidden_share(it, land, scene.crowns_m, look(THERMAL, beside, PLACE)))
    assert 0.55 < float(np.mean(shares)) < 0.85
    assert float(np.mean(np.array(shares) != np.array(moved_on))) > 0.3


def test_nothing_is_hidden_on_open_ground():
    it = placed(Thing(Kind.PERSON, (0.0, 0.0), 1.5, 0.5, 20.0), 0.0, 8.0)
    assert hidden_share(it, coarse_land(Land.FARM), 15.0, look(THERMAL, above(), PLACE)) == 0.0


# --- smoke -------------------------------------------------------------------------------------------


def test_smoke_goes_with_the_wind_and_turns_with_it():
    """West wind, and from second 100 on wind from the north."""
    turned = WeatherDue(100.0, wind_from_deg=0.0, wind_m_s=4.0, gust_m_s=0.0)
    scenario = exercise(Land.BOG, begins_at=DAY, fires=(burning(Fuel.PEAT),), weather_due=(turned,))
    scene, land = scene_of(scenario, ()), coarse_land(Land.BOG)
    east, south = (70.0, 0.0), (0.0, -70.0)
    smoky = {(now_s, at): _smoke(scene, land, at, now_s) for now_s in (90.0, 190.0) for at in (east, south)}
    assert min(smoky[90.0, east], smoky[190.0, south]) > 4.0
    assert max(smoky[90.0, south], smoky[190.0, east]) < 0.5


def test_smoke_of_a_spreading_fire_hides_nothing_of_the_thermal_picture():
    """Between two moments of one flicker the ground downwind stays as it was."""
    scene, land = scene_of(exercise(Land.BOG, fires=(burning(Fuel.PEAT),)), ()), coarse_land(Land.BOG)
    view, pose = ThermalView(scene, land, THERMAL), above(70.0, 0.0, 60.0)
    assert np.array_equal(view.scenery(pose, 90.0, 1), view.scenery(pose, 95.0, 1))


def test_at_night_flames_light_the_ground_round_them():
    scene, land = scene_of(exercise(fires=(burning(Fuel.SHRUB, starts_s=-10.0),)), ()), coarse_land(Land.FARM)
    view, pose = VisibleView(scene, land, VISIBLE), above(0.0, 0.0, 60.0)
    before, now = (view.render(pose, now_s, 1).luma.astype(int) for now_s in (-20.0, 5.0))
    beside = np.hypot(*np.meshgrid(np.arange(320) - 160, np.arange(192) - 96)) * 60.0 / VISIBLE.focal_px
    ring = (beside > 6.5) & (beside < 9.0)
    assert (now - before)[ring].mean() > 4.0


def _without_noise(luma: NDArray[np.uint8]) -> float:
    """Deviation of what is shown, less the 1.6 of the camera's own noise."""
    return math.sqrt(max(0.0, float(luma.var()) - 1.6**2))


def _smoke(scene: Scene, land: painted.Land, at: tuple[float, float], now_s: float) -> float:
    """How much a picture from over there changes while nothing but smoke moves."""
    view, pose = VisibleView(scene, land, VISIBLE), above(*at, 80.0)
    before, now = (view.render(pose, when_s, 1).luma.astype(int) for when_s in (-300.0, now_s))
    middle = np.s_[80:112, 140:180]
    return float(np.abs(now - before)[middle].mean())
