"""The drone as a recorded flight has it at one moment, in the words of the live state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.alarms import STALE_S
from telemetry.frames import utc
from telemetry.state import Attitude, Battery, Fix, Heartbeat, LinkCounts, SystemStatus, VehicleState

if TYPE_CHECKING:
    from datetime import datetime

    from telemetry.track import Track, TrackPoint

_OFF_THE_GROUND_M = 0.5


def vehicle_at(track: Track, at: datetime) -> VehicleState | None:
    """What was known at that time; None before the first and after the last position of the flight.

    The moment itself is second 0: everything is `received_s` 0, and so fresh at `now_s` 0. In a gap of the
    recording the values are as old as they are, and look it.
    """
    point = track.at(at)
    if point is None or at > utc(track.at_us[-1]):
        return None
    age_s = (at - point.at).total_seconds()
    return _state(point, -age_s if age_s >= STALE_S else 0.0)


def _state(point: TrackPoint, received_s: float) -> VehicleState:
    flying = point.armed and point.above_home_m > _OFF_THE_GROUND_M
    status = SystemStatus.ACTIVE if flying else SystemStatus.STANDBY
    percent = point.battery_percent
    tilt = None
    if point.roll_deg is not None and point.pitch_deg is not None:
        tilt = Attitude(point.roll_deg, point.pitch_deg, point.heading_deg or 0.0, received_s)
    return VehicleState(
        heartbeat=Heartbeat("", point.armed, status, received_s),
        fix=Fix(
            point.position,
            point.amsl_m,
            point.above_home_m,
            point.ground_speed_m_s,
            point.climb_m_s,
            point.heading_deg,
            received_s,
        ),
        battery=Battery(point.battery_v, None, None if percent is None else round(percent), None, received_s),
        attitude=tilt,
        link=LinkCounts(heard_s=received_s),
    )
