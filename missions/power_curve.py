"""What this drone draws: a small model of its power, learned from a recorded flight, with how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from maps.plain_error import PlainError
from missions.energy import DroneProfile
from telemetry.frames import read_frames
from telemetry.power_track import power_track

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from telemetry.power_track import PowerTrack

    Floats = NDArray[np.float64]

LEAST_S = 120.0  # in the air with a known current, before a curve is believed
LEAST_AIR_M_S = 4.0  # between slow and fast flight, or the air term is a guess
MOST_SPREAD = 0.35  # beyond it the current does not follow the flight
SPREAD_FLOOR = 0.02  # one flight on one day says no more than this of the next
NO_WIND_SPREAD = 0.05  # without a told wind the air speed is guessed
_PRIOR_S = 10.0  # the shares of the default profile weigh as much as so long a flight
_BLOCK_S = 30.0  # residuals are judged over so long: single currents are noise, a flight is their sum
_MOST_GAP_S = 10.0  # an entry stands for no longer than this
_ROUNDS = 12  # of reweighting; settles in five
_HUBER = 1.5  # residuals beyond so many sigmas count less

_DEFAULT = DroneProfile()


class PowerError(PlainError):
    """A recording that no power curve can be learned from. One line: what is missing, what to do."""


@dataclass(frozen=True, slots=True)
class PowerCurve:
    """Current = hover_a x (1 + air_share (v / 10 m/s)^3 + climb_share up - descent_share down)."""

    hover_a: float
    air_share: float
    climb_share: float
    descent_share: float
    capacity_mah: float | None  # None: the recording does not tell
    spread: float  # 1 sigma of a flight's real draw about the curve, as a share
    learned_s: float  # in the air
    wind_known: bool

    def current_a(self, air_m_s: float, climb_m_s: float = 0.0) -> float:
        """What it draws at this speed through the air."""
        vertical = climb_m_s * (self.climb_share if climb_m_s > 0.0 else self.descent_share)
        return self.hover_a * (1.0 + self.air_share * (air_m_s / 10.0) ** 3 + vertical)


def learn(path: Path) -> PowerCurve:
    """The curve of the first vehicle in a .tlog or a flight folder. PowerError; FramesError of the file."""
    frames = read_frames(path)
    vehicles = frames.vehicles()
    if not vehicles:
        raise PowerError(f"{path}: no drone was heard, so there is no power to learn from")
    try:
        return curve_of(power_track(frames, vehicles[0]))
    except PowerError as error:
        raise PowerError(f"{path}: {error}") from error


def profile_of(curve: PowerCurve, drone: DroneProfile = _DEFAULT) -> DroneProfile:
    """`drone` with the measured curve. An unknown capacity leaves its mAh as they are."""
    capacity_mah = curve.capacity_mah or drone.capacity_mah
    return replace(
        drone,
        endurance_s=capacity_mah * 3.6 / curve.hover_a,
        hover_a=curve.hover_a,
        air_share=curve.air_share,
        climb_share=curve.climb_share,
        descent_share=curve.descent_share,
        spread=curve.spread,
    )


def curve_of(track: PowerTrack) -> PowerCurve:
    """Least squares over the flight, outliers counting less. PowerError says why there is too little."""
    if not len(track):
        raise PowerError("no current was told in the air: the drone needs a power module that measures it")
    lasts_s = np.clip(np.diff(track.at_s, append=track.at_s[-1] + 1.0), 0.0, _MOST_GAP_S)
    learned_s = float(np.sum(lasts_s))
    if learned_s < LEAST_S:
        raise PowerError(
            f"only {learned_s:.0f} s in the air with a known current, {LEAST_S:.0f} s are needed: "
            "take a longer flight"
        )
    slow, fast = np.quantile(track.air_m_s, (0.05, 0.95))
    if fast - slow < LEAST_AIR_M_S:
        raise PowerError(
            f"it flew between {slow:.1f} and {fast:.1f} m/s only: take a flight that hovers and searches"
        )
    terms = np.stack(
        [
            np.ones(len(track)),
            (track.air_m_s / 10.0) ** 3,
            np.maximum(track.climb_m_s, 0.0),
            np.minimum(track.climb_m_s, 0.0),
        ],
        axis=1,
    )
    fitted = _fit(terms, track.current_a, lasts_s)
    hover_a = float(fitted[0])
    air, climb, descent = (max(0.0, float(term) / hover_a) for term in fitted[1:])
    modelled = terms @ (hover_a * np.array([1.0, air, climb, descent]))
    spread = _spread(track, modelled, lasts_s)
    if not (hover_a > 0.0 and spread <= MOST_SPREAD):
        raise PowerError("the current does not follow the flight: look after the drone's power module")
    guessed = 0.0 if track.wind_known else NO_WIND_SPREAD
    return PowerCurve(
        hover_a=hover_a,
        air_share=air,
        climb_share=climb,
        descent_share=descent,
        capacity_mah=track.capacity_mah,
        spread=float(np.hypot(max(spread, SPREAD_FLOOR), guessed)),
        learned_s=learned_s,
        wind_known=track.wind_known,
    )


def _fit(terms: Floats, current_a: Floats, lasts_s: Floats) -> Floats:
    """Huber's weights, again and again; the shares of the default profile as a weak prior.

    The prior says `term - share x hover = 0`, so that it holds for drones of any size.
    """
    shares = np.array([_DEFAULT.air_share, _DEFAULT.climb_share, _DEFAULT.descent_share])
    believed = np.sqrt(_PRIOR_S) * np.array([1.0, _DEFAULT.climb_m_s, _DEFAULT.descent_m_s])
    prior = np.column_stack([-shares, np.eye(3)]) * believed[:, None]
    weights = np.ones(len(current_a))
    fitted: Floats = np.zeros(4)
    for _ in range(_ROUNDS):
        root = np.sqrt(weights * lasts_s)
        rows = np.vstack([terms * root[:, None], prior])
        wanted = np.concatenate([current_a * root, np.zeros(3)])
        fitted = np.asarray(np.linalg.lstsq(rows, wanted, rcond=None)[0], dtype=np.float64)
        off = np.abs(current_a - terms @ fitted)
        sigma = max(1.4826 * float(np.median(off)), 1e-3)
        weights = np.minimum(1.0, _HUBER * sigma / np.maximum(off, 1e-9))
    return fitted


def _spread(track: PowerTrack, modelled_a: Floats, lasts_s: Floats) -> float:
    """Root mean square of what half minutes drew, about what the curve says of them."""
    block = ((track.at_s - track.at_s[0]) / _BLOCK_S).astype(np.int64)
    drew = np.bincount(block, track.current_a * lasts_s)
    said = np.bincount(block, modelled_a * lasts_s)
    counted = np.bincount(block, lasts_s)
    off = (drew[counted > 0.0] - said[counted > 0.0]) / np.maximum(said[counted > 0.0], 1e-9)
    return float(np.sqrt(np.average(off**2, weights=counted[counted > 0.0])))
