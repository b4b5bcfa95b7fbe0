"""Where a drone was and how it was, for a whole flight: one numpy column a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from maps.geo import EARTH_RADIUS_M, AboveHome, Amsl, LatLon
from telemetry.frames import utc
from telemetry.messages import mavlink

if TYPE_CHECKING:
    import numpy.typing as npt

    from telemetry.frames import Frames, Rows, Source

    Column = npt.NDArray[np.float64]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNKNOWN_U16 = 0xFFFF  # common.xml: UINT16_MAX means unknown


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """The drone at one moment. None: not heard yet, or the drone did not know."""

    at: datetime
    position: LatLon
    amsl_m: Amsl
    above_home_m: AboveHome
    ground_speed_m_s: float
    climb_m_s: float
    heading_deg: float | None
    roll_deg: float | None
    pitch_deg: float | None
    battery_percent: float | None
    battery_v: float | None
    armed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One entry for every position the drone reported, in the order of the recording.

    `at_us` never runs back (a clock that was set back is held); NaN stands for "unknown" in float columns.
    """

    at_us: npt.NDArray[np.int64]
    lat_deg: Column
    lon_deg: Column
    amsl_m: Column
    above_home_m: Column
    ground_speed_m_s: Column
    climb_m_s: Column
    heading_deg: Column
    roll_deg: Column
    pitch_deg: Column
    battery_percent: Column
    battery_v: Column
    armed: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.at_us)

    def index_at(self, at: datetime) -> int | None:
        """Which entry was the newest at that time; None before the first."""
        index = int(np.searchsorted(self.at_us, (at - _EPOCH) // timedelta(microseconds=1), side="right")) - 1
        return index if index >= 0 else None

    def at(self, at: datetime) -> TrackPoint | None:
        """The newest that was known at that time; None before the first position."""
        index = self.index_at(at)
        if index is None:
            return None
        return TrackPoint(
            at=utc(self.at_us[index]),
            position=LatLon(float(self.lat_deg[index]), float(self.lon_deg[index])),
            amsl_m=Amsl(float(self.amsl_m[index])),
            above_home_m=AboveHome(float(self.above_home_m[index])),
            ground_speed_m_s=float(self.ground_speed_m_s[index]),
            climb_m_s=float(self.climb_m_s[index]),
            heading_deg=_known(self.heading_deg[index]),
            roll_deg=_known(self.roll_deg[index]),
            pitch_deg=_known(self.pitch_deg[index]),
            battery_percent=_known(self.battery_percent[index]),
            battery_v=_known(self.battery_v[index]),
            armed=bool(self.armed[index]),
        )

    def distance_m(self) -> float:
        """The way flown: from position to position, as long as the drone was armed at both."""
        steps = distances_m(self.lat_deg[:-1], self.lon_deg[:-1], self.lat_deg[1:], self.lon_deg[1:])
        return float(steps[self.armed[:-1] & self.armed[1:]].sum())


def track_of(frames: Frames, source: Source) -> Track:
    """The track of one vehicle. Empty if it never said where it was."""
    fixes = frames.rows("GLOBAL_POSITION_INT", source)
    lat, lon = fixes.fields["lat"] / 1e7, fixes.fields["lon"] / 1e7
    # 0, 0 is what ArduCopter says before its first position
    real = ((lat != 0) | (lon != 0)) & (np.abs(lat) <= 90) & (np.abs(lon) <= 180)
    index, fields = fixes.index[real], fixes.fields[real]
    heading = np.where(fields["hdg"] == _UNKNOWN_U16, np.nan, fields["hdg"] / 100)
    beats = frames.rows("HEARTBEAT", source)
    armed = (beats.fields["base_mode"] & mavlink.MAV_MODE_FLAG_SAFETY_ARMED) != 0
    status, attitude = frames.rows("SYS_STATUS", source), frames.rows("ATTITUDE", source)
    percent, millivolts = status.fields["battery_remaining"], status.fields["voltage_battery"]
    return Track(
        at_us=np.maximum.accumulate(fixes.at_us[real]),
        lat_deg=lat[real],
        lon_deg=lon[real],
        amsl_m=fields["alt"] / 1000,
        above_home_m=fields["relative_alt"] / 1000,
        ground_speed_m_s=np.hypot(fields["vx"], fields["vy"], dtype=np.float64) / 100,
        climb_m_s=-fields["vz"] / 100,
        heading_deg=heading,
        roll_deg=_newest(attitude, np.degrees(attitude.fields["roll"], dtype=np.float64), index),
        pitch_deg=_newest(attitude, np.degrees(attitude.fields["pitch"], dtype=np.float64), index),
        battery_percent=_newest(status, np.where(percent < 0, np.nan, percent), index),
        battery_v=_newest(status, np.where(millivolts == _UNKNOWN_U16, np.nan, millivolts / 1000), index),
        armed=_newest(beats, armed.astype(np.float64), index) == 1,
    )


def distances_m(lat_a: Column, lon_a: Column, lat_b: Column, lon_b: Column) -> Column:
    """Great-circle distances of many pairs, as `maps.geo.distance_m`; degrees."""
    north = np.radians(lat_b - lat_a) / 2
    east = np.radians(lon_b - lon_a) / 2
    h = np.sin(north) ** 2 + np.cos(np.radians(lat_a)) * np.cos(np.radians(lat_b)) * np.sin(east) ** 2
    return 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(h, 1.0)))


def _newest(rows: Rows, values: Any, index: npt.NDArray[np.int64]) -> Column:
    """For each frame in `index`, the last value that was heard before it; NaN before the first."""
    before = np.searchsorted(rows.index, index)
    padded = np.concatenate((np.array([np.nan]), np.asarray(values, dtype=np.float64)))
    return padded[before]


def _known(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
