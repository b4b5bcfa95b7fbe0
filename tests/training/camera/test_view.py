"""What the thermal camera measures: the right temperatures in the right pixels, with an honest noise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geo import moved
from telemetry.thermal.frame import celsius, counts_of
from tests.training.camera.looks import (
    ORIGIN,
    above,
    empty_land,
    empty_scene,
    land_of,
    scene_of,
    with_ember,
)
from training.camera.lens import Lens, look
from training.camera.pose import CameraPose
from training.camera.radiance import celsius_of, mixed_c, radiance, radiance_of_counts, sent
from training.camera.scene import meadow_celsius
from training.camera.view import THERMAL_LENS, ThermalView, extremes

SMALL = Lens(160, 128, 32.0)


def hottest_pixel(counts: np.ndarray) -> tuple[float, float]:
    row, column = np.unravel_index(int(counts.argmax()), counts.shape)
    return float(column) + 0.5, float(row) + 0.5


# --- temperatures ------------------------------------------------------------------------------------


def test_a_large_ember_shows_its_temperature_less_what_it_does_not_send():
    view = ThermalView(with_ember(0.0, 0.0, 4.0, 120.0), empty_land())
    shown = extremes(view.render(above(), 0.0, 1)).hottest_c
    scene = empty_scene()
    assert shown == pytest.approx(mixed_c(((1.0, 120.0),), scene.sky_c), abs=0.5)
    assert 112.0 < shown < 120.0  # emissivity 0.95 under a cold sky


def test_radiance_of_an_ember_smaller_than_a_pixel_is_mixed_exactly():
    """All that an ember of 1 cm2 to 25 cm2 adds to the picture is its share of the radiance."""
    pixel_m2 = (80.0 / THERMAL_LENS.focal_px) ** 2
    table = radiance_of_counts()
    for area_m2, celsius_deg in ((0.0001, 600.0), (0.001, 300.0), (0.0025, 500.0)):
        scene = with_ember(0.01, 0.013, area_m2, celsius_deg)
        with_it = table[ThermalView(scene, empty_land()).scenery(above(), 0.0, 1)].astype(np.float64)
        without = table[ThermalView(empty_scene(), empty_land()).scenery(above(), 0.0, 1)].astype(np.float64)
        ground = float(without[250:262, 314:326].mean())
        expected = area_m2 / pixel_m2 * (sent(celsius_deg, scene.sky_c) - ground)
        assert float((with_it - without).sum()) == pytest.approx(expected, rel=0.05)


def test_one_square_metre_at_300_degrees_from_80_metres_fills_the_range():
    view = ThermalView(with_ember(0.0, 0.0, 1.0, 300.0), empty_land())
    assert extremes(view.render(above(), 0.0, 1)).hottest_c == pytest.approx(150.0, abs=0.02)
    view.high_gain = False
    shown = extremes(view.render(above(), 0.0, 1)).hottest_c
    assert shown == pytest.approx(mixed_c(((1.0, 300.0),), view_sky()), abs=0.5)


def view_sky() -> float:
    return empty_scene().sky_c


def test_from_very_high_the_same_ember_shows_the_mixture_of_its_pixel():
    """At 1200 m a pixel is 1.08 m wide: the metre under its middle is most of it, and the lens spreads it."""
    view = ThermalView(with_ember(0.0, 0.0, 1.0, 300.0), empty_land(), Lens(641, 513, 32.0))
    counts = view.scenery(above(up_m=1200.0), 0.0, 1)
    pixel_m2 = (1200.0 / view.lens.focal_px) ** 2
    table = radiance_of_counts()
    ground = celsius(float(np.median(counts)))
    patch = table[counts[254:259, 318:323]].astype(np.float64) - radiance(ground)
    whole = float(patch.sum()) + radiance(ground)
    exact = radiance(ground) + 1.0 / pixel_m2 * (sent(300.0, view_sky()) - radiance(ground))
    assert celsius_of(whole) == pytest.approx(celsius_of(exact), abs=4.0)


@pytest.mark.parametrize(("high_gain", "low_c", "high_c"), [(True, -20.0, 150.0), (False, 50.0, 550.0)])
def test_a_picture_ends_at_the_ends_of_its_gain(high_gain: bool, low_c: float, high_c: float):
    view = ThermalView(with_ember(0.0, 0.0, 4.0, 640.0), empty_land())
    view.high_gain = high_gain
    counts = view.render(above(), 1.0, 1)
    assert int(counts.min()) >= counts_of(low_c)
    assert int(counts.max()) == counts_of(high_c)


def test_open_meadow_shows_its_temperature_within_a_kelvin():
    counts = ThermalView(empty_scene(), empty_land()).render(above(), 0.0, 1)
    scene = empty_scene()
    expected = mixed_c(((1.0, meadow_celsius(scene)),), scene.sky_c)
    assert celsius(float(np.median(counts))) == pytest.approx(expected, abs=2.5)


def test_noise_from_picture_to_picture_is_50_to_80_millikelvin():
    view = ThermalView(empty_scene(), empty_land())
    stack = np.stack([view.render(above(), 0.0, number)[::8, ::8] for number in range(24)]).astype(np.float64)
    deviation_k = float(np.sqrt(stack.var(axis=0, ddof=1).mean())) / 64.0
    assert 0.050 < deviation_k < 0.080


def test_the_fixed_pattern_stays_for_seconds_and_changes_in_minutes():
    view = ThermalView(empty_scene(), empty_land())

    def pattern(now_s: float) -> np.ndarray:
        pictures = [view.render(above(), now_s, number)[::4, ::4].astype(float) for number in range(30)]
        return np.mean(pictures, axis=0) - view.scenery(above(), now_s, 1)[::4, ::4]

    first, soon, later = (pattern(now_s).ravel() for now_s in (0.0, 2.0, 60.0))
    alike = float(np.corrcoef(first, soon)[0, 1])
    assert alike > 0.8
    assert float(np.corrcoef(first, later)[0, 1]) < alike - 0.1


def test_the_sky_is_cold_and_clipped():
    counts = ThermalView(empty_scene(), empty_land()).render(above(pitch=10.0), 0.0, 1)
    assert celsius(float(counts[0].mean())) < 5.0


def test_glints_last_one_picture():
    view = ThermalView(scene_of("mop-up"), land_of("mop-up"))
    pose = above(150.0, -30.0)
    hot = [int((view.render(pose, 0.0, number) > counts_of(60.0)).sum()) for number in range(40)]
    assert 0 in hot
    assert max(hot) > 0


def test_smoke_hides_nothing_of_the_thermal_picture():
    scene = scene_of("wildfire")
    pose = above(30.0, 40.0)
    bare = ThermalView(replace(scene, plumes=()), land_of("wildfire"))
    assert np.array_equal(
        ThermalView(scene, land_of("wildfire")).render(pose, 3.0, 1), bare.render(pose, 3.0, 1)
    )


# --- places ------------------------------------------------------------------------------------------


def test_what_is_straight_below_is_in_the_middle():
    view = ThermalView(with_ember(0.0, 0.0, 0.02, 400.0), empty_land())
    u, v = hottest_pixel(view.scenery(above(), 0.0, 1))
    assert (u, v) == pytest.approx((320.0, 256.0), abs=1.0)


def test_straight_down_north_is_up_and_east_is_right():
    lens = THERMAL_LENS
    seen = look(lens, above(), ORIGIN)
    right, top = seen.ground_of(640.0, 256.0), seen.ground_of(320.0, 0.0)
    assert right is not None
    assert top is not None
    assert right == pytest.approx((80.0 * np.tan(np.radians(16.0)), 0.0), abs=1e-6)
    assert top[1] > 0.0
    assert top[0] == pytest.approx(0.0, abs=1e-6)


def test_above_the_horizon_there_is_no_ground():
    assert look(THERMAL_LENS, above(pitch=0.0), ORIGIN).ground_of(320.0, 100.0) is None


def test_looking_north_at_45_degrees_the_hottest_pixel_leads_back_to_the_truth():
    pose = above(0.0, -80.0, 80.0, pitch=-45.0)
    view = ThermalView(with_ember(3.0, 5.0, 0.02, 500.0), empty_land())
    u, v = hottest_pixel(view.scenery(pose, 0.0, 1))
    seen = look(view.lens, pose, ORIGIN)
    pixels, _ = seen.pixels_of(np.array([[3.0, 5.0, 0.0]]))
    assert float(np.hypot(*(pixels[0] - (u, v)))) <= 1.0
    found = seen.ground_of(u, v)
    assert found is not None
    assert np.hypot(found[0] - 3.0, found[1] - 5.0) < 0.25


@settings(max_examples=25, deadline=None)
@given(
    yaw=st.floats(0.0, 360.0),
    pitch=st.floats(-90.0, -35.0),
    roll=st.floats(-25.0, 25.0),
    up=st.floats(30.0, 120.0),
    u=st.floats(20.0, 140.0),
    v=st.floats(20.0, 108.0),
)
def test_from_any_pose_the_hottest_pixel_is_where_the_ember_is(  # noqa: PLR0917
    yaw: float, pitch: float, roll: float, up: float, u: float, v: float
):
    pose = above(12.0, -7.0, up, yaw=yaw, pitch=pitch, roll=roll)
    ground = look(SMALL, pose, ORIGIN).ground_of(u, v)
    assert ground is not None
    view = ThermalView(with_ember(*ground, 0.01, 600.0), empty_land(), SMALL)
    found = hottest_pixel(view.scenery(pose, 0.0, 1))
    assert np.hypot(found[0] - u, found[1] - v) <= 1.0


def test_a_picture_turned_by_half_a_turn_is_the_same_upside_down():
    """Land and things agree: both are put into the picture by one geometry."""
    view = ThermalView(scene_of("village"), land_of("village"))
    here = view.scenery(above(5.0, 58.0, 60.0), 1.0, 1)
    turned = view.scenery(above(5.0, 58.0, 60.0, yaw=180.0), 1.0, 1)
    off = np.abs(here.astype(int) - turned[::-1, ::-1].astype(int))
    assert float(np.median(off)) <= 4.0


def test_the_land_is_where_its_plan_says():
    """The middle of the pond is as warm as water, the meadow beside it is not."""
    scene = scene_of("mop-up")
    view = ThermalView(scene, land_of("mop-up"))
    water = celsius(float(view.scenery(above(-112.0, -38.0, 40.0), 0.0, 1)[256, 320]))
    dry = celsius(float(view.scenery(above(-150.0, -38.0, 40.0), 0.0, 1)[256, 320]))
    assert water < scene.air_c - 1.0 < dry


# --- the same again ----------------------------------------------------------------------------------


def test_the_same_seed_pose_and_number_give_the_same_picture():
    scene = scene_of("mop-up")
    pose = CameraPose(moved(ORIGIN, 10.0, 30.0), 70.0, 33.0, -60.0, 3.0)
    one = ThermalView(scene, land_of("mop-up")).render(pose, 4.2, 126)
    two = ThermalView(scene, land_of("mop-up")).render(pose, 4.2, 126)
    assert np.array_equal(one, two)
    assert not np.array_equal(one, ThermalView(scene, land_of("mop-up")).render(pose, 4.2, 127))


def test_extremes_are_those_of_the_picture():
    counts = np.full((20, 40), counts_of(20.0), np.uint16)
    counts[5, 30], counts[19, 0] = counts_of(90.0), counts_of(-3.0)
    found = extremes(counts)
    assert (found.hottest_c, found.coldest_c) == pytest.approx((90.0, -3.0), abs=0.01)
    assert found.hottest_at == pytest.approx((30.5 / 40, 5.5 / 20))
    assert found.coldest_at == pytest.approx((0.5 / 40, 19.5 / 20))
