"""Which target was in the picture when, which was marked and how exactly, and which marks are of nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from shapely import Point

from maps.area import LocalFrame
from maps.geo import distance_m
from missions.camera_model import CAMERAS, DEFAULT_CAMERA
from missions.recorded_looks import recorded_looks
from missions.sight import sight
from training.exercise.whereabouts import target_at
from training.fire.front import burnt_by
from training.score.performance import TargetMet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.debrief.told import Mark
    from incidents.debrief.true_flight import TrueFlight
    from incidents.flight_paths import FlightPath
    from training.exercise.scenario import Scenario, Target
    from training.fire.arrival import Arrival

MATCH_M = 60.0  # a mark that is farther from a target is not of it


@dataclass(frozen=True, slots=True)
class Met:
    """The targets, and how many marks are of nothing."""

    targets: tuple[TargetMet, ...]
    false_marks: int


def targets_met(
    scenario: Scenario,
    marks: Sequence[Mark],
    paths: Sequence[FlightPath],
    truth: TrueFlight,
    fires: Sequence[Arrival] = (),
) -> Met:
    """Each mark is of the nearest wanted target; what is not looked for, and the fire, may be marked, too."""
    in_view = first_views_s(scenario, paths, truth)
    errors: dict[str, list[tuple[float, float]]] = {}  # when, and by how much
    false_marks = 0
    for mark in marks:
        near = [(distance_m(mark.at, target_at(one, mark.at_s)), one) for one in scenario.targets]
        wanted = [(metres, one.name) for metres, one in near if one.wanted and metres <= MATCH_M]
        if wanted:
            error_m, name = min(wanted)
            errors.setdefault(name, []).append((mark.at_s, error_m))
        elif not any(metres <= MATCH_M for metres, _ in near) and not _on_fire(fires, mark):
            false_marks += 1
    met = tuple(_met(one, in_view.get(one.name), errors.get(one.name, [])) for one in scenario.targets)
    return Met(met, false_marks)


def first_views_s(scenario: Scenario, paths: Sequence[FlightPath], truth: TrueFlight) -> dict[str, float]:
    """When the camera's ground held each target for the first time, taken as flat at home's height."""
    found: dict[str, float] = {}
    for path in paths:
        for name, at_s in _views_s(scenario.targets, path, truth).items():
            found[name] = min(at_s, found.get(name, at_s))
    return found


def _views_s(targets: Sequence[Target], path: FlightPath, truth: TrueFlight) -> dict[str, float]:
    if path.track is None or not len(path.track) or not targets:
        return {}
    frame = LocalFrame(truth.home)
    camera = CAMERAS.get((path.plan.camera if path.plan else None) or "", DEFAULT_CAMERA)
    looks = list(recorded_looks(path.track, path.gimbal, path.plan.look if path.plan else None))
    begun_us = int(path.track.at_us[0])
    looked_us = np.array([begun_us + round(second * 1e6) for second, _ in looks], np.int64)
    found: dict[str, float] = {}
    for at_s, (_, pose) in zip(truth.seconds_of(looked_us).tolist(), looks, strict=True):
        if np.isnan(at_s) or pose is None or not pose.placeable:
            continue
        left = [target for target in targets if target.name not in found]
        if not left:
            break
        eye = frame.to_xy(pose.at)
        places = np.array([frame.to_xy(target_at(target, at_s)) for target in left]) - eye
        down = np.full(len(left), -float(pose.above_home_m))
        inside = sight(pose, camera, places[:, 0], places[:, 1], down).inside
        found |= {target.name: at_s for target, seen in zip(left, inside.tolist(), strict=True) if seen}
    return found


def _met(target: Target, in_view_s: float | None, marks: Sequence[tuple[float, float]]) -> TargetMet:
    """Marked when it first was; as exact as the best of its marks."""
    if not marks:
        return TargetMet(target.name, in_view_s, None, None)
    return TargetMet(target.name, in_view_s, min(at_s for at_s, _ in marks), min(m for _, m in marks))


def _on_fire(fires: Sequence[Arrival], mark: Mark) -> bool:
    """Whether it burnt there by then."""
    for fire in fires:
        x, y = LocalFrame(fire.origin).to_xy(mark.at)
        burnt = burnt_by(fire, mark.at_s)
        if not burnt.is_empty and burnt.distance(Point(x, y)) <= MATCH_M:
            return True
    return False
