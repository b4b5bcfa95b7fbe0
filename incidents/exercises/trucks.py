"""When which truck of a real incident was sent and came, as trucks of an exercise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from incidents.codes import IncidentCode, TimeKind
from incidents.facts import text_in
from incidents.timeline import offsets_s
from incidents.tracks.taken import taken_tracks
from incidents.tracks.track import TrackKind
from maps.foreign.file import one_line
from maps.geo import LatLon, distance_m, moved
from training.exercise.scenario import TruckDue
from training.exercise.sense import TRUCK_FAR_M

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.model import Entry
    from incidents.timeline import Moment
    from incidents.tracks.track import PositionTrack

_WAY_PLACES = 20
_UNKNOWN_WAY_M = 3_000.0  # from the south, where no track tells from where
_SENT = (TimeKind.DISPATCHED, TimeKind.EN_ROUTE, IncidentCode.TRUCK_LEFT)
_THERE = (TimeKind.ON_SCENE, IncidentCode.TRUCK_STOPPED)
_WITHIN_S = (-86_400.0, 7_200.0)


def trucks_due(
    folder: Path, entries: Sequence[Entry], moments: Sequence[Moment], begins: datetime, scene: LatLon
) -> tuple[tuple[TruckDue, ...], tuple[str, ...]]:
    """The trucks whose times are both known, by the exercise's clock; and a line for what is not known."""
    trucks: list[TruckDue] = []
    unknown: list[str] = []
    straight: list[str] = []
    ways = _ways(folder, entries)
    for unit, sent, there in _runs(moments):
        if there is None:
            unknown.append(f"{unit}: when it was at the scene is not recorded; it is left out")
            continue
        sent_s, there_s = (sent - begins).total_seconds(), (there - begins).total_seconds()
        if not _WITHIN_S[0] <= sent_s < there_s <= _WITHIN_S[1]:
            unknown.append(f"{unit}: its times are not those of this flight; it is left out")
            continue
        way = ways[unit.casefold()].until(there, scene) if unit.casefold() in ways else ()
        if len(way) < 2:
            way = (moved(scene, 0.0, -_UNKNOWN_WAY_M), scene)
            straight.append(unit)
        trucks.append(TruckDue(unit, way, round(sent_s, 1), round(there_s, 1)))
    if straight:
        unknown.append(f"no track tells the way of {', '.join(straight)}: straight from the south, 3 km")
    return tuple(trucks), tuple(unknown)


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a truck drove, by its own clock, and what that clock is corrected by."""

    track: PositionTrack
    shift_s: float

    def until(self, there: datetime, scene: LatLon) -> tuple[LatLon, ...]:
        """To the scene, a few places of it."""
        track, until_us = self.track, (there.timestamp() - self.shift_s) * 1e6
        driven = np.flatnonzero(track.at_us <= until_us)
        if not len(driven):
            return ()
        kept = driven[np.unique(np.linspace(0, len(driven) - 1, _WAY_PLACES).astype(int))]
        pairs = zip(track.lat_deg[kept].tolist(), track.lon_deg[kept].tolist(), strict=True)
        places = (LatLon(lat, lon) for lat, lon in pairs)
        return tuple(at for at in places if distance_m(scene, at) <= TRUCK_FAR_M)


def _ways(folder: Path, entries: Sequence[Entry]) -> dict[str, _Way]:
    """Of the trucks whose tracks were brought in, by the names of the tracks."""
    shifts = offsets_s(entries)
    return {
        taken.track.name.casefold(): _Way(taken.track, shifts.get(taken.clock, 0.0))
        for taken in taken_tracks(folder, entries)
        if taken.track.kind is TrackKind.TRUCK
    }


def _runs(moments: Sequence[Moment]) -> list[tuple[str, datetime, datetime | None]]:
    """Each unit's first run: sent, and there."""
    sent: dict[str, datetime] = {}
    there: dict[str, datetime] = {}
    for moment in moments:
        unit = one_line(text_in(moment.entry.facts, "unit") or "")
        if not unit:
            continue
        if moment.entry.code in _SENT:
            sent.setdefault(unit, moment.at)
        elif moment.entry.code in _THERE and unit in sent:
            there.setdefault(unit, moment.at)
    return [(unit, at, there.get(unit)) for unit, at in sent.items()]
