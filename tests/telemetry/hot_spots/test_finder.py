"""The whole way over a made-up field: what is found, what is not, and how far off it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from maps.geo import AboveHome
from telemetry.georeference.pose import Pose
from telemetry.georeference.pose_history import PoseHistory
from telemetry.hot_spots.detection import HOT, NIGHT, WARM, HotRule
from telemetry.hot_spots.finder import Blind, HotSpotFinder, SpotChanges
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.hot_spots.tracking import Engine
from telemetry.thermal.frame import ThermalFrame, TruthLevel
from telemetry.thermal.range import ThermalRange
from tests.telemetry.georeference.scenes import FLAT, FRAME, LENS
from tests.telemetry.hot_spots.mop_up import GROUND_C, Field, field, fly_over, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telemetry.georeference.view import Floats
    from tests.telemetry.hot_spots.mop_up import Moment

START = datetime(2026, 7, 3, 4, 0, tzinfo=UTC)


def utc(t_s: float) -> datetime:
    return START + timedelta(seconds=t_s)


def run(
    finder: HotSpotFinder, moments: Iterable[Moment], history: PoseHistory | None = None
) -> list[SpotChanges]:
    history = history or PoseHistory()
    changes: list[SpotChanges] = []
    for moment in moments:
        history.add(moment.state)
        changes.append(finder.look(moment.frame, history, utc(moment.frame.taken_s)))
    return changes


def confirmed(changes: list[SpotChanges]) -> list[HotSpot]:
    return [spot for spot in changes[-1].spots if spot.state is SpotState.CONFIRMED]


def offsets_m(spots: list[HotSpot], truth: Floats) -> Floats:
    """From each spot to the nearest true place."""
    places = np.array([FRAME.to_xy(spot.at) for spot in spots])
    return np.linalg.norm(places[:, None] - truth[None], axis=2).min(axis=1)


@pytest.mark.parametrize("pitch_deg", [-90.0, -60.0])
def test_a_mop_up_field_is_found_and_no_glint_is_confirmed(pitch_deg: float):
    rng = np.random.default_rng(11)
    ground = field(rng)
    finder = HotSpotFinder(LENS, FLAT)
    finder.rule = WARM
    changes = run(finder, fly_over(ground, rng, 0.0, pitch_deg=pitch_deg))
    hot = ground.hot(50.0)
    found = confirmed(changes)
    assert len(found) >= 0.9 * len(hot)
    assert len(found) <= len(hot)  # neither a stone nor a glint nor one twice
    assert [spot.number for spot in found] == list(range(1, len(found) + 1))


def test_places_are_as_near_as_the_error_model_says():
    ember = Field(np.array([[0.0, 0.0]]), np.array([90.0]), np.zeros((0, 2)), np.zeros(0))
    off: list[float] = []
    spots: list[HotSpot] = []
    for seed in range(40):  # passes, each with errors of its own
        rng = np.random.default_rng(seed)
        found = confirmed(run(HotSpotFinder(LENS, FLAT), fly_over(ember, rng, 0.0, glints=0, reach_m=6.0)))
        off += offsets_m(found, ember.embers).tolist()
        spots += found
    assert len(off) == 40
    assert np.median(off) <= 1.2 * np.median([spot.ellipse.half_m for spot in spots])
    assert np.mean(np.array(off) > [spot.ellipse.most_m for spot in spots]) <= 0.1


def test_sun_warmed_stones_are_proposed_by_their_contrast_and_not_confirmed_by_day():
    rng = np.random.default_rng(4)
    stones = Field(np.zeros((0, 2)), np.zeros(0), np.array([[0.0, 0.0], [6.0, 9.0]]), np.array([22.0, 21.0]))
    by_contrast = HotRule(None, over_median_k=12.0)
    for night, expected in ((False, 0), (True, 2)):
        finder = HotSpotFinder(LENS, FLAT)
        finder.rule, finder.night = by_contrast, night
        changes = run(finder, fly_over(stones, rng, 0.0, glints=0, reach_m=30.0))
        assert len(confirmed(changes)) == expected
        assert len(changes[-1].spots) == 2


def test_at_night_an_ember_far_below_the_absolute_threshold_is_confirmed():
    rng = np.random.default_rng(4)
    ember = Field(np.array([[1.0, 2.0]]), np.array([40.0]), np.zeros((0, 2)), np.zeros(0))
    finder = HotSpotFinder(LENS, FLAT)
    finder.rule, finder.night = NIGHT, True
    spots = confirmed(run(finder, fly_over(ember, rng, 0.0, glints=0, reach_m=30.0)))
    assert len(spots) == 1
    assert spots[0].temperature_c is not None
    assert GROUND_C + 25.0 < spots[0].temperature_c < GROUND_C + 42.0


def test_our_own_engine_is_no_hot_spot():
    rng = np.random.default_rng(4)
    two = Field(np.array([[0.0, 0.0], [0.0, 30.0]]), np.array([90.0, 90.0]), np.zeros((0, 2)), np.zeros(0))
    finder = HotSpotFinder(LENS, FLAT)
    finder.set_engines((Engine(FRAME.to_latlon(0.0, 30.0), 6.0),))
    spots = confirmed(run(finder, fly_over(two, rng, 0.0, glints=0)))
    assert len(spots) == 1
    assert offsets_m(spots, np.array([[0.0, 0.0]]))[0] < 6.0


def test_more_passes_make_the_ellipse_smaller_but_never_below_what_stays():
    rng = np.random.default_rng(8)
    ember = Field(np.array([[0.0, 0.0]]), np.array([90.0]), np.zeros((0, 2)), np.zeros(0))
    finder, history = HotSpotFinder(LENS, FLAT), PoseHistory()
    slow = np.array([0.5, -0.6])
    halves: list[float] = []
    for flight in range(9):
        moments = fly_over(
            ember, rng, 60.0 * flight, north=flight % 2 == 0, glints=0, slow=slow, reach_m=16.0
        )
        halves.append(confirmed(run(finder, moments, history))[0].ellipse.half_m)
    assert len(finder.close()) == 1
    assert halves[0] == pytest.approx(2.0, rel=0.12)
    assert halves[1] == pytest.approx(1.7, rel=0.12)
    assert halves[8] == pytest.approx(1.5, rel=0.12)


def test_each_pass_is_told_when_it_is_over_with_its_hottest():
    rng = np.random.default_rng(8)
    finder, history = HotSpotFinder(LENS, FLAT), PoseHistory()
    passes = []
    slow = np.array([0.5, -0.6])
    for flight, kelvin in enumerate((110.0, 70.0, 5.0)):
        ember = Field(np.array([[0.0, 0.0]]), np.array([kelvin]), np.zeros((0, 2)), np.zeros(0))
        moments = fly_over(ember, rng, 60.0 * flight, glints=1, slow=slow, reach_m=22.0)
        for change in run(finder, moments, history):
            passes += change.passes
    passes += finder.close()
    assert [one.number for one in passes] == [1, 1, 1]
    assert passes[0].hottest_c > passes[1].hottest_c + 30.0
    assert (passes[2].hottest_c, passes[2].sightings) == (None, 0)
    assert passes[2].chances >= 12


def test_an_incidents_earlier_spots_keep_their_numbers():
    rng = np.random.default_rng(3)
    ember = Field(np.array([[0.0, 0.0]]), np.array([90.0]), np.zeros((0, 2)), np.zeros(0))
    first = confirmed(run(HotSpotFinder(LENS, FLAT, next_number=7), fly_over(ember, rng, 0.0, reach_m=30.0)))
    assert [spot.number for spot in first] == [7]
    two = Field(np.array([[0.0, 0.0], [9.0, 20.0]]), np.array([90.0, 90.0]), np.zeros((0, 2)), np.zeros(0))
    later = confirmed(run(HotSpotFinder(LENS, FLAT, known=first), fly_over(two, rng, 900.0, reach_m=45.0)))
    assert [spot.number for spot in later] == [7, 8]


def test_the_end_of_the_cameras_range_is_at_least():
    rng = np.random.default_rng(3)
    ember = Field(np.array([[0.0, 0.0]]), np.array([400.0]), np.zeros((0, 2)), np.zeros(0))
    spot = confirmed(run(HotSpotFinder(LENS, FLAT), fly_over(ember, rng, 0.0, glints=0, reach_m=30.0)))[0]
    assert spot.at_least
    assert spot.temperature_c == pytest.approx(150.0, abs=0.1)


def frame(t_s: float, level: TruthLevel = TruthLevel.RAW) -> ThermalFrame:
    counts = np.full((512, 640), 19_400, np.uint16)
    counts[200, 300] = 25_000
    return ThermalFrame(counts, t_s, level)


def over(north_m: float = 0.0, yaw_deg: float | None = 0.0) -> Pose:
    return Pose(FRAME.to_latlon(0.0, north_m), AboveHome(80.0), yaw_deg)


def test_without_a_pose_a_picture_is_only_marked():
    finder, history = HotSpotFinder(LENS, FLAT), PoseHistory()
    blind = finder.look(frame(1.0), history, utc(1.0))
    assert (blind.blind, blind.spots, len(blind.detections)) == (Blind.NO_POSE, (), 1)
    history.add(told(over(yaw_deg=None), 2.0))
    assert finder.look(frame(2.0), history, utc(2.0)).blind is Blind.NO_GROUND


def test_it_looks_ten_times_a_second_however_fast_pictures_come():
    finder, history = HotSpotFinder(LENS, FLAT), PoseHistory()
    history.add(told(over(), 1.0))
    looked = [finder.look(frame(1.0 + n / 60.0), history, utc(1.0)).blind for n in range(12)]
    assert looked.count(None) == 2


def hovering_after_flying(delay_s: float) -> HotSpot:
    """Ten metres a second up to 2.0 s, then a stop; pictures of what was right of the middle at 1.5 s."""
    finder, history = HotSpotFinder(LENS, FLAT), PoseHistory()
    finder.delay_s = delay_s
    for n in range(41):
        history.add(told(over(north_m=min(n, 20.0)), n / 10.0))
    for taken_s in (1.5, 1.6, 1.7, 1.8):
        finder.look(frame(taken_s), history, utc(taken_s))
    return finder.look(frame(2.5), history, utc(2.5)).spots[0]


def test_the_delay_of_the_video_is_taken_off():
    now, earlier = (FRAME.to_xy(hovering_after_flying(delay_s).at) for delay_s in (0.0, 0.5))
    assert now[1] - earlier[1] > 4.0


def test_a_white_hot_picture_proposes_and_confirms_nothing():
    finder, history = HotSpotFinder(LENS, FLAT), PoseHistory()
    luma = np.full((512, 640), 90, np.uint8)
    luma[200:204, 300:304] = 250
    for n in range(20):
        history.add(told(over(), n / 10.0))
        change = finder.look_bright(luma, n / 10.0, history, utc(n / 10.0))
    assert [(spot.state, spot.temperature_c) for spot in change.spots] == [(SpotState.NEW, None)]


def test_the_hottest_that_the_camera_tells_is_confirmed_with_its_level():
    finder, history = HotSpotFinder(LENS, FLAT), PoseHistory()
    for n in range(12):
        history.add(told(over(), n / 10.0))
        change = finder.look_told(
            ThermalRange(95.0, 12.0, (0.25, 0.5), None, n / 10.0), history, utc(n / 10.0)
        )
    assert [(spot.number, spot.level) for spot in change.spots] == [(1, TruthLevel.RANGE)]
    assert FRAME.to_xy(change.spots[0].at)[0] == pytest.approx(-0.25 * 640 * 80 / LENS.focal_px[0], abs=0.3)


def test_glints_that_are_told_as_the_hottest_one_after_the_other_are_not_confirmed():
    finder, history = HotSpotFinder(LENS, FLAT), PoseHistory()
    for n in range(60):  # in one of four places, as hot as it comes
        now_s, hottest_c = n / 10.0, 80.0 + n * 7 % 31
        history.add(told(over(), now_s))
        told_range = ThermalRange(hottest_c, 12.0, (0.2 + 0.2 * (n % 4), 0.5), None, now_s)
        change = finder.look_told(told_range, history, utc(now_s))
    assert not [spot for spot in change.spots if spot.number]


def test_a_frame_without_temperatures_is_refused():
    with pytest.raises(ValueError, match="look_bright"):
        HotSpotFinder(LENS, FLAT).look(frame(1.0, TruthLevel.PALETTE), PoseHistory(), utc(1.0))


def test_the_preset_is_hot():
    assert HotSpotFinder(LENS, FLAT).rule == HOT
