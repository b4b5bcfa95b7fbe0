"""A line that others drew, as a flight: only when somebody asks for it, and at the height he says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.foreign.file import FormatError
from maps.formats import by_suffix
from maps.geo import AboveGround, AboveHome
from missions.camera_model import DEFAULT_CAMERA, swath_m
from missions.imported import DEFAULT_SPEED_M_S, Remark
from missions.items import MOST_WAYPOINTS
from missions.plan import Plan, Waypoint

if TYPE_CHECKING:
    from pathlib import Path

    from maps.geo import LatLon


def read_route(
    path: Path, height: AboveHome, speed_m_s: float = DEFAULT_SPEED_M_S
) -> tuple[Plan, tuple[Remark, ...]]:
    """The one line of a map file (GeoJSON, KML, KMZ, GPX) flown at `height`, whatever heights it has itself.

    FormatError when there is no line, more than one, or more places in it than fit aboard.
    """
    features = by_suffix.read(path)
    if len(features.lines) != 1:
        what = (
            f"{len(features.lines)} lines in it: keep the one to fly" if features.lines else "no line in it"
        )
        raise FormatError(path, "", what)
    (line,) = features.lines
    places = _once(line.places)
    if len(places) > MOST_WAYPOINTS:
        what = f"its line has {len(places)} places, {MOST_WAYPOINTS} fit aboard: draw it with fewer"
        raise FormatError(path, "", what)
    said = [Remark("drawn_heights_not_taken")] if any(h is not None for h in line.amsl_m) else []
    beside = {"areas": len(features.areas), "points": len(features.points)}
    said += [Remark("not_of_the_plan", None, {kind: count}) for kind, count in beside.items() if count]
    wanted = AboveGround(max(1.0, float(height)))
    plan = Plan(
        pattern="imported",
        area=None,
        home=None,
        waypoints=tuple(Waypoint(at, height) for at in places),
        takeoff_height=height,
        speed_m_s=speed_m_s,
        camera=DEFAULT_CAMERA.name,
        height=wanted,
        swath_m=swath_m(DEFAULT_CAMERA, wanted),
        spacing_m=swath_m(DEFAULT_CAMERA, wanted),
    )
    return plan, tuple(said)


def _once(places: tuple[LatLon, ...]) -> tuple[LatLon, ...]:
    """Without the same place twice in a row."""
    return tuple(at for number, at in enumerate(places) if number == 0 or at != places[number - 1])
