"""The recorded flights of an incident, as the review page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from incidents.codes import Clock
from maps.geo import LatLon
from telemetry.vehicle_at import vehicle_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    import numpy.typing as npt

    from missions.plan import Plan
    from telemetry.gimbal_track import GimbalTrack
    from telemetry.state import VehicleState
    from telemetry.track import Track

    Floats = npt.NDArray[np.float64]

DRAWN_MAX = 3000  # points of one flight on the map


@dataclass(frozen=True, slots=True)
class ReviewedFlight:
    """One flight: its folder's name, where it went, and what was planned."""

    name: str
    track: Track
    plan: Plan | None
    training: bool
    gimbal: GimbalTrack | None = None  # None: it did not say where it looks
    clock: str | None = None  # of a drone that was recorded elsewhere; None: it is one of ours

    @property
    def elsewhere(self) -> bool:
        """Another drone's, not recorded and not sealed by us."""
        return self.clock is not None


def shift_of(flight: ReviewedFlight, offsets: Mapping[str, float]) -> timedelta:
    """What a correction of the drone's clock adds to the times of its track."""
    clock = flight.clock or (Clock.EXERCISE if flight.training else Clock.DRONE)
    return timedelta(seconds=offsets.get(clock, 0.0))


@dataclass(frozen=True, slots=True)
class InTheAir:
    """The drone of one flight at a moment."""

    flight: ReviewedFlight
    vehicle: VehicleState


def drone_at(
    flights: Sequence[ReviewedFlight], at: datetime, offsets: Mapping[str, float]
) -> InTheAir | None:
    """The drone at that moment; None between the flights. Of two at once, the one that began later."""
    for flight in reversed(flights):
        vehicle = vehicle_at(flight.track, at - shift_of(flight, offsets))
        if vehicle is not None:
            return InTheAir(flight, vehicle)
    return None


def take_off_place(track: Track) -> LatLon | None:
    """Where it stood when it was armed."""
    armed = np.flatnonzero(track.armed)
    if not len(armed):
        return None
    return LatLon(float(track.lat_deg[armed[0]]), float(track.lon_deg[armed[0]]))


def flown_until(
    flights: Sequence[ReviewedFlight], at: datetime, offsets: Mapping[str, float]
) -> tuple[Floats, Floats]:
    """The ways flown so far, as latitudes and longitudes; NaN separates two flights.

    A later moment gives the same points and then more of them.
    """
    lats: list[Floats] = []
    lons: list[Floats] = []
    gap = np.array([np.nan])
    for flight in flights:
        newest = flight.track.index_at(at - shift_of(flight, offsets))
        if newest is None:
            continue
        drawn = _drawn(flight.track)
        drawn = drawn[drawn <= newest]
        if len(drawn):
            lats += [gap, flight.track.lat_deg[drawn]]
            lons += [gap, flight.track.lon_deg[drawn]]
    if not lats:
        return gap[:0], gap[:0]
    return np.concatenate(lats[1:]), np.concatenate(lons[1:])


def _drawn(track: Track) -> npt.NDArray[np.int64]:
    """Which points are drawn: those in the air, and no more than a map can show."""
    armed = np.flatnonzero(track.armed)
    return armed[:: len(armed) // DRAWN_MAX + 1]
