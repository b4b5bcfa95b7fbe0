"""Where the camera was and where it looked in the last minute, at any moment that was heard around.

A picture is older than the newest pose by the delay of its video: whoever asks takes the delay off first.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import EARTH_RADIUS_M, AboveHome, LatLon
from telemetry.georeference.pose import Motion, Pose, axes

if TYPE_CHECKING:
    from telemetry.state import VehicleState

KEPT_S = 60.0
LONGEST_GAP_S = 1.0  # between two reports; what was in between nobody knows
LONGEST_AHEAD_S = 0.3  # after the newest report; before the oldest, nothing
_MOST = 12_000  # reports of a kind: 200 a second
_MOTION_S = 0.2  # on each side

Values = tuple[float | None, ...]


class PoseHistory:
    """Takes what the drone says; gives poses. Belongs to one thread."""

    def __init__(self, fixed_pitch_deg: float | None = None) -> None:
        """`fixed_pitch_deg`: where a camera without a gimbal looks from the level airframe, -90 straight
        down; None: without a gimbal's word there is no pose."""
        self._fixed_pitch_deg = fixed_pitch_deg
        self._fixes = _Reports(turning=())
        self._attitudes = _Reports(turning=(0, 2))
        self._gimbal = _Reports(turning=(1,))

    def add(self, state: VehicleState) -> None:
        """At every tick; groups that are not newer are left out, so is a position the drone itself doubts."""
        fix, attitude, gimbal = state.fix, state.attitude, state.gimbal
        sure = state.estimator is None or state.estimator.position_ok
        if fix is not None and sure:
            self._fixes.add(fix.received_s, (fix.at.lat_deg, fix.at.lon_deg, fix.above_home_m))
        if attitude is not None:
            told = (attitude.roll_deg, attitude.pitch_deg, attitude.yaw_deg)
            self._attitudes.add(attitude.received_s, told)
        if gimbal is not None:
            self._gimbal.add(gimbal.received_s, (gimbal.pitch_deg, gimbal.yaw_deg))

    @property
    def newest_s(self) -> float | None:
        """When the newest position was heard."""
        return self._fixes.times[-1] if self._fixes.times else None

    def pose_at(self, t_s: float) -> Pose | None:
        """The pose at a moment of time.monotonic(); None: nothing was heard around it."""
        fix = self._fixes.at(t_s)
        if fix is None or fix[0] is None or fix[1] is None or fix[2] is None:
            return None
        at = LatLon(fix[0], fix[1])
        if self._gimbal.times:
            look = self._gimbal.at(t_s)
            if look is None or look[0] is None:
                return None
            return Pose(at, AboveHome(fix[2]), look[1], look[0])
        tilt = self._attitudes.at(t_s)
        if self._fixed_pitch_deg is None or tilt is None:
            return None
        roll, pitch, yaw = (angle or 0.0 for angle in tilt)
        body = Pose(at, AboveHome(fix[2]), yaw, pitch, roll)
        return _mounted(body, self._fixed_pitch_deg)

    def motion_at(self, t_s: float) -> Motion | None:
        """How the pose changes, over 0.4 s; None where it is not known."""
        before, after, span = self.pose_at(t_s - _MOTION_S), self.pose_at(t_s + _MOTION_S), 2 * _MOTION_S
        if after is None:
            after, span = self.pose_at(t_s), _MOTION_S
        if before is None or after is None:
            return None
        metres = math.radians(1.0) * EARTH_RADIUS_M
        north = (after.at.lat_deg - before.at.lat_deg) * metres
        east = (after.at.lon_deg - before.at.lon_deg) * metres * math.cos(math.radians(after.at.lat_deg))
        turn = 0.0
        if before.yaw_deg is not None and after.yaw_deg is not None:
            turn = _short(after.yaw_deg - before.yaw_deg)
        return Motion(
            east / span,
            north / span,
            (after.above_home_m - before.above_home_m) / span,
            turn / span,
            (after.pitch_deg - before.pitch_deg) / span,
        )


class _Reports:
    """Values of one kind in the order of time, straight lines between them."""

    def __init__(self, turning: tuple[int, ...]) -> None:
        self._turning = turning  # which values are angles that go round
        self.times: list[float] = []
        self._values: list[Values] = []

    def add(self, t_s: float, values: Values) -> None:
        if not math.isfinite(t_s) or any(v is not None and not math.isfinite(v) for v in values):
            return
        if self.times and t_s <= self.times[-1]:
            return
        self.times.append(t_s)
        self._values.append(values)
        # Seldom, and many at once: taking the first of a list costs as much as taking a thousand.
        if len(self.times) > _MOST or self.times[0] < t_s - 2 * KEPT_S:
            old = max(bisect_right(self.times, t_s - KEPT_S), len(self.times) - _MOST // 2)
            del self.times[:old], self._values[:old]

    def at(self, t_s: float) -> Values | None:
        after = bisect_right(self.times, t_s)
        if after == 0:
            return None
        if after == len(self.times):
            return self._ahead(t_s)
        if self.times[after] - self.times[after - 1] > LONGEST_GAP_S:
            return self._values[after - 1] if t_s == self.times[after - 1] else None
        return self._line(after - 1, after, t_s)

    def _ahead(self, t_s: float) -> Values | None:
        """After the newest report it is taken to go on as it did, for a moment."""
        last = len(self.times) - 1
        if not t_s - self.times[last] <= LONGEST_AHEAD_S:
            return None
        if last == 0 or self.times[last] - self.times[last - 1] > LONGEST_GAP_S:
            return self._values[last]
        return self._line(last - 1, last, t_s)

    def _line(self, one: int, two: int, t_s: float) -> Values:
        share = (t_s - self.times[one]) / (self.times[two] - self.times[one])
        pairs = zip(self._values[one], self._values[two], strict=True)
        return tuple(self._between(n, a, b, share) for n, (a, b) in enumerate(pairs))

    def _between(self, index: int, a: float | None, b: float | None, share: float) -> float | None:
        if a is None or b is None:
            return None
        if index in self._turning:
            return (a + share * _short(b - a)) % 360.0
        return a + share * (b - a)


def _short(turn_deg: float) -> float:
    """The same turn, the short way round."""
    return (turn_deg + 180.0) % 360.0 - 180.0


def _mounted(body: Pose, pitch_deg: float) -> Pose:
    """The look of a camera that is fixed to the airframe, as yaw, pitch and roll of its own."""
    mount = axes(Pose(body.at, body.above_home_m, 0.0, pitch_deg))
    # Rows of `mount` are east, north, up of a level airframe that points north: its right, forward and up.
    forward, right, down = axes(body)
    look, side, _ = mount @ np.array([right, forward, -down])
    pitch = math.degrees(math.asin(max(-1.0, min(1.0, float(look[2])))))
    level = math.hypot(float(look[0]), float(look[1]))
    if level < 1e-6:  # straight down: all of the turn is the yaw of the upper edge
        yaw = math.degrees(math.atan2(-float(side[1]), float(side[0])))
        return Pose(body.at, body.above_home_m, yaw % 360.0, pitch)
    yaw = math.atan2(float(look[0]), float(look[1]))
    flat = np.array([math.cos(yaw), -math.sin(yaw), 0.0])  # the right of such a look without roll
    roll = math.degrees(math.atan2(-float(side[2]) / level, float(side @ flat)))
    return Pose(body.at, body.above_home_m, math.degrees(yaw) % 360.0, pitch, roll)
