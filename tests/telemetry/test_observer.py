"""What the flight and its pictures say together, over made-up states with a clock of the link's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from maps.geo import AboveHome, Amsl, LatLon, distance_m, moved
from telemetry.georeference.alignment import DelaySource
from telemetry.georeference.ground_point import GroundPoint
from telemetry.georeference.pose import Pose
from telemetry.georeference.view import NoGround, View, in_picture, view
from telemetry.hot_spots.detection import HotRule
from telemetry.hot_spots.finder import Blind
from telemetry.hot_spots.hot_spot import SpotState
from telemetry.observer import RAW_STALE_S, Looked, Observer, Told, Wishes
from telemetry.state import Fix, Gimbal, Heartbeat, Home, SystemStatus, VehicleState
from telemetry.thermal.frame import ThermalFrame, TruthLevel, counts_of
from telemetry.thermal.range import ThermalRange
from telemetry.video.picture import Picture
from tests.telemetry.georeference.scenes import FLAT, FRAME, HOME, HOME_AMSL_M, LENS, Hills

LINK_S, WALL_S = 40.0, 9_000.0  # the same moment on both clocks
START = datetime(2026, 7, 3, 4, 0, tzinfo=UTC)
EMBER_M = (6.0, 9.0)  # east and north of home
EMBER = FRAME.to_latlon(*EMBER_M)
UP_M = 60.0
WISHES = Wishes(lens=LENS, rule=HotRule(60.0))


def state(t_s: float, pose: Pose, *, flying: bool = True, home: LatLon | None = HOME) -> VehicleState:
    """`t_s` is of the link's clock."""
    status = SystemStatus.ACTIVE if flying else SystemStatus.STANDBY
    return VehicleState(
        heartbeat=Heartbeat("AUTO", flying, status, t_s),
        fix=Fix(pose.at, Amsl(200.0), pose.above_home_m, 0.0, 0.0, 0.0, t_s),
        gimbal=Gimbal(pose.pitch_deg, pose.yaw_deg, t_s),
        home=None if home is None else Home(home, Amsl(HOME_AMSL_M), t_s),
    )


def above(north_m: float = 0.0) -> Pose:
    return Pose(FRAME.to_latlon(0.0, north_m), AboveHome(UP_M), 0.0, -90.0)


def seen_at(pose: Pose, place_m: tuple[float, float] = EMBER_M) -> tuple[int, int]:
    seen = view(pose, LENS, FLAT)
    assert isinstance(seen, View)
    u, v = in_picture(seen, np.array([[*place_m, 0.0]]))
    return int(u[0]), int(v[0])


def raw(wall_s: float, pose: Pose, place_m: tuple[float, float] = EMBER_M) -> ThermalFrame:
    counts = np.full((LENS.height_px, LENS.width_px), counts_of(20.0), np.uint16)
    u, v = seen_at(pose, place_m)
    counts[v - 1 : v + 2, u - 1 : u + 2] = counts_of(120.0)
    return ThermalFrame(counts, wall_s, TruthLevel.RAW)


def grey(number: int, wall_s: float, pose: Pose) -> Picture:
    luma = np.full((LENS.height_px, LENS.width_px), 90, np.uint8)
    u, v = seen_at(pose)
    luma[v - 2 : v + 3, u - 2 : u + 3] = 250
    return Picture(number, luma, None, wall_s, wall_s, damaged=False)


class Flight:
    """Told ten times a second; what it sees is asked for at the same moments."""

    def __init__(self, wishes: Wishes = WISHES, pose: Pose | None = None) -> None:
        self.observer = Observer(wishes)
        self.pose = pose or above()
        self.home: LatLon | None = HOME
        self.flying = True
        self.t_s = 0.0

    @property
    def wall_s(self) -> float:
        return WALL_S + self.t_s

    def step(self) -> None:
        self.t_s += 0.1
        link_s = LINK_S + self.t_s
        told = Told(
            state(link_s, self.pose, flying=self.flying, home=self.home),
            link_s,
            START + timedelta(seconds=self.t_s),
            self.wall_s,
        )
        self.observer.hear(told)

    def look(self, times: int, place_m: tuple[float, float] = EMBER_M) -> Looked:
        looked: Looked | None = None
        for _ in range(times):
            self.step()
            looked = self.observer.frame(raw(self.wall_s, self.pose, place_m=place_m))
        assert looked is not None
        return looked


def numbers(looked: Looked) -> list[int]:
    return [spot.number for spot in looked.changes.spots if spot.state is SpotState.CONFIRMED]


def test_a_hot_pixel_is_confirmed_where_it_is():
    looked = Flight().look(8)
    assert numbers(looked) == [1]
    (spot,) = looked.changes.spots
    assert distance_m(spot.at, EMBER) < 0.3
    assert spot.level is TruthLevel.RAW
    assert spot.temperature_c == pytest.approx(120.0, abs=1.0)


def test_it_is_told_as_new_once():
    flight = Flight()
    told = [spot.number for _ in range(20) for spot in flight.look(1).changes.confirmed]
    assert told == [1]


def test_its_times_are_those_of_the_links_utc():
    (spot,) = Flight().look(8).changes.spots
    assert abs(spot.first_at - (START + timedelta(seconds=0.1))) < timedelta(seconds=0.15)


def test_the_clock_of_the_link_and_that_of_the_pictures_are_tied():
    flight = Flight()
    for n in range(40):  # 8 m/s to the north
        flight.pose = above(north_m=0.8 * n)
        flight.step()
    for back_s in (0.0, 0.5, 1.5):  # a picture of then was taken above another place
        found = flight.observer.place((0.5, 0.5), flight.wall_s - back_s)
        assert isinstance(found, GroundPoint)
        assert FRAME.to_xy(found.at)[1] == pytest.approx(0.8 * 39 - 8.0 * back_s, abs=0.1)
    assert flight.observer.place((0.5, 0.5), flight.wall_s - 100.0) is None


def test_before_the_drone_speaks_nobody_knows_anything():
    observer = Observer(WISHES)
    assert observer.place((0.5, 0.5), WALL_S) is None
    assert observer.frame(raw(WALL_S, above())) is None
    assert observer.picture(grey(1, WALL_S, above()), white_hot=True) is None
    assert observer.end() == ()
    assert observer.changed_tiles() == ()


def test_without_the_angle_of_the_lens_or_a_home_nothing_is_placed():
    for wishes, home in ((Wishes(), HOME), (WISHES, None)):
        flight = Flight(wishes)
        flight.home = home
        flight.step()
        assert flight.observer.frame(raw(flight.wall_s, flight.pose)) is None
        assert flight.observer.place((0.5, 0.5), flight.wall_s) is None


def test_a_look_at_the_sky_is_no_place():
    flight = Flight(pose=Pose(HOME, AboveHome(UP_M), 0.0, 20.0))
    flight.step()
    assert flight.observer.place((0.5, 0.5), flight.wall_s) is NoGround.ABOVE_HORIZON


def test_a_picture_without_degrees_proposes_and_confirms_nothing():
    flight = Flight()
    looked: Looked | None = None
    for n in range(30):
        flight.step()
        looked = flight.observer.picture(grey(n, flight.wall_s, flight.pose), white_hot=True)
    assert looked is not None
    assert [(spot.state, spot.number) for spot in looked.changes.spots] == [(SpotState.NEW, 0)]


def test_a_picture_in_other_colours_than_white_hot_proposes_nothing():
    flight = Flight()
    flight.step()
    assert flight.observer.picture(grey(1, flight.wall_s, flight.pose), white_hot=False) is None


def test_the_hottest_that_the_camera_tells_is_confirmed_by_its_own_level():
    flight = Flight()
    u, v = seen_at(flight.pose)
    at = ((u + 0.5) / LENS.width_px, (v + 0.5) / LENS.height_px)
    looked: Looked | None = None
    for _ in range(12):
        flight.step()
        looked = flight.observer.told_range(ThermalRange(95.0, 12.0, at, None, flight.wall_s))
    assert looked is not None
    (spot,) = looked.changes.spots
    assert (spot.number, spot.level) == (1, TruthLevel.RANGE)
    assert distance_m(spot.at, EMBER) < 0.3


@pytest.mark.parametrize("early_s", [0.0, 0.05])
def test_raw_frames_silence_what_knows_less(early_s: float):
    """Also a picture that came just before the frame and is looked at after it."""
    flight = Flight()
    flight.look(3)
    observer, wall_s = flight.observer, flight.wall_s - early_s
    told = ThermalRange(95.0, 12.0, (0.5, 0.5), None, wall_s)
    assert observer.picture(grey(1, wall_s, flight.pose), white_hot=True) is None
    assert observer.told_range(told) is None


def test_a_second_after_the_last_raw_frame_they_are_heard_again():
    flight = Flight()
    flight.look(3)
    for _ in range(round(RAW_STALE_S * 10) + 1):
        flight.step()
    told = ThermalRange(95.0, 12.0, (0.5, 0.5), None, flight.wall_s)
    assert flight.observer.told_range(told) is not None


def test_another_home_is_another_land_and_the_numbers_go_on():
    flight = Flight()
    (first,) = flight.look(8).changes.spots
    flight.home = moved(HOME, 30.0, 0.0)
    looked = flight.look(8, place_m=(-9.0, -6.0))
    assert numbers(looked) == [1, 2]
    kept, new = looked.changes.spots
    assert distance_m(kept.at, first.at) < 0.1
    assert distance_m(new.at, FRAME.to_latlon(-9.0, -6.0)) < 0.3


def test_a_home_that_wanders_by_a_metre_begins_nothing_anew():
    flight = Flight()
    flight.look(4)
    flight.home = moved(HOME, 1.0, 0.0)
    assert numbers(flight.look(2)) == [1]


def test_other_elevation_places_what_comes_and_keeps_what_was():
    flight = Flight()
    (first,) = flight.look(8).changes.spots
    raised = Hills(lambda x, _y: np.where(np.abs(x) < 1.0, 0.0, 10.0))  # home lies in a ditch
    flight.observer.wishes = Wishes(lens=LENS, rule=HotRule(60.0), heights=raised)
    flight.observer.ground_changed()
    looked = flight.look(8, place_m=(-15.0, -12.0))
    assert numbers(looked) == [1, 2]
    assert distance_m(looked.changes.spots[0].at, first.at) < 0.1
    # The ray meets the ground ten metres higher: a sixth of the way from below the drone is missing.
    east_m, north_m = FRAME.to_xy(looked.changes.spots[1].at)
    assert (east_m, north_m) == pytest.approx((-12.5, -10.0), abs=0.6)


def test_a_flight_goes_on_with_what_is_known():
    flight = Flight()
    (first,) = flight.look(8).changes.spots
    later = Flight()
    later.observer.begin((first,), 7)
    assert numbers(later.look(8)) == [1]
    assert numbers(later.look(8, place_m=(-9.0, -6.0))) == [1, 7]


def test_a_flight_begins_without_what_another_incident_knew():
    flight = Flight()
    flight.look(8)
    flight.observer.begin((), 1)
    flight.step()
    looked = flight.observer.frame(raw(flight.wall_s, flight.pose))
    assert looked is not None
    assert numbers(looked) == []


def test_the_next_training_counts_its_time_anew_and_finds_as_well():
    flight = Flight()
    flight.look(8)
    flight.observer.begin((), 1)
    flight.t_s = -30.0  # another link, whose clock began later
    looked = flight.look(8)
    assert looked.changes.blind is None
    assert numbers(looked) == [1]


def test_the_end_of_a_flight_tells_its_passes_and_goes_on():
    flight = Flight()
    flight.look(8)
    (one,) = flight.observer.end()
    assert (one.number, one.level) == (1, TruthLevel.RAW)
    assert one.hottest_c == pytest.approx(120.0, abs=1.0)
    assert flight.observer.end() == ()


def test_the_mosaic_is_laid_in_flight_alone():
    flight = Flight()
    flight.flying = False
    flight.step()
    assert flight.observer.frame(raw(flight.wall_s, flight.pose)) is None
    assert flight.observer.changed_tiles() == ()
    flight.flying = True
    flight.look(4)
    tiles = flight.observer.changed_tiles()
    assert max(int(tile.counts.max()) for tile in tiles) == counts_of(120.0)
    assert flight.observer.changed_tiles() == ()


def test_lower_than_ten_metres_nothing_is_looked_for():
    """All of the picture is one place there, and what flashes adds up."""
    flight = Flight(pose=Pose(HOME, AboveHome(9.0), 0.0, -90.0))
    flight.step()
    assert flight.observer.frame(raw(flight.wall_s, flight.pose, (0.5, 0.5))) is None


def test_what_is_marked_lies_in_the_picture_where_it_is():
    flight = Flight(Wishes(lens=LENS, rule=HotRule(60.0), target=FRAME.to_latlon(0.0, 0.0)))
    looked = flight.look(8)
    (marked,) = looked.marked
    u, v = seen_at(flight.pose)
    assert marked.spot.number == 1
    assert marked.at == pytest.approx((u / LENS.width_px, v / LENS.height_px), abs=0.01)
    assert looked.target == pytest.approx((0.5, 0.5), abs=0.01)
    assert isinstance(looked.middle, GroundPoint)
    assert distance_m(looked.middle.at, HOME) < 0.1


def test_what_is_outside_of_the_picture_is_not_marked():
    flight = Flight()
    flight.look(8)
    flight.pose = above(north_m=400.0)
    looked = flight.look(3)
    assert looked.marked == ()
    assert looked.target is None


def test_with_no_word_of_the_gimbal_a_frame_says_that_it_has_no_place():
    flight = Flight()
    link_s = LINK_S + 0.1
    silent = replace(state(link_s, above()), gimbal=None)
    flight.observer.hear(Told(silent, link_s, START, WALL_S + 0.1))
    looked = flight.observer.frame(raw(WALL_S + 0.1, above()))
    assert looked is not None
    assert looked.changes.blind is Blind.NO_POSE
    assert looked.middle is None


def test_the_delay_by_the_cameras_own_clock_is_taken_off():
    flight = Flight(Wishes(lens=LENS, rule=HotRule(60.0), sender_delay_s=0.5))
    for n in range(40):
        flight.pose = above(north_m=0.8 * n)
        flight.step()
        flight.observer.picture(grey(n, flight.wall_s, flight.pose), white_hot=False)
    assert flight.observer.delay.source is DelaySource.SENDER_CLOCK
    found = flight.observer.place((0.5, 0.5), flight.wall_s)
    assert isinstance(found, GroundPoint)
    late_s = flight.observer.delay.delay_s
    assert late_s is not None
    assert late_s == pytest.approx(0.5, abs=0.1)
    assert FRAME.to_xy(found.at)[1] == pytest.approx(0.8 * 39 - 8.0 * late_s, abs=0.1)
