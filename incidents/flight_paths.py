"""Where the attached flights went, from their own recordings, in metres true for a map on paper."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from incidents.attach import FLIGHTS
from incidents.codes import IncidentCode
from incidents.facts import file_name_in
from incidents.tracks.taken import taken_tracks
from incidents.tracks.track import TrackKind
from maps.foreign.file import FormatError
from maps.geo import LatLon
from missions.plan import PlanError
from missions.plan_file import read_plan
from telemetry.frames import FramesError, read_frames
from telemetry.track import track_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import numpy.typing as npt

    from incidents.model import Entry
    from maps.area import Area

    Floats = npt.NDArray[np.float64]

log = logging.getLogger(__name__)

CORNERS_MAX = 3000  # of one flight; a report's map shows no more


@dataclass(frozen=True, slots=True)
class FlightPath:
    """One flight on the ground: the way flown while armed, and what was to be searched.

    `elsewhere`: another drone's, not recorded and not sealed by us.
    """

    flight: str
    corners: tuple[LatLon, ...]
    area: Area | None
    elsewhere: bool = False


def flight_paths(folder: Path, entries: Iterable[Entry]) -> tuple[FlightPath, ...]:
    """The paths of the flights attached to an incident, and of other drones whose tracks it has. A recording
    that cannot be read has none.
    """
    flights, entries = folder.parent.parent / FLIGHTS, tuple(entries)
    attached = [entry for entry in entries if entry.code == IncidentCode.FLIGHT_ATTACHED]
    names = [file_name_in(entry.facts, "flight") for entry in attached]
    ours = [_path(flights / name) for name in names if name]
    return (*ours, *_others(folder, entries))


def _others(folder: Path, entries: Iterable[Entry]) -> Iterator[FlightPath]:
    for taken in taken_tracks(folder, entries):
        track = taken.track
        if track.kind is TrackKind.DRONE:
            kept = np.arange(0, len(track), len(track) // CORNERS_MAX + 1)
            yield FlightPath(
                track.name, _places(track.lat_deg[kept], track.lon_deg[kept]), None, elsewhere=True
            )


def _path(flight: Path) -> FlightPath:
    return FlightPath(flight.name, _corners(flight), _area(flight / "plan.json"))


def _corners(flight: Path) -> tuple[LatLon, ...]:
    try:
        frames = read_frames(flight)
    except FramesError as error:
        log.warning("no track: %s", error)
        return ()
    vehicles = frames.vehicles()
    if not vehicles:
        return ()
    track = track_of(frames, vehicles[0])
    armed = np.flatnonzero(track.armed)
    kept = armed[:: len(armed) // CORNERS_MAX + 1]
    return _places(track.lat_deg[kept], track.lon_deg[kept])


def _places(lat_deg: Floats, lon_deg: Floats) -> tuple[LatLon, ...]:
    return tuple(LatLon(lat, lon) for lat, lon in zip(lat_deg.tolist(), lon_deg.tolist(), strict=True))


def _area(plan: Path) -> Area | None:
    if not plan.is_file():
        return None
    try:
        return read_plan(plan)[0].area
    except (PlanError, FormatError) as error:
        log.warning("no search area: %s", error)
        return None
