"""A flight out of the log of an autopilot: what DataFlash and ULog both know of it, in one form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from telemetry.flight_summary import GAP_S, BatteryUse, Gap
from telemetry.frames import utc
from telemetry.track import Track

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    import numpy.typing as npt

    from telemetry.flight_summary import HomeSet, StatusText, Vehicle

    Column = npt.NDArray[np.float64]
    Whole = npt.NDArray[np.int64]

ARMED_FOREVER = 1 << 62


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LoggedFlight:
    """Times are UTC; where nobody told the time of day (`is_utc`) they count from 1970 with the autopilot."""

    messages: Mapping[str, int]
    size_bytes: int
    bad_bytes: int
    wrong_formats: tuple[str, ...]  # messages that are counted, but cannot be read
    is_utc: bool
    start_us: int
    end_us: int
    vehicle: Vehicle | None
    track: Track
    armed: tuple[tuple[datetime, datetime | None], ...]
    modes: tuple[tuple[datetime, str], ...]
    homes: tuple[HomeSet, ...]
    battery: BatteryUse | None
    fix_types: tuple[int, ...]
    satellites: tuple[int, int] | None
    texts: tuple[StatusText, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """One quantity as it was logged."""

    at_us: Whole
    values: Column

    def at(self, at_us: Whole) -> Column:
        """The newest value at each time; NaN before the first."""
        order = np.argsort(self.at_us, kind="stable")
        before = np.searchsorted(self.at_us[order], at_us, side="right")
        return np.concatenate((np.array([np.nan]), self.values[order]))[before]


NOT_HEARD = Heard(np.zeros(0, np.int64), np.zeros(0))


def heard(at_us: Whole, values: npt.NDArray[Any]) -> Heard:
    """A column with its times; what is not finite is unknown."""
    numbers = values.astype(np.float64)
    return Heard(at_us, np.where(np.isfinite(numbers), numbers, np.nan))


def track_from(
    at_us: Whole, lat: Column, lon: Column, others: Mapping[str, Heard], armed: Iterable[tuple[int, int]]
) -> Track:
    """The track through these positions; `others` by the name of the track's column."""
    real = np.isfinite(lat) & np.isfinite(lon) & ((lat != 0) | (lon != 0))
    real &= (np.abs(lat) <= 90) & (np.abs(lon) <= 180)
    at_us = np.maximum.accumulate(at_us[real])
    is_armed = np.zeros(len(at_us), np.bool_)
    for since, until in armed:
        is_armed |= (at_us >= since) & (at_us < until)

    def column(name: str) -> Column:
        return others.get(name, NOT_HEARD).at(at_us)

    return Track(
        at_us=at_us,
        lat_deg=lat[real],
        lon_deg=lon[real],
        amsl_m=column("amsl_m"),
        above_home_m=column("above_home_m"),
        ground_speed_m_s=column("ground_speed_m_s"),
        climb_m_s=column("climb_m_s"),
        heading_deg=column("heading_deg"),
        roll_deg=column("roll_deg"),
        pitch_deg=column("pitch_deg"),
        battery_percent=column("battery_percent"),
        battery_v=column("battery_v"),
        armed=is_armed,
    )


def spans_of(edges: Iterable[tuple[int, bool]], at_first: bool, first_us: int) -> list[tuple[int, int]]:
    """From when until when it was true; ARMED_FOREVER where it never ended."""
    spans: list[tuple[int, int]] = []
    since = first_us if at_first else None
    for at, now in sorted(edges):
        if now and since is None:
            since = at
        elif not now and since is not None:
            spans.append((since, at))
            since = None
    return spans if since is None else [*spans, (since, ARMED_FOREVER)]


def as_times(spans: Iterable[tuple[int, int]]) -> tuple[tuple[datetime, datetime | None], ...]:
    """The same for a summary."""
    return tuple((utc(since), None if until == ARMED_FOREVER else utc(until)) for since, until in spans)


def changes(at_us: Whole, values: npt.NDArray[Any]) -> list[tuple[int, int]]:
    """The first value and every one that differs from the one before."""
    if not len(values):
        return []
    new = np.append(True, values[1:] != values[:-1])
    return list(zip(at_us[new].tolist(), values[new].astype(np.int64).tolist(), strict=True))


def gaps_in(at_us: Whole) -> tuple[Gap, ...]:
    """Times of more than two seconds in which nothing was written."""
    held = np.maximum.accumulate(at_us)
    silent = np.flatnonzero(np.diff(held) > GAP_S * 1e6)
    return tuple(
        Gap(utc(since), utc(until), (until - since) / 1e6)
        for since, until in zip(held[silent].tolist(), held[silent + 1].tolist(), strict=True)
    )


def battery_of(volts: Column, percents: Column, used_mah: Column) -> BatteryUse | None:
    """What was used; None where no battery was logged."""
    volts, percents, used_mah = (values[np.isfinite(values)] for values in (volts, percents, used_mah))
    if not (len(volts) or len(percents) or len(used_mah)):
        return None
    return BatteryUse(
        first_v=_rounded(volts[0]) if len(volts) else None,
        last_v=_rounded(volts[-1]) if len(volts) else None,
        lowest_v=_rounded(volts.min()) if len(volts) else None,
        first_percent=round(percents[0]) if len(percents) else None,
        last_percent=round(percents[-1]) if len(percents) else None,
        used_mah=round(used_mah[-1]) if len(used_mah) else None,
    )


def _rounded(value: np.float64) -> float:
    return round(float(value), 3)
