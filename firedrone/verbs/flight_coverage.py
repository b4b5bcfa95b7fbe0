"""`firedrone flight --coverage`: what a recorded flight has really seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from firedrone.verbs.options import elevation, one_area
from firedrone.verbs.say import UsageError
from maps.formats.by_suffix import write_geojson
from maps.formats.features import Features, NamedArea
from maps.geo import LatLon
from missions.camera_model import CAMERAS, DEFAULT_CAMERA
from missions.coverage import STEPS, Coverage, Remark
from missions.plan_file import read_plan
from missions.recorded_looks import cover
from missions.search_grid import grid_around, grid_over
from missions.seen_shapes import seen_areas
from telemetry.frames import FramesError, read_frames
from telemetry.gimbal_track import gimbal_track
from telemetry.track import track_of

if TYPE_CHECKING:
    from pathlib import Path

    from missions.plan import Plan
    from missions.search_grid import SearchGrid
    from telemetry.track import Track

PLAN = "plan.json"
SENTENCES = {
    Remark.GROUND_UNKNOWN: "The height of the ground is not known everywhere; it is taken as flat at home's.",
    Remark.CAMERA_ASSUMED: "No gimbal was heard: the camera is taken as looking straight down.",
    Remark.HEADING_UNKNOWN: "The heading was not known at times: only what is in any picture counts.",
    Remark.LOOK_UNKNOWN: "Where the camera looked was not known at times: nothing counts meanwhile.",
    Remark.BELOW_GROUND: "The drone was said to be in the ground at times: nothing counts meanwhile.",
    Remark.NOTHING_SEEN: "Nothing of the area was seen: is it the area of this flight?",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; None: as the plan beside the flight says, or the usual."""

    area: Path | None
    camera: str | None
    dem: Path | None


def coverage_of(path: Path, wanted: Wanted) -> tuple[Coverage, str]:
    """What was seen on the ground, and by which camera. FramesError, FormatError or UsageError."""
    frames = read_frames(path)
    vehicles = frames.vehicles()
    if not vehicles:
        raise FramesError(f"{path}: no drone was heard in it, so nothing is known of what it saw")
    track = track_of(frames, vehicles[0])
    start = _took_off_at(track)
    if start is None:
        raise FramesError(f"{path}: it was never armed with a position known, so it saw nothing")
    plan = _plan(path)
    camera = _camera(wanted.camera, plan)
    area = one_area(wanted.area) or (None if plan is None else plan.area)
    grid = _flown_over(track) if area is None else grid_over(area, () if plan is None else plan.no_fly)
    coverage = Coverage(grid, elevation(wanted.dem), start)
    gimbal = gimbal_track(frames, vehicles[0], track)
    cover(coverage, track, gimbal, CAMERAS[camera], None if plan is None else plan.look)
    return coverage, camera


def document(coverage: Coverage, camera: str) -> dict[str, Any]:
    """The public figures. Without an area there is nothing to have a share of: then square metres alone."""
    shares, cell_m2 = coverage.shares(), coverage.grid.cell_m**2
    has_area = coverage.grid.wanted is not None
    names = [f"{step:.0%}".rstrip("%") for step in STEPS]
    at_least = dict(zip(names, shares.at_least, strict=True))
    return {
        "area_m2": round(shares.area_m2, 1) if has_area else None,
        "seen_share": round(shares.seen, 4) if has_area else None,
        **{f"seen_share_{name}": round(s, 4) if has_area else None for name, s in at_least.items()},
        "mean_pod": round(shares.mean_pod, 4) if has_area else None,
        "seen_m2": round(cell_m2 * float(np.count_nonzero(coverage.lambdas)), 1),
        **{f"seen_m2_{name}": round(s * shares.area_m2, 1) for name, s in at_least.items()},
        "cell_m": coverage.grid.cell_m,
        "camera": camera,
        "ground_known": Remark.GROUND_UNKNOWN not in coverage.remarks,
        "remarks": sorted(remark.value for remark in coverage.remarks),
    }


def lines(coverage: Coverage, camera: str) -> list[str]:
    """The same for people."""
    found = document(coverage, camera)
    if found["area_m2"] is None:
        said = f"seen ({camera}): {found['seen_m2']:.0f} m2 of ground; no area to have a share of: --area"
    else:
        steps = ", ".join(
            f"{share:.1%} at {step:.0%}"
            for step, share in zip(STEPS, coverage.shares().at_least, strict=True)
        )
        chance = found["mean_pod"]
        said = (
            f"seen ({camera}): {steps} of {found['area_m2'] / 1e4:.1f} ha; chance to have found {chance:.0%}"
        )
    remarks = sorted(coverage.remarks, key=list(Remark).index)
    return [said, *(f"  {SENTENCES[remark]}" for remark in remarks)]


def write(coverage: Coverage, out: Path, *, simulated: bool) -> int:
    """The outlines of what was seen, by chance, into a map file that says of each whether it was practised.
    FormatError when it cannot be written."""
    if out.suffix.lower() not in (".geojson", ".json"):
        raise UsageError(f"{out}: outlines are written as GeoJSON: name it .geojson")
    named = [
        NamedArea(area, _name(step, simulated), {"pod_at_least": step, "simulated": simulated})
        for step, areas in seen_areas(coverage).items()
        for area in areas
    ]
    try:
        write_geojson(out, Features(areas=tuple(named)))
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror})") from error
    return len(named)


def _name(step: float, simulated: bool) -> str:
    return f"TRAINING {step:.0%}" if simulated else f"{step:.0%}"


def _plan(path: Path) -> Plan | None:
    """The one beside the raw files of a flight folder."""
    file = path / PLAN
    return read_plan(file)[0] if path.is_dir() and file.is_file() else None


def _camera(name: str | None, plan: Plan | None) -> str:
    """As asked for, as planned, or the usual one."""
    if name is not None and name not in CAMERAS:
        raise UsageError(f'--camera: "{name}" is not a camera; known are {", ".join(CAMERAS)}')
    planned = None if plan is None or plan.camera not in CAMERAS else plan.camera
    return name or planned or DEFAULT_CAMERA.name


def _took_off_at(track: Track) -> LatLon | None:
    armed = np.flatnonzero(track.armed)
    return LatLon(float(track.lat_deg[armed[0]]), float(track.lon_deg[armed[0]])) if len(armed) else None


def _flown_over(track: Track) -> SearchGrid:
    lats, lons = track.lat_deg[track.armed], track.lon_deg[track.armed]
    corners = [
        LatLon(float(lats.min()), float(lons.min())),
        LatLon(float(lats.max()), float(lons.max())),
    ]
    return grid_around(corners)
