"""A drone's power, learned from its flights."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest
from numpy.typing import NDArray

from maps.geo import AboveGround
from missions import sortie
from missions.camera_model import DEFAULT_CAMERA
from missions.energy import DroneProfile, estimate
from missions.patterns.sweep import parallel
from missions.power_curve import PowerError, curve_of, learn, profile_of
from telemetry.frames import frames_of
from telemetry.framing import Framer
from telemetry.power_track import PowerTrack, power_track
from tests.missions import practice, shapes
from tests.missions.test_energy import HOME, recorded_survey
from tests.telemetry.tlogs import EXTRACT, heartbeat, record, stamped
from training import battery
from training.vehicle import EmbeddedDrone
from training.weather import Wind

Floats: TypeAlias = NDArray[np.float64]


def test_the_recorded_copter_draws_what_was_measured_of_it():
    curve = learn(EXTRACT)
    assert curve.hover_a == pytest.approx(28.1, rel=0.02)  # the means of its hovering, cruise and descent
    assert curve.current_a(10.0) == pytest.approx(30.46, rel=0.02)
    assert curve.current_a(0.0, 2.4) == pytest.approx(30.6, rel=0.03)
    assert curve.current_a(0.0, -1.5) == pytest.approx(26.85, rel=0.03)
    assert curve.capacity_mah == pytest.approx(3300.0, rel=0.01)
    assert curve.spread < 0.05
    assert curve.wind_known


def test_with_its_own_curve_the_recorded_survey_takes_its_recorded_time_and_charge():
    drone = profile_of(learn(EXTRACT))
    needed = estimate(recorded_survey(), HOME, drone=drone)
    assert needed.duration_s == pytest.approx(403.4, rel=0.03)
    assert needed.used_mah == pytest.approx(3279.0, rel=0.10)
    assert needed.used_percent == pytest.approx(100.0, abs=5.0)  # it landed with 0 %


@pytest.mark.slow
def test_a_drone_that_flew_in_wind_has_the_curve_of_its_motors():
    vehicle = Heard(EmbeddedDrone(practice.HOME, ready=True, battery_mah=9000.0, wind=Wind(200.0, 6.0, 0.0)))
    session = practice.connected(vehicle)
    ring = [(0, 0), (300, 0), (300, 150), (0, 150)]
    plan = parallel(shapes.area(ring), DEFAULT_CAMERA, AboveGround(60.0), home=practice.HOME)
    practice.done(session, partial(sortie.fly, plan=plan, wait_ready_s=60.0))
    frames = frames_of(bytes(vehicle.recorded))
    curve = curve_of(power_track(frames, frames.vehicles()[0]))
    assert curve.wind_known
    assert curve.hover_a == pytest.approx(battery.HOVER_A, rel=0.03)
    assert curve.current_a(10.0) == pytest.approx(30.5, rel=0.03)  # 30 degrees of lean, as recorded in calm
    assert curve.capacity_mah == pytest.approx(9000.0, rel=0.03)


@dataclass
class Heard:
    """A vehicle whose words are written down as a tlog."""

    vehicle: EmbeddedDrone
    recorded: bytearray = field(default_factory=bytearray)
    _framer: Framer = field(default_factory=Framer)

    def step(self, now_s: float, received: bytes) -> bytes:
        said = self.vehicle.step(now_s, received)
        for frame in self._framer.feed(said):
            self.recorded += stamped(now_s, frame)
        return said


def test_a_curve_with_gusts_of_noise_is_found_again():
    chance = np.random.default_rng(7)
    at_s = np.arange(0.0, 400.0, 0.5)
    air, climb = 6.0 + 6.0 * np.sin(at_s / 20.0), 2.0 * np.sin(at_s / 31.0)
    amps = 18.0 * (1.0 + 0.2 * (air / 10.0) ** 3 + np.where(climb > 0.0, 0.05, 0.02) * climb)
    noisy = amps + chance.normal(0.0, 0.8, len(amps))
    noisy[::25] += 40.0  # somebody's sensor hiccups
    curve = curve_of(_track(at_s, noisy, air, climb))
    assert curve.hover_a == pytest.approx(18.0, rel=0.03)
    assert curve.air_share == pytest.approx(0.2, rel=0.1)
    assert curve.climb_share == pytest.approx(0.05, abs=0.01)
    assert curve.descent_share == pytest.approx(0.02, abs=0.01)


def test_a_drone_that_draws_unevenly_is_known_to():
    at_s = np.arange(0.0, 600.0, 0.5)
    air = 6.0 + 6.0 * np.sin(at_s / 11.0)
    even = 20.0 * (1.0 + 0.1 * (air / 10.0) ** 3)
    uneven = even * (1.0 + 0.15 * np.sign(np.sin(at_s / 90.0)))
    steady, moody = (curve_of(_track(at_s, amps, air, 0.0 * at_s)) for amps in (even, uneven))
    assert steady.spread == pytest.approx(0.02)
    assert 0.1 < moody.spread < 0.2


def test_a_flight_without_wind_told_is_less_sure():
    at_s = np.arange(0.0, 300.0)
    air = 6.0 + 6.0 * np.sin(at_s / 11.0)
    told, untold = (
        curve_of(_track(at_s, 20.0 + air**3 / 500.0, air, 0.0 * at_s, wind_known=known))
        for known in (True, False)
    )
    assert untold.spread > told.spread + 0.02


@pytest.mark.parametrize(
    ("seconds", "slow", "fast", "said"),
    [
        (60, 0.0, 10.0, "120 s are needed"),
        (400, 7.0, 9.0, "hovers and searches"),
        (0, 0.0, 0.0, "no current"),
    ],
)
def test_too_little_is_not_learned_from(seconds: int, slow: float, fast: float, said: str):
    at_s = np.arange(float(seconds))
    air = np.linspace(slow, fast, seconds)
    with pytest.raises(PowerError, match=said):
        curve_of(_track(at_s, 20.0 + 0.0 * at_s, air, 0.0 * at_s))


def test_a_current_that_is_noise_is_refused():
    at_s = np.arange(0.0, 600.0)
    air = 6.0 + 6.0 * np.sin(at_s / 11.0)
    amps = np.where((at_s // 60) % 2 > 0, 5.0, 60.0)
    with pytest.raises(PowerError, match="does not follow"):
        curve_of(_track(at_s, amps, air, 0.0 * at_s))


def test_a_file_without_a_drone_says_so_with_its_name(tmp_path: Path):
    file = tmp_path / "ground.tlog"
    file.write_bytes(record(0.0, heartbeat(gcs=True)))
    with pytest.raises(PowerError, match=r"ground\.tlog"):
        learn(file)


def test_an_unknown_capacity_leaves_the_mah_of_the_battery():
    at_s = np.arange(0.0, 300.0)
    air = 6.0 + 6.0 * np.sin(at_s / 11.0)
    curve = curve_of(_track(at_s, 20.0 + air**3 / 500.0, air, 0.0 * at_s))
    assert curve.capacity_mah is None
    drone = profile_of(curve)
    assert drone.capacity_mah == pytest.approx(DroneProfile().capacity_mah)
    assert drone.endurance_s > DroneProfile().endurance_s  # 20 A instead of 28


def _track(at_s: Floats, amps: Floats, air: Floats, climb: Floats, *, wind_known: bool = True) -> PowerTrack:
    return PowerTrack(at_s, amps, air, 0.0 * at_s, climb, wind_known, None)
