"""What has really been seen: the chance to have found somebody, cell by cell.

Each cell keeps lambda, the sum of what every pass over it was worth; the chance is 1 - exp(-lambda), the
random curve of search theory. Not seen is lambda 0; seen and nothing found is above.

A pass is an unbroken view of a cell: it ends when the cell has been out of the picture for PASS_GAP_S. The
frames of one pass show the same thing again, so a pass is worth its best look, in full once the cell was in
view for `detection.LOOK_S`, less before: hovering adds nothing. Passes are independent and add up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from missions.detection import LOOK_S, by_pixels, through
from missions.rays import focal_px
from missions.sight import clear, reach, sight
from telemetry.georeference.ray_march import LOWEST_M
from telemetry.georeference.relief import Relief, relief

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.geo import LatLon
    from missions.camera_model import Camera
    from missions.ground import Ground
    from missions.search_grid import SearchGrid, Window
    from telemetry.georeference.pose import Pose

    Floats = NDArray[np.float64]
    Cells = NDArray[np.float32]
    Whole = NDArray[np.intp]

PASS_GAP_S = 5.0
LONGEST_STEP_S = 1.0  # of view that one step adds: what was in view between two that are farther apart?
STEPS = (0.30, 0.60, 0.85)  # the chances that are shown
MOST_LAMBDA = -math.log(0.01)  # 99 %: no search is ever sure
_RELIEF_MARGIN_M = 250.0  # of ground round the grid, from where a slanted look comes
_SURE = 0.02  # looks steeper than the steepest slope by so much (sine) are never hidden


class Remark(StrEnum):
    """What the figures rest on besides measured things."""

    GROUND_UNKNOWN = "ground_unknown"  # taken as flat at home's height: all of it, or holes in the data
    CAMERA_ASSUMED = "camera_assumed"  # no gimbal was heard: the camera looked straight down
    HEADING_UNKNOWN = "heading_unknown"  # only what is in the picture whatever its turn was counted
    LOOK_UNKNOWN = "look_unknown"  # where the camera looked is not known: nothing was counted meanwhile
    BELOW_GROUND = "below_ground"  # the drone was said to be in the ground: nothing was counted meanwhile
    NOTHING_SEEN = "nothing_seen"  # what was looked at and the area do not meet


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the wanted ground has been seen how well."""

    area_m2: float
    seen: float  # at all
    at_least: tuple[float, ...]  # with the chances of STEPS
    mean_pod: float  # the chance to have found what may be anywhere in it


class Coverage:
    """Lives as long as the search of one area, over as many flights as that takes."""

    def __init__(self, grid: SearchGrid, ground: Ground | None = None, home: LatLon | None = None) -> None:
        """Heights of poses are counted from the ground at `home`."""
        west, south, east, north = grid.bounds
        margin = _RELIEF_MARGIN_M
        self.grid = grid
        self.relief: Relief = relief(
            grid.frame, (west - margin, south - margin, east + margin, north + margin), ground, home
        )
        self.remarks: set[Remark] = set() if self.relief.known else {Remark.GROUND_UNKNOWN}
        self._xs, self._ys = grid.xs, grid.ys
        shape = grid.shape
        self.lambdas: Cells = np.zeros(shape, np.float32)
        self._done: Cells = np.zeros(shape, np.float32)  # of the passes that are over
        self._best: Cells = np.zeros(shape, np.float32)  # look of this pass
        self._view_s: Cells = np.zeros(shape, np.float32)  # of this pass
        self._last_s: Cells = np.full(shape, -np.inf, np.float32)  # in view
        self._last_step = np.full(shape, -1, np.int32)
        self._steps = 1
        self._clock_s = 0.0
        self._before_s: float | None = None

    @property
    def pod(self) -> Cells:
        """The chance to have found what is in each cell; never 1."""
        return -np.expm1(-self.lambdas)

    def shares(self) -> Shares:
        """Over the wanted cells."""
        lambdas = self.lambdas[self.grid.inside]
        count = max(1, len(lambdas))
        return Shares(
            area_m2=len(lambdas) * self.grid.cell_m**2,
            seen=int(np.count_nonzero(lambdas)) / count,
            at_least=tuple(
                int(np.count_nonzero(lambdas >= np.float32(-math.log1p(-step)))) / count for step in STEPS
            ),
            mean_pod=float(-np.expm1(-lambdas.astype(np.float64)).sum()) / count,
        )

    def begin(self) -> None:
        """Another flight: what is seen from now on is a new pass."""
        self._steps += 1
        self._clock_s += 2 * PASS_GAP_S
        self._before_s = None

    def step(self, pose: Pose | None, camera: Camera, now_s: float) -> Window | None:
        """One look at `now_s` of any clock. None as pose: nobody knows where the camera looks.

        Returns the part of the grid in which something may have changed. A clock that is set back stands
        still for a step; one that leaps makes no new pass of what stays in view.
        """
        elapsed_s = 0.0 if self._before_s is None else max(0.0, now_s - self._before_s)
        self._before_s = now_s
        self._clock_s += elapsed_s
        self._steps += 1
        if pose is None or not pose.placeable:
            self.remarks.add(Remark.LOOK_UNKNOWN)
            return None
        if pose.yaw_deg is None:
            self.remarks.add(Remark.HEADING_UNKNOWN)
        eye = self._eye(pose)
        window = None if eye is None else self._window(pose, camera, eye)
        if eye is None or window is None:
            return None
        return window if self._look(pose, camera, eye, window, min(elapsed_s, LONGEST_STEP_S)) else None

    def _eye(self, pose: Pose) -> Floats | None:
        """Where the camera is, in metres; None in the ground or on it, or at the other end of the world."""
        eye = np.array([*self.grid.frame.to_xy(pose.at), float(pose.above_home_m)])
        if not np.isfinite(eye).all():
            return None
        above_m = float(eye[2] - self.relief.at(eye[:1], eye[1:2])[0])
        if above_m < -LOWEST_M:
            self.remarks.add(Remark.BELOW_GROUND)
        return eye if above_m >= LOWEST_M else None

    def _window(self, pose: Pose, camera: Camera, eye: Floats) -> Window | None:
        """Where cells may be in view: as far as all the ground allows, then as far as that under it does."""
        low_m, high_m = self.relief.low_m, self.relief.high_m
        bounds = reach(pose, camera, eye, low_m, high_m)
        if bounds is not None and not self.relief.level:
            bounds = reach(pose, camera, eye, *self.relief.between(*bounds))
        return None if bounds is None else self.grid.window(*bounds)

    def _look(self, pose: Pose, camera: Camera, eye: Floats, window: Window, view_s: float) -> bool:
        """Whether a wanted cell was in view."""
        xs, ys = self._xs[None, window.part[1]], self._ys[window.part[0], None]
        up = self.relief.at(xs, ys)
        inside, depth, sink = sight(pose, camera, xs - eye[0], ys - eye[1], up - eye[2])
        seen = np.flatnonzero(inside & self.grid.inside[window.part])
        if not self.relief.level:
            seen = seen[self._unhidden(eye, window, seen, sink.ravel()[seen], up)]
        if not len(seen):
            return False
        looks = by_pixels(depth.ravel()[seen] / focal_px(camera))
        row, column = np.divmod(seen, window.right - window.left)
        at = (row + window.top) * self.grid.shape[1] + column + window.left
        if self.grid.look_through is not None:
            looks *= through(self.grid.look_through.ravel()[at], sink.ravel()[seen])
        self._add(at, looks.astype(np.float32), view_s)
        return True

    def _unhidden(
        self, eye: Floats, window: Window, seen: Whole, sink: Floats, up: Floats
    ) -> NDArray[np.bool_]:
        """Which no hill hides."""
        free = sink > math.sin(math.atan(self.relief.steepest)) + _SURE
        doubtful = seen[~free]
        row, column = np.divmod(doubtful, window.right - window.left)
        places = [self._xs[column + window.left], self._ys[row + window.top], up.ravel()[doubtful]]
        free[~free] = clear(eye, np.column_stack(places), self.relief)
        return free

    def _add(self, at: Whole, looks: Cells, view_s: float) -> None:
        """Cells by their place in the flat grid."""
        lambdas, done, best = self.lambdas.reshape(-1), self._done.reshape(-1), self._best.reshape(-1)
        view, last, step = self._view_s.reshape(-1), self._last_s.reshape(-1), self._last_step.reshape(-1)
        stayed = step[at] == self._steps - 1
        anew = at[~stayed & (self._clock_s - last[at] > PASS_GAP_S)]
        done[anew] = lambdas[anew]
        best[anew] = view[anew] = 0.0
        best[at] = np.maximum(best[at], looks)
        view[at] += np.float32(view_s)
        last[at], step[at] = self._clock_s, self._steps
        worth = done[at] + best[at] * np.minimum(view[at] / LOOK_S, 1.0)
        lambdas[at] = np.minimum(np.maximum(lambdas[at], worth), MOST_LAMBDA)
