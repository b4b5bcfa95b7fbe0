"""Where the attached flights went, from their own recordings, in metres true for a map on paper."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from incidents.attach import FLIGHTS
from incidents.codes import IncidentCode
from incidents.facts import file_name_in
from incidents.tracks.taken import taken_tracks
from incidents.tracks.track import TrackKind
from maps.foreign.file import FormatError
from maps.geo import Amsl, LatLon
from missions.plan import PlanError
from missions.plan_file import read_plan
from telemetry.flight_folder import raw_files
from telemetry.frames import FramesError, read_frames, utc
from telemetry.gimbal_track import gimbal_track
from telemetry.track import track_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    import numpy.typing as npt

    from incidents.model import Entry
    from maps.area import Area
    from missions.plan import Plan
    from telemetry.frames import Frames, Source
    from telemetry.gimbal_track import GimbalTrack
    from telemetry.track import Track

    Stamp: TypeAlias = "tuple[tuple[str, int, int], ...]"

    Floats = npt.NDArray[np.float64]

log = logging.getLogger(__name__)

CORNERS_MAX = 3000  # of one flight; a report's map shows no more
KEPT = 8  # flights that were read and have not changed since
FLIGHT_PLAN = "plan.json"


@dataclass(frozen=True, slots=True)
class Wind:
    """As the drone felt it, over a whole flight."""

    speed_m_s: float
    from_deg: float


@dataclass(frozen=True, slots=True, eq=False)
class FlightPath:
    """One flight on the ground: the way flown while armed, and what was to be searched.

    `elsewhere`: another drone's, not recorded and not sealed by us.
    """

    flight: str
    corners: tuple[LatLon, ...] = ()
    amsl_m: tuple[Amsl, ...] = ()  # one for each corner, as the times
    times: tuple[datetime, ...] = ()
    plan: Plan | None = None
    track: Track | None = None
    gimbal: GimbalTrack | None = None
    wind: Wind | None = None
    elsewhere: bool = False

    @property
    def area(self) -> Area | None:
        """What was to be searched."""
        return None if self.plan is None else self.plan.area


def flight_paths(folder: Path, entries: Iterable[Entry]) -> tuple[FlightPath, ...]:
    """The paths of the flights attached to an incident, and of other drones whose tracks it has. A recording
    that cannot be read has none.
    """
    flights, entries = folder.parent.parent / FLIGHTS, tuple(entries)
    attached = [entry for entry in entries if entry.code == IncidentCode.FLIGHT_ATTACHED]
    names = [file_name_in(entry.facts, "flight") for entry in attached]
    ours = [_read(flights / name, stamp(flights / name)) for name in names if name]
    return (*ours, *_others(folder, entries))


def _others(folder: Path, entries: Iterable[Entry]) -> Iterator[FlightPath]:
    for taken in taken_tracks(folder, entries):
        track = taken.track
        if track.kind is TrackKind.DRONE:
            kept = np.arange(0, len(track), len(track) // CORNERS_MAX + 1)
            yield FlightPath(
                track.name,
                corners=_places(track.lat_deg[kept], track.lon_deg[kept]),
                times=tuple(utc(at_us) for at_us in track.at_us[kept].tolist()),
                elsewhere=True,
            )


def stamp(flight: Path) -> Stamp:
    """Changes with the files of a flight that decide where it went."""
    found: list[tuple[str, int, int]] = []
    for file in (*raw_files(flight), flight / FLIGHT_PLAN):
        try:
            state = file.stat()
        except OSError:
            continue
        found.append((file.name, state.st_size, state.st_mtime_ns))
    return tuple(found)


@lru_cache(maxsize=KEPT)
def _read(flight: Path, _stamp: Stamp) -> FlightPath:
    plan = plan_at(flight / FLIGHT_PLAN)
    try:
        frames = read_frames(flight)
    except FramesError as error:
        log.warning("no track: %s", error)
        return FlightPath(flight.name, plan=plan)
    vehicles = frames.vehicles()
    if not vehicles:
        return FlightPath(flight.name, plan=plan)
    source = vehicles[0]
    track = track_of(frames, source)
    armed = np.flatnonzero(track.armed)
    kept = armed[:: len(armed) // CORNERS_MAX + 1]
    return FlightPath(
        flight.name,
        corners=_places(track.lat_deg[kept], track.lon_deg[kept]),
        amsl_m=tuple(Amsl(height) for height in track.amsl_m[kept].tolist()),
        times=tuple(utc(at_us) for at_us in track.at_us[kept].tolist()),
        plan=plan,
        track=track,
        gimbal=gimbal_track(frames, source, track),
        wind=felt_wind(frames, source),
    )


def _places(lat_deg: Floats, lon_deg: Floats) -> tuple[LatLon, ...]:
    return tuple(LatLon(lat, lon) for lat, lon in zip(lat_deg.tolist(), lon_deg.tolist(), strict=True))


def felt_wind(frames: Frames, source: Source) -> Wind | None:
    """The mean of what ArduPilot estimates (ardupilotmega.xml, WIND: degrees it comes from, m/s)."""
    rows = frames.rows("WIND", source)
    speed, degrees = rows.fields["speed"], rows.fields["direction"]
    sound = np.isfinite(speed) & np.isfinite(degrees) & (speed >= 0.0)
    if not sound.any():
        return None
    turned = np.radians(degrees[sound].astype(np.float64))
    east, north = (float((speed[sound] * part(turned)).mean()) for part in (np.sin, np.cos))
    return Wind(math.hypot(east, north), math.degrees(math.atan2(east, north)) % 360.0)


def plan_at(plan: Path) -> Plan | None:
    """What was to be flown; None: nothing that can be read says so."""
    if not plan.is_file():
        return None
    try:
        return read_plan(plan)[0]
    except (PlanError, FormatError) as error:
        log.warning("no search area: %s", error)
        return None
