"""The times a drone was off the ground, from take-off to landing, in a recorded flight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # at run time too: msgspec reads the annotations
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import LatLon  # the same
from telemetry.frames import utc
from telemetry.messages import mavlink

if TYPE_CHECKING:
    import numpy.typing as npt

    from telemetry.frames import Frames, Source
    from telemetry.track import Track

    Whole = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

_OFF_GROUND_M = 0.5  # as `VehicleState.flying` during a failsafe
_LEAST_M = 1.0  # an autopilot that says ACTIVE as soon as it is armed has not flown yet
_BOUNCE_S = 3.0  # on the ground for less is one landing
_TOUCHDOWN_S = 2.0  # before a landing, in which its hardest sink is looked for
_TOUCHDOWN_M = 3.0  # and below this height above home


@dataclass(frozen=True, slots=True)
class Hop:
    """One flight. None: the recording does not say."""

    off_at: datetime
    on_at: datetime | None  # None: in the air when the recording ends
    duration_s: float
    off_place: LatLon | None
    on_place: LatLon | None
    touchdown_m_s: float | None  # the fastest sink close above the ground before the landing


def hops(frames: Frames, source: Source, track: Track) -> tuple[Hop, ...]:
    """Every time off the ground, by the same rule as a live view: armed and MAV_STATE_ACTIVE."""
    beats = frames.rows("HEARTBEAT", source)
    if not len(beats):
        return ()
    at_us = np.maximum.accumulate(beats.at_us)
    flying = _flying(beats.fields["base_mode"], beats.fields["system_status"], _height_at(track, at_us))
    last_us = max(int(frames.at_us[frames.sound()].max()), int(at_us[-1]))
    edges = np.diff(flying.astype(np.int8), prepend=0)
    off_us, on_us = at_us[edges == 1].tolist(), at_us[edges == -1].tolist()
    landed = len(on_us) == len(off_us)
    spans = _without_bounces(list(zip(off_us, on_us if landed else [*on_us, last_us], strict=True)))
    flown = [span for span in spans if _left_the_ground(track, *span)]
    ends_in_air = not landed and bool(flown) and flown[-1][1] == last_us
    return tuple(
        _hop(track, off, on, landed=not (ends_in_air and (off, on) == flown[-1])) for off, on in flown
    )


def _flying(
    mode: npt.NDArray[np.uint8], status: npt.NDArray[np.uint8], above_m: npt.NDArray[np.float64]
) -> Mask:
    armed = (mode & mavlink.MAV_MODE_FLAG_SAFETY_ARMED) != 0
    off_ground = (status == mavlink.MAV_STATE_CRITICAL) & (above_m > _OFF_GROUND_M)
    return armed & ((status == mavlink.MAV_STATE_ACTIVE) | off_ground)


def _height_at(track: Track, at_us: Whole) -> npt.NDArray[np.float64]:
    if not len(track):
        return np.zeros(len(at_us))
    return np.interp(at_us, track.at_us, track.above_home_m)


def _without_bounces(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for off, on in spans:
        if kept and off - kept[-1][1] < _BOUNCE_S * 1e6:
            kept[-1] = (kept[-1][0], on)
        else:
            kept.append((off, on))
    return kept


def _left_the_ground(track: Track, off_us: int, on_us: int) -> bool:
    """Where no position was heard in between, the autopilot's word counts."""
    during = track.above_home_m[(track.at_us >= off_us) & (track.at_us <= on_us)]
    return not len(during) or float(during.max()) >= _LEAST_M


def _hop(track: Track, off_us: int, on_us: int, *, landed: bool) -> Hop:
    off, on = track.at(utc(off_us)), track.at(utc(on_us))
    return Hop(
        off_at=utc(off_us),
        on_at=utc(on_us) if landed else None,
        duration_s=(on_us - off_us) / 1e6,
        off_place=off.position if off else None,
        on_place=on.position if on and landed else None,
        touchdown_m_s=_touchdown_m_s(track, on_us) if landed else None,
    )


def _touchdown_m_s(track: Track, on_us: int) -> float | None:
    near = (track.at_us >= on_us - _TOUCHDOWN_S * 1e6) & (track.at_us <= on_us)
    near &= np.abs(track.above_home_m) <= _TOUCHDOWN_M
    sink = -track.climb_m_s[near]
    return round(max(0.0, float(sink.max())), 2) if len(sink) else None
