"""What a vehicle drew and how it flew meanwhile, for a whole flight: one numpy column a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.messages import mavlink

if TYPE_CHECKING:
    import numpy.typing as npt

    from telemetry.frames import Frames, Rows, Source

    Column = npt.NDArray[np.float64]

_FIX_WITHIN_S = 1.0  # a current is believed to belong to a speed that is not older
_COUNTED_EVERY_S = 10.0  # charge is told in whole mAh: over so long, it is a current


@dataclass(frozen=True, slots=True, eq=False)
class PowerTrack:
    """One entry for every current heard in the air, armed, with a position near it."""

    at_s: Column  # from the first frame of the recording
    current_a: Column
    north_m_s: Column  # through the air, where the wind is known; over ground otherwise
    east_m_s: Column
    climb_m_s: Column
    wind_known: bool
    capacity_mah: float | None  # from charge used and per cent left; None: one of them is not told

    def __len__(self) -> int:
        return len(self.at_s)

    @property
    def air_m_s(self) -> Column:
        return np.hypot(self.north_m_s, self.east_m_s)


def power_track(frames: Frames, source: Source, above_m: float = 2.0) -> PowerTrack:
    """Empty where the vehicle never told a current; in the air is higher than `above_m` above home."""
    at_us, current_a = _currents(frames, source)
    fixes, beats = frames.rows("GLOBAL_POSITION_INT", source), frames.rows("HEARTBEAT", source)
    if not len(fixes) or not len(beats):
        at_us, current_a = at_us[:0], current_a[:0]
    armed = (beats.fields["base_mode"] & mavlink.MAV_MODE_FLAG_SAFETY_ARMED) != 0
    said = fixes.fields
    up = (_at(fixes, said["relative_alt"] / 1000.0, at_us) > above_m) & (_at(beats, armed, at_us) > 0.5)
    flying = up & (_apart_s(fixes.at_us, at_us) <= _FIX_WITHIN_S)
    at_us, current_a = at_us[flying], current_a[flying]
    winds = frames.rows("WIND", source)
    towards = np.radians(winds.fields["direction"].astype(np.float64) + 180.0)
    speed = winds.fields["speed"].astype(np.float64)
    wind_known = len(winds) > 0
    north, east = (_at(fixes, said[name] / 100.0, at_us) for name in ("vx", "vy"))
    if wind_known:
        north = north - _at(winds, speed * np.cos(towards), at_us)
        east = east - _at(winds, speed * np.sin(towards), at_us)
    return PowerTrack(
        at_s=(at_us - frames.at_us[0]) / 1e6 if len(at_us) else np.zeros(0),
        current_a=current_a,
        north_m_s=north,
        east_m_s=east,
        climb_m_s=_at(fixes, said["vz"] / -100.0, at_us),
        wind_known=wind_known,
        capacity_mah=capacity_mah(_first_battery(frames, source)),
    )


def _currents(frames: Frames, source: Source) -> tuple[npt.NDArray[np.int64], Column]:
    """When, and amperes: of the message that tells it more often; else from the charge used."""
    counted = _first_battery(frames, source)
    told = [
        (rows.at_us[known], rows.fields["current_battery"][known] / 100.0)  # -1: not measured, common.xml
        for rows in (counted, frames.rows("SYS_STATUS", source))
        for known in [rows.fields["current_battery"] > 0]
    ]
    at_us, current_a = max(told, key=lambda pair: len(pair[0]))
    return (at_us, current_a) if len(at_us) else _from_charge(counted)


def _from_charge(rows: Rows) -> tuple[npt.NDArray[np.int64], Column]:
    known = rows.fields["current_consumed"] >= 0
    at_us, used_mah = rows.at_us[known], rows.fields["current_consumed"][known].astype(np.float64)
    if not len(at_us):
        return at_us, used_mah
    slot = ((at_us - at_us[0]) / (_COUNTED_EVERY_S * 1e6)).astype(np.int64)
    first = np.unique(slot, return_index=True)[1]
    took_s = np.diff(at_us[first]) / 1e6
    return at_us[first][:-1] + np.diff(at_us[first]) // 2, np.diff(used_mah[first]) * 3.6 / took_s


def capacity_mah(rows: Rows) -> float | None:
    """From BATTERY_STATUS of one battery: the slope of charge used against per cent left.

    Both ends of the scale may stand still. None: too little was used to tell.
    """
    used, left = rows.fields["current_consumed"], rows.fields["battery_remaining"].astype(np.float64)
    between = (used > 0) & (left > 0) & (left < 100)
    if not between.any() or np.ptp(left[between]) < 10.0:
        return None
    slope = np.polyfit(left[between], used[between].astype(np.float64), 1)[0]
    return float(-100.0 * slope) if slope < 0.0 else None


def _first_battery(frames: Frames, source: Source) -> Rows:
    rows = frames.rows("BATTERY_STATUS", source)
    first = rows.fields["id"] == 0
    return type(rows)(rows.index[first], rows.at_us[first], rows.fields[first])


def _at(rows: Rows, values: npt.ArrayLike, at_us: npt.NDArray[np.int64]) -> Column:
    """Straight between what was heard before and after."""
    if not len(rows) or not len(at_us):
        return np.zeros(len(at_us))
    heard = np.maximum.accumulate(rows.at_us)
    return np.interp(at_us, heard, np.asarray(values, dtype=np.float64))


def _apart_s(heard_us: npt.NDArray[np.int64], at_us: npt.NDArray[np.int64]) -> Column:
    """From each time to the nearest of those heard."""
    if not len(at_us):
        return np.zeros(0)
    heard = np.maximum.accumulate(heard_us)
    after = np.clip(np.searchsorted(heard, at_us), 1, max(1, len(heard) - 1))
    near = np.minimum(
        np.abs(at_us - heard[after - 1]), np.abs(heard[np.minimum(after, len(heard) - 1)] - at_us)
    )
    return near / 1e6
