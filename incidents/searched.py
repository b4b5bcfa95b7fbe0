"""How much of the search area the attached flights have really seen, and in what time."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from incidents.codes import Clock, IncidentCode, Source
from incidents.facts import number_in
from incidents.flight_paths import flight_paths
from maps.area import AreaError
from missions.camera_model import CAMERAS, DEFAULT_CAMERA
from missions.coverage import STEPS, Coverage
from missions.recorded_looks import cover
from missions.search_grid import grid_over
from missions.seen_shapes import seen_areas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.flight_paths import FlightPath
    from incidents.journal import Journal
    from incidents.model import Entry
    from maps.area import Area
    from missions.camera_model import Camera
    from missions.plan import Plan
    from telemetry.track import Track

log = logging.getLogger(__name__)

KEPT = 4
LOOKS_EVERY = 2  # one each half a second: the same shares to a ten-thousandth, in half the time
STILL_S = 2.0  # between two positions that are farther apart nobody knows what was seen


@dataclass(frozen=True, slots=True)
class Searched:
    """Over all areas of the attached flights together. Shares are 0 to 1."""

    area_m2: float
    seen_share: float  # at all
    found_share: float  # the chance to have found what may be anywhere in it
    searched_s: float  # in the air for it
    flights: int
    outlines: tuple[Area, ...] = ()  # of what was seen with a chance of 30 % and more


def searched(folder: Path, entries: Sequence[Entry]) -> Searched | None:
    """From the recordings. None: no flight with an area and a recording is attached."""
    paths = [path for path in flight_paths(folder, entries) if path.area and path.track]
    return _worked_out(tuple(paths)) if paths else None


def searched_in(entries: Iterable[Entry]) -> Searched | None:
    """As the record has it; None where it says nothing, or another flight was attached since."""
    said: Entry | None = None
    for entry in entries:
        if entry.code == IncidentCode.FLIGHT_ATTACHED:
            said = None
        elif entry.code == IncidentCode.AREA_SEARCHED:
            said = entry
    if said is None:
        return None
    names = ("area_m2", "seen_percent", "found_percent", "searched_s", "flights")
    area_m2, seen, found, searched_s, flights = (number_in(said.facts, name) for name in names)
    if area_m2 is None or seen is None or found is None or searched_s is None:
        return None
    return Searched(area_m2, seen / 100.0, found / 100.0, searched_s, int(flights or 0))


def note_searched(journal: Journal, now: datetime) -> Entry | None:
    """Write down what the flights have seen, once for the same flights; None: there is nothing new to say."""
    entries = journal.entries
    if searched_in(entries) is not None:
        return None
    found = searched(journal.folder, entries)
    if found is None:
        return None
    facts = {
        "area_m2": round(found.area_m2, 1),
        "seen_percent": round(100.0 * found.seen_share, 1),
        "found_percent": round(100.0 * found.found_share, 1),
        "searched_s": round(found.searched_s, 1),
        "flights": found.flights,
    }
    return journal.append(now, Clock.LAPTOP, Source.RECORD, IncidentCode.AREA_SEARCHED, facts)


@lru_cache(maxsize=KEPT)  # paths are read once and stay the same objects until their files change
def _worked_out(paths: tuple[FlightPath, ...]) -> Searched | None:
    by_area: dict[Area, list[FlightPath]] = {}
    for path in paths:
        if path.area is not None:
            by_area.setdefault(path.area, []).append(path)
    done = [one for one in (_over(area, own) for area, own in by_area.items()) if one is not None]
    area_m2 = sum(one.area_m2 for one in done)
    if area_m2 <= 0.0:
        return None
    return Searched(
        area_m2,
        sum(one.seen_share * one.area_m2 for one in done) / area_m2,
        sum(one.found_share * one.area_m2 for one in done) / area_m2,
        sum(one.searched_s for one in done),
        sum(one.flights for one in done),
        tuple(outline for one in done for outline in one.outlines),
    )


def _over(area: Area, paths: Sequence[FlightPath]) -> Searched | None:
    """One area by all flights that were for it, each a pass of its own."""
    plans = [path.plan for path in paths if path.plan is not None]
    begun = next((path.corners[0] for path in paths if path.corners), None)
    if begun is None:
        return None
    try:
        coverage = Coverage(grid_over(area, plans[0].no_fly), None, begun)
    except AreaError as error:
        log.warning("no coverage: %s", error)
        return None
    for path in paths:
        if path.track is not None and path.plan is not None:
            cover(coverage, path.track, path.gimbal, _camera(path.plan), path.plan.look, every=LOOKS_EVERY)
    shares = coverage.shares()
    air_s = sum(_air_s(path.track) for path in paths if path.track is not None)
    outlines = seen_areas(coverage)[STEPS[0]]
    return Searched(shares.area_m2, shares.seen, shares.mean_pod, air_s, len(paths), outlines)


def _camera(plan: Plan) -> Camera:
    return CAMERAS.get(plan.camera or "", DEFAULT_CAMERA)


def _air_s(track: Track) -> float:
    """How long it was armed, silences left out."""
    steps_s = np.diff(track.at_us) / 1e6
    both = track.armed[:-1] & track.armed[1:] & (steps_s <= STILL_S)
    return float(steps_s[both].sum())
