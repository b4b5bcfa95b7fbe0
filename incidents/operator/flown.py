"""What the recording of a flight says for the flight log: who flew when and where, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # at run time too: msgspec reads the annotations
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from maps.borders import countries_at
from telemetry.alarms import LOST_S
from telemetry.events import EventCode
from telemetry.flight_folder import read_card
from telemetry.flight_summary import summarise
from telemetry.frames import read_frames, utc
from telemetry.hops import Hop, hops
from telemetry.packs import PackUse, packs
from telemetry.track import track_of

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.flight_summary import FlightSummary
    from telemetry.frames import Frames, Source
    from telemetry.track import Track

CRASH_WORDS = ("crash", "parachute")  # how an ArduCopter begins to say it in a STATUSTEXT
_CORNERS_MAX = 5_000  # of the way flown, that are asked for their country


@dataclass(frozen=True, slots=True)
class Mishap:
    """Something that a recording shows by itself. `value` in the unit of its kind, None: it has none."""

    code: str  # an EventCode, or "crash"
    at: datetime
    value: float | None = None  # of a silence: seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Flown:
    """One flight folder. None: the recording does not say."""

    flight: str  # name of the folder
    started_at: datetime
    ended_at: datetime
    simulated: bool  # the practice drone of this program
    address: str | None
    uid: str | None
    type: str | None
    firmware: str | None
    hops: tuple[Hop, ...]  # empty: it stayed on the ground
    packs: tuple[PackUse, ...]
    countries: tuple[str, ...]  # below the way flown, in its order; "": neither Latvia nor Lithuania
    max_above_home_m: float | None
    max_from_home_m: float | None
    distance_m: float | None
    most_tilt_deg: float | None  # in the air
    mishaps: tuple[Mishap, ...]
    missing: tuple[str, ...]  # as in a flight's summary


def flown(folder: Path) -> Flown:
    """Read a flight folder. FramesError where there is no flight to read."""
    summary = summarise(folder)
    frames = read_frames(folder)
    card = read_card(folder)
    vehicles = frames.vehicles()
    vehicle = summary.vehicles[0] if summary.vehicles else None
    identity = card.vehicle if card is not None else None
    track = track_of(frames, vehicles[0]) if vehicles else None
    off = hops(frames, vehicles[0], track) if track is not None else ()
    return Flown(
        flight=folder.name,
        started_at=summary.start,
        ended_at=summary.end,
        simulated=summary.training is True,
        address=summary.address,
        uid=(vehicle.uid if vehicle else None) or (identity.uid if identity else None),
        type=vehicle.type if vehicle else None,
        firmware=(vehicle.firmware if vehicle else None) or (identity.firmware if identity else None),
        hops=off,
        packs=packs(frames, vehicles[0]) if vehicles else (),
        countries=_countries(track, off) if track is not None else (),
        max_above_home_m=summary.max_above_home_m,
        max_from_home_m=summary.max_from_home_m,
        distance_m=summary.distance_m,
        most_tilt_deg=_most_tilt_deg(frames, vehicles[0], off) if vehicles else None,
        mishaps=_mishaps(frames, summary, off) if off else (),
        missing=summary.missing,
    )


def _countries(track: Track, off: tuple[Hop, ...]) -> tuple[str, ...]:
    if not off or not len(track):
        return ()
    begin, end = _us(off[0].off_at), _us(off[-1].on_at or utc(int(track.at_us[-1])))
    (during,) = np.nonzero((track.at_us >= begin) & (track.at_us <= end))
    kept = during[:: len(during) // _CORNERS_MAX + 1]
    below = countries_at(track.lat_deg[kept], track.lon_deg[kept]).tolist()
    return tuple(country for country, _ in groupby(below))


def _most_tilt_deg(frames: Frames, source: Source, off: tuple[Hop, ...]) -> float | None:
    rows = frames.rows("ATTITUDE", source)
    flying = np.zeros(len(rows), dtype=np.bool_)
    for hop in off:
        until = _us(hop.on_at) if hop.on_at else int(rows.at_us[-1]) if len(rows) else 0
        flying |= (rows.at_us >= _us(hop.off_at)) & (rows.at_us <= until)
    if not flying.any():
        return None
    # The angle between the drone's own vertical and the true one
    roll, pitch = rows.fields["roll"][flying], rows.fields["pitch"][flying]
    upright = np.cos(roll.astype(np.float64)) * np.cos(pitch.astype(np.float64))
    return round(float(np.degrees(np.arccos(np.clip(upright, -1.0, 1.0))).max()), 1)


def _mishaps(frames: Frames, summary: FlightSummary, off: tuple[Hop, ...]) -> tuple[Mishap, ...]:
    """Only of the time in the air: on the ground links are pulled and batteries run flat in peace."""
    begin, end = off[0].off_at, off[-1].on_at or summary.end
    found = [Mishap(EventCode.FAILSAFE, at) for at, status in summary.system_status if status == "critical"]
    found += [
        Mishap(EventCode.LINK_LOST, gap.start, round(gap.duration_s, 1))
        for gap in summary.gaps
        if gap.duration_s > LOST_S
    ]
    found += [
        Mishap("crash", text.at) for text in summary.status_texts if text.text.lower().startswith(CRASH_WORDS)
    ]
    found += _breaches(frames)
    # A crash is said after the drone came down: a minute more is looked at
    late = end.timestamp() + 60.0
    within = [one for one in found if begin <= one.at and one.at.timestamp() <= late]
    return tuple(sorted(within, key=lambda one: one.at))


def _breaches(frames: Frames) -> list[Mishap]:
    rows = frames.rows("FENCE_STATUS")
    breached = rows.fields["breach_status"] != 0
    begins = np.diff(breached.astype(np.int8), prepend=0) == 1
    return [Mishap(EventCode.FENCE_BREACHED, utc(at)) for at in rows.at_us[begins].tolist()]


def _us(at: datetime) -> int:
    return round(at.timestamp() * 1e6)
